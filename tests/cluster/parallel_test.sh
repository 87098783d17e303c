# The script for GNU parallel: a shard that fails is played again by the same script, the others are
# not, and the tables are those of this machine alone. Skipped where there is no GNU parallel.
set -u
if ! parallel --version 2>/dev/null | grep -q '^GNU parallel'; then
  echo "skipped: needs GNU parallel (package parallel)"
  exit 4
fi
source "${BASH_SOURCE[0]%/*}/fake_slurm.sh"
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
export HOME="$place"  # parallel keeps notes there
sweep="$place/a {} {#} \$sweep's"
plan_of "$sweep" 12
fake "$place" suanli <<END
[[ "\$*" == *"--shard 2/4 "* && ! -e "$place/mended" ]] && exit 3
exec "$SUANLI_PROGRAM" "\$@"
END
"$SUANLI_PROGRAM" sweep submit "$sweep" --engine parallel --shards 4 --retries 0 \
  --program "$place/bin/suanli" >/dev/null 2>&1 || status=1

bash "$sweep/parallel/run.sh" 2>/dev/null
check "one shard fails" "$?" 1
check "and nothing is merged" "$(ls -d "$sweep/merged" 2>/dev/null)" ""
touch "$place/mended"
rm "$place/asked"
bash "$sweep/parallel/run.sh" >/dev/null 2>&1
check "it is played again" "$?" 0
check "and only it" "$(cat "$place/asked")" \
"suanli sweep run $sweep --shard 2/4 --threads 1 --quiet
suanli sweep merge $sweep"
"$SUANLI_PROGRAM" sweep run "$sweep.study.yaml" -o "$place/local" --quiet || status=1
diff -r "$place/local/merged" "$sweep/merged" || status=1
exit $status
