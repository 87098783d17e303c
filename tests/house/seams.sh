# Every choice in the folder of a seam (a header that says what it is `about`) is included by the
# seam's list, which stands beside the folder.
set -u
status=0
for folder in models/{arrivals,queueing,placement,metrics,brokers,markets,operators,failures,power} \
              models/interventions sim/distributions analysis/sweep/engines; do
  [[ -d $folder ]] || continue
  list="$folder.hpp"
  if [[ ! -f $list ]]; then
    echo "$list is missing: it should list what is in $folder/"
    status=1
    continue
  fi
  for header in "$folder"/*.hpp; do
    grep -q "string_view about" "$header" || continue
    grep -qF "#include \"$header\"" "$list" && continue
    echo "$header is not in $list"
    status=1
  done
done
exit $status
