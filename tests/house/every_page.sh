# Runs the commands of README.md and of every page of docs/.
set -u
status=0
while IFS= read -r page; do
  bash tests/house/commands_of.sh "$page" || { echo "in $page"; status=1; }
done < <(echo README.md; find docs -name '*.md' | sort)
exit $status
