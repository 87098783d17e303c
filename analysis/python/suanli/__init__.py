"""Computing-power markets from Python: load a scenario, set keys, run it, sweep over it.

>>> import suanli
>>> scenario = suanli.load("scenarios/first-steps/one-cluster.yaml")
>>> run = scenario.replace({"until": "20 d"}).run(seed=7)
>>> run.metrics["wait"].value                                   # seconds

Same scenario, seed and replication give the same values as the command line, bit for bit.
Everything that takes long lets other Python threads go on meanwhile, and Ctrl-C stops it. Results
are numpy arrays; only methods named `frame` need pandas.
"""

from suanli import _core
from suanli._core import BrokenInvariant, FileError, InputError, Metric, Problem
from suanli.results import Metrics, Run, Table
from suanli.scenario import Scenario, load
from suanli.sweeps import RunError, Sweep, sweep

__version__ = _core.version

__all__ = [
    "BrokenInvariant",
    "FileError",
    "InputError",
    "Metric",
    "Metrics",
    "Problem",
    "Run",
    "RunError",
    "Scenario",
    "Sweep",
    "Table",
    "load",
    "sweep",
]
