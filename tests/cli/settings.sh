#!/bin/sh
# shellcheck disable=SC2016,SC2317  # `sh -c` expands its own; p is called through exits
# Settings: each does something, mistakes are all named and stop nothing, and hostile files end in
# a sentence.
. "$(dirname "$0")/lib.sh"
cd "$WORK"
p() {
  "$PROGRAM" "$@"
}
# ini LINE...: the settings of this user.
ini() {
  mkdir -p "$XDG_CONFIG_HOME/dialoog"
  printf '%s\n' "$@" >"$XDG_CONFIG_HOME/dialoog/dialoog.ini"
}
# keys STEP...: a script, run on a hub with one session, and its screens into seen.
keys() {
  printf '%s\n' "$@" >steps
  rm -rf hub.db hub.db?*
  cp clean.db hub.db
  drive hub.db steps --now 2025-05-15T13:00 --screens seen
}
p new clean.db --template dialoogsessie --date 2025-05-15 >made
cp clean.db hub.db

# ---- where they come from ----
exits 0 "without a file" p list hub.db
check "nothing is said" test ! -s err
ini '[desk]' 'language = "en"'
exits 0 "the file of this user" p list hub.db
check "the language is set" grep -q "prepared" out
exits 0 "the option goes before it" p list hub.db --lang nl
check "the language of the option" grep -q "voorbereid" out
printf '[desk]\nlanguage = "nl"\n' >own.ini
exits 0 "another file" p --config own.ini list hub.db
check "only that one counts" grep -q "voorbereid" out
exits 2 "--config without a file" p list hub.db --config
exits 0 "help" p --help
check "help explains --config" grep -q -- "--config FILE" out
exits 0 "the file that is installed" p list hub.db --config "$SOURCE/conf/dialoog.ini"
check "has no mistake" test ! -s err

# ---- ten mistakes in one file ----
printf '%s\n' '[desk]' 'theme = "donker"' 'clock-warning = "100"' 'color = never ; altijd' \
  'taal = "nl"' 'ascii = "no' '[bureau]' '[files]' 'hub = "hub.db"' 'Second-Place = "/x"' \
  '[keys]' 'idea-new = "e"' 'quit = ""' 'undo = "Ctrl-1"' 'idea-nieuw = "n"' 'redo = "F11"' \
  'redo = "F10"' 'zonder is' '[desk]' 'language = "en"' >ten.ini
exits 0 "ten mistakes stop nothing" p keys --config ten.ini
cp out keys.out
cp err ten.err
# named LINE PLACE: the mistake on this line of the file is named.
named() {
  check "line $1 is named: $2" grep -qF "dialoog: ten.ini:$1: $2: " ten.err
}
named 2 '[desk] theme'
named 3 '[desk] clock-warning'
named 4 '[desk] color'
named 5 '[desk] taal'
named 6 '[desk] ascii'
named 7 '[bureau]'
named 9 '[files] hub'
named 10 '[files] Second-Place'
named 12 '[keys] idea-new'
named 13 '[keys] quit'
named 14 '[keys] undo'
named 15 '[keys] idea-nieuw'
named 17 '[keys] redo'
named 18 '[keys] zonder is'
named 19 '[desk]'
check "each on one line, and nothing else" test "$(wc -l <ten.err)" = 15
check "what is right works: the language" grep -q "Redraw" keys.out
check "what is right works: a key" grep -q "F11 .*Redo" keys.out
check "what is wrong keeps its key" grep -q "q, Ctrl-Q .*Leave" keys.out

# ---- the desk says it ----
cp ten.ini "$XDG_CONFIG_HOME/dialoog/dialoog.ini"
check "the desk starts, says how many, and shows them with one key" keys \
  'expect 15 mistakes in the settings; the rest of them works. Press Ctrl-O to see them.' \
  'key Ctrl-O' 'expect dialoog.ini:2: [desk] theme: Choose one of' 'key PgDn PgDn' \
  'expect What is set' 'key Down Down Down' 'expect "en". The language of the desk' 'key Esc' 'refuse What is set'
