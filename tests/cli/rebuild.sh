#!/bin/sh
# shellcheck disable=SC2016  # `sh -c` expands its own
# A hub that is damaged or gone, and made again: by `dialoog check --rebuild`, and by the desk itself.
. "$(dirname "$0")/lib.sh"
cd "$WORK"
p() {
  "$PROGRAM" "$@"
}
says() {
  check "it says: $2" grep -qF -- "$2" "$1"
}
# damage HOW HUB
damage() {
  case $1 in
  gone) rm "$2" ;;
  "its header zeroed") dd if=/dev/zero of="$2" bs=100 count=1 conv=notrunc 2>/dev/null ;;
  "cut short") truncate -s 40000 "$2" ;;
  esac
}
# same HUB NAME: it is whole and holds what the first hub held.
same() {
  exits 0 "$2: it is whole" p check "$1"
  rm -f now.json
  p export "$1" --session 1 --format json -o now.json >/dev/null
  check "$2: all is in it" cmp before.json now.json
}

p import first.db "$SOURCE/assets/demo/session-1.json" >/dev/null
printf '%s\n' 'key Enter 6 o' 'line Nog een idee' 'key 2 n' 'line Een idee dat erbij kwam' >more.script
p first.db --script more.script --headless
p export first.db --session 1 --format json -o before.json >/dev/null

for how in gone "its header zeroed" "cut short"; do
  rm -rf hub.db* new.db*
  cp first.db hub.db
  cp first.db.journal hub.db.journal
  damage "$how" hub.db
  exits 0 "$how: made again" p check hub.db --rebuild new.db
  says out 'hub.db.journal: 3 stappen, tot en met '
  says out 'new.db is in orde.'
  same new.db "$how"
  exits 73 "$how: nothing is written over" p check hub.db --rebuild new.db
  same new.db "$how, and again"
  # Without somebody to ask, it is said how.
  case $how in gone) code=66 ;; *) code=65 ;; esac
  exits $code "$how: a script" p hub.db --script more.script --headless
  says err 'dialoog check hub.db --rebuild NIEUW'
done

# Practice stays practice.
p demo --hub practice.db </dev/null >/dev/null
rm practice.db
exits 0 "practice: made again" p check practice.db --rebuild again.db
exits 0 "practice: still practice" p demo --hub again.db

# Nothing is left.
rm -rf hub.db* new.db*
echo weg >hub.db
exits 1 "nothing to make it from" p check hub.db --rebuild new.db
says err 'is niets meer te lezen'
check "nothing is made" test ! -e new.db

# Row by row.
rm -rf hub.db* new.db*
cp first.db hub.db
dd if=/dev/zero of=hub.db bs=4096 seek=30 count=1 conv=notrunc 2>/dev/null
p check hub.db --rebuild new.db >out 2>err || :
says out 'Uit hub.db, rij voor rij: '

# The desk asks, and puts it back in its place; what was damaged is kept.
# on_terminal WORDS ANSWER...: the desk on a terminal.
# shellcheck disable=SC2317  # by check
on_terminal() {
  python3 "$HERE/answer.py" "$@" -- "$PROGRAM" hub.db >seen
}
rm -rf hub.db* new.db*
cp first.db.journal hub.db.journal
echo weg >hub.db
check "it asks" on_terminal 'Wat bewaard was staat in de tweede kopie' 'n
'
check "with no it stays as it is" test "$(cat hub.db)" = weg
check "it asks again" on_terminal '(j/n, daarna Enter)' 'j
' 'Druk op Enter' '
' 'Welke sessie' q
same hub.db "with yes it is back"
check "what was damaged is kept" test "$(cat hub.db.bak/damaged-1)" = weg
rm hub.db
check "it asks about one that is gone" on_terminal 'Wat bewaard was staat' 'j
' 'Druk op Enter' '
' 'Welke sessie' q
same hub.db "one that was gone is back"

