# Every .cpp stands in the CMakeLists.txt of a folder above it: a test that is not built cannot fail.
set -u
status=0
while IFS= read -r file; do
  folder="$(dirname "$file")"
  found=no
  while [[ $folder != . ]]; do
    if [[ -f $folder/CMakeLists.txt ]] &&
       grep -qF "${file#"$folder/"}" "$folder/CMakeLists.txt"; then
      found=yes
      break
    fi
    folder="$(dirname "$folder")"
  done
  [[ $found == yes ]] && continue
  echo "$file is in no CMakeLists.txt"
  status=1
done < <(find sim models analysis tests -name '*.cpp')
exit $status
