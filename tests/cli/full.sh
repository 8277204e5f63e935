#!/bin/sh
# shellcheck disable=SC2016,SC2317  # `sh -c` expands its own; p is called through exits
# A full disk, a limit on the size of files, places where one may not write: what is said, with
# which exit code, and that nothing half-made stays and nothing that was there is changed.

# Only root can mount a small disk, and others keep out of it by a view of the mounts of its own.
if [ -z "${OWN_MOUNTS:-}" ] && unshare --mount true 2>/dev/null; then
  OWN_MOUNTS=yes exec unshare --mount "$0" "$@"
fi
. "$(dirname "$0")/lib.sh"
cd "$WORK"
p() {
  "$PROGRAM" "$@"
}
# Under names without a space, as words of a command have to be.
cp "$SOURCE/assets/demo/session-1.json" one.json
cp "$SOURCE/assets/demo/session-2.json" two.json
one=one.json two=two.json
p import good.db "$one" >/dev/null

# says NAME WORDS: the error began with the name of the file, and the words are in it.
says() {
  check "it names $1 and says: $2" sh -c 'grep -qF "dialoog: $1 " err && grep -qF -- "$2" err' sh "$1" "$2"
}
# The lock of a file that is not there stays, as always (README, Files).
nothing_in() {
  check "nothing half-made stays" sh -c '[ -z "$(ls -A "$0" | grep -v "^fill$\|\.lock$")" ]' "$1"
}
# unchanged HUB EXPORT SESSIONS: it is whole, and holds what it held.
unchanged() {
  exits 0 "the hub is whole" p check "$1"
  check "it has as many sessions" test "$(p list "$1" | wc -l)" = "$3"
  rm -f now.json
  p export "$1" --session 1 --format json -o now.json >/dev/null
  # The lists of keywords, which come last, belong to the series: another session brings them.
  for file in "$2" now.json; do
    sed '/^  "taxonomies"/,$d' "$file" >"$file.own"
  done
  check "its session is the same" cmp "$2.own" now.json.own
}

