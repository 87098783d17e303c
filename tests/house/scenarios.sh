# Every scenario in scenarios/ is valid. One that needs a log which is not here is named and left out.
set -u
if [[ -z ${SUANLI_DATA:-} && -d ../shared ]]; then
  SUANLI_DATA="$(cd ../shared && pwd)"
  export SUANLI_DATA
fi
status=0
while IFS= read -r scenario; do
  problems="$("$SUANLI_PROGRAM" validate "$scenario" 2>&1 >/dev/null)" && continue
  if [[ -z ${SUANLI_DATA:-} && $problems == *"there is no file"* ]]; then
    echo "skipped, needs a log from ../shared: $scenario"
    continue
  fi
  echo "not valid: $scenario"
  echo "$problems"
  status=1
done < <(find scenarios -name '*.yaml' ! -name '*.plan.yaml' | sort)
exit $status
