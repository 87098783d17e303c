# No source file is longer than 300 lines, and each starts with what it is for.
set -u
status=0
while IFS= read -r file; do
  lines=$(wc -l <"$file")
  if ((lines > 300)); then
    echo "$file has $lines lines; 300 are allowed"
    status=1
  fi
  if [[ "$file" == *.hpp && "$(head -n 1 "$file")" != //* ]]; then
    echo "$file does not start with a comment that says what it is for"
    status=1
  fi
done < <(find sim models analysis tests -name '*.hpp' -o -name '*.cpp' -o -name '*.sh')
exit $status
