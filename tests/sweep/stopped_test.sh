# A time limit and SIGTERM end a worker with 75, Ctrl-C with 130; the same command goes on.
set -u
source "${BASH_SOURCE[0]%/*}/study.sh"
write_study 40 1000
"$SUANLI_PROGRAM" sweep plan "$place/line.study.yaml" -o "$place/sweep" >/dev/null || exit 1

"$SUANLI_PROGRAM" sweep run "$place/sweep" --quiet --time-limit '500 ms' >/dev/null
check "the exit code of a time limit" $? 75
[[ $(finished "$place/sweep") -gt 0 ]] || check "finished runs" 0 "some"
[[ -e $place/sweep/merged ]] && check "tables of an unfinished sweep" "some" "none"

for end in TERM=75 INT=130; do
  "$SUANLI_PROGRAM" sweep run "$place/sweep" --quiet >/dev/null 2>&1 &
  worker=$!
  sleep 0.4
  kill "-${end%=*}" "$worker"
  wait "$worker"
  check "the exit code of ${end%=*}" $? "${end#*=}"
done
"$SUANLI_PROGRAM" sweep merge "$place/sweep" --quiet >/dev/null 2>&1
check "a merge before the end" $? 1
"$SUANLI_PROGRAM" sweep run "$place/sweep" --quiet || status=1
check "all runs are there" "$(($(wc -l <"$place/sweep/merged/runs.csv") - 1))" 40
exit $status
