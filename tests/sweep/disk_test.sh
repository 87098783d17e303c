# A full disk ends a worker with a clear error and nothing that looks finished; with room again, the
# same command goes on. (A limit on the size of files stands for the disk.)
set -u
source "${BASH_SOURCE[0]%/*}/study.sh"
write_study 100
"$SUANLI_PROGRAM" sweep run "$place/line.study.yaml" -o "$place/calm" --quiet || exit 1
"$SUANLI_PROGRAM" sweep plan "$place/line.study.yaml" -o "$place/full" >/dev/null || exit 1

(trap '' XFSZ; ulimit -f 4; "$SUANLI_PROGRAM" sweep run "$place/full" --quiet) >/dev/null 2>"$place/said"
check "the exit code of a full disk" $? 4
grep -q 'full/shards/.*: ' "$place/said" || check "what is said" "$(cat "$place/said")" "which file"
[[ -e $place/full/merged ]] && check "tables of an unfinished sweep" "some" "none"
"$SUANLI_PROGRAM" sweep run "$place/full" --quiet || status=1
cmp "$place/calm/merged/runs.csv" "$place/full/merged/runs.csv" || status=1

(trap '' XFSZ; ulimit -f 1; "$SUANLI_PROGRAM" sweep plan "$place/line.study.yaml" -o "$place/half") \
  >/dev/null 2>&1
check "the exit code where no plan can be written" $? 4
[[ -e $place/half ]] && check "a plan that could not be written" "there" "gone"

if [[ $EUID -ne 0 ]]; then
  mkdir "$place/closed" && chmod a-w "$place/closed"
  "$SUANLI_PROGRAM" sweep plan "$place/line.study.yaml" -o "$place/closed/x" >/dev/null 2>"$place/said"
  check "the exit code of a closed folder" $? 4
  grep -q 'closed' "$place/said" || check "what is said" "$(cat "$place/said")" "which folder"
fi
touch "$place/file"
"$SUANLI_PROGRAM" sweep plan "$place/line.study.yaml" -o "$place/file/x" >/dev/null 2>"$place/said"
check "the exit code of a folder below a file" $? 4
exit $status
