# Every scenario in scenarios/ is valid. One that needs a log which is not here is named and left out.
set -u
status=0
while IFS= read -r scenario; do
  "$SUANLI_PROGRAM" validate "$scenario" >/dev/null 2>problems.$$
  case $? in
    0) ;;
    4) [[ -n ${SUANLI_DATA:-} ]] && status=1
       echo "not checked: $scenario: $(cat problems.$$)" ;;
    *) echo "not valid: $scenario"; cat problems.$$; status=1 ;;
  esac
done < <(find scenarios -name '*.yaml' ! -name '*.plan.yaml' | sort)
rm -f problems.$$
exit $status
