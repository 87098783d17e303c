# A sweep that is killed (kill -9) at twenty random instants goes on where it was, and its tables are
# those of one that nobody disturbed, byte for byte.
set -u
source "${BASH_SOURCE[0]%/*}/study.sh"
write_study 400
"$SUANLI_PROGRAM" sweep run "$place/line.study.yaml" -o "$place/calm" --quiet || exit 1
"$SUANLI_PROGRAM" sweep plan "$place/line.study.yaml" -o "$place/killed" >/dev/null || exit 1

RANDOM=20250101
before=0
killed=0
for _ in {1..20}; do
  "$SUANLI_PROGRAM" sweep run "$place/killed" --quiet --threads 2 >/dev/null 2>&1 &
  worker=$!
  sleep "0.$(printf '%03d' $((RANDOM % 90 + 10)))"
  kill -9 "$worker" 2>/dev/null && killed=$((killed + 1))
  wait "$worker" 2>/dev/null
  now="$(finished "$place/killed")"
  [[ $now -ge $before ]] || check "finished runs stay finished" "$now" "at least $before"
  before="$now"
done
[[ $killed -ge 10 ]] || check "kills that met the sweep at work" "$killed" "at least 10"

"$SUANLI_PROGRAM" sweep run "$place/killed" --quiet || status=1
for table in "$place"/calm/merged/*; do
  cmp "$table" "$place/killed/merged/${table##*/}" || status=1
done
check "all runs are there" "$(($(wc -l <"$place/killed/merged/runs.csv") - 1))" 400
exit $status
