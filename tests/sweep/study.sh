# A study of a few hundred short runs, and how its tests check.
# shellcheck shell=bash
status=0
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT

# write_study RUNS [DAYS]: $place/line.study.yaml, an M/M/1 queue at that many loads.
write_study() {
  cat >"$place/line.yaml" <<END
until: ${2:-25} d
data_centers: {site: {clusters: {machine: {nodes: 1}}}}
demand:
  work:
    arrivals: {kind: poisson, rate: 30 /h}
    run_time: {kind: exponential, mean: 1 min}
END
  cat >"$place/line.study.yaml" <<END
scenario: line.yaml
vary:
  - {key: demand.work.arrivals.rate, from: 20 /h, to: 50 /h, steps: $1}
replications: 1
measure: [wait, wait.p95, utilization]
END
}

check() {
  [[ $2 == "$3" ]] && return
  echo "not so: $1: '$2' instead of '$3'"
  status=1
}

# finished SWEEP: how many runs are finished.
finished() {
  "$SUANLI_PROGRAM" sweep status "$1" --json | sed -n 's/^ *"finished": \([0-9]*\).*/\1/p'
}
