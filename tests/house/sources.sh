# Every .cpp stands in the CMakeLists.txt of a folder above it: a test that is not built cannot fail.
set -u
declare -A lists
while IFS= read -r list; do
  lists[${list%/CMakeLists.txt}]="$(<"$list")"
done < <(find sim models analysis tests -name CMakeLists.txt)
status=0
while IFS= read -r file; do
  folder="$file"
  found=no
  while [[ $found == no && $folder == */* ]]; do
    folder="${folder%/*}"
    [[ "${lists[$folder]:-}" == *"${file#"$folder/"}"* ]] && found=yes
  done
  [[ $found == yes ]] && continue
  echo "$file is in no CMakeLists.txt"
  status=1
done < <(find sim models analysis tests -name '*.cpp')
exit $status
