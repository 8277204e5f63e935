#!/bin/sh
# `dialoog backup`: a whole copy, or one to share, in which what is private never was.
. "$(dirname "$0")/lib.sh"
cd "$WORK"
TEXT=Kwikstaart NAME=Zoetwaterparel
p() {
  "$PROGRAM" "$@"
}
says() {
  check "it says: $1" grep -qF -- "$1" out
}
error_says() {
  check "it says: $1" grep -qF -- "$1" err
}
public() {
  rm -f "$2"
  p export "$1" --session 1 --format json --public -o "$2" >/dev/null
}

p import hub.db "$SOURCE/assets/demo/session-1.json" >/dev/null
cat >keys.script <<END
key Enter 6 o
line Om te delen
key 1 e Enter Enter Enter Enter Enter Enter Enter
line Bel $TEXT
key 6 m j
line Testpersoon $NAME
line $NAME@example.org
key Enter
line $NAME belt liever
key Enter Esc q
END
check "typed" drive hub.db keys.script --now 2025-05-15T16:00
check "the texts are in the hub" grep -qaF "Bel $TEXT" hub.db
check "the names are in the hub" grep -qaF $NAME hub.db

exits 0 "a whole copy" p backup hub.db whole.db
says 'whole.db'
says 'Een hele kopie met 1 sessie.'
says 'ook namen'
exits 0 "it is whole" p check whole.db
check "the names are in it" grep -qaF $NAME whole.db
check "nobody else can read it" test "$(stat -c %a whole.db)" = 600
exits 0 "nothing but the copy is made" test "$(find . -name 'whole.db*' | wc -l)" = 1

exits 0 "a copy to share, by its Dutch name" p kopie hub.db shared.db --without-names
says 'Een gedeelde kopie met 1 sessie.'
says 'Je kunt hem aan anderen geven'
for word in "Bel $TEXT" $NAME; do
  if grep -qaF -- "$word" shared.db; then not_ok "it is without $word"; else ok "it is without $word"; fi
done
exits 0 "it is a hub, and whole" p check shared.db
exits 0 "it can be listed" p list shared.db
says 'Dit is een gedeelde kopie van '
exits 0 "an ordinary one is not marked" p list whole.db
if grep -qF 'gedeelde' out; then not_ok "no word of sharing"; else ok "no word of sharing"; fi
public hub.db one.json
public shared.db other.json
check "what is for everybody is the same" cmp one.json other.json
exits 0 "its verslag can be made" p report shared.db -o shared.md
printf '%s\n' 'expect Dit is een gedeelde kopie van ' 'key Enter u' 'expect dit is een gedeelde kopie' q \
  | sed 's/^q$/key q/' >shared.script
check "the desk says so too, and undo begins anew" drive shared.db shared.script

# What cannot be done.
exits 73 "nothing is written over" p backup hub.db whole.db
error_says 'whole.db bestaat al en blijft zoals het is.'
exits 73 "nor by a shared copy" p backup hub.db whole.db --without-names
exits 73 "nor the file itself" p backup hub.db hub.db
exits 0 "all is as it was" p check whole.db
touch stray.db.journal
exits 73 "what would be taken for a part of it" p backup hub.db stray.db
error_says 'stray.db.journal bestaat al'
exits 73 "no such folder" p backup hub.db nowhere/copy.db
exits 66 "no such file" p backup nothing.db copy.db
printf 'geen hub\n' >text.txt
exits 65 "no hub" p backup text.txt copy.db --without-names
exits 2 "without OUT" p backup hub.db
exits 2 "an option that it has not" p backup hub.db copy.db --public
check "nothing was made" test ! -e copy.db -a ! -e copy.db.part -a ! -e stray.db
finish