check "the desk" keys 'key q'
check "writes nothing over its own screen" test ! -s check
ini '[desk]' 'theme = "donker"'
check "one mistake" keys 'expect 1 fout in de instellingen; de rest werkt. Druk op Ctrl-O'
ini '[desk]' 'theme = "dark"'
check "no mistake" keys 'refuse instellingen' 'key Ctrl-O' 'expect "dark". Hoe het eruitziet' \
  'refuse Wat niet klopt'
ini '[desk]' 'theme = "donker"'
check "who was busy typing hears both" keys 'key Enter' 'key 2' 'restart' \
  'expect Alles is bewaard' 'expect 1 fout in de instellingen' 'type ja' \
  'key Ctrl-O' 'expect Wat niet klopt' 'key Esc' 'expect > ja'

# ---- nothing usable, and hostile files ----
exits 78 "a file that is not there" p list hub.db --config absent.ini
check "the sentence names it" grep -q absent.ini err
printf 'onzin\n' >nothing.ini
exits 78 "a file without one right line" p list hub.db --config nothing.ini
printf '\n# niets\n' >empty.ini
exits 0 "an empty file" p list hub.db --config empty.ini
mkdir folder
exits 78 "a folder" p list hub.db --config folder
mkfifo pipe
exits 78 "a pipe that nobody writes into" p list hub.db --config pipe
exits 78 "a device" p list hub.db --config /dev/zero
truncate -s 1G big.ini
exits 78 "a file of 1 GiB" p list hub.db --config big.ini
head -c 2000000 /dev/zero | tr '\0' x >line.ini
exits 78 "a line of 2 MB" p list hub.db --config line.ini
printf '[desk]\nlanguage = "nl"\ntheme = "\377\376"\n' >latin.ini
exits 0 "a line that is not UTF-8" p list hub.db --config latin.ini
check "is named" grep -q "latin.ini:3: \[desk\] theme: " err
printf '[desk]\nlanguage = "nl"\ntheme = "da\000rk"\n' >nul.ini
exits 0 "a NUL byte" p list hub.db --config nul.ini
check "is named" grep -q "nul.ini:3: \[desk\] theme: " err
printf '\377\376[\0d\0e\0s\0k\0]\0\n\0' >utf16.ini
code=0
p list hub.db --config utf16.ini 2>err >out || code=$?
check "UTF-16" sh -c '[ "$1" = 78 ] && grep -q "utf16.ini:1: " err' sh $code
printf '[desk]\nlanguage = "nl"\n\033[31m = "x"\n' >escape.ini
exits 0 "an escape sequence" p list hub.db --config escape.ini
check "never reaches the terminal" sh -c '! grep -q "$(printf "\033")" err'
for hostile in folder pipe big.ini line.ini; do
  rm -f "$XDG_CONFIG_HOME/dialoog/dialoog.ini"
  ln -s "$WORK/$hostile" "$XDG_CONFIG_HOME/dialoog/dialoog.ini"
  exits 0 "as the file of this user it stops nothing: $hostile" p list hub.db
  check "and is named: $hostile" sh -c '[ "$(wc -l <err)" = 1 ] && grep -q dialoog.ini err'
  check "the desk starts: $hostile" keys 'expect 1 fout in de instellingen'
done
rm "$XDG_CONFIG_HOME/dialoog/dialoog.ini"

# ---- each setting does something ----
ini '[files]' "hub = \"$WORK/hub.db\""
exits 0 "hub: opens without a name" p list
check "that hub" grep -q "Dialoogsessie Participatiehub" out
check "hub: help names it" sh -c '"$1" list --help | grep -q "$2/hub.db"' sh "$PROGRAM" "$WORK"
check "mouse: the help says what it does" keys 'key ?' 'key End' 'expect Klik om een regel te kiezen'
ini '[desk]' 'mouse = "no"'
check "no mouse: the help is silent about it" keys 'key ?' 'key End' 'refuse Klik om een regel'
ini '[desk]' 'ascii = "yes"'
check "ascii: the desk" keys 'key Enter' 'key 1' 'screen agenda'
check "ascii: no other character on its screen" sh -c '! LC_ALL=C grep -q "[^ -~]" seen/agenda.golden'
ini '[desk]' 'color = "always"'
exits 0 "color: always" p qr --url https://example.org
check "color: there are colours" grep -q "$(printf '\033')" out
ini '[desk]' 'color = "never"'
exits 0 "color: never" p qr --url https://example.org --color always
check "color: the option goes before it" grep -q "$(printf '\033')" out
for minutes in 0 5; do
  ini '[desk]' "clock-warning = \"$minutes\""
  check "clock-warning $minutes" keys 'key Enter' 'key 1' 'key Enter' 'wait 1m' "screen early-$minutes" \
    'wait 6m' "screen late-$minutes"
