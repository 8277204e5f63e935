#!/bin/sh
# shellcheck disable=SC2016,SC2317  # `sh -c` expands its own; p is called through exits
# Ideas from a text with one idea a line: what comes in, and the list of what to look at.
. "$(dirname "$0")/lib.sh"
cd "$WORK"
p() {
  "$PROGRAM" "$@"
}
# is NAME <<END: standard output is exactly this.
is() {
  cat >expected
  check "$1" diff expected out
}
ideas() {
  p export hub.db --session 1 --format json -o - | python3 -c '
import json, sys
for idea in json.load(sys.stdin)["ideas"]:
    print(idea["code"], idea["origin"], idea["withdrawn"], idea["text"])'
}
p new hub.db --template dialoogsessie --date 2025-05-15 >/dev/null
exits 0 "the list of a session without anything" p list hub.db
check "it is being prepared" grep -q "(voorbereid;" out
printf '%s\n' 'key Enter 2' 'line Gratis sporten in het park' 'key Esc' >live.script
drive hub.db live.script --now 2025-05-15T14:00
exits 0 "the list after an idea, without an agenda that was started" p list hub.db
check "the session goes on" grep -q "(bezig;" out
exits 0 "the same for another program" p list hub.db --format json
check "it is open" grep -q '"open"' out

# Every kind of line, in one text of table group 3: the damage is what extraction from a PDF, the
# wrong encoding and a shifted font leave behind.
long=$(printf '%2001s' '' | tr ' ' w)
printf '\357\273\277# Groep 3, aan tafel getypt\r\n\r\n' >tafel3.txt
printf '%s\r\n' 'Een bankje bij de supermarkt' 'gratis sporten in het park!' \
  "Caf$(printf '\357\277\275') bij de flat" 'Meer ideeÃ«n van jongeren' 'Ƨǀmer ǂontmoeten' "$long" \
  'Mijn buurvrouw Testnaam kan goed koken' 'Bankje bij de supermarkt' 'Eén loket voor alles' >>tafel3.txt
exits 0 "a text" p import hub.db tafel3.txt --group 3
is "the list of what to look at" <<END
8 ideeën ingelezen uit tafel3.txt. Kijk ze na.
  I2   Een bankje bij de supermarkt
  I3   gratis sporten in het park!
       ! regel 4: lijkt op I1: Gratis sporten in het park
  I4   Caf� bij de flat
       ! regel 5: er zijn letters kapot
  I5   Meer ideeÃ«n van jongeren
       ! regel 6: er zijn letters kapot
  I6   Ƨǀmer ǂontmoeten
       ! regel 7: er staan letters van een ander schrift in
  I7   Mijn buurvrouw Testnaam kan goed koken
       ! regel 9: staat er een naam of adres in?
  I8   Bankje bij de supermarkt
       ! regel 10: lijkt op I2: Een bankje bij de supermarkt
  I9   Eén loket voor alles
Niet ingelezen, want te lang:
       ! regel 8: 2001 tekens, en er kunnen er 2000: $(printf '%60s' '' | tr ' ' w)...
Groep 3, vraag 1: Welke thema's zijn belangrijk voor een vitaler leven in Zoetermeer?
Na te kijken, met een ! erbij: 6 van de 8 ideeën.
Overgeslagen: lege regels: 1; regels die met # beginnen: 1.
END
check "what is too long is said apart" grep -qx 'dialoog: 1 regel is te lang voor een idee en is niet ingelezen.' err
ideas >now
cat >expected <<END
1 live False Gratis sporten in het park
2 file False Een bankje bij de supermarkt
3 file False gratis sporten in het park!
4 file False Caf� bij de flat
5 file False Meer ideeÃ«n van jongeren
6 file False Ƨǀmer ǂontmoeten
7 file False Mijn buurvrouw Testnaam kan goed koken
8 file False Bankje bij de supermarkt
9 file False Eén loket voor alles
END
check "they are in the hub as they were written" diff expected now
exits 0 "the hub is whole" p check hub.db

# Later, the desk marks what is doubtful; one step takes all of it back.
printf '%s\n' 'key Esc' 'expect Groep 3: 8' 'expect ! I4' 'expect ! I5' 'refuse ! I6' 'expect ! I7' \
  'refuse ! I9' 'key u' 'expect Teruggedraaid' 'refuse Eén loket' 'key Ctrl-R' 'expect Eén loket voor alles' \
  'key u' >marks.script
