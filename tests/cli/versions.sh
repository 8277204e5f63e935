#!/bin/sh
# A version of the report that went out stays as it is (domain.md 7.21): its file is never written again, and
# the desk sees when somebody else did.
# shellcheck disable=SC2016,SC2317  # `sh -c` expands its own; check and exits call the functions
. "$(dirname "$0")/lib.sh"
cd "$WORK" || exit 1
p() { "$PROGRAM" "$@"; }
# keys STEP...: the desk on this hub, on the day of the report.
keys() {
  printf '%s\n' "$@" 'key q' >steps
  drive hub.db steps --now 2025-05-20T10:00
}
sent=participatiehub_sessie-1_verslag-versie-1_2025-05-15.html
second=participatiehub_sessie-1_verslag-versie-2_2025-05-15.html

exits 0 "a session that is closed" p import hub.db "$SOURCE/assets/demo/session-1.json"
exits 0 "its report" p report hub.db --now 2025-05-20T10:00 -o draft.html --format html
check "is a draft" grep -q "CONCEPT" draft.html
check "a version goes out" keys 'key Enter 7 s j' 'key z' 'type webpagina' 'key Enter' \
  'expect Versie 1 staat klaar om te versturen, sinds 20 mei 2025.' "expect $sent"
check "it is there" test -s "$sent"
check "it is no draft" sh -c '! grep -q CONCEPT "$1"' sh "$sent"
cp "$sent" before.html
exits 73 "nothing is written over it" p report hub.db --format html -o "$sent"
check "it says so" grep -q "bestaat al en blijft zoals het is" err
exits 0 "the same report on the command line" p report hub.db --now 2025-05-20T10:00 --format html
check "has the version in its name, and one of its own" test "$(cat out)" = "${sent%.html}-2.html"
check "the same bytes" cmp "$sent" "${sent%.html}-2.html"
check "a next version is another file" keys 'key Enter 6 Home Enter' 'line 32' 'key Enter Enter Enter Enter' \
  'line Het aantal was verkeerd overgenomen' 'key 7 s Ctrl-S' 'key z' 'type webpagina' 'key Enter' "expect $second"
check "it tells what changed" grep -q "Het aantal was verkeerd overgenomen" "$second"
check "the first one is as it was" cmp "$sent" before.html
echo "<!-- anders -->" >>"$second"
check "a change is seen" keys 'key Enter 7' 'expect Veranderd nadat het klaarstond: participatiehub_sessie-1_verslag-versie-2'
rm "$second"
check "so is that it went" keys 'key Enter 7' 'expect Niet meer op zijn plek: participatiehub_sessie-1_verslag-versie-2'
finish
