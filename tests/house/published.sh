# Every scenario gives what was published of it, and of every scenario a result is expected; but for
# those that replay a log from elsewhere.
set -u
told="$(mktemp)"
"$SUANLI_PROGRAM" regress scenarios 2>"$told"
status=$?
if grep 'no result is expected of it' "$told" | grep -v '^scenarios/validation/hpc2n.yaml:'; then
  echo "write one: suanli regress --accept SCENARIO"
  status=1
fi
rm "$told"
exit $status