check "the desk shows the marks" drive hub.db marks.script --now 2025-05-15T14:30
ideas >now
check "one undo takes the whole text back" test "$(cat now)" = "1 live False Gratis sporten in het park"

# Nothing of it fits: it is an error, and the list says why.
printf '%s\n' "$long" >lang.txt
exits 65 "a text without an idea" p import hub.db lang.txt --group 3
check "the list says which line" grep -q '! regel 1: 2001 tekens' out
check "nothing came in" test "$(ideas)" = "$(cat now)"

for language in nl en; do
  exits 0 "help in $language" p import --help --lang $language
  check "each part of its usage is explained" sh -c \
    'for word in FILE INPUT... --session --group --question; do grep -q "^  $word .*  [^ ]" out || exit 1; done'
done

# More texts at once are one step too; a code is never given out twice.
printf 'Samen koken\n' >een.txt
printf 'Wandelen met de hond\n\n' >twee.txt
exits 0 "two texts in English" p import hub.db een.txt twee.txt --session 1 --group 1 --question 1 --lang en
is "each has its list" <<END
1 idea taken in from een.txt. Look it through.
  I10  Samen koken
1 idea taken in from twee.txt. Look it through.
  I11  Wandelen met de hond
Groep 1, question 1: Welke thema's zijn belangrijk voor een vitaler leven in Zoetermeer?
To look at, marked with !: 0 of 2 ideas.
Skipped: empty lines: 1; lines that begin with #: 0.
END
printf 'Uit de pijp\n' >pijp.txt
exits 0 "standard input" sh -c '"$0" import hub.db - --group 2 <pijp.txt' "$PROGRAM"
check "it came in" grep -q 'I12  Uit de pijp' out

# The same from the desk: what is in the text is shown before it is stored.
p new desk.db --template dialoogsessie --date 2025-05-15 >/dev/null
printf 'Caf\351\n' >latin.txt
cat >desk.script <<END
key Enter 2
line Gratis sporten in het park
key Tab Tab Esc I
expect Ideeën uit een tekstbestand
line niet.txt
expect niet.txt is niet te lezen
key Ctrl-U
type ~/lan
key Tab
expect ~/lang.txt
key Enter
expect Er is niets ingelezen: er staat geen idee in dat past.
key Ctrl-U
type ~/tafel
key Tab
expect ~/tafel3.txt
expect Tab Aanvullen
key Enter
expect 8 ideeën uit tafel3.txt inlezen bij Groep 3?
expect Welke thema's zijn belangrijk
expect 1 regel is te lang voor een idee en blijft eruit.
expect ! regel 4: lijkt op I1: Gratis sporten in het park
expect ! regel 8: 2001 tekens
expect ! regel 9: staat er een naam of adres in?
refuse ! regel 10
expect en nog 1
key Esc
expect Groep 3: 0
key I
line ~/tafel3.txt
key j
expect 8 ideeën ingelezen uit tafel3.txt. Kijk ze na.
expect Groep 3: 8
expect > I2  G3  Een bankje bij de supermarkt
expect Eén loket voor alles
key u
expect Teruggedraaid: 8 ideeën toegevoegd
expect Groep 3: 0
key Ctrl-R
key I
line latin.txt
expect latin.txt: regel 1, byte 4 is geen UTF-8
END
check "from the desk" drive desk.db desk.script --now 2025-05-15T14:00
check "they came from a file" sh -c '"$0" export desk.db --format json -o - | grep -c "\"origin\": \"file\"" | grep -qx 8' "$PROGRAM"
check "the hub of the desk is whole" "$PROGRAM" check desk.db

# Four questions and three groups: which one has to be said.
p new werk.db --template werksessie --date 2025-05-27 >/dev/null
exits 2 "no group" p import werk.db een.txt --question 2
check "they are named" grep -q 'met --group welke groep.* 1 (Groep 1), 2 (Groep 2)' err
exits 2 "no question" p import werk.db een.txt --group 2
check "the questions are named" grep -q 'met --question .* 1 (.*), 2 (.*), 3 (' err
exits 0 "both" p importeer werk.db een.txt --group 2 --question 2
check "at that question" grep -q '^Groep 2, vraag 2: ' out
# What is taken out of a line is said.
p new bell.db --template dialoogsessie --date 2025-05-15 >/dev/null
printf 'Een\007 bel\tin een regel\n' >bell.txt
exits 0 "a control character" p import bell.db bell.txt --group 2
check "the line is marked" grep -q '! regel 1: er stonden stuurtekens in, die zijn weggehaald' out
check "it comes in without" grep -q 'Een bel in een regel' out
finish
