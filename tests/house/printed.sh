# Pages printed by the program are kept in the tree; here they are printed again and compared.
set -u
status=0
current() { # file, command…
  local out
  out="$(mktemp)"
  "$SUANLI_PROGRAM" "${@:2}" >"$out" || status=1
  diff -u "$1" "$out" | head -n 30
  if ! cmp -s "$1" "$out"; then
    echo "$1 is out of date: ./suanli ${*:2} > $1"
    status=1
  fi
  rm -f "$out"
}
current docs/reference/scenario.md reference
current scenarios/schema.json schema
current docs/reference/study.md reference study
current scenarios/studies/schema.json schema study
exit $status
