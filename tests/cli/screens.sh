#!/bin/sh
# Golden files of every screen, at the two sizes that matter: tests/golden/SIZE/NAME.golden; with
# a TYPIST as second argument on a terminal without colours: tests/pty/golden/SIZE/NAME.golden.
# UPDATE_GOLDEN=1 writes them anew; look at the difference before committing it.
. "$(dirname "$0")/lib.sh"

if [ $# -gt 1 ]; then
  TYPIST=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
  GOLDEN="$SOURCE/tests/pty/golden"
else
  TYPIST=
  GOLDEN="$SOURCE/tests/golden"
fi
# A screen that is as expected is whole.  One that is to be written anew may be like none of before.
EXPECTED=$GOLDEN
[ "${UPDATE_GOLDEN:-}" != 1 ] || EXPECTED="$WORK/none"
# visit HUB SCRIPT SIZE NOW OPTIONS...: goes along the screens of a script.
# shellcheck disable=SC2317  # by check
visit() {
  hub_of_script=$1 script_of_keys=$2 cells=$3 moment=$4
  shift 4
  if [ -n "$TYPIST" ]; then
    # Only the hub of this user is made without a question.
    hub="$XDG_DATA_HOME/dialoog/dialoog.db"
    mkdir -p "$WORK/seen/$cells" "$(dirname "$hub")"
    rm -rf "$hub"*
    [ ! -e "$hub_of_script" ] || cp "$hub_of_script" "$hub"
    "$TYPIST" --screens "$EXPECTED/$cells" "$WORK/seen/$cells" "$cells" "$script_of_keys" 0 "$PROGRAM" \
      --now "$moment" "$@"
  else
    drive "$hub_of_script" "$script_of_keys" --size "$cells" --now "$moment" --screens "$WORK/seen/$cells" "$@"
  fi
}

"$PROGRAM" demo --hub "$WORK/demo.db" --now 2025-05-15T14:00 </dev/null >/dev/null
python3 "$HERE/before_vote.py" "$SOURCE/assets/demo/session-1.json" >"$WORK/before.json"
"$PROGRAM" import "$WORK/vote.db" "$WORK/before.json" >/dev/null
python3 "$HERE/many.py" "$SOURCE/assets/demo/session-1.json" >"$WORK/many.json"
"$PROGRAM" import "$WORK/many.db" "$WORK/many.json" >/dev/null
for session in 1 2; do
  "$PROGRAM" import "$WORK/both.db" "$SOURCE/assets/demo/session-$session.json" >/dev/null
done

for size in 80x24 120x40; do
  for script in "$SOURCE"/tests/screens/*.script; do
    name=$(basename "$script" .script)
    start=$(sed -n 's/^# start: //p' "$script")
    now=$(sed -n 's/^# now: //p' "$script")
    options=$(sed -n 's/^# options: //p' "$script")
    [ "$start" = nothing ] || cp "$WORK/$start.db" "$WORK/$name-$size.db"
    # shellcheck disable=SC2086  # several options are several words
    check "$name $size: every key is understood" visit "$WORK/$name-$size.db" "$script" \
      "$size" "$now" $options
    # Whatever the golden files say: practising stands on the first line of every screen of the
    # practice hub, except where the QR code needs all of it, and of no other one.
    sed -n 's/^screen //p' "$script" >"$WORK/screens"
    while IFS= read -r screen; do
      case $start/$screen in
      demo/qr) wanted=0 ;;
      demo/*) wanted=1 ;;
      *) wanted=0 ;;
      esac
      check "screen $size $screen: says whether it is practice" [ $wanted = \
        "$(head -n 1 "$WORK/seen/$size/$screen.golden" | grep -c 'OEFENEN\|PRACTICE')" ]
      # For a screen reader and for braille it is where the focus is.
      check "screen $size $screen: has a cursor" grep -q '\^\|^cursor ' "$WORK/seen/$size/$screen.golden"
    done <"$WORK/screens"
  done
  golden="$GOLDEN/$size"
  if [ "${UPDATE_GOLDEN:-}" = 1 ]; then
    rm -rf "$golden"
    mkdir -p "$golden"
    cp "$WORK/seen/$size"/*.golden "$golden"
  fi
  for seen in "$WORK/seen/$size"/*.golden; do
    file=$(basename "$seen")
    check "screen $size $file" diff -u "$golden/$file" "$seen"
  done
  for file in "$golden"/*.golden; do
    check "screen $size $(basename "$file") is still made" test -e "$WORK/seen/$size/$(basename "$file")"
  done
done
for golden in "$GOLDEN"/*; do
  check "screens $(basename "$golden") are still made" test -d "$WORK/seen/$(basename "$golden")"
done
finish
