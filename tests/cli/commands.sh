#!/bin/sh
# shellcheck disable=SC2016,SC2317  # `sh -c` expands its own; p is called through exits
# Every command: what it makes, what it says when something is wrong, and its exit code.
. "$(dirname "$0")/lib.sh"
cd "$WORK"
# Run in this shell, so that the checks below read what it wrote.
p() {
  "$PROGRAM" "$@"
}

# ---- new, list, check ----
exits 0 "new makes a file" p new hub.db --template dialoogsessie --date 2025-05-15 --place "De Kapelaan"
exits 0 "new adds a session" p nieuw hub.db --template werksessie --date 2025-05-27 --start 13:00
exits 0 "list" p list hub.db
check "list names both sessions" sh -c '[ "$(wc -l <out)" = 2 ]'
exits 0 "list as JSON" p lijst hub.db --format json
check "the list is JSON" python3 -m json.tool out
exits 0 "check" p check hub.db
check "the file is private" sh -c '[ "$(stat -c %a hub.db)" = 600 ]'
# once TEXT: the error has it, and not twice.
once() {
  check "the error says once: $1" sh -c '[ "$(grep -oF -- "$1" err | wc -l)" = 1 ]' sh "$1"
}
exits 2 "new without runsheet" p new other.db
once "dialoogsessie (Dialoogsessie in twee rondes), werksessie (Werksessie met vier vragen)"
exits 66 "new with an unknown runsheet" p new other.db --template onbekend
once "dialoogsessie (Dialoogsessie in twee rondes), werksessie (Werksessie met vier vragen)"
exits 2 "new without a name" p new "" --template werksessie
exits 2 "new with a wrong date" p new other.db --template werksessie --date 2025-02-30
check "a failed new leaves nothing" test ! -e other.db

# ---- what is not a hub ----
echo "not a database" >text.db
mkdir folder
: >empty.db
exits 66 "no such file" p list absent.db
exits 65 "a text file" p list text.db
exits 65 "a folder" p list folder
exits 65 "an empty file" p report empty.db -o -
exits 65 "check of a text file" p check text.db
# in_hub HUB SQL: changes it as no dialoog would.
in_hub() {
  python3 -c 'import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as hub:
    hub.executescript(sys.argv[2])' "$@"
}
cp hub.db newer.db
in_hub newer.db "PRAGMA user_version = 99"
for command in "list newer.db" "check newer.db" "report newer.db -o -" "new newer.db --template werksessie"; do
  # shellcheck disable=SC2086  # words of a command
  exits 65 "of a newer version: $command" p $command
  once "newer.db is gemaakt met een nieuwere dialoog"
done
cp hub.db damaged.db
python3 "$HERE/damage.py" damaged.db 1
exits 1 "check of a damaged session" p check damaged.db
exits 65 "report of it" p report damaged.db --session 1 -o -
exits 0 "report of another one" p report damaged.db --session 2 -o -
cp hub.db noise.db
# Every page but the first, in which the file is still a hub.
head -c "$(($(stat -c %s hub.db) - 4096))" /dev/zero | tr '\0' '\245' |
  dd of=noise.db bs=4096 seek=1 conv=notrunc 2>/dev/null
exits 65 "list of a damaged hub" p list noise.db
once "noise.db"
exits 65 "check of it" p check noise.db
once "noise.db"
exits 69 "new in a hub that somebody else writes" flock hub.db.lock "$PROGRAM" new hub.db --template werksessie
exits 69 "import too" flock hub.db.lock "$PROGRAM" import hub.db "$SOURCE/assets/demo/session-1.json"
exits 0 "who reads needs no lock" flock hub.db.lock "$PROGRAM" list hub.db
check "nothing was added" sh -c '[ "$(wc -l <out)" = 2 ]'
exits 66 "no such session" p report hub.db --session 9 -o -
exits 2 "a session number that is none" p report hub.db --session twee -o -

