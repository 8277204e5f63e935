#!/bin/sh
# shellcheck disable=SC2016,SC2317  # `sh -c` expands its own; p is called by name
# Input and output that are wrong, each with its exit code, one clear sentence, and nothing changed:
# every file is byte for byte what it was, and there is no new one.
. "$(dirname "$0")/lib.sh"
p() {
  "$PROGRAM" "$@"
}
open_to_others
mkdir -m 777 "$WORK/open/place"
cd "$WORK/open/place"

# ---- what is wrong ----
# session LISTS: a session in JSON.
session() {
  printf '{"format":"dialoog-session","version":2,"series":[{"id":"1","name":"Hub","language":"nl"}],'
  printf '"sessions":[{"id":"2","number":1,"title":"Eerste"}]%s}\n' "$1"
}
# repeat N TEXT: the text N repeat.
repeat() {
  head -c "$1" /dev/zero | sed "s/\\x00/$2/g"
}
p import hub.db "$SOURCE/assets/demo/session-1.json" >/dev/null
p export hub.db --format json -o good.json >/dev/null
sed '4s/:/;/' good.json >damaged.json
head -c 3000 good.json >cut.json
head -c 9000000 /dev/zero | tr '\0' ' ' >huge.json
{
  printf '{"a":'
  repeat 100000 '['
} >deep.json
{
  printf '{"a":'
  repeat 100000 '{"a":'
} >deeper.json
{
  printf '{"a":'
  repeat 1000 '['
  repeat 1000 ']'
  printf '}'
} >nested.json
{
  printf '{"format":"dialoog-session","version":2,"series":"'
  head -c 2000000 /dev/zero | tr '\0' w
  printf '"}'
} >series.json
session ',"groups":[{"number":1,"name":"'"$(repeat 2000000 w)"'"}]' >long.json
session '' | sed 's/"version":2/"version":99/' >newer.json
session '' | sed 's/"version":2/"version":"2"/' >version.json
session '' | sed "s/Eerste/$(printf 'Eerste\377')/" >bytes.json
session ',"wensen":[]' >unknown.json
session ',"groups":[{"number":1},{"number":99999999999999999999}]' >number.json
session ',"groups":[{"id":"7","number":1},{"id":"7","number":2}]' >twice.json
session '' | sed 's/^{/{"format":"x",/' >key.json
echo '[]' >list.json
printf 'Een idee\nCaf\351 in de wijk\n' >latin.txt
printf 'Een idee\nCaf\303\251 \303' >half.txt
printf '\377\376E\000e\000n\000' >utf16.txt
printf '\211PNG\r\n\032\n' >picture.txt
repeat 2000000 w >long.txt
repeat 2001 w >too-long.txt
repeat 1001 'w\n' >many.txt
printf '\n# niets\n\n' >nothing.txt
: >empty.txt
echo "Een idee" >good.txt
mkdir folder
mkfifo pipe
echo "not a database" >text.db
: >empty.db
head -c 5000 hub.db >cut.db
p new closed.db --template werksessie --date 2025-05-15 >/dev/null
python3 - <<'END'
import sqlite3
def change(name, sql):
    hub = sqlite3.connect(name)
    hub.executescript(sql)
    hub.close()
