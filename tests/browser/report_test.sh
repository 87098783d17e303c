# Opens a report in a headless browser; skipped where there is no node or no browser.
set -u
browser="$(command -v chromium || command -v chromium-browser || command -v google-chrome)"
if ! command -v node >/dev/null || [[ -z $browser ]]; then
  echo "skipped: needs node and chromium"
  exit 4
fi
exec node "${BASH_SOURCE[0]%.sh}.mjs" "$SUANLI_PROGRAM" "$browser"