# ---- export, import: the same bytes ----
for n in 1 2; do
  demo="$SOURCE/assets/demo/session-$n.json"
  exits 0 "import session $n" p import round-$n.db "$demo"
  exits 0 "export session $n" p export round-$n.db --format json -o one-$n.json
  check "session $n: out equals in" cmp one-$n.json "$demo"
  exits 0 "import it in a new file" p importeer again-$n.db one-$n.json
  exits 0 "export it again" p exporteer again-$n.db --format json -o two-$n.json
  check "session $n: out, in, out: identical bytes" cmp one-$n.json two-$n.json
done
cp round-1.db rules.db
in_hub rules.db "UPDATE idea SET code = 1"
exits 1 "check of a hub that breaks a rule" p check rules.db
once "Sessie 1: "
exits 0 "both in one hub" p import both.db one-1.json one-2.json
exits 65 "a session that is there already" p import both.db one-1.json
check "the hub is as it was" test "$(p list both.db | wc -l)" = 2
head -c 3000 one-1.json >cut.json
exits 65 "a file that was cut" p import new.db cut.json
check "nothing was made of it" test ! -e new.db
once "cut.json: "
head -c 9000000 /dev/zero >huge.json
exits 65 "a file that is too large" p import new.db huge.json
once "huge.json"
exits 65 "a session that is given twice" p import new.db one-1.json one-1.json
check "no hub without a session stays" test ! -e new.db
exits 65 "one of two that is there" p import again-1.db one-2.json one-1.json
check "neither of them is added" test "$(p list again-1.db | wc -l)" = 1
sed 's/"language": "nl"/"language": "de"/' one-1.json >german.json
exits 65 "a language that is none" p import new.db german.json
check "the sentence names the language" grep -q "de" err
once "german.json: "
exits 66 "an input that is not there" p import new.db absent.json
once "absent.json"
exits 65 "a folder as input" p import new.db folder
once "folder"
exits 2 "import without input" p import new.db
exits 0 "public export" p export round-1.db --format json --public -o public.json
check "the raw text with a name is not in it" sh -c '! grep -q Testnaam public.json'
exits 2 "a switch takes no value" p export round-1.db --format json --public=no -o -
check "nothing is exported then" test ! -s out
exits 2 "nor an empty one" p list hub.db --readonly=
check "the public text is" grep -q "Een buurvrouw zorgt al jaren" public.json
exits 2 "export needs a format" p export round-1.db
exits 0 "export as CSV" p export round-1.db --format csv --now 2025-06-12T10:00 -o tables
check "it prints three files that are there" sh -c '[ "$(xargs ls <out | wc -l)" = 3 ]'
exits 2 "CSV on standard output" p export round-1.db --format csv -o -
exits 73 "CSV in a file" p export round-1.db --format csv -o one-1.json
exits 73 "an output that is there already" p export round-1.db --format json -o one-1.json
check "it stays as it was" cmp one-1.json two-1.json

# ---- report ----
exits 0 "report" p report round-1.db --now 2025-05-20T10:00
check "its name is printed" test -s "$(cat out)"
cp "$(cat out)" report.md
# Written again, it takes the place of nothing: neither of the first one nor of the second.
stem=participatiehub_sessie-1_verslag-concept_2025-05-15
check "its name tells what it is" test "$(cat out)" = $stem.md
for n in 2 3; do
  exits 0 "report number $n" p verslag round-1.db --now "2025-05-20T1$n:00"
  check "number $n has its own name" test "$(cat out)" = $stem-$n.md
done
check "there are three" sh -c '[ "$(ls "$1"*.md | wc -l)" = 3 ]' sh $stem
check "the first one stays as it was" cmp $stem.md report.md
for n in 2 3; do
  check "number $n is whole" cmp $stem-$n.md report.md
