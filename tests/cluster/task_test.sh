# What a task of Slurm does with each end of its worker: nothing goes back to the queue for ever, and
# nothing that was canceled comes back. Played with a worker and a Slurm that only pretend.
set -u
source "${BASH_SOURCE[0]%/*}/fake_slurm.sh"
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
plan_of "$place/trial" 4
fake "$place" suanli <<<'eval "$WORKER"'
fake "$place" squeue <<<'echo "$STATE"'
fake "$place" scontrol <<<''
"$SUANLI_PROGRAM" sweep submit "$place/trial" --shards 4 --retries 2 --dry-run \
  --program "$place/bin/suanli" >/dev/null 2>&1 || exit 1

# play WORKER STATE RESTARTS: the exit code, and what was asked of Slurm.
play() {
  rm -f "$place/asked"
  WORKER="$1" STATE="$2" SLURM_RESTART_COUNT="$3" PATH="$place/bin:$PATH" SLURM_JOB_ID=7 \
    SLURM_ARRAY_JOB_ID=7 SLURM_ARRAY_TASK_ID=3 \
    bash "$place/trial/slurm/shard.sbatch" "${4:-0}" >"$place/said"
  echo "$? $(grep -v '^suanli' "$place/asked" 2>/dev/null | tr '\n' ';')"
}
requeued='squeue --noheader --jobs=7_3 --format=%T;scontrol requeue 7_3;'
asked='squeue --noheader --jobs=7_3 --format=%T;'

check "a shard that is done" "$(play 'exit 0' RUNNING 0)" "0 "
check "what is played" "$(cat "$place/asked")" \
  "suanli sweep run $place/trial --shard 3/4 --threads 1 --quiet"
check "a later array" "$(play 'exit 0' RUNNING 0 1; grep -o -- '--shard .*/4' "$place/asked")" \
  "0 "$'\n'"--shard 4/4"
check "told to stop" "$(play 'exit 75' RUNNING 0)" "75 $requeued"
check "told to stop again" "$(play 'exit 75' RUNNING 1)" "75 $requeued"
check "told to stop too often" "$(play 'exit 75' RUNNING 2)" "75 "
check "which is said" "$(grep -c 'tried 3 times and gives up' "$place/said")" 1
check "killed" "$(play 'kill -9 $$' RUNNING 0)" "137 $requeued"
check "canceled" "$(play 'exit 75' COMPLETING 0)" "75 $asked"
check "unknown to Slurm" "$(play 'exit 75' '' 0)" "75 $asked"
for code in 1 2 3 4 127; do
  check "exit code $code" "$(play "exit $code" RUNNING 0)" "$code "
done
check "lost with its machine too often" "$(play 'exit 0' RUNNING 3)" "75 "
check "and then nothing is played" "$(cat "$place/asked" 2>/dev/null)" ""

# The signal comes to the script alone; the worker hears of it and has time to end.
WORKER='trap "sleep 0.5; exit 75" TERM; touch "$READY"; while :; do sleep 0.1; done' \
  READY="$place/ready" STATE=RUNNING PATH="$place/bin:$PATH" SLURM_JOB_ID=7 SLURM_ARRAY_JOB_ID=7 \
  SLURM_ARRAY_TASK_ID=3 bash "$place/trial/slurm/shard.sbatch" >"$place/said" &
task=$!
for _ in {1..100}; do [[ -e $place/ready ]] && break; sleep 0.1; done
kill -TERM "$task"
wait "$task"
check "a signal is passed on" "$?" 75
check "and the task goes back" "$(tail -n 1 "$place/asked")" "scontrol requeue 7_3"
exit $status
