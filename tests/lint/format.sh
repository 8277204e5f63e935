#!/bin/sh
# format.sh ROOT: every C file is as clang-format would write it.
set -eu

command -v clang-format >/dev/null || {
	echo "skipped: clang-format is not installed"
	exit 77
}

cd "$1"
find src include tests -name '*.[ch]' | sort | {
	number=0
	wrong=0
	while IFS= read -r file; do
		number=$((number + 1))
		clang-format --style=file "$file" | cmp -s - "$file" && continue
		wrong=$((wrong + 1))
		echo "clang-format -i $file"
	done
	echo "$number files looked at"
	[ "$number" -gt 0 ] && [ "$wrong" -eq 0 ]
}
