# A sweep as a job array of a real Slurm: one task is lost, another is told to stop, and the merged
# tables are those of this machine alone, byte for byte. Skipped where there is no Slurm, or nobody
# who may start one.
set -u
for program in sbatch slurmctld slurmd munged; do
  command -v "$program" >/dev/null && continue
  echo "skipped: needs $program (packages slurm-wlm and munge)"
  exit 4
done
[[ $EUID -eq 0 ]] || { echo "skipped: needs root, to start the daemons of Slurm"; exit 4; }
source "${BASH_SOURCE[0]%/*}/slurm_daemons.sh"

place="$(mktemp -d)"
failed() {
  echo "FAILED: $*"
  squeue --all --array 2>&1 | head -n 20
  tail -n 5 "$place"/cluster/slurm/logs/* "$place/slurmctld.log" "$place/slurmd.log" "$place"/*.out
  exit 1
}
trap 'stop_slurm; rm -rf "$place"' EXIT
trap 'exit 1' TERM INT
start_slurm "$place" || failed "Slurm does not start"

cat >"$place/trial.study.yaml" <<STUDY
scenario: $PWD/scenarios/first-steps/one-cluster.yaml
set: [until=2045-01-01]
vary:
  - {key: demand.training.arrivals.rate, values: [3 /h, 4 /h]}
replications: 16
measure: [wait, utilization]
STUDY
sweep="$place/cluster"

submit() {
  "$SUANLI_PROGRAM" sweep submit "$sweep" --shards 4 --retries 1 --sbatch '--partition=main' \
    >/dev/null 2>"$place/submitted"
}

state_of() { squeue --noheader --array --states=all --jobs="$1" --format=%T 2>/dev/null; }

# The process that plays a shard and has finished a run: its number is in the name of its file.
worker_of() {
  local file
  for file in "$sweep"/shards/"$1"-of-4.*; do
    [[ -s $file ]] || return
    file="${file%.*.jsonl}"
    echo "${file##*.}"
  done
}
at_work() { [[ -n $(worker_of "$1") ]]; }
is_in() { [[ $(state_of "$1") == "$2" ]]; }
queue_is_empty() { [[ -z $(squeue --noheader) ]]; }

"$SUANLI_PROGRAM" sweep plan "$place/trial.study.yaml" -o "$sweep" >/dev/null || failed "no plan"
submit || failed "submit: $(cat "$place/submitted")"
# An index stays below MaxArraySize, which is 4: so there are two arrays.
mapfile -t jobs < <(sed -n 's/^{"job":\([0-9]*\).*/\1/p' "$sweep/slurm/jobs.jsonl")
[[ ${#jobs[@]} -eq 2 ]] || failed "4 shards are not two arrays: $(cat "$sweep/slurm/jobs.jsonl")"

# Shard 1 is lost, with its script: Slurm does not try it again. Shard 2 is told to stop, and does.
await at_work 1 || failed "shard 1 does not start"
worker="$(worker_of 1)"
kill -9 "$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$worker/status")" "$worker"
await at_work 2 || failed "shard 2 does not start"
scancel --signal=TERM --batch "${jobs[0]}_2"
await is_in "${jobs[0]}_1" FAILED || failed "it takes too long"
await is_in "${jobs[0]}_2" PENDING || failed "it takes too long"
grep -q 'exit code 75; goes back to the queue, try 2 of 2' "$sweep/slurm/logs/${jobs[0]}_2.log" ||
  failed "the log does not say why shard 2 goes back"

# The same command again: what is lost is submitted, what is in the queue is not.
submit || failed "submit again: $(cat "$place/submitted")"
grep -q '^[1-3] shards are in the queue already$' "$place/submitted" &&
  grep -q '^job [0-9]*: 1 of 4 shards$' "$place/submitted" ||
  failed "more than the lost shard was submitted: $(cat "$place/submitted")"

# Slurm lets a task rest for two minutes before it starts again.
scontrol update JobId="${jobs[0]}_2" StartTime=now
await queue_is_empty || failed "it takes too long"
[[ $(scontrol show job "${jobs[0]}_2") == *Restarts=1* ]] || failed "shard 2 was not started again"
submit || failed "submit a third time: $(cat "$place/submitted")"
grep -q 'all 32 runs are finished' "$place/submitted" || failed "$(cat "$place/submitted")"

"$SUANLI_PROGRAM" sweep run "$place/trial.study.yaml" -o "$place/local" --threads 2 --quiet ||
  failed "no local run"
diff -r "$place/local/merged" "$sweep/merged" || failed "the tables differ"
[[ $(wc -l <"$sweep/merged/runs.csv") -eq 33 ]] || failed "there are not 32 runs"
echo "two arrays, one lost task, one that was stopped: the same tables after $SECONDS s"
