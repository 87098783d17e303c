# Runs docs/how-to/from-r.md: its commands first, then its R from top to bottom, in a folder of its
# own. Skipped where there is no R, or no jsonlite.
set -u
if ! command -v Rscript >/dev/null || ! Rscript -e 'library(jsonlite)' >/dev/null 2>&1; then
  echo "skipped: needs Rscript and jsonlite (Debian: r-base-core r-cran-jsonlite)"
  exit 4
fi
page="$PWD/docs/how-to/from-r.md"
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
cp -r scenarios "$place"
ln -s "$SUANLI_PROGRAM" "$place/suanli"
cd "$place" || exit 1
blocks() { awk -v fence="\`\`\`$1" '$0 == "```" { inside = 0 } inside; $0 == fence { inside = 1 }' "$page"; }
blocks sh >commands
blocks r >page.R
[[ -s commands && -s page.R ]] || { echo "found no commands, or no R"; exit 1; }
bash -e commands >output 2>&1 || { cat output; exit 1; }
Rscript --vanilla page.R >output 2>&1 || { cat output; exit 1; }
cat output
