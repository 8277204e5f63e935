#!/bin/sh
# Enters the two demo sessions from nothing, by keys only, and compares what is exported
# with the demo; then the same file must be whole and its report must be there.
. "$(dirname "$0")/lib.sh"

enter() {
  number=$1 runsheet=$2 day=$3
  demo="$SOURCE/assets/demo/session-$number.json"
  python3 "$HERE/session_keys.py" "$demo" "$runsheet" >"$WORK/keys"
  check "session $number: every key is understood" \
    drive "$WORK/$number.db" "$WORK/keys" --size 80x24 --now "${day}T13:00"
  check "session $number: exported" \
    "$PROGRAM" export "$WORK/$number.db" --format json -o "$WORK/$number.json"
  check "session $number: equals the demo" \
    python3 "$HERE/compare_session.py" "$WORK/$number.json" "$demo"
  check "session $number: the file is whole" "$PROGRAM" check "$WORK/$number.db"
  check "session $number: at 120x40 as well" \
    drive "$WORK/wide-$number.db" "$WORK/keys" --size 120x40 --now "${day}T13:00"
}
# What `dialoog demo --play` plays is the first session; UPDATE_GOLDEN=1 writes it anew.
python3 "$HERE/session_keys.py" "$SOURCE/assets/demo/session-1.json" 0 play >"$WORK/play"
[ -z "${UPDATE_GOLDEN:-}" ] || cp "$WORK/play" "$SOURCE/assets/demo/play.script"
check "the script that is played is that of the first session" cmp "$WORK/play" "$SOURCE/assets/demo/play.script"

# Whether to make a file: only a whole yes makes it, and anything else asks again.
# asks FILE WORDS ANSWER...: the desk on a terminal.
# shellcheck disable=SC2317  # by check
asks() {
  file="$WORK/$1"
  shift
  python3 "$HERE/answer.py" "$@" -- "$PROGRAM" "$file" >"$WORK/seen"
}
enter_key='
'
again='Typ j of n, en dan Enter'
question='Wil je het maken? (j/n, daarna Enter)'
for yes in j ' Ja ' Y yes; do
  rm -f "$WORK"/made.db*
  check "'$yes' is yes" asks made.db "$question" "$yes$enter_key" 'Welke sessie' q
done
check "an unfinished word, a mistake or nothing asks again" \
  asks no.db "$question" "jn?$enter_key" "$again" "$(printf 'j\033')$enter_key" "$again" "$enter_key" \
  "$again" "j a$enter_key" "$again" "nee $enter_key"
check "no makes nothing" test ! -e "$WORK/no.db"
check "so does 'No'" asks no.db "$question" "No$enter_key"
check "no makes nothing here either" test ! -e "$WORK/no.db"
check "the end of the input is no" asks no.db "$question" "$(printf '\004')"
check "it makes nothing either" test ! -e "$WORK/no.db"
enter 1 0 2025-05-15
enter 2 1 2025-05-27
finish