done
echo "By hand." >>$stem-2.md
exits 0 "one more beside one that was changed" p verslag round-1.db
check "the changed one stays" grep -q "By hand." $stem-2.md
exits 0 "report to standard output" p report round-1.db --now 2025-05-20T10:00 -o -
check "the same report" cmp out report.md
exits 2 "an unknown format" p report round-1.db --format rtf
exits 2 "an unknown kind" p report round-1.db --kind brief
once "dialoog: De soort 'brief' is er niet. Kies uit verslag, terugkoppeling, opdrachtgever."
exits 2 "a kind without its name" p report round-1.db --kind
exits 0 "the verslag by its name" p report round-1.db --kind verslag --now 2025-05-20T10:00 -o -
check "it is the same" cmp out report.md
for kind in terugkoppeling opdrachtgever; do
  exits 0 "$kind" p report round-1.db --kind $kind --now 2025-06-12T10:00
  check "$kind has a name of its own" test "$(cat out)" = participatiehub_sessie-1_${kind}_2025-05-15.md
  check "$kind tells what was not adopted and why" grep -q "iet overgenomen (gemeente Zoetermeer). Hier zijn" "$(cat out)"
done
check "one page is one page" [ "$(wc -w <participatiehub_sessie-1_terugkoppeling_2025-05-15.md)" -lt 400 ]
# The numbers that the verslag of session 1 must hold, and everything in the annexes.
check "the verslag is complete" python3 "$HERE/check_report.py" report.md "$SOURCE/assets/demo/session-1.json"
cp round-1.db private.db
in_hub private.db "UPDATE idea SET text = 'Bel 06 12345678 of mail iemand@example.org', public_text = '' WHERE code = 1"
exits 0 "a verslag with an address" p report private.db -o private.md
check "it is warned for" grep -q "^dialoog: .*naam of adres" err
check "and named" grep -q "^dialoog: I1: Bel 06 12345678" err
check "and the verslag is a draft" grep -q "^> Concept: er kan nog een naam of adres in staan" private.md
exits 73 "not when there is no verslag" p report private.db -o private.md
# What says so must see what is wrong.
for change in 's/ 35 om zelf/ 36 om zelf/' 's/ en 40 om mee/ en 41 om mee/' 's/: 89 in plaats/: 90 in plaats/' \
  's/klopte: 88 /klopte: 87 /' 's/ 18 inwoners/ 118 inwoners/' 's/| 11 | 19 |/| 11 | 18 |/' '/^| I5 |/d' '/^| O7 |/d'; do
  sed "$change" report.md >wrong.md
  check "a wrong verslag is seen: $change" sh -c \
    '! cmp -s report.md wrong.md && python3 "$1/check_report.py" wrong.md "$2" | grep "is missing\|is not in"' sh "$HERE" "$SOURCE/assets/demo/session-1.json"
done

# ---- qr ----
exits 0 "qr on the terminal" p qr round-1.db --color never
check "the address stands below" grep -q samenzoetermeergezond.nl out
for format in png svg; do
  exits 0 "qr as $format" p qr round-1.db --format $format -o code.$format
  check "it is a file" test -s code.$format
done
exits 0 "qr of another address" p qr --url https://example.org --format png -o other.png
exits 2 "an unknown format" p qr round-1.db --format gif
exits 65 "an address that is too long" p qr --url "$(head -c 3000 /dev/zero | tr '\0' a)" --format png -o long.png

# ---- demo ----
exits 0 "demo without a terminal" p demo
check "it prints the hub and its verslag" sh -c '[ "$(wc -l <out)" = 2 ] && test -s "$(sed -n 1p out)" && test -s "$(sed -n 2p out)"'
exits 0 "a second time" p demo
mkdir beside
p import beside/hub.db "$SOURCE/assets/demo/session-1.json" >/dev/null
(cd beside && p report hub.db >../out)
real=beside/$(cat out)
echo "By hand." >>"$real"
cp "$real" before.md
exits 0 "demo beside a real report" p demo --hub beside/oefen.db
check "that report stays as it was" cmp "$real" before.md
check "its own is named as practice" sh -c 'case $(sed -n 2p out) in beside/*oefen*.md) ;; *) exit 1 ;; esac'
exits 0 "demo again" p demo --hub beside/oefen.db
check "it replaces only its own" sh -c '[ "$(ls beside/*.md | wc -l)" = 2 ]'
verslag=$(sed -n 2p out)
rm "$verslag"
mkdir "$verslag"
exits 73 "demo whose verslag cannot be made" p demo --hub beside/oefen.db
once "$verslag"
rmdir "$verslag"
exits 73 "a hub that is no practice hub" p demo --hub hub.db
check "that hub stays as it was" test "$(p list hub.db | wc -l)" = 2
# A desk makes a hub that has no session yet.
echo "key Esc" >script
check "a hub without sessions" p begun.db --script script --headless
exits 73 "it is no practice hub either" p demo --hub begun.db
check "it stays without sessions" test "$(p list begun.db)" = "Er is nog geen sessie."

