# A time limit and SIGTERM end a worker or a search with 75, Ctrl-C with 130; the same command goes on.
set -u
source "${BASH_SOURCE[0]%/*}/study.sh"
write_study 40 1000
"$SUANLI_PROGRAM" sweep plan "$place/line.study.yaml" -o "$place/sweep" >/dev/null || exit 1

for limit in 500 1000 2000 4000 8000; do  # a busy machine may finish nothing at first
  "$SUANLI_PROGRAM" sweep run "$place/sweep" --quiet --time-limit "$limit ms" >/dev/null
  check "the exit code of a time limit" $? 75
  [[ $(finished "$place/sweep") -gt 0 ]] && break
done
[[ $(finished "$place/sweep") -gt 0 ]] || check "finished runs" 0 "some"
[[ -e $place/sweep/merged ]] && check "tables of an unfinished sweep" "some" "none"

for end in TERM=75 INT=130; do
  before=$(finished "$place/sweep")
  "$SUANLI_PROGRAM" sweep run "$place/sweep" --quiet >/dev/null 2>&1 &
  worker=$!
  for _ in {1..500}; do [[ $(finished "$place/sweep") -gt $before ]] && break; sleep 0.02; done
  kill "-${end%=*}" "$worker"
  wait "$worker"
  check "the exit code of ${end%=*}" $? "${end#*=}"
done
"$SUANLI_PROGRAM" sweep merge "$place/sweep" --quiet >/dev/null 2>&1
check "a merge before the end" $? 1
"$SUANLI_PROGRAM" sweep run "$place/sweep" --quiet || status=1
check "all runs are there" "$(($(wc -l <"$place/sweep/merged/runs.csv") - 1))" 40

cat >"$place/search.study.yaml" <<END
scenario: line.yaml
vary: [{key: demand.work.arrivals.rate, from: 20 /h, to: 50 /h}]
replications: 4
calibrate: {points: 60, targets: [{measure: utilization, value: 0.5, tolerance: 0.01}]}
END
search() { exec "$SUANLI_PROGRAM" sweep calibrate "$place/search.study.yaml" -o "$place/$1" --quiet 2>"$place/said"; }
(search calm) || status=1
search found &
worker=$!
for _ in {1..500}; do [[ -s $place/found.runs.jsonl ]] && break; sleep 0.02; done
kill "$worker"
wait "$worker"
check "the exit code of a stopped search" $? 75
played="$(wc -l <"$place/found.runs.jsonl")"
[[ $played -gt 0 && $played -lt $(wc -l <"$place/calm.runs.jsonl") ]] || check "runs before it stopped" "$played" "some"
grep -q 'found.runs.jsonl' "$place/said" || check "what is said" "$(cat "$place/said")" "how to go on"
(search found) || status=1
cmp "$place/calm/tried.csv" "$place/found/tried.csv" || status=1
exit $status
