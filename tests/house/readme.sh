# The result of a small scenario that README shows is what the command above it prints.
set -u
root="$PWD"
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
awk '/^```$/ { inside = 0 } inside || previous == "```" && /^one-cluster: / { inside = 1; print }
     { previous = $0 }' README.md >"$place/shown"
scenario="$(sed -n 's|^\./suanli run \(scenarios/first-steps/[^ ]*\)$|\1|p' README.md | head -n 1)"
mkdir -p "$place/$(dirname "$scenario")"
cp "$scenario" "$place/$scenario"
(cd "$place" && "$SUANLI_PROGRAM" run "$scenario" >printed 2>errors) || { cat "$place/errors"; exit 1; }
diff -u --label README.md --label printed "$place/shown" "$place/printed" && exit 0
echo "README.md is out of date: ./suanli run $scenario"
exit 1
