# sim <- models <- analysis: no file includes a higher layer, and each keeps to its own namespace.
set -u
status=0
refuse() { # message, pattern, folders…
  local message="$1" pattern="$2"
  shift 2
  if grep -rnE --include='*.hpp' --include='*.cpp' "$pattern" "$@"; then
    echo "^ $message"
    status=1
  fi
}
refuse "sim/ knows no market" '#include "(models|analysis|tests)/|\b(models|analysis)::' sim
refuse "models/ knows no experiments" '#include "(analysis|tests)/|\banalysis::' models
refuse "a program knows no tests" '#include "tests/' analysis
refuse "includes start at the root" '#include "[^/"]*"' sim models analysis
for layer in sim models analysis; do
  refuse "files of $layer/ are in namespace $layer" \
    "^namespace ($(echo 'sim models analysis' | sed "s/\b$layer\b//; s/^ *//; s/ *$//; s/  */|/g"))\b" \
    "$layer"
done
exit $status
