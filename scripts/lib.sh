# What scripts/run and scripts/test share: installing packages, choosing the build folder,
# building.  To be sourced by bash; everything is told on standard error.
# shellcheck shell=bash

# With CDPATH, cd would say where it went.
unset CDPATH
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
scratch=$(mktemp -d) || exit 1

# README.md has a table of these.
build_packages=(gcc libc6-dev meson ninja-build pkg-config gettext tzdata
	libncurses-dev libsqlite3-dev libqrencode-dev libjansson-dev libiniparser-dev
	libfreetype-dev fonts-open-sans
	libunistring-dev zlib1g-dev libminizip-dev libmd4c-dev)

say() {
	printf '%s\n' "$*" >&2
}

die() {
	say "$@"
	exit 1
}

# A test may have left a folder that cannot be written.
remove_scratch() {
	chmod -R u+rwX "$scratch" 2>/dev/null
	rm -rf "$scratch"
}
trap remove_scratch EXIT

# The command that gives root's rights, in as_root; PACKAGE... is for the sentence when there is
# none.
find_root() {
	if ((EUID == 0)); then
		as_root=()
	elif sudo -n true 2>/dev/null; then
		as_root=(sudo -n)
	elif [[ -t 0 ]] && command -v sudo >/dev/null; then
		as_root=(sudo)
		say "sudo may ask for your password now."
	else
		die "These Debian packages are missing and this user may not install them; ask" \
			"whoever manages this machine: $*"
	fi
}

apt_get() {
	"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
		-o DPkg::Lock::Timeout=300 "$@" </dev/null >>"$scratch/apt.log" 2>&1
}

# Installs what is missing of what building needs and of PACKAGE...
install_missing() {
	local missing=() package as_root
	set -- "${build_packages[@]}" "$@"

	if ! command -v dpkg-query >/dev/null; then
		say "This is no Debian. If building fails, install what corresponds to: $*"
		return
	fi
	for package; do
		dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null |
			grep -qx installed || missing+=("$package")
	done
	((${#missing[@]} > 0)) || return 0

	find_root "${missing[@]}"
	say "Installing (only this once): ${missing[*]}"
	# On a machine that has been used the lists are there and good: the update is for when
	# they are not.
	apt_get install --no-install-recommends "${missing[@]}" ||
		{ apt_get update && apt_get install --no-install-recommends "${missing[@]}"; } ||
		{
			tail -n 15 "$scratch/apt.log" >&2
			die "These Debian packages are missing and could not be installed (is there" \
				"a network?): ${missing[*]}"
		}
}

# Sets build to the folder NAME in the tree.  A folder of another user is not touched, nor made
# in a tree that cannot be written: then it is one in the user's cache.
choose_build() {
	local wanted=$root/$1 cache=${XDG_CACHE_HOME:-${HOME:-$scratch}/.cache}

	if [[ -O $wanted || (! -e $wanted && -w $root) ]]; then
		build=$wanted
		return
	fi
	build=$cache/dialoog/$1-$(printf %s "$root" | cksum | cut -d ' ' -f 1)
	mkdir -p "$build" || die "$wanted belongs to another user, and $build cannot be made."
	say "$wanted is not this user's, so the build is in $build."
}

# Makes $build ready for ninja: configure CC OPTION...  A build folder that was made with
# something else, or for a tree that has moved, is made anew.
configure() {
	local cc=$1 made_with
	shift
	made_with="$root $cc $(meson --version) $*"

	[[ $(cat "$build/.made-with" 2>/dev/null) != "$made_with" ]] || return 0
	if [[ -d $build && ! -d $build/meson-private && -n $(ls -A "$build") ]]; then
		die "$build is in the way: it is no build folder. Move it."
	fi
	rm -rf "$build"
	if ! CC=$cc meson setup "$@" "$build" "$root" </dev/null >"$scratch/log" 2>&1; then
		grep -F ERROR "$scratch/log" >&2 || tail -n 30 "$scratch/log" >&2
		say "Preparing the build failed; the full story is in $build/meson-logs."
		return 1
	fi
	printf '%s\n' "$made_with" >"$build/.made-with"
}

# Builds everything in $build; of a failure it shows what the compiler said.
compile() {
	local said

	ninja -C "$build" </dev/null >"$scratch/log" 2>&1 && return
	# Ninja tells FAILED and the command on a line each, then what the command said.
	said=$(awk '/^\[/ {on = 0} on && NR != command; /^FAILED:/ {on = 1; command = NR + 1; print}' \
		"$scratch/log" | head -n 100)
	if [[ -n $said ]]; then
		say "$said"
	else
		tail -n 30 "$scratch/log" >&2
	fi
	say "Building in $build failed."
	return 1
}
