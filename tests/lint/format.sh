#!/bin/sh
# format.sh ROOT: every C file is as clang-format would write it.
set -eu

command -v clang-format >/dev/null || {
	echo "skipped: clang-format is not installed"
	exit 77
}

cd "$1"
number=$(find src include tests -name '*.[ch]' | wc -l)
echo "$number files looked at"
[ "$number" -gt 0 ]
# All in one call: to start it takes longer than to look at a file.
said=$(find src include tests -name '*.[ch]' -exec clang-format --style=file --dry-run --Werror {} + 2>&1) || {
	wrong=$(printf '%s\n' "$said" | sed -n 's/^\([^:]*\):[0-9]*:[0-9]*: error: .*/clang-format -i \1/p' | sort -u)
	echo "${wrong:-$said}"
	exit 1
}
