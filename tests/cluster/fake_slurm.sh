# Programs of Slurm that only write down what they were asked: `fake FOLDER NAME <<<BODY` puts one
# on PATH. Each adds its words to FOLDER/asked before its body runs.
fake() {
  local folder="$1" name="$2"
  mkdir -p "$folder/bin"
  { printf '#!/bin/bash\necho "%s $*" >>%q\n' "$name" "$folder/asked"; cat; } >"$folder/bin/$name"
  chmod +x "$folder/bin/$name"
}

status=0
# check WHAT GOT WANTED
check() {
  [[ $2 == "$3" ]] && return
  printf '%s\n  got:    %s\n  wanted: %s\n' "$1" "$2" "$3"
  status=1
}

# A plan of that many runs of a small scenario, in a folder.
plan_of() {
  cat >"$1.study.yaml" <<STUDY
scenario: $PWD/scenarios/first-steps/one-cluster.yaml
set: [until=20 d]
replications: $2
measure: [wait]
STUDY
  "$SUANLI_PROGRAM" sweep plan "$1.study.yaml" -o "$1" >/dev/null || exit 1
}
