# Every scenario in scenarios/ is valid, and every study can be planned. One that needs a log which is not here is named and left out;
# one of several parts that a scenario extends is checked with it.
set -u
if [[ -z ${SUANLI_DATA:-} && -d ../shared ]]; then
  SUANLI_DATA="$(cd ../shared && pwd)"
  export SUANLI_DATA
fi
parts="$(grep -rhEA20 '^extends:( *\[.*)?$' scenarios --include='*.yaml' |
  grep -E '^extends:|^ *- ' | grep -oE '[A-Za-z0-9_.-]+[.]yaml')"
status=0
while IFS= read -r scenario; do
  grep -qxF "$(basename "$scenario")" <<<"$parts" && continue
  problems="$("$SUANLI_PROGRAM" validate "$scenario" 2>&1 >/dev/null)" && continue
  if [[ -z ${SUANLI_DATA:-} && $problems == *"there is no file"* ]]; then
    echo "skipped, needs a log from ../shared: $scenario"
    continue
  fi
  echo "not valid: $scenario"
  echo "$problems"
  status=1
done < <(find scenarios -name '*.yaml' ! -name '*.plan.yaml' ! -name '*.study.yaml' | sort)
plans="$(mktemp -d)"
while IFS= read -r study; do
  problems="$("$SUANLI_PROGRAM" sweep plan "$study" -o "$plans/$(basename "$study")" 2>&1)" && continue
  echo "cannot be planned: $study"
  echo "$problems"
  status=1
done < <(find scenarios -name '*.study.yaml' | sort)
rm -r "$plans"
exit $status
