#!/bin/sh
# scan.sh DRAW_QR png|svg|cells: a code reader must read back exactly what went
# in.  Ends with 77 (skipped) when the reader or the SVG renderer is missing.
set -eu

draw_qr=$1
format=$2

need() {
	command -v "$1" >/dev/null && return
	echo "skipped: $1 is not installed (Debian: $2)"
	exit 77
}

need zbarimg zbar-tools
[ "$format" != svg ] || need rsvg-convert librsvg2-bin

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

scan() {
	"$draw_qr" "$format" "$1" >"$dir/image"
	if [ "$format" = svg ]; then
		rsvg-convert --width 400 --output "$dir/bitmap" "$dir/image"
		mv "$dir/bitmap" "$dir/image"
	fi
	found=$(zbarimg --nodbus --quiet --raw --oneshot -Sdisable -Sqrcode.enable "$dir/image")
	if [ "$found" != "$1" ]; then
		echo "$format: read '$found' instead of '$1'"
		exit 1
	fi
}

scan 'https://samenzoetermeergezond.nl/projecten/participatiehub'
scan 'HTTP://192.168.178.34:8080/K7F3'
scan 'https://example.org/?a=1&b=<2>"'
scan "https://example.org/$(printf '%0200d' 7)"
