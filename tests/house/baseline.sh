# What README shows of the national market is what its first command prints, line by line.
set -u
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
"$SUANLI_PROGRAM" run scenarios/china/baseline.yaml --output "$place/results" >"$place/printed" ||
  exit 1
awk '/^```$/ { inside = 0 } inside || previous == "```" && /^china-baseline: / { inside = 1; print }
     { previous = $0 }' README.md | grep -v '^…$' >"$place/shown"
[[ -s $place/shown ]] || { echo "README.md shows nothing of the national market"; exit 1; }
missing="$(grep -vxFf "$place/printed" "$place/shown")"
[[ -z $missing ]] && exit 0
echo "README.md is out of date: ./suanli run scenarios/china/baseline.yaml does not print"
echo "$missing"
exit 1
