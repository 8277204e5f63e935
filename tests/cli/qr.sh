#!/bin/sh
# shellcheck disable=SC2016  # `sh -c` expands its own
# The QR code as people see it, in the desk and from `dialoog qr`, with and without UTF-8: a code
# reader must read the address from the picture that a terminal makes of it.  Where there is no
# room for the code, a sentence and the address stand there instead.
. "$(dirname "$0")/lib.sh"
cd "$WORK"

URL=https://samenzoetermeergezond.nl/projecten/participatiehub

# reads FORMAT FILE NAME [ADDRESS]: the picture of these cells, or the picture itself, is read as
# the address.
reads() {
  if ! command -v zbarimg >/dev/null; then
    STEP=$((STEP + 1))
    echo "ok $STEP - $3 # SKIP zbarimg is not installed (Debian: zbar-tools)"
    return
  fi
  if [ "$1" = picture ]; then cp "$2" bitmap; else python3 "$HERE/cells_to_bitmap.py" "$1" "$2" >bitmap; fi
  found=$(zbarimg --nodbus --quiet --raw --oneshot -Sdisable -Sqrcode.enable bitmap 2>&1) || true
  check "$3" test "$found" = "${4:-$URL}"
}

"$PROGRAM" import hub.db "$SOURCE/assets/demo/session-1.json" >/dev/null
# Left each time, so that the next one begins at the list of sessions.
printf '%s\n' "key Enter 6 c" "screen qr" "key Ctrl-Q" >code
printf '%s\n' "key Enter 6 c" "expect ${URL#https://}" "expect De QR-code past niet" "screen qr" "key Ctrl-Q" >sentence

for size in 80x24 120x40; do
  check "the desk at $size" drive hub.db code --size $size --screens "$size"
  reads screen "$size/qr.golden" "its code is read"
done
check "the desk in ASCII" drive hub.db code --size 130x50 --ascii --screens ascii
reads screen ascii/qr.golden "its code is read"
check "it is all ASCII" sh -c '! LC_ALL=C grep -n "[^ -~]" ascii/qr.golden'
for size in 80x24 120x40; do
  check "the desk in ASCII at $size: the address only" drive hub.db sentence --size $size --ascii \
    --screens "none-$size"
  check "no piece of the code" sh -c '! grep "{qr" "$1"' sh "none-$size/qr.golden"
done

# The pictures that the program itself writes.
for format in png svg; do
  "$PROGRAM" qr hub.db --format $format -o code.$format >/dev/null
  picture=code.$format
  if [ $format = svg ] && command -v rsvg-convert >/dev/null; then
    rsvg-convert --zoom 4 -o from-svg.png code.svg
    picture=from-svg.png
  fi
  reads picture "$picture" "qr --format $format: the code is read"
done
# The scene of the hall, as text and as a picture.
"$PROGRAM" screen --once --scene qr --size 64x24 hub.db >out
reads plain out "the scene as text: the code is read"
"$PROGRAM" screen --once --scene qr --size 64x24 --format svg hub.db >code.svg
if command -v rsvg-convert >/dev/null; then
  rsvg-convert -o from-svg.png code.svg
  reads picture from-svg.png "the scene as a picture: the code is read"
fi
# What is not ASCII is written as in any address: readers guess at bytes otherwise.
"$PROGRAM" qr hub.db --url "$(printf 'https://example.org/caf\303\251?x=1&y=2')" --format png \
  -o accent.png >/dev/null
reads picture accent.png "an address with an accent is read" 'https://example.org/caf%C3%A9?x=1&y=2'

for options in "" --ascii; do
  # shellcheck disable=SC2086  # no option is no word
  "$PROGRAM" qr hub.db --color always $options >out
  reads terminal out "qr $options: the code is read"
  check "qr $options: the address stands below" sh -c '[ "$(tail -n 1 out)" = "$1" ]' sh "$URL"
done
LC_ALL=C "$PROGRAM" qr hub.db --color always >out
reads terminal out "qr in a locale without UTF-8: the code is read"
check "it is all ASCII" sh -c '! LC_ALL=C tr -d "\033" <out | LC_ALL=C grep -n "[^ -~]"'
"$PROGRAM" qr hub.db --color never --ascii >out
check "qr in ASCII without colours: a sentence" grep -q "^De QR-code kan hier niet" out
check "and the address" sh -c '[ "$(tail -n 1 out)" = "$1" ]' sh "$URL"
finish