done
check "clock-warning: not too early" grep -q '{clock:nog' seen/early-5.golden
check "clock-warning: stands out" grep -q '{warning:nog' seen/late-5.golden
check "clock-warning: else not" grep -q '{clock:nog' seen/late-0.golden

ini '[desk]' 'quiet = "yes"'
check "quiet: whole minutes, what is begun counts, and after the end too" keys 'key Enter' 'key 2' 'key Esc' \
  'key t' 'expect nog 10 minuten' 'wait 59s' 'expect nog 10 minuten' 'wait 1s' 'expect nog 9 minuten' \
  'wait 8m' 'expect nog 1 minuut' 'wait 59s' 'expect nog 1 minuut' 'wait 1s' 'expect tijd is om' \
  'wait 1m' 'expect 1 minuut extra' 'wait 90s' 'expect 2 minuten extra' 'key t' 'expect 2 minuten extra'
check "quiet: a clock that stands still" keys 'key Enter' 'key 2' 'key Esc' 'key t' 'wait 90s' 'key t' \
  'expect stil 9 minuten'
ini '[desk]' 'quiet = "no"'
check "not quiet: seconds" keys 'key Enter' 'key 2' 'key Esc' 'key t' 'wait 59s' 'expect nog 9:01'
ini '[desk]' 'clipboard = "no"'
check "clipboard: no" keys 'key Enter' 'key 7' 'key y' 'expect Het klembord staat uit in de instellingen.'
ini '[desk]' 'clipboard = "yes"'
check "clipboard: yes" keys 'key Enter' 'key 7' 'key y' 'expect Gekopieerd: het verslag.' 'copied # Verslag'
python3 "$HERE/many.py" "$SOURCE/assets/demo/session-1.json" >many.json
p import many.db many.json >made
printf '%s\n' 'key Enter' 'key 7' 'key y' 'expect Dit is te lang voor het klembord. Schrijf het met v.' >steps
check "clipboard: what is too long is not cut in silence" drive many.db steps --now 2025-05-15T13:00

# ---- the house style ----
# core FILE: the properties of a Word file.
core() {
  python3 -c 'import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read("docProps/core.xml").decode())' "$1" >core
}
p qr --url https://example.org --format png -o "logo #1.png" >made
ini '[report]' 'organisation = "Buurt & Zorg; #1"' 'contact = "079 <123> 45 67"' 'colour = "#8a1c0d"' \
  "logo = \"$WORK/logo #1.png\"" 'logo-text = "Een boom"'
exits 0 "report: as a web page" p report hub.db --format html -o style.html
check "report: nothing is said" test ! -s err
check "report: the colour" grep -q '#8a1c0d' style.html
check "report: not the usual one" sh -c '! grep -q "#004a7f" style.html'
check "report: the contact" grep -q 'Zo bereik je ons:</strong> 079 &lt;123&gt; 45 67' style.html
check "report: the logo, and what it says" grep -q '<img alt="Een boom"' style.html
exits 0 "report: as a Word file" p report hub.db --format docx -o style.docx
core style.docx
check "report: the organisation is the author" grep -q '<dc:creator>Buurt &amp; Zorg; #1<' core
check "report: the desk writes in that style" keys 'key Enter' 'key 7' 'key v' 'expect Welk document' \
  'key Down Down Down' 'key Enter' 'expect Bewaard: ' 'refuse logo'
