# Every scenario gives what was published of it, and of every scenario a result is expected. Logs that
# are not here are named, and what replays them is left out.
set -u
if [[ -z ${SUANLI_DATA:-} && -d ../shared ]]; then
  SUANLI_DATA="$(cd ../shared && pwd)"
  export SUANLI_DATA
fi
options=()
[[ -n ${SUANLI_DATA:-} ]] || options=(--leave-out-logs)
exec "$SUANLI_PROGRAM" regress scenarios "${options[@]}"