exits 66 "demo that only reads, without a hub" p demo --hub absent.db --readonly
check "it makes none" sh -c '[ -z "$(ls absent.db* 2>/dev/null)" ]'
exits 73 "nor reads what is no practice hub" p demo --hub hub.db --readonly
cp beside/oefen.db whole.db
exits 0 "demo that only reads" p demo --hub whole.db --readonly
check "the hub stays as it was" cmp whole.db beside/oefen.db
check "nothing stands beside it" sh -c '[ "$(echo whole.db*)" = whole.db ]'
echo "key n" >script
echo "expect In dit venster kun je alleen lezen." >>script
exits 0 "its desk cannot change it" p demo --hub whole.db --readonly --script script --headless
printf '%s\n' "key Enter 5 End Enter" "expect Esc Terug" "key Esc Home Enter" \
  "expect In dit venster kun je alleen lezen." >script
exits 0 "its report tells what is open and takes no text" \
  p demo --hub whole.db --readonly --script script --headless

# ---- scripts of keys ----
# fails_at LINE NAME STEP...: the script of these steps ends with 1 and names the line.
fails_at() {
  line=$1 label=$2
  shift 2
  printf '%s\n' "$@" >script
  code=0
  p keys.db --script script --headless --now 2025-05-15T13:00 >out 2>err </dev/null || code=$?
  check "$label" sh -c "[ $code = 1 ] && grep '^dialoog: script:$line: ' err"
}
printf '%s\n' "expect Welke sessie" "" "key q" "# The end." >script
exits 0 "a script that leaves at its end" p keys.db --script script --headless
printf '%s\n' "key q" "restart" "expect Welke sessie" >script
exits 0 "a script that starts again" p keys.db --script script --headless
fails_at 1 "a text that is not there" "expect NEVER"
fails_at 2 "a text that may not be there" "key Esc" "refuse Welke sessie"
fails_at 3 "a step that there is not" "key Esc" "" "nonsense"
fails_at 1 "a key that there is not" "key Esc Nonsense"
fails_at 3 "a step after the end" "key q" "# The end." "expect NEVER"
fails_at 2 "nonsense after the end" "key q" "nonsense"
fails_at 2 "a true text after the end" "key q" "refuse NEVER"
fails_at 1 "a key after the end, in its line" "key q Down"
fails_at 1 "a line that ends the desk halfway" "line q"

# ---- output that cannot be written ----
# The first two print, the others write what they made.
for command in --version "new full.db --template werksessie" "list hub.db" "report hub.db -o -"; do
  exits 74 "$command: to a full device" sh -c "\"\$0\" $command >/dev/full" "$PROGRAM"
done

# ---- keys, help, mistakes ----
for format in text md man; do exits 0 "keys as $format" p keys --format $format; done
# The keys that only a question or a list takes stand there too.
p keys >"$WORK/keys"
for line in 'A-Z  .*Zet het idee' '0-9  .*hoeveel stickers' '0-9  .*Ga naar dat deel' \
  'z  .*Voor wie' 'o  .*Voor wie' 'g  .*Voor wie' 'd  .*Voor wie' 'a  .*Voor wie' \
  'm  .*gelijke stand' 'd  .*gelijke stand' 'r  .*gelijke stand' 'l  .*gelijke stand' \
  'w  .*totaal niet' 'j  .*met ja'; do
  check "keys: $line" grep -q "^  $line" "$WORK/keys"
