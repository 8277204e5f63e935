#!/bin/sh
# shellcheck disable=SC2016  # `bash -c` expands its own
# documents.sh PROGRAM PAGE-1 PAGE-5 BASH ZSH FISH: the manual pages and the completions, which the
# build makes of the tables, are right and complete, and the shells complete with them.
page_1=$(readlink -f "$2") page_5=$(readlink -f "$3")
in_bash=$(readlink -f "$4") in_zsh=$(readlink -f "$5") in_fish=$(readlink -f "$6")
. "$(dirname "$0")/lib.sh"
cd "$WORK"

# skip PROGRAM NAME: what it is for cannot be tried without it.
skip() {
  STEP=$((STEP + 1))
  echo "ok $STEP - $2 # SKIP $1 is not installed"
}
has() {
  command -v "$1" >/dev/null
}

# ---- manual pages ----
for page in "$page_1" "$page_5"; do
  name=$(basename "$page")
  if has mandoc; then check "mandoc finds nothing in $name" mandoc -Tlint -W warning "$page"; else skip mandoc "$name"; fi
  check "$name: every part was filled in" sh -c '! grep -n "^@\|@version@" "$1"' sh "$page"
done
"$PROGRAM" --lang en --help >help
sed -n 's/^  dialoog \([a-z]*\) .*/\1/p' help >commands
check "there are commands" sh -c '[ "$(wc -l <commands)" -ge 10 ]'
while IFS= read -r command; do
  check "dialoog.1 has $command" grep -qx "\.SS dialoog $command" "$page_1"
done <commands
sed -n 's/^\tEXIT_[A-Z_]* = \([0-9]*\).*/\1/p' "$SOURCE/src/cli/cli.h" >codes
check "there are exit codes" sh -c '[ "$(wc -l <codes)" -ge 9 ]'
while IFS= read -r code; do
  check "dialoog.1 has exit code $code" grep -qx "\.B $code" "$page_1"
done <codes
check "dialoog.1 has the keys" grep -qx '\.B u, Ctrl\\-Z' "$page_1"
# SETTING(id, section, key, ...
sed -n 's/^SETTING([A-Z_]*, "[a-z]*", "\([a-z-]*\)".*/\1/p' "$SOURCE/include/dialoog/conf/settings.def" >settings
check "there are settings" sh -c '[ "$(wc -l <settings)" -ge 8 ]'
while IFS= read -r setting; do
  check "dialoog.5 has $setting" grep -qx "\.B $(echo "$setting" | sed 's/-/\\\\-/g')" "$page_5"
done <settings

# ---- bash ----
check "bash reads its completion" bash -n "$in_bash"
# offers WORD...: what bash offers for the last word, sorted, on one line.
offers() {
  bash -c '. "$0"
    COMP_WORDS=(dialoog "$@") COMP_CWORD=$#
    _dialoog
    printf "%s\n" "${COMPREPLY[@]}"' "$in_bash" "$@" | sort | xargs
}
mkdir -p some/folder
: >some/hub.db
check "bash: it is for dialoog" bash -c '. "$0"; complete -p dialoog' "$in_bash"
check "bash: a command" [ "$(offers ver)" = verslag ]
check "bash: a file in the place of a command" [ "$(offers some/h)" = some/hub.db ]
check "bash: an option" [ "$(offers list --for)" = --format ]
check "bash: its values" [ "$(offers list --format '')" = "json text" ]
check "bash: those of another command" [ "$(offers keys --format m)" = "man md" ]
check "bash: a value behind =" [ "$(offers --lang = n)" = nl ]
check "bash: all of them behind =" [ "$(offers --lang =)" = "en nl" ]
check "bash: a command behind an option with a value" [ "$(offers --lang en repo)" = report ]
check "bash: no command is offered twice" [ "$(offers report repo)" = "" ]
check "bash: a file of a command" [ "$(offers check some/)" = "some/folder some/hub.db" ]
check "bash: a file as a value" [ "$(offers report -o some/h)" = some/hub.db ]
check "bash: nothing for a value that is anything" [ "$(offers new --title '')" = "" ]
# The options of each command are those of its help.
sed -n 's/^  \(--[a-z]*\).*/\1/p' help >common
while IFS= read -r command; do
  "$PROGRAM" "$command" --help --lang en >one
  alias=$(sed -n 's/^ *The same: dialoog //p' one)
  wanted=$({ cat common; sed -n 1p one | grep -o -- '--*[a-z][a-z-]*'; } | sort | xargs)
  for name in $command $alias; do
    check "bash: the options of $name" [ "$(offers "$name" -)" = "$wanted" ]
  done
done <commands

# ---- the others, where they are ----
if has zsh; then check "zsh reads its completion" zsh -n "$in_zsh"; else skip zsh "zsh reads its completion"; fi
check "zsh: it is for dialoog" grep -qx '#compdef dialoog' "$in_zsh"
while IFS= read -r command; do
  check "zsh has $command" grep -q "^[[:space:]]*'$command:" "$in_zsh"
done <commands
# in_fish LINE: what fish offers behind it.
in_fish() {
  fish -c 'source $argv[1]; complete -C $argv[2]' "$in_fish" "$1" | cut -f 1 | sort | xargs
}
if has fish; then
  check "fish: a command" [ "$(in_fish 'dialoog ver')" = verslag ]
  check "fish: an option" [ "$(in_fish 'dialoog list --for')" = --format ]
  check "fish: its values" [ "$(in_fish 'dialoog list --format ')" = "json text" ]
else
  skip fish "fish: completion"
fi
finish
