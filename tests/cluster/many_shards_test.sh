# Merging works where there are more shards than files may be open.
set -u
source "${BASH_SOURCE[0]%/*}/fake_slurm.sh"
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
sweep="$place/trial"
plan_of "$sweep" 80
for shard in {1..60}; do
  "$SUANLI_PROGRAM" sweep run "$sweep" --shard "$shard/60" --quiet || status=1
done
check "the files" "$(ls "$sweep/shards" | wc -l)" 60
(ulimit -n 32; "$SUANLI_PROGRAM" sweep merge "$sweep" --quiet) || status=1
"$SUANLI_PROGRAM" sweep run "$sweep.study.yaml" -o "$place/local" --quiet || status=1
diff -r "$place/local/merged" "$sweep/merged" || status=1
exit $status
