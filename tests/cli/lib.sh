# For the tests of the command line: a private folder, the program, a few words.
# Sourced with PROGRAM as the first argument of the test.
set -eu
PROGRAM=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
HERE=$(cd "$(dirname "$0")" && pwd)
SOURCE=$(dirname "$(dirname "$HERE")")
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
export HOME="$WORK" XDG_DATA_HOME="$WORK/data" XDG_STATE_HOME="$WORK/state" XDG_CONFIG_HOME="$WORK/config"

# Steps are counted as TAP, so that each is a test of its own.
STEP=0
FAILED=0
ok() {
  STEP=$((STEP + 1))
  echo "ok $STEP - $1"
}
not_ok() {
  STEP=$((STEP + 1))
  FAILED=1
  echo "not ok $STEP - $1"
}
# check NAME COMMAND...: the command succeeds.
check() {
  label=$1
  shift
  if "$@" >"$WORK/check" 2>&1; then ok "$label"; else
    not_ok "$label"
    sed 's/^/# /' "$WORK/check"
  fi
}
# exits CODE NAME COMMAND...: the command ends with this exit code and, when it is not
# 0, says one line that begins with "dialoog: ".
exits() {
  want=$1 label=$2
  shift 2
  code=0
  "$@" >"$WORK/out" 2>"$WORK/err" </dev/null || code=$?
  lines=$(wc -l <"$WORK/err")
  if [ "$code" != "$want" ]; then
    not_ok "$label: exit code $code, not $want"
    sed 's/^/# /' "$WORK/err"
  elif [ "$want" != 0 ] && { [ "$lines" != 1 ] || ! grep -q '^dialoog: ' "$WORK/err"; }; then
    not_ok "$label: one line of error, not $lines"
    sed 's/^/# /' "$WORK/err"
  else
    ok "$label"
  fi
}
# Root may read and write everywhere: then another user tries.  open_to_others makes the folder
# open, in which he may do anything and finds the program.
open_to_others() {
  mkdir -m 777 "$WORK/open"
  mkdir "$WORK/open/texts"
  cp "$PROGRAM" "$WORK/open/dialoog"
  cp -r "$SOURCE/conf/draaiboeken" "$WORK/open/draaiboeken"
  [ ! -d "${DIALOOG_LOCALEDIR:-}" ] || cp -r "$DIALOOG_LOCALEDIR/." "$WORK/open/texts"
  chmod -R a+rX "$WORK/open"
  chmod 755 "$WORK"
}
# other WORDS...: the program, by somebody who is not root.
other() {
  if [ "$(id -u)" = 0 ]; then
    env DIALOOG_LOCALEDIR="$WORK/open/texts" DIALOOG_DATADIR="$WORK/open" setpriv --reuid 65534 \
      --regid 65534 --clear-groups "$WORK/open/dialoog" "$@"
  else
    "$PROGRAM" "$@"
  fi
}
finish() {
  echo "1..$STEP"
  exit $FAILED
}
# drive FILE SCRIPT [OPTIONS]: runs a script without a terminal.
drive() {
  file=$1 script=$2
  shift 2
  "$PROGRAM" "$file" --script "$script" --headless "$@"
}
