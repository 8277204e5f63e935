#!/bin/sh
# shellcheck disable=SC2034  # of what lib.sh sets, not all is needed here
# How much can be pasted at once: 64 kB.  What is more is refused as a whole with a sentence, and
# what was typed before it stays.
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
finish