check "report: it is the same" sh -c 'grep -q "#8a1c0d" ./*verslag*.html && grep -q "Een boom" ./*verslag*.html'
rm -f ./*verslag*.html "logo #1.png"
check "report: the desk goes on without a logo that is gone" keys 'key Enter' 'key 7' 'key v' \
  'key Down Down Down' 'key Enter' 'expect Bewaard: ' 'expect Het document krijgt geen logo'
check "report: all else is there" sh -c 'grep -q "#8a1c0d" ./*verslag*.html && ! grep -q "Een boom" ./*verslag*.html'
exits 0 "report: the command goes on too" p report hub.db --format html -o gone.html
check "report: and says it in one line" sh -c '[ "$(wc -l <err)" = 1 ] && grep -q "geen logo: .*logo #1.png" err'
ini '[report]' 'colour = "#99ccff"'
exits 0 "report: a colour that is too light" p report hub.db --format html -o light.html
check "report: is named with what to do" grep -q '\[report\] colour: Deze kleur is te licht .* Kies een donkerder' err
check "report: the usual colour counts" grep -q '#004a7f' light.html
check "report: the desk shows them" keys 'key Ctrl-O' 'key End' 'expect logo-text'
rm "$XDG_CONFIG_HOME/dialoog/dialoog.ini"
exits 0 "report: without a house style" p report hub.db --format docx -o plain.docx
core plain.docx
check "report: the organisation of the series is the author" grep -q '<dc:creator>Vereniging ' core

# ---- keys ----
ini '[keys]' 'idea-new = "F11 Y"' 'help = "F1 H"' 'session-open = "z"'
check "keys: the new ones work, in footer and help; the old ones do not" keys \
  'expect z Open' 'key Enter' 'expect Welke sessie' 'key z' 'expect Vooraf' 'key 2' 'key Esc' \
  'expect F11 Nieuw' 'key n' 'expect F11 Nieuw' 'key Y' 'line Een idee' 'expect Bewaard: I1' \
  'type ?' 'expect > ?' 'key Backspace' 'key F1' 'expect Wat is dit?' 'key H' 'key Esc' \
  'key :' 'type nieuw' 'expect F11, Y'
ini '[keys]' 'idea-new = "Y"' 'session-new = "m"' 'practice = ""' 'part-next = "F11 }"'
check "keys: in the sentences that name them" keys 'key F1' 'expect Of maak een nieuwe met m.' \
  'key Esc' 'key Enter' 'key 2' 'type half' 'key Esc' 'expect Y: verder typen' 'key Y' \
  'key Backspace Backspace Backspace Backspace' 'line Bel 06-12345678' 'expect Esc, dan e: wijzigen' \
  'key F1' 'expect Ga met F11 naar Clusteren.' 'key Esc' 'key F11' 'expect 3 Clusteren]' \
  'expect Druk op n om er een te maken.'
rm -f nothing.db*
printf 'expect Druk op m om er een te maken, of op Oefenen om te oefenen.\n' >steps
check "keys: an action without a key is called by its name" drive nothing.db steps
ini '[keys]' 'idea-new = "F11 Y"'
exits 0 "keys: in the list" p keys --format md
check "keys: the list has them" grep -q '| F11, Y | `idea-new` |' out

# ---- the second place ----
mkdir stick
ini '[files]' "second-place = \"$WORK/stick\""
check "second place: a copy at each part" keys 'key Enter' 'key 2' 'line Nog een idee' 'key Esc' 'key 3' 'wait 3s'
check "second place: it is whole" sh -c 'for f in stick/hub.db.bak/*.db; do "$1" check "$f" || exit 1; done' sh "$PROGRAM"
check "second place: as many as beside the file" sh -c \
  '[ "$(ls stick/hub.db.bak | tail -n 1)" = "$(ls hub.db.bak | tail -n 1)" ]'
check "second place: ten stay" sh -c 'for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
  : >stick/hub.db.bak/2025010$((i % 10))-00000$((i % 10))-part-$i.db; done'
check "second place: one more" keys 'key Enter' 'key 2' 'line Derde idee' 'key Esc' 'key 3' \
  'wait 3s'
check "second place: the last ten" sh -c '[ "$(ls stick/hub.db.bak/*.db | wc -l)" = 10 ]'
mv stick away
check "second place: gone is a warning, and the note is stored" keys 'key Enter' 'key 2' \
  'line Vierde idee' 'expect Bewaard: ' 'key Esc' 'key 3' 'wait 3s' \
  "expect De kopie staat naast het bestand, maar niet op de tweede plek: Er is geen map"
check "second place: it is not made" test ! -e stick
check "second place: all is in the hub" sh -c '"$1" check hub.db && "$1" list hub.db | grep -q "1 idee"' sh "$PROGRAM"
finish
