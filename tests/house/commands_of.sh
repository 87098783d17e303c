# Runs every command of a page: the lines of its ```sh blocks that start with ./suanli, in order, in
# a copy of the tree's surroundings. Files that a page writes there (cat >FILE <<'END') are written
# first. A line may end in `# exits with N`; a run of the national market that ends in `# takes …` is
# cut off after a day. Commands that need a log that is not here, or the Python module where it is not
# built, or that build or test, are named and left out.
set -u
page="$1"
root="$PWD"
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
mkdir "$place/suanli"
[[ -d $root/../shared ]] && ln -s "$(cd "$root/../shared" && pwd)" "$place/shared"
cd "$place/suanli" || exit 1
cp -r "$root/scenarios" . 2>/dev/null
cp -r "$root/docs" . 2>/dev/null
ln -s "$SUANLI_PROGRAM" suanli

commands() {
  awk '/^ *```sh *$/ { inside = 1; next } /^ *```/ { inside = 0 } inside' "$root/$page" |
    sed -e :a -e '/\\$/N; s/\\\n *//; ta' | sed 's/^ *//' | grep '^\./suanli'
}

files() {
  awk '/^```sh *$/ { inside = 1; next } /^```/ { inside = 0 }
       file != "" && $0 == "END" { close(file); file = ""; next }
       file != "" { print >file; next }
       inside && /^cat >[^ ]+ <</ { file = substr($2, 2) }' "$root/$page"
}

needs_data() {
  local word
  [[ $1 == *../shared* ]] && return
  for word in $1; do
    [[ -f $word ]] && grep -qE '^[^#]*\b(traces|oracles)/' "$word" && return
  done
  return 1
}

files
status=0
while IFS= read -r command; do
  expected=0
  [[ $command =~ \#\ exits\ with\ ([0-9]+)$ ]] && expected=${BASH_REMATCH[1]}
  [[ $command =~ ^(.*[^ ])\ +\#\ takes\  ]] && command="${BASH_REMATCH[1]} --until 2023-01-02"
  case $command in
    './suanli test'*) echo "left out: $command"; continue ;;
    './suanli python'*)
      [[ -n ${SUANLI_MODULE:-} ]] || { echo "skipped, needs the Python module: $command"; continue; }
      command="PYTHONPATH='$SUANLI_MODULE' '$SUANLI_PYTHON' ${command#./suanli python}"
      ;;
  esac
  if [[ ! -d $place/shared && -z ${SUANLI_DATA:-} ]] && needs_data "$command"; then
    echo "skipped, needs ../shared: $command"
    continue
  fi
  [[ -d $place/shared ]] && export SUANLI_DATA="${SUANLI_DATA:-$place/shared}"
  bash -c "$command" </dev/null >output 2>&1
  code=$?
  [[ $code -eq $expected ]] && { echo "works: $command"; continue; }
  echo "exits with $code instead of $expected: $command"
  head -n 20 output
  status=1
done < <(commands)
exit $status
