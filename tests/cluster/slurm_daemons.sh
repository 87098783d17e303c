# A Slurm of its own on the loopback, in a folder, for a test: `start_slurm FOLDER`, `stop_slurm`.
# Nothing of a Slurm or munge that this machine may have is touched.

slurm_processes=()

# A port on which nothing listens.
free_port() {
  local port
  for _ in {1..50}; do
    port=$((20000 + RANDOM % 12000))
    (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
  return 1
}

# await COMMAND…: until it succeeds, for a minute at most.
await() {
  local end=$((SECONDS + 60))
  while ((SECONDS < end)); do
    "$@" && return
    sleep 0.1
  done
  echo "waited in vain: $*"
  return 1
}

node_is_idle() { [[ $(sinfo --noheader --format=%T 2>/dev/null) == idle ]]; }

start_slurm() {
  local place="$1"
  mkdir -p "$place"/{munge,state,spool}
  chmod 755 "$place" "$place/munge"
  (umask 077; head -c 128 /dev/urandom >"$place/munge/key")
  munged --foreground --key-file="$place/munge/key" --socket="$place/munge/socket" \
    --pid-file="$place/munge/pid" --log-file="$place/munge/log" \
    --seed-file="$place/munge/seed" >"$place/munge/out" 2>&1 &
  slurm_processes=($! "${slurm_processes[@]}")
  cat >"$place/slurm.conf" <<CONF
ClusterName=trial
SlurmctldHost=localhost(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=$place/munge/socket
CredType=cred/munge
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$place/state
SlurmdSpoolDir=$place/spool
SlurmctldPidFile=$place/slurmctld.pid
SlurmdPidFile=$place/slurmd.pid
SlurmctldLogFile=$place/slurmctld.log
SlurmdLogFile=$place/slurmd.log
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
ReturnToService=2
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,batch_sched_delay=0,bf_interval=1
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MaxArraySize=4
KillWait=3
NodeName=localhost NodeAddr=127.0.0.1 CPUs=2 RealMemory=1000 State=UNKNOWN
PartitionName=main Nodes=localhost Default=YES MaxTime=INFINITE State=UP
CONF
  echo "CgroupPlugin=cgroup/v1" >"$place/cgroup.conf"  # unused, and unlike v2 it needs none to be mounted
  export SLURM_CONF="$place/slurm.conf"
  await test -S "$place/munge/socket" || return
  slurmctld -D >"$place/slurmctld.out" 2>&1 &
  slurm_processes=($! "${slurm_processes[@]}")
  slurmd -D -N localhost >"$place/slurmd.out" 2>&1 &
  slurm_processes=($! "${slurm_processes[@]}")
  await node_is_idle
}

# In the order slurmd, slurmctld, munged.
stop_slurm() {
  local process
  [[ -z ${SLURM_CONF:-} ]] || scancel --user=root --full 2>/dev/null
  for process in "${slurm_processes[@]}"; do
    kill "$process" 2>/dev/null
    for _ in {1..50}; do
      kill -0 "$process" 2>/dev/null || break
      sleep 0.1
    done
    kill -9 "$process" 2>/dev/null
  done
  wait
}
