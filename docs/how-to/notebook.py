# How long do jobs wait as a cluster fills up?
#
# A script whose cells begin with `# %%`: VS Code, Spyder and jupytext open it as a notebook, and
# `./suanli python docs/how-to/notebook.py` runs it from top to bottom.

# %% One cluster of 256 accelerators and one stream of training jobs, large and small.
import suanli

scenario = suanli.load("scenarios/first-steps/one-cluster.yaml")
print(scenario.as_dict()["description"])

# %% One run. Every number has its unit, and means have the interval that chance leaves them.
run = scenario.run(seed=1)
for key in ("jobs_served", "utilization", "wait"):
    metric = run.metrics[key]
    half = metric.half_width()
    interval = f" ± {half:.3g}" if half is not None else ""
    print(f"{key:12} {metric.value:.4g}{interval} {metric.unit}")

# %% The wait of a single run is known only roughly. So play each load ten times, on all cores.
rates = ["3 /h", "4 /h", "4.5 /h", "5 /h", "5.5 /h"]
key = "demand.training.arrivals.rate"
sweep = suanli.sweep(scenario, {key: rates}, replications=10, measure=["wait", "utilization"])
print(sweep, "in arrays of", sweep.values.shape)

# %% From half full to nearly full: waits grow many times faster than the load.
means = sweep.values.mean(axis=1)
print("  arrivals      wait   busy")
for rate, (wait, busy) in zip(rates, means):
    print(f"{rate:>10} {wait:>7.0f} s {busy:>5.0%}")

# %% Does it help to let small jobs go ahead while a large one waits for its accelerators?
queueing = "data_centers.guiyang.clusters.training.queueing"
orders = suanli.sweep(scenario, {key: rates[1:4], queueing: ["fcfs", "easy"]}, measure=["wait"])

# %% The same as a data frame: a row a point, with the ends of a 95 % interval.
frame = orders.frame()
frame["low_h"], frame["wait_h"], frame["high_h"] = (
    frame[column] / 3600 for column in ("low", "mean", "high")
)
table = frame.pivot(index=key, columns=queueing, values=["low_h", "wait_h", "high_h"])
print(table.round(1).to_string())