done
exits 0 "help" p --help
cp out help.out
check "help names a command" grep -q "^  dialoog demo " out
for language in nl en; do
  exits 0 "help in $language" p --help --lang $language
  check "it fits in the smallest terminal in $language" sh -c '[ "$(wc -l <out)" -le 24 ] && [ "$(wc -L <out)" -le 80 ]'
done
exits 0 "help of a command" p report --help
for command in demo list report export import qr check keys; do
  exits 0 "help of $command" p $command --help
done
for language in nl en; do
  exits 0 "help of new in $language" p new --help --lang $language
  check "each part of its usage is explained" sh -c \
    'for word in FILE --template --title --date --place --start; do grep -q "^  $word .*  [^ ]" out || exit 1; done'
  check "the runsheets are named, with what they are" sh -c \
    'grep -q "^  dialoogsessie: Dialoogsessie in twee rondes$" out && grep -q "^  werksessie: Werksessie met" out && grep -q "^      Ideeën per groep" out'
done
mkdir -p own/draaiboeken
cp "$SOURCE/conf/draaiboeken/werksessie.ini" own/draaiboeken/buurt.ini
exits 0 "help of new beside other runsheets" env DIALOOG_DATADIR="$WORK/own" "$PROGRAM" new --help
check "those that are installed are named" sh -c 'grep -q "^  buurt: Werksessie met" out && ! grep -q "^  dialoogsessie:" out'
exits 0 "help of list" p list --help
check "it says which file is meant" grep -q "$WORK/data/dialoog/dialoog.db" out
check "it names the exit codes on one line" grep -q "^Exitcodes: 0 .* 1 .* 2 .* 65 " help.out
exits 0 "version" p --version
check "its own first, and those of the libraries" sh -c 'sed -n 1p out | grep -q "^dialoog [0-9]" && [ "$(wc -l <out)" = 4 ] &&
  for name in ncurses SQLite libqrencode; do grep -q "^$name [0-9][0-9.]*$" out || exit 1; done'
exits 2 "an unknown option" p --nonsense
exits 2 "an option of another command" p list hub.db --template x
exits 2 "too many files" p list hub.db hub.db
exits 2 "an unknown language" p list hub.db --lang fr
exits 0 "English" p --help --lang en
check "in English" grep -q "practice session" out
check "as a whole sentence" sh -c '"$0" list hub.db hub.db 2>&1 | grep -q "één bestand te veel"' "$PROGRAM"
exits 0 "options before the command" p --lang en --ascii check hub.db
exits 0 "with their value attached" p --lang=nl list hub.db
exits 2 "an option of one command stays behind it" p --format text list hub.db
exits 2 "a command that is mistyped" p chekc hub.db
check "the nearest one is named" grep -q "Bedoel je check?" err
exits 2 "in Dutch too, after an option" p --lang nl verlsag
check "by its Dutch name" grep -q "Bedoel je verslag?" err
exits 2 "a word that looks like nothing" p hallo
check "nothing was made" sh -c '! test -e chekc && ! test -e hallo'
cp hub.db sessie
exits 2 "a file with the name of a word is a file" p sessie
check "it is opened as one" grep -q "terminal" err
exits 2 "the desk without a terminal" p hub.db
exits 2 "headless without a script" p hub.db --headless

# ---- what comes from outside does no harm to a terminal ----
esc=$(printf '\033') c1=$(printf '\302\233') bidi=$(printf '\342\200\256') bad=$(printf '\377')
evil="$esc]0;x${c1}31m$bidi$bad
y"
harmless() {
  check "$1: $2 is harmless" python3 -c 'import sys, unicodedata
text = open(sys.argv[1], encoding="utf-8").read()
sys.exit(any(unicodedata.category(c).startswith("C") and c != "\n" for c in text))' "$2"
}
mkdir "$evil"
p new "$evil/hub.db" --template werksessie >/dev/null
: >"$evil/empty.db"
for words in "--$evil" "-$evil" "list --$evil=1" "list --lang=$evil" "list a b$evil" "list --session=$evil" \
  "report --session $evil" "report --color $evil" "report --format $evil" "report --kind $evil" "qr --format $evil" "keys --format $evil" \
  "list --format $evil" "export --format $evil" "new x --template a --date $evil" "new x --template a --start $evil" \
  "x.db --script s --headless --size $evil" "list --readonly=$evil" "list --now $evil"; do
  # Each word is an argument, and a newline parts no words.
  IFS=' '
  # shellcheck disable=SC2086
  exits 2 "usage" p $words
  unset IFS
  harmless "$(printf %s "$words" | tr -cd 'a-z -')" err
