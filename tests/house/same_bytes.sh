# A run has the same fingerprint and results whatever compiled the program. The other program is
# named by SUANLI_OTHER_PROGRAM (continuous integration builds it with clang, unoptimized, and with
# sanitizers).
set -u
if [[ ! -x ${SUANLI_OTHER_PROGRAM:-} ]]; then
  echo "skipped: SUANLI_OTHER_PROGRAM names no program"
  exit 4
fi
status=0
for scenario in scenarios/first-steps/*.yaml; do
  ours="$("$SUANLI_PROGRAM" run "$scenario" --json --quiet 2>&1)" || status=1
  theirs="$("$SUANLI_OTHER_PROGRAM" run "$scenario" --json --quiet 2>&1)" || status=1
  if [[ $ours != "$theirs" ]]; then
    echo "$scenario differs:"
    diff <(echo "$ours") <(echo "$theirs") | head -n 20
    status=1
  fi
done
exit $status
