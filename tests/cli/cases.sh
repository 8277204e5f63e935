#!/bin/sh
# The failure cases of the domain as scripted sessions (tests/scripts): each starts from a
# new session, from the demo session as it stood before the vote or with ids made by hand, or
# from the demo with a session that is damaged, or from one with several questions.
# shellcheck disable=SC2016  # `sh -c` expands its own
. "$(dirname "$0")/lib.sh"

mkdir "$WORK/start"
"$PROGRAM" new "$WORK/start/new.db" --template dialoogsessie --date 2025-05-15 >/dev/null
python3 "$HERE/before_vote.py" "$SOURCE/assets/demo/session-1.json" >"$WORK/before.json"
"$PROGRAM" import "$WORK/start/vote.db" "$WORK/before.json" >/dev/null
python3 "$HERE/small_ids.py" "$SOURCE/assets/demo/session-1.json" >"$WORK/small.json"
"$PROGRAM" import "$WORK/start/small.db" "$WORK/small.json" >/dev/null
"$PROGRAM" import "$WORK/start/questions.db" "$SOURCE/assets/demo/session-2.json" >/dev/null
"$PROGRAM" demo --hub "$WORK/start/damaged.db" --now 2025-05-15T14:00 </dev/null >/dev/null
python3 "$HERE/damage.py" "$WORK/start/damaged.db" 2

for script in "$SOURCE"/tests/scripts/*.script; do
  name=$(basename "$script" .script)
  start=$(sed -n 's/^# start: //p' "$script")
  now=$(sed -n 's/^# now: //p' "$script")
  options=$(sed -n 's/^# options: //p' "$script")
  cp "$WORK/start/$start.db" "$WORK/$name.db"
  # Where the practice session is.
  export XDG_STATE_HOME="$WORK/$name.state"
  # shellcheck disable=SC2086  # several options are several words
  check "$name" drive "$WORK/$name.db" "$script" --size 80x24 --now "$now" $options
  [ "$start" != damaged ] || continue
  check "$name: the file is whole" "$PROGRAM" check "$WORK/$name.db"
  # What must stand in the report afterwards.
  "$PROGRAM" report "$WORK/$name.db" -o "$WORK/$name.md" >/dev/null
  sed -n 's/^# report: //p' "$script" >"$WORK/wanted"
  while IFS= read -r wanted; do
    check "$name: report: $wanted" grep -F -- "$wanted" "$WORK/$name.md"
  done <"$WORK/wanted"
  sed -n 's/^# no report: //p' "$script" >"$WORK/unwanted"
  while IFS= read -r unwanted; do
    if grep -qF -- "$unwanted" "$WORK/$name.md"; then
      not_ok "$name: report without: $unwanted"
    else
      ok "$name: report without: $unwanted"
    fi
  done <"$WORK/unwanted"
  # What no byte of the hub, or of what stands beside it, may hold.
  sed -n 's/^# nowhere: //p' "$script" >"$WORK/gone"
  while IFS= read -r gone; do
    check "$name: in no file: $gone" sh -c '! grep -rqaF -- "$1" "$2" "$2"?*' sh "$gone" "$WORK/$name.db"
  done <"$WORK/gone"
done
finish