change("other.db", "CREATE TABLE t (x)")
change("closed.db", "UPDATE session SET status = 'closed', closed_at = 1")
END
cp hub.db newer.db
python3 -c 'import sqlite3; sqlite3.connect("newer.db").executescript("PRAGMA user_version = 99")'
echo "key q" >script
echo "kept" >taken
cp hub.db secret.db
cp good.json secret.json
cp good.txt secret.txt
mkdir shut
chmod a+r ./*.json ./*.txt
chmod 000 secret.*
chmod 555 shut
chmod 666 hub.db*

# ---- what is said ----
# Everything in the place, but for locks, which stay (README, Files), and the bell, which has rung.
state() {
  find . -name '*.lock' -o -name '*.bell' -o -print | sort
  find . -type f ! -name "*.lock" ! -name "*.bell" -readable -exec sha256sum {} + | sort
}
# Each row: who runs it (p, other, or locked: while somebody else writes the hub), exit code, a part
# of the sentence, the command.
state >"$WORK/before"
locked() {
  flock hub.db.lock "$PROGRAM" "$@"
}
while IFS='|' read -r who code part command; do
  # shellcheck disable=SC2086  # words of a command
  exits "$code" "$command" $who $command
  check "it says: $part" sh -c 'cat "$0"; grep -qF -- "$1" "$0"' "$WORK/err" "$part"
  state >"$WORK/after"
  check "nothing is changed" diff "$WORK/before" "$WORK/after"
done <<'END'
p|65|damaged.json: Dit is geen leesbaar JSON-bestand: regel 4,|import hub.db damaged.json
p|65|cut.json: Dit is geen leesbaar JSON-bestand:|import hub.db cut.json
p|65|cut.json: Dit is geen leesbaar JSON-bestand:|import new.db cut.json
p|65|huge.json is te groot: 9000000 bytes|import hub.db huge.json
p|65|er zitten te veel lagen in elkaar|import hub.db deep.json
p|65|er zitten te veel lagen in elkaar|import hub.db deeper.json
p|65|geen sessie van dialoog|import hub.db nested.json
p|65|series:|import hub.db series.json
p|65|groups[0].name: De tekst is te lang: 2000000 tekens|import hub.db long.json
p|65|nieuwere versie van dialoog (indeling 99, deze kent 5)|import hub.db newer.json
p|65|version:|import hub.db version.json
p|65|kapotte letters|import hub.db bytes.json
p|65|"wensen"|import hub.db unknown.json
p|65|getal|import hub.db number.json
p|65|groups[1].id|import hub.db twice.json
p|65|twee keer|import hub.db key.json
p|65|list.json: dit is geen sessie|import hub.db list.json
p|65|empty.txt: dit is geen sessie|import hub.db empty.txt
p|65|staat er al, als nummer 1|import hub.db good.json
p|65|twee keer|import new.db good.json good.json
p|65|folder is een map|import hub.db folder
p|65|pipe is geen gewoon bestand|import hub.db pipe
p|66|absent.json|import hub.db absent.json
other|74|secret.json is niet te lezen: je hebt hier geen toestemming voor|import hub.db secret.json
p|65|latin.txt: regel 2, byte 4 is geen UTF-8 maar waarschijnlijk WINDOWS-1252|import hub.db latin.txt --group 1
p|65|regel 2, byte 4|import hub.db good.txt latin.txt --group 1
p|65|half.txt: regel 2, byte 7 is geen UTF-8. Sla de tekst op als UTF-8|import hub.db half.txt --group 1
p|65|waarschijnlijk UTF-16|import hub.db utf16.txt --group 1
p|65|regel 1, byte 1 is geen UTF-8|import hub.db picture.txt --group 1
p|65|long.txt is te groot: 2000000 bytes|import hub.db long.txt --group 1
p|65|er staat geen idee in dat past|import hub.db too-long.txt --group 1
p|65|many.txt: regel 1001 is er een te veel|import hub.db many.txt --group 1
p|65|er staat geen idee in dat past|import hub.db nothing.txt --group 1
p|65|er staat geen idee in dat past|import hub.db empty.txt --group 1
p|65|Dit is geen tekst met ideeën maar een sessie|import hub.db good.json --group 1
p|65|folder is een map|import hub.db folder --group 1
p|65|pipe is geen gewoon bestand|import hub.db pipe --group 1
p|66|absent.txt|import hub.db absent.txt --group 1
p|66|geen groep 9. Kies uit: 1 (Groep 1), 2 (Groep 2)|import hub.db good.txt --group 9
p|66|geen vraag 2 voor ideeën|import hub.db good.txt --group 1 --question 2
p|66|sessie 9|import hub.db good.txt --group 1 --session 9
p|66|absent.db|import absent.db good.txt --group 1
p|65|Deze sessie is gesloten|import closed.db good.txt --group 1 --question 1
p|2|--group|import hub.db good.txt --session 1
p|2|--group|import hub.db good.txt --group een
p|2|--question|import hub.db good.txt --group 1 --question 0
other|74|secret.txt is niet te lezen|import hub.db secret.txt --group 1
p|65|text.db is geen bestand van dialoog|list text.db
p|65|text.db is geen bestand van dialoog|import text.db good.json
p|65|text.db is geen bestand van dialoog|import text.db good.txt --group 1
p|65|text.db is geen bestand van dialoog|check text.db
p|65|text.db is geen bestand van dialoog|report text.db -o out.md
p|65|text.db is geen bestand van dialoog|export text.db --format json -o out.json
p|65|text.db is geen bestand van dialoog|new text.db --template werksessie
p|65|text.db is geen bestand van dialoog|text.db --script script --headless
p|65|other.db is geen bestand van dialoog|list other.db
p|65|other.db is geen bestand van dialoog|import other.db good.json
p|65|empty.db is geen bestand van dialoog|list empty.db
p|65|cut.db|list cut.db
p|65|cut.db|check cut.db
p|65|newer.db is gemaakt met een nieuwere dialoog (indeling 99|import newer.db good.txt --group 1
p|65|newer.db is gemaakt met een nieuwere dialoog (indeling 99|list newer.db
p|65|folder is een map|list folder
p|65|folder is een map|import folder good.json
p|65|pipe is geen gewoon bestand|list pipe
p|65|pipe is geen gewoon bestand|import pipe good.txt --group 1
p|65|pipe is geen gewoon bestand|new pipe --template werksessie
p|66|absent.db|list absent.db
p|66|absent.db|check absent.db
other|74|secret.db is niet te lezen|list secret.db
locked|69|Een ander venster werkt al met dit bestand|import hub.db good.json
locked|69|Een ander venster werkt al met dit bestand|import hub.db good.txt --group 1
locked|69|Een ander venster werkt al met dit bestand|new hub.db --template werksessie
p|73|taken bestaat al en blijft zoals het is|report hub.db -o taken
p|73|taken bestaat al en blijft zoals het is|export hub.db --format json -o taken
p|73|taken bestaat al en blijft zoals het is|qr hub.db --format png -o taken
p|73|taken bestaat al en blijft zoals het is|check hub.db --rebuild taken
p|73|absent/out.md|report hub.db -o absent/out.md
p|73|folder|report hub.db -o folder
other|73|shut/out.json|export hub.db --format json -o shut/out.json
other|73|shut/new.db|import shut/new.db good.json
END
check "every row was tried" test "$STEP" -gt 240
chmod 755 shut
finish