done
exits 66 "no such file" p list "$evil"x
harmless "no such file" err
exits 65 "no hub" p list "$evil/empty.db"
harmless "no hub" err
exits 65 "no session" p import new.db "$evil/empty.db"
harmless "no session" err
exits 73 "an output that is there" p report hub.db -o "$evil/empty.db"
harmless "an output that is there" err
exits 1 "no such script" p keys.db --script "$evil" --headless
harmless "no such script" err
exits 0 "check" p check "$evil/hub.db"
harmless "check" out
exits 0 "help" env -u XDG_DATA_HOME HOME="$WORK/$evil" "$PROGRAM" list --help
harmless "help" out
exits 0 "the address below a code" p qr --url "$evil" --color never
harmless "the address below a code" out
in_hub "$evil/hub.db" "UPDATE session SET title = 'a' || char(27, 155, 8238) || 'b'"
exits 0 "titles" p list "$evil/hub.db"
harmless "titles" out
exits 0 "titles as JSON" p list "$evil/hub.db" --format json
harmless "titles as JSON" out
cp round-1.db foreign.db
in_hub foreign.db "UPDATE idea SET text = 'a' || char(27, 127, 133, 155, 8238, 917505) || 'b'"
exits 0 "texts as JSON" p export foreign.db --format json -o -
harmless "texts as JSON" out
check "none of them is lost" grep -qF '"text": "a\u001B\u007F\u0085\u009B\u202E\uDB40\uDC01b"' out
cp out foreign.json
exits 0 "they can be imported" p import cleaned.db foreign.json
exits 0 "and exported" p export cleaned.db --format json -o cleaned.json
check "and are clean then" grep -qF '"text": "a b"' cleaned.json
# A PDF that takes long is stopped with the program, and nothing of it stays.
mkdir stopped stopped/bin stopped/tmp
mkfifo stopped/begun
cat >stopped/bin/soffice <<'END'
#!/bin/sh
echo $$ >"$BEGUN"
exec sleep 1000
END
chmod +x stopped/bin/soffice
env PATH="$PWD/stopped/bin:$PATH" TMPDIR="$PWD/stopped/tmp" BEGUN="$PWD/stopped/begun" \
  "$PROGRAM" report round-1.db --session 1 --format pdf -o stopped/out.pdf >out 2>err &
asked=$!
read -r other <stopped/begun
kill -TERM "$asked"
code=0
wait "$asked" || code=$?
check "a stopped PDF ends as programs do" [ "$code" = 143 ]
check "the other program is stopped too" sh -c '! kill -0 "$1"' sh "$other"
check "no folder of it stays" sh -c '[ -z "$(ls stopped/tmp)" ]'
check "no half file stays" [ ! -e stopped/out.pdf ]
# A program that reads where a file was made must find it; a terminal only shows it.
exits 0 "a path for a program" p export "$evil/hub.db" --format json -o "$evil/out.json"
check "it is exact" sh -c 'printf "%s\n" "$1/out.json" | cmp - out' sh "$evil"
# on_terminal COMMAND...: what the terminal shows goes to the file shown.
on_terminal() {
  python3 -c 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]))' "$PROGRAM" "$@" >seen || :
  tr -d '\r' <seen >shown
}
on_terminal export "$evil/hub.db" --format json -o "$evil/tty.json" </dev/null
check "a path for a person" grep -q "tty.json" shown
harmless "a path for a person" shown
echo n | on_terminal "./$evil.db"
check "whether to make a file" grep -q "y.db .*j/n" shown
harmless "whether to make a file" shown
finish
