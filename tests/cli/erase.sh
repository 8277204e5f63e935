#!/bin/sh
# What somebody wants gone: planted in every place where the desk can write it, and erased by the
# same keys, it is in no byte of the hub or of what stands beside it.  Names were in no export ever.
. "$(dirname "$0")/lib.sh"
cd "$WORK"
TEXT=Kwikstaart NAME=Zoetwaterparel NOW=2025-05-15T16:00
# found WORD: in how many files of the hub.
found() {
  grep -rlaF -- "$1" hub.db* | wc -l
}
keys() {
  cat >keys.script
  check "$1" drive hub.db keys.script --now "$NOW"
}
# Not a byte of WORD in FILE; a file that is not there holds none.
without() {
  if grep -qaF -- "$1" "$2"; then not_ok "$2 is without $1"; else ok "$2 is without $1"; fi
}

"$PROGRAM" import hub.db "$SOURCE/assets/demo/session-1.json" >/dev/null
keys "planted" <<END
key Enter 6 o
line Om te wissen
key 2 Esc n
line Vraag het aan $TEXT
key Esc End e
type , of aan een ander
key Enter Enter Enter Enter Enter u Ctrl-R
key 5 Esc n
line Samen met $TEXT
key z Esc End
key 1 e Enter Enter Enter Enter Enter Enter Enter
line Bel $TEXT
key 6 Down Down Down Down
expect > Wat ging goed?
key Enter
line Dank aan $TEXT
key 7 Enter
line Met veel dank aan $TEXT
key 2 Esc r
line Punt van $TEXT
key Esc r Esc 6 m j
line Testpersoon $NAME
line $NAME@example.org
key Enter
line $NAME belt liever
key Enter 7 n r
line spreker
line Testpersoon $NAME
line $NAME
line $NAME
key Right Enter
expect Testpersoon $NAME spreker
key q
END
printf 'Een halve zin van %s' $TEXT >hub.db.draft
check "the texts are in the hub, its journal, a copy and the draft" test "$(found $TEXT)" -ge 4
check "the names are in the hub" test "$(found $NAME)" -ge 1
without $NAME hub.db.journal

"$PROGRAM" report hub.db -o report.md >/dev/null
"$PROGRAM" export hub.db --format json -o all.json >/dev/null
"$PROGRAM" export hub.db --format json --public -o public.json >/dev/null
check "the report has the texts" grep -qF $TEXT report.md
for file in report.md all.json public.json; do
  without $NAME $file
done

keys "erased" <<END
key Enter 2 Esc End Ctrl-X
expect Voorgoed wissen: I61? "Vraag het aan $TEXT
key j
expect Voorgoed gewist: I61
expect report.md
expect all.json
key Esc
expect I61 G1 Verwijderd op verzoek
key u
expect Terugdraaien stopt hier: er is een tekst voorgoed gewist
key r Esc Ctrl-X j
expect Voorgoed gewist: dit punt
key Esc r Esc 5 Esc End Ctrl-X j
expect Voorgoed gewist: O
key Esc 1 Ctrl-X j
expect Voorgoed gewist: de notitie van dit punt
key Esc
key 6 Down Down Down Down Ctrl-X j
expect Voorgoed gewist: deze tekst
key Esc 7 Ctrl-X j
expect Voorgoed gewist: deze tekst
key Esc n X
line wissen
expect Voorgoed gewist: alle namen van deze sessie
key Esc
refuse $NAME
END
check "no text is left in any file of the hub" test "$(found $TEXT)" = 0
check "no name is left in any file of the hub" test "$(found $NAME)" = 0
check "one copy was made anew" test "$(find hub.db.bak -type f | wc -l)" -le 2
exits 0 "the hub is whole" "$PROGRAM" check hub.db
"$PROGRAM" report hub.db -o after.md >/dev/null
without $TEXT after.md
check "the report says that something was removed" grep -qF 'Verwijderd op verzoek' after.md
finish