# Only copies are left.
rm -rf hub.db*
mkdir hub.db.bak
p import hub.db.bak/20250515-140000-part.db "$SOURCE/assets/demo/session-1.json" >/dev/null
rm -f hub.db.bak/*.journal hub.db.bak/*.lock hub.db.bak/*.bell
check "it asks about one of which only copies are left" on_terminal 'Er is nog een kopie.' 'j
' 'Druk op Enter' '
' 'Welke sessie' q
exits 0 "one of which only copies were left is back" p check hub.db
rm -f hub.db hub.db.journal
echo weg >hub.db
exits 65 "a script, and only copies" p hub.db --script more.script --headless
says err 'Er is nog een kopie.'

# A second copy of another hub beside it: said, and kept.
rm -rf hub.db*
cp first.db hub.db
p new other.db --template werksessie >/dev/null
cp other.db.journal hub.db.journal
printf '%s\n' 'expect De tweede kopie was niet van dit bestand. Ze staat nu in hub.db.bak.' >said
check "the desk says so" drive hub.db said
check "it is kept" cmp other.db.journal hub.db.bak/set-aside-1.journal
same hub.db "the hub is as it was"

# The -wal of another moment beside a hub that was put back by hand: what SQLite makes of the two is
# neither; the second copy knows.
rm -rf hub.db*
cp first.db hub.db
cp first.db.journal hub.db.journal
python3 -c '
import shutil, sqlite3
db = sqlite3.connect("hub.db", isolation_level=None)
db.execute("PRAGMA wal_autocheckpoint = 0")
db.execute("CREATE TABLE more AS SELECT * FROM idea")
db.execute("DELETE FROM idea WHERE code > 20")
shutil.copy("hub.db-wal", "old-wal")'
cp first.db hub.db
truncate -s 90000 hub.db
cp old-wal hub.db-wal
check "a -wal of another moment: it asks" on_terminal 'Wat bewaard was staat' 'j
' 'Druk op Enter' '
' 'Welke sessie' q
says seen 'het is beschadigd of het is geen bestand van dialoog'
same hub.db "a -wal of another moment: it is back"

# Names are in no second copy: they come from a copy when the hub is gone.
printf '%s\n' 'key Enter Esc 6 m j' 'line Testpersoon Zoetwaterparel' 'line parel@example.org' 'key Enter Enter Enter' \
  'key 7 n' 'expect Zoetwaterparel' 'wait 3s' >names.script
rm -rf hub.db*
cp first.db hub.db
cp first.db.journal hub.db.journal
check "a name is kept" drive hub.db names.script --now 2030-05-15T16:00
check "there is a copy with it" grep -rqa Zoetwaterparel hub.db.bak
rm hub.db
exits 0 "a hub with names that is gone" p check hub.db --rebuild new.db
check "it says where the names come from" grep -q '^Namen en adressen uit .*hub.db.bak/.*: 1' out
check "the name is back" grep -qa Zoetwaterparel new.db

# A second copy that lost its end has less than a copy: the desk speaks of the copy.
rm -rf hub.db* new.db*
cp first.db hub.db
cp first.db.journal hub.db.journal
printf '%s\n' 'key Enter Esc 2' 'line Het laatste idee' 'key Esc 3' 'wait 3s' 'key q' >last.script
p hub.db --script last.script --headless --now 2025-05-15T16:00
truncate -s -1 hub.db.journal
echo weg >hub.db
check "a second copy that lost its end: it asks about the copy" on_terminal \
  'Er is nog een kopie.' 'j
' 'Druk op Enter' '
' 'Clusteren' "$(printf '\021j')"
p export hub.db --session 1 --format json -o - >out
says out 'Het laatste idee'

# A new hub in the place of one that is gone: the copies of that one are not pushed out.
mv hub.db gone.db
exits 65 "not beside the second copy of one that is gone" p new hub.db --template werksessie
says err 'Of haal hub.db.journal weg.'
rm hub.db.journal
copies=$(find hub.db.bak -name '*.db' | wc -l)
exits 0 "a new hub in its place" p new hub.db --template dialoogsessie --date 2025-05-15
check "the copies of the old one are in a folder of their own" \
  test "$(find hub.db.bak-1 -name '*.db' | wc -l)" = "$copies"
printf '%s\n' 'key Enter 2' 'line Weg ermee' 'key Esc Ctrl-X j' 'expect hub.db.bak-1' >look.script
check "they are a place to look when something is erased" drive hub.db look.script --now 2025-05-15T14:00

# An earlier copy that is put back after a text was erased holds that text, and lacks what came later:
# the second copy knows, and nothing is written before somebody says what it is to be.
rm -rf hub.db* new.db*
cp first.db hub.db
cp first.db.journal hub.db.journal
printf '%s\n' 'key Enter Esc Home Ctrl-X j' 'key Esc n' 'line Na het wissen' 'key Esc q j' >erased.script
p hub.db --script erased.script --headless || :
cp first.db hub.db
rm -f hub.db-wal hub.db-shm
cp hub.db.journal kept.journal
exits 65 "an earlier copy, a script" p hub.db --script more.script --headless
check "nothing was written" cmp hub.db first.db
check "the second copy is as it was" cmp hub.db.journal kept.journal
check "an earlier copy: it asks" on_terminal 'gaat dan weg' 'j
' 'Druk op Enter' '
' 'Na het wissen' "$(printf '\021j')"
says seen 'hub.db is ouder dan de tweede kopie'
exits 0 "it is whole" p check hub.db
p export hub.db --session 1 --format json -o - >out
says out 'Na het wissen'
says out 'Verwijderd op verzoek'

# The file of a newer program is not taken apart.
p new newer.db --template werksessie >/dev/null
python3 -c 'import sqlite3; sqlite3.connect("newer.db").execute("PRAGMA user_version = 99")'
exits 65 "a newer hub is not made again" p check newer.db --rebuild new.db
check "nothing is made" test ! -e new.db

# Who reads a hub that a killed program left works on a copy of it; that of a reader that was killed
# itself is taken away by the next one.
python3 -c '
import shutil, sqlite3
shutil.copy("first.db", "writing.db")
db = sqlite3.connect("writing.db", isolation_level=None)
db.execute("PRAGMA wal_autocheckpoint = 0")
db.execute("INSERT INTO setting VALUES (0, 1)")
for end in "", "-wal":
    shutil.copy("writing.db" + end, "killed.db" + end)'
mkdir -p temporary/dialoog-4194305-x
cp first.db temporary/dialoog-4194305-x/hub.db
exits 0 "a hub that a killed program left" env TMPDIR="$WORK/temporary" "$PROGRAM" list killed.db
check "no copy is left" test -z "$(ls temporary)"

# A name that was wiped does not come back from a copy of before.
rm -rf hub.db* new.db* old.db*
cp first.db hub.db
cp first.db.journal hub.db.journal
check "a name is kept again" drive hub.db names.script --now 2030-05-15T16:00
exits 0 "a copy of before" p backup hub.db old.db
printf '%s\n' 'key Esc 7 n X' 'line wissen' 'expect Voorgoed gewist: alle namen' 'key Esc' >wipe.script
check "it is wiped" drive hub.db wipe.script --now 2030-05-15T16:10
cp old.db hub.db
rm -f hub.db-wal hub.db-shm
exits 0 "the copy is put back: made again" p check hub.db --rebuild new.db
check "without the name" sh -c '! grep -qa Zoetwaterparel new.db'
# It is read with a word, and put right on a terminal: then the copy does not stay either.
for command in "list hub.db" "export hub.db --session 1 --format json -o -" "backup hub.db more.db"; do
  # shellcheck disable=SC2086
  exits 0 "an earlier copy: ${command%% *}" p $command
  says err 'hub.db is ouder dan de tweede kopie'
done
rm more.db
check "an earlier copy on a terminal" on_terminal 'gaat dan weg' 'j
' 'Druk op Enter' '
' 'Hulp' "$(printf '\021j')"
says seen 'Die is niet bewaard'
same hub.db "instead of an earlier copy"
check "what was wiped is in no file" sh -c '! grep -qra Zoetwaterparel hub.db*'

# A rescue that was broken off after it had put one file aside does not stand in the way of the next.
rm -rf hub.db* new.db*
cp first.db hub.db
cp first.db.journal hub.db.journal
truncate -s 40000 hub.db
mkdir hub.db.bak
echo rest >hub.db.bak/damaged-1-wal
echo rest >hub.db-wal
check "a rescue after one that was broken off" on_terminal '(j/n, daarna Enter)' 'j
' 'Druk op Enter' '
' 'Welke sessie' q
same hub.db "after one that was broken off"
check "what the first one put aside is there still" test "$(cat hub.db.bak/damaged-1-wal)" = rest
# Broken off between its last two steps: what was made is complete.
mv hub.db hub.db.rebuilt
check "a rescue that was nearly done" on_terminal '(j/n, daarna Enter)' 'j
' 'Druk op Enter' '
' 'Welke sessie' q
same hub.db "one that was nearly done"

# One that was broken off long ago does not go before what is newer.
rm -rf hub.db*
p import long-ago.db "$SOURCE/assets/demo/session-1.json" >/dev/null
cp long-ago.db hub.db.rebuilt
cp first.db.journal hub.db.journal
check "a rescue of long ago" on_terminal '(j/n, daarna Enter)' 'j
' 'Druk op Enter' '
' 'Welke sessie' q
same hub.db "after a rescue of long ago"
check "what it had made is kept" cmp long-ago.db hub.db.bak/damaged-1

# A rollback journal of another hub is not played in.
rm -rf hub.db* new.db*
cp first.db hub.db
cp first.db.journal hub.db.journal
python3 -c '
import shutil, sqlite3
shutil.copy("first.db", "other.db")
db = sqlite3.connect("other.db", isolation_level=None)
db.execute("PRAGMA journal_mode = DELETE")
db.execute("PRAGMA cache_size = 1")
db.execute("BEGIN")
db.execute("UPDATE idea SET text = text || 1")
db.execute("UPDATE journal SET subject = subject || 1")
shutil.copy("other.db-journal", "hub.db-journal")
db.execute("ROLLBACK")'
cp hub.db as-it-was.db
for command in "list hub.db" "hub.db --script more.script --headless" "report hub.db --session 1 -o -"; do
  # shellcheck disable=SC2086
  exits 65 "beside another one's rollback journal: $command" p $command
  says err 'hub.db-journal hoort niet bij dit bestand'
  check "the hub stays as it is" cmp hub.db as-it-was.db
done
check "a rollback journal, on a terminal" on_terminal '(j/n, daarna Enter)' 'j
' 'Druk op Enter' '
' 'Hulp' "$(printf '\021j')"
says seen 'hoort niet bij dit bestand'
same hub.db "without the rollback journal"
check "which is put aside" test -s hub.db.bak/damaged-1-journal

printf '%s\n' 'key Enter 2' 'line Na de kopie' 'line En nog een' >after.script
# A page that is damaged somewhere in the middle is found behind the first screen, which then gives way
# to the question.
rm -rf hub.db* new.db*
cp first.db hub.db
cp first.db.journal hub.db.journal
dd if=/dev/zero of=hub.db bs=4096 seek=30 count=1 conv=notrunc 2>/dev/null
exits 65 "a page in the middle, a script" p hub.db --script more.script --headless
says err 'dialoog check hub.db --rebuild NIEUW'
exits 65 "a page in the middle, an import" p import hub.db "$SOURCE/assets/demo/session-2.json"
check "a page in the middle, on a terminal" on_terminal '(j/n, daarna Enter)' 'j
' 'Druk op Enter' '
' 'Hulp' "$(printf '\021j')"
same hub.db "a page in the middle"

# An earlier copy in which somebody has worked since is kept, though its second copy is newer.
rm -rf hub.db* new.db*
cp first.db hub.db
cp first.db.journal hub.db.journal
for _ in 1 2 3; do
  check "a name to be wiped" drive hub.db names.script --now 2030-05-15T16:00
  check "and wiped" drive hub.db wipe.script --now 2030-05-15T16:10
done
mv hub.db.journal newer.journal
rm -rf hub.db hub.db-wal hub.db-shm hub.db.bak
cp first.db hub.db
drive hub.db after.script --now 2031-05-15T16:20
mv newer.journal hub.db.journal
check "worked in since" on_terminal 'blijft bewaard. (j/n, daarna Enter)' 'j
' 'Druk op Enter' '
' 'Hulp' "$(printf '\021j')"
check "what was worked in is kept" sh -c 'grep -qa "En nog een" hub.db.bak/damaged-1*'

# The second copy is gone as well, and the copy is of before: what is missing is said.
rm -rf hub.db* new.db*
cp first.db hub.db
cp first.db.journal hub.db.journal
mkdir hub.db.bak
exits 0 "a copy of before" p backup hub.db hub.db.bak/20250515-140000-part.db
drive hub.db after.script --now 2025-05-15T16:20
rm hub.db.journal
dd if=/dev/zero of=hub.db bs=4096 seek=30 count=1 conv=notrunc 2>/dev/null
exits 1 "steps that stand in the damaged file alone" p check hub.db --rebuild new.db
says out '2 latere stappen staan alleen in hub.db en ontbreken'

# Every page can be read, but a letter in one of them is another one: the second copy knows.
rm -rf hub.db* new.db*
cp first.db hub.db
cp first.db.journal hub.db.journal
python3 -c '
import sqlite3
db = sqlite3.connect("hub.db")
db.execute("UPDATE idea SET text = replace(text, ?, ?) WHERE code = 9", ("e", "o"))
db.commit()
db.execute("PRAGMA wal_checkpoint(TRUNCATE)")'
exits 0 "another letter" p check hub.db --rebuild new.db
says out 'is niet zoals stap'
says out 'hub.db.journal: 3 stappen'
same new.db "another letter"

# A place where nothing can be made is named as it was given.
exits 73 "a folder that is not there" p check hub.db --rebuild nowhere/x
says err 'nowhere/x kan niet worden gemaakt'

# What is typed and cannot be kept is said for as long as that is so.
rm -rf hub.db*
cp first.db hub.db
mkdir hub.db.draft
printf '%s\n' 'key Enter' 'type H' 'expect Schrijf mee op papier' 'type alf' 'expect Schrijf mee op papier' \
  'key Enter' 'expect Bewaard: ' >paper.script
check "a draft that cannot be kept" drive hub.db paper.script
finish
