# What `sweep submit` asks of Slurm, which here only pretends: arrays within its limit, the merge after
# them, and no shard twice.
set -u
source "${BASH_SOURCE[0]%/*}/fake_slurm.sh"
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
export PATH="$place/bin:$PATH"
sweep="$place/trial"
plan_of "$sweep" 10
fake "$place" scontrol <<<'echo "MaxArraySize            = 4"'
fake "$place" squeue <<<'cat "$0.says" 2>/dev/null; true'
fake "$place" sbatch <<<'echo $(($(grep -c ^sbatch "${0%/*}/../asked") + 40))'

shards=10
submit() {
  : >"$place/asked"
  "$SUANLI_PROGRAM" sweep submit "$sweep" --shards "$shards" "$@" >"$place/out" 2>"$place/err"
  echo $?
}
script="--parsable --chdir=$sweep"

check "a dry run" "$(submit --dry-run)" 0
check "asks for the limit only" "$(cat "$place/asked")" "scontrol show config"
check "submitting" "$(submit --at-once 2)" 0
check "ten shards, three to an array" "$(grep ^sbatch "$place/asked")" \
"sbatch $script --array=1-3%2 $sweep/slurm/shard.sbatch 0
sbatch $script --array=1-3%2 $sweep/slurm/shard.sbatch 3
sbatch $script --array=1-3%2 $sweep/slurm/shard.sbatch 6
sbatch $script --array=1%2 $sweep/slurm/shard.sbatch 9
sbatch $script --dependency=afterok:41:42:43:44 $sweep/slurm/merge.sbatch"

# Shards 2 and 9 have been played, 4 is in the queue, among tasks of others.
for shard in 2 9; do "$SUANLI_PROGRAM" sweep run "$sweep" --shard $shard/10 --quiet || status=1; done
printf '%s\n' 7 420_2 42_1 '39_[1-3]' 41x >"$place/bin/squeue.says"
check "submitting again" "$(submit)" 0
check "asks for the queue" "$(grep ^squeue "$place/asked")" \
  "squeue --me --array --noheader --format=%i"
check "leaves out what is played or waits" "$(grep ^sbatch "$place/asked")" \
"sbatch $script --array=1,3 $sweep/slurm/shard.sbatch 0
sbatch $script --array=2-3 $sweep/slurm/shard.sbatch 3
sbatch $script --array=1-2 $sweep/slurm/shard.sbatch 6
sbatch $script --array=1 $sweep/slurm/shard.sbatch 9
sbatch $script --dependency=afterok:41:42:43:44,afterany:42 $sweep/slurm/merge.sbatch"

check "another cut while tasks wait" "$(shards=5; submit)" 4
check "says so" "$(grep -c 'are still in the queue' "$place/err")" 1

fake "$place" sbatch <<<'exit 1'
rm "$place/bin/squeue.says"
check "a refusal" "$(submit)" 4
check "ends the command" "$(grep -c ^sbatch "$place/asked")" 1

rm "$place/bin/sbatch"
check "no Slurm" "$(PATH="$place/bin" submit)" 4
check "says so" "$(grep -c 'there is no such program here' "$place/err")" 1

# What cannot be meant is refused before anything is asked.
for words in '--time 1' '--time 90' '--time 0:30' '--memory 4x' '--memory G' '--memory 0G' '--cpus 0' '--minutes 0' \
  '--at-once 0' '--sbatch qos' '--engine pbs' '--engine k8s --account a'; do
  eval "check '$words' \"\$(submit $words)\" 2"
done
check "two words" "$(submit --partition 'a b')" 2
check "a wrong time" "$(submit --time soon; cat "$place/err")" \
"2
suanli: sweep submit: --time is from 2 minutes to a year, such as '40 min' or 00:40:00, not 'soon'"

"$SUANLI_PROGRAM" sweep run "$sweep" --quiet || status=1
check "when all is played" "$(submit)" 0
check "nothing is asked" "$(cat "$place/asked")" ""
exit $status
