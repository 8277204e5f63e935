# Windows of a real xterm, on a screen that nobody sees: for pictures of the program, and for what is read
# back from them.  To be sourced by bash, after lib.sh; builds what is shown.
# shellcheck shell=bash disable=SC2154

install_missing xvfb xterm xdotool imagemagick x11-utils xauth fonts-dejavu-core
choose_build build
configure gcc -Dtests=false && compile || exit 1

export DIALOOG_LOCALEDIR=$build/po DIALOOG_DATADIR=$root/conf:$root/assets LC_ALL=C.UTF-8 TZ=Europe/Amsterdam
export XDG_STATE_HOME=$scratch XDG_DATA_HOME=$scratch XDG_CONFIG_HOME=$scratch

Xvfb -displayfd 3 -screen 0 1600x1200x24 -nolisten tcp -noreset 3>"$scratch/display" 2>/dev/null &
server=$!
trap 'kill "$server" 2>/dev/null; remove_scratch' EXIT
until [[ -s $scratch/display ]]; do
	kill -0 "$server" 2>/dev/null || exit 1
	sleep 0.05
done
DISPLAY=:$(<"$scratch/display")
export DISPLAY

# Waits until the window looks the same twice.
settle() {
	local before='' now

	while :; do
		# Without its window it would wait for a click.
		timeout 10 import -silent -window "$window" "$scratch/shot.png" || die "The window is gone."
		now=$(cksum <"$scratch/shot.png")
		[[ $now != "$before" ]] || return 0
		before=$now
		sleep 0.3
	done
}

# show THEME SIZE ARGUMENT...: dialoog in a window of its own.  The theme is that of the desk and of the hall.
show() {
	local size=$2

	window=''
	printf '[desk]\ntheme = "%s"\n[hall]\ntheme = "%s"\n' "$1" "$1" >"$scratch/theme.ini"
	shift 2
	xterm -u8 -tn xterm-256color -geometry "$size" -fa 'DejaVu Sans Mono' -fs 11 -b 8 +sb -bc -uc \
		-xrm '*cursorBlink: false' \
		-e "$build/src/cli/dialoog" "$@" --config "$scratch/theme.ini" &
	terminal=$!
	until [[ -n $window ]]; do
		kill -0 "$terminal" 2>/dev/null || exit 1
		window=$(xdotool search --onlyvisible --pid "$terminal" 2>/dev/null | tail -1)
	done
	xdotool windowfocus "$window" mousemove 1599 1199
	settle
}

# press KEY...: `text:` types.
press() {
	local key

	for key; do
		case $key in
		text:*) xdotool type --delay 10 -- "${key#text:}" ;;
		*) xdotool key --delay 10 "$key" ;;
		esac
		settle
	done
}

# keep FILE: few colours, and nothing in the file that tells when it was made.
keep() {
	convert "$scratch/shot.png" -strip -colors 64 -define png:exclude-chunk=date,time "$1"
}

finish() {
	kill "$terminal"
	wait "$terminal" 2>/dev/null
}

# The practice hub, made anew; hall WORDS: what the hall sees in its first session, by the words of the
# list, with all of it revealed.
practice=$scratch/practice.db
make_practice() {
	rm -rf "$practice"*
	(cd "$scratch" && "$build/src/cli/dialoog" demo --hub "$practice" </dev/null >/dev/null)
}
hall() {
	printf '%s\n' 'key Enter p' "type $1" 'key Enter p End Esc' >"$scratch/hall.script"
	"$build/src/cli/dialoog" "$practice" --script "$scratch/hall.script" --headless \
		--now 2025-05-15T15:06 >/dev/null
}