# ---- a full disk ----
new_disk() {
  mount -t tmpfs -o size="$1" tmpfs disk
}
# fill FREE: so many bytes stay free on the disk.
fill() {
  rm -f disk/fill
  free=$(($(stat -f -c '%a * %S' disk)))
  head -c $((free - $1)) /dev/zero >disk/fill 2>/dev/null || :
}
full_disk() {
  # Too small for an empty hub, for the first look at it, and for what it is to hold.
  for size in 300k 420k 600k; do
    for command in "import disk/h.db $one $two" 'demo --hub disk/h.db'; do
      new_disk $size
      # shellcheck disable=SC2086  # words of a command
      exits 73 "$size is too small for ${command%% *}" p $command
      says disk/h.db 'de schijf is vol. Maak ruimte en probeer het opnieuw.'
      nothing_in disk
      umount disk
    done
  done
  new_disk 300k
  exits 73 "in English" p new disk/h.db --template werksessie --lang en
  says disk/h.db 'the disk is full. Make room and try again.'
  nothing_in disk
  fill 0
  exits 73 "no byte for the lock" p new disk/h.db --template werksessie
  says disk/h.db 'de schijf is vol.'
  for command in 'report good.db' 'export good.db --format json' 'qr good.db --format png' 'qr good.db --format svg'; do
    # shellcheck disable=SC2086  # words of a command
    exits 73 "$command on a full disk" p $command -o disk/out
    says disk/out 'de schijf is vol. Maak ruimte'
  done
  cd disk
  exits 73 "with a name of its own" p report ../good.db
  cd ..
  check "it names the file" grep -q "^dialoog: participatiehub.*\.md .*de schijf is vol" err
  nothing_in disk
  umount disk

  # A hub that is there: what goes wrong is reading and writing, and all of it is taken back.
  new_disk 2m
  p new disk/h.db --template werksessie >/dev/null
  p export disk/h.db --format json -o before.json >/dev/null
  cp disk/h.db disk/other.db
  for free in 0 40000 100000 200000 560000; do
    fill $free
    exits 74 "$free bytes for two sessions" p import disk/h.db "$one" "$two"
    says disk/h.db 'de schijf is vol. Maak ruimte en probeer het opnieuw.'
    unchanged disk/h.db before.json 1
  done
  fill 560000
  exits 0 "the last would have been enough for one" p import disk/h.db "$one"
  unchanged disk/h.db before.json 2
  fill 20000
  exits 74 "20000 bytes for a new session" p new disk/h.db --template werksessie
  unchanged disk/h.db before.json 2
  rm disk/fill
  exits 0 "with room it goes on" p import disk/h.db "$two"
  unchanged disk/h.db before.json 3
  umount disk

  new_disk 2m
  p demo --hub disk/h.db >/dev/null
  rm disk/*.md
  p export disk/h.db --session 1 --format json -o demo.json >/dev/null
  fill 0
  exits 74 "a demo that is there" p demo --hub disk/h.db
  says disk/h.db 'de schijf is vol.'
  unchanged disk/h.db demo.json 2
  check "there is no verslag" sh -c '[ -z "$(ls -A disk | grep -v "^fill$\|^h\.db")" ]'
  umount disk
}
mkdir disk
if new_disk 300k 2>/dev/null; then
  umount disk
  full_disk
else
  ok "a full disk # SKIP a disk cannot be mounted here"
fi

# ---- files that may not grow ----
# limited BLOCKS COMMAND...: no file may get larger than so many blocks of 512 bytes.
limited() {
  blocks=$1
  shift
  # shellcheck disable=SC2016  # the inner shell expands
  sh -c 'ulimit -f "$1"; shift; exec "$@"' sh "$blocks" "$PROGRAM" "$@"
}
mkdir small
exits 73 "new under a limit" limited 100 new small/h.db --template werksessie
says small/h.db 'het bestand is te groot. Kies een andere plek.'
exits 73 "import under a limit" limited 700 import small/h.db "$one" "$two"
says small/h.db 'de schijf of het apparaat werkt niet.'
exits 73 "export under a limit" limited 20 export good.db --format json -o small/out
says small/out 'het bestand is te groot. Kies een andere plek.'
nothing_in small
p new h.db --template werksessie >/dev/null
p export h.db --format json -o before-limit.json >/dev/null
exits 74 "import in a hub under a limit" limited 500 import h.db "$one" "$two"
says h.db 'de schijf of het apparaat werkt niet.'
unchanged h.db before-limit.json 1
# With so few files SQLite can open the hub, but not what belongs beside it.
few_files() {
  sh -c 'ulimit -n 6; exec "$@"' sh "$PROGRAM" "$@"
}
exits 74 "too many open files" few_files import h.db "$one"
says h.db 'er zijn te veel bestanden open. Sluit een paar programma'"'s"' en probeer het opnieuw.'
unchanged h.db before-limit.json 1

# ---- places where one may not write ----
open_to_others
mkdir open/closed
cp good.db open/secret.db
cp good.db open/shown.db
cp good.db open/closed/h.db
: >open/closed/h.db.lock
cp "$one" open/secret.json
chmod -R a+rX open
chmod 600 open/secret.*
chmod 444 open/shown.db
chmod 666 open/closed/h.db open/closed/h.db.lock
chmod 555 open/closed
not_allowed='je hebt hier geen toestemming voor. Vraag het de eigenaar of kies een andere plek.'
exits 73 "new in a closed folder" other new open/closed/n.db --template werksessie
says open/closed/n.db "$not_allowed"
exits 73 "report in a closed folder" other report open/shown.db -o open/closed/out.md
says open/closed/out.md "$not_allowed"
exits 73 "new in a hub to look at" other new open/shown.db --template werksessie
says open/shown.db "$not_allowed"
exits 73 "new in a hub beside which nothing can be made" other new open/closed/h.db --template werksessie
says open/closed/h.db "$not_allowed"
exits 0 "both are as they were" cmp open/shown.db good.db
exits 0 "the other too" cmp open/closed/h.db good.db
check "nothing is made" test "$(ls open/closed)" = "h.db
h.db.lock"
if [ "$(id -u)" = 0 ]; then
  exits 74 "a hub that may not be read" other list open/secret.db
  says open/secret.db "is niet te lezen: $not_allowed"
  exits 74 "a session that may not be read" other import open/new.db open/secret.json
  says open/secret.json "is niet te lezen: $not_allowed"
  check "no hub is made of it" test ! -e open/new.db
fi
chmod 755 open/closed
finish
