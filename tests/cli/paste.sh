#!/bin/sh
# shellcheck disable=SC2034  # of what lib.sh sets, not all is needed here
# How much can be pasted at once: 64 kB.  What is more is refused as a whole with a sentence, and
# what was typed before it stays.  And what is pasted keeps its lists.
. "$(dirname "$0")/lib.sh"

# As many lines of so many letters as make 64 kB, as the script writes them.
fills() {
  letters=$(printf "%$1s" '' | tr ' ' w)
  lines=$((65536 / ($1 + 1)))
  while [ $lines -gt 0 ]; do
    printf '%s\\n' "$letters"
    lines=$((lines - 1))
  done
}
all=$(fills 1023)
"$PROGRAM" new "$WORK/new.db" --template dialoogsessie --date 2025-05-15 >/dev/null

cat >"$WORK/ideas.script" <<END
key Enter 2
type Een bankje
paste ${all}w
expect Dit is te veel om in één keer te plakken: hoogstens 64 kB.
expect > Een bankje
refuse www
key Enter
expect Bewaard: I1
expect 1 idee
# One byte less is not too much.
paste $all
expect 64 ideeën bewaren bij Groep 1?
key j
expect 64 ideeën bewaard.
expect 65 ideeën
END
check "a line" drive "$WORK/new.db" "$WORK/ideas.script" --now 2025-05-15T14:00

cat >"$WORK/elsewhere.script" <<END
key Enter 2 Esc /
type bank
paste ${all}w
expect Dit is te veel om in één keer te plakken: hoogstens 64 kB.
expect Een bankje
refuse www
key Esc 7 Enter
type De zaal
paste ${all}w
expect Dit is te veel om in één keer te plakken: hoogstens 64 kB.
expect De zaal
refuse www
type  zat vol.
key Enter
expect De zaal zat vol.
END
check "the search text and a form" drive "$WORK/new.db" "$WORK/elsewhere.script" --now 2025-05-15T14:00

# A list in a list stays one, from the form to the verslag, and in an export that is read back.
cat >"$WORK/list.script" <<'END'
key Enter 7 End Enter
type introductie
key Enter
expect Jouw tekst
paste - bankjes\n  - in de wijk\n    - bij de bus\n- bomen
key Ctrl-S
expect > Introductie en
expect bij de bus
END
# shellcheck disable=SC2317  # check runs it
nested() {
  "$PROGRAM" report "$1" --format md --now 2025-05-16T10:00 -o - >"$WORK/list.md"
  grep -qx -e '- bankjes' "$WORK/list.md" && grep -qx -e '  - in de wijk' "$WORK/list.md" &&
    grep -qx -e '    - bij de bus' "$WORK/list.md" && grep -qx -e '- bomen' "$WORK/list.md"
}
"$PROGRAM" new "$WORK/list.db" --template dialoogsessie --date 2025-05-15 >/dev/null
check "a list in a list is typed" drive "$WORK/list.db" "$WORK/list.script" --now 2025-05-15T14:00
check "it is one in the verslag" nested "$WORK/list.db"
"$PROGRAM" export "$WORK/list.db" --format json -o "$WORK/list.json" >/dev/null
"$PROGRAM" import "$WORK/again.db" "$WORK/list.json" >/dev/null
check "and after an import" nested "$WORK/again.db"
finish
