"""Sweeps: a scenario played at many points, several times each."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, Mapping, Optional, Sequence, Union

import numpy as np

from suanli import _core
from suanli.results import Named, Table
from suanli.scenario import Scenario, plain, text_of

if TYPE_CHECKING:
    import pandas as pd


class RunError(RuntimeError):
    """A run of a sweep failed; the message says which, at which point, and why."""


def _factor(key: str, values: Any) -> dict[str, Any]:
    if isinstance(values, Mapping):
        ends = {name: text_of(values[name]) for name in ("from", "to") if name in values}
        return {"key": key, **values, **ends}
    if isinstance(values, str) or not hasattr(values, "__iter__"):
        raise TypeError(f"`{key}` varies over a list of values or a range, not over {values!r}")
    return {"key": key, "values": [text_of(value) for value in values]}


def _factors_of_points(points: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    if not points:
        raise ValueError("there are no points to play")
    for number, point in enumerate(points):
        if set(point) != set(points[0]):
            raise ValueError(f"point {number} sets other keys than point 0")
    return [_factor(key, [point[key] for point in points]) for key in points[0]]


class Sweep:
    """What came of a sweep.

    Attributes
    ----------
    factors : list of str
        The paths that vary.
    points : list of dict
        By number of the point: the value of each factor, as a scenario writes it.
    measures : list of str
        Metrics, in the order of the last axis of `values`.
    units : dict of str to str
        By measure.
    replications : int
        How often each point was played.
    values : numpy.ndarray of float64, shape (points, replications, measures)
        What each run said, in the units of the measures; not a number where it observed nothing,
        or failed.
    fingerprints : numpy.ndarray of str, shape (points, replications)
        Of the runs; empty where one failed.
    tables : mapping of str to Table
        `runs` (a row a run), `points` (a row a point and measure: mean, ends of the interval, sd)
        and, for the designs sobol_indices and morris, `effects`: as `suanli sweep merge` writes
        them.
    """

    def __init__(self, core: dict[str, Any]) -> None:
        self.factors: list[str] = core["factors"]
        self.points: list[dict[str, str]] = core["points"]
        self.measures = [key for key, _, _ in core["measures"]]
        self.units = {key: unit for key, unit, _ in core["measures"]}
        self.replications: int = core["replications"]
        self.values: np.ndarray = core["values"]
        self.fingerprints = np.array(core["fingerprints"]).reshape(self.values.shape[:2])
        self.tables = Named("table", {name: Table(*of) for name, of in core["tables"].items()})

    def frame(self, table: str = "points") -> pd.DataFrame:
        """A table as a data frame; factors are numbers where all their values have one unit.

        Parameters
        ----------
        table : str
            `points`, `runs` or `effects`.

        Returns
        -------
        pandas.DataFrame
        """
        return self.tables[table].frame()

    def __repr__(self) -> str:
        return f"<Sweep of {len(self.points)} points x {self.replications} replications>"


def sweep(
    scenario: Scenario,
    vary: Union[Mapping[str, Any], Sequence[Mapping[str, Any]]],
    replications: int = 10,
    jobs: Optional[int] = None,
    measure: Sequence[str] = (),
    design: Union[str, Mapping[str, Any], None] = None,
    seeds: str = "paired",
    confidence: float = 0.95,
    on_error: str = "stop",
) -> Sweep:
    """Plays a scenario at many points, in this process, on several cores.

    Results do not depend on `jobs`, and are those of `suanli sweep` for the same study. Other
    threads of Python go on meanwhile.

    Parameters
    ----------
    scenario : Scenario
        What is played.
    vary : mapping, or sequence of mappings
        By path, a list of values, or a range: `{"from": "4 /h", "to": "6 /h", "steps": 5}`
        (further `scale="logarithmic"`, `whole=True`). Or the points themselves, each a mapping of
        the same paths to values.
    replications : int
        How often each point is played, each time with other chance.
    jobs : int, optional
        Threads; without it, one a core.
    measure : sequence of str
        Metrics to keep, such as `wait`, `wait.p95` or `wait.by_class.training`. Without it, all
        that are not by class, region …
    design : str or mapping, optional
        `"grid"` (all combinations, the default), `"list"` (the first values together, then the
        second …), or a design with its keys, such as `{"kind": "sobol", "points": 64}`.
    seeds : str
        `"paired"`: the n-th replication of every point sees the same chance. `"independent"`:
        none sees that of another.
    confidence : float
        Of the intervals around means, between 0 and 1.
    on_error : str
        `"stop"`: a run that fails raises RunError. `"continue"`: its row of the table `runs` has
        the error, and its values are not numbers.

    Returns
    -------
    Sweep

    Raises
    ------
    InputError
        With all problems of all points, before anything is played.
    KeyboardInterrupt
        Within some tenths of a second of Ctrl-C, in the main thread.
    """
    if on_error not in ("stop", "continue"):
        raise ValueError(f"on_error is 'stop' or 'continue', not {on_error!r}")
    if jobs is None:
        jobs = os.cpu_count() or 1
    if jobs < 1:
        raise ValueError(f"jobs is a whole number from 1, not {jobs}")
    if isinstance(vary, Mapping):
        factors = [_factor(key, values) for key, values in vary.items()]
    elif design is None:
        factors = _factors_of_points(list(vary))
        design = "list"
    else:
        raise ValueError("points are played as they are: leave `design` out")
    study = {
        "scenario": os.fspath(scenario.path),
        "set": scenario.sets,
        "vary": factors,
        "design": design or "grid",
        "replications": replications,
        "seeds": seeds,
        "measure": list(measure),
        "confidence": confidence,
    }
    text = json.dumps(study, indent=1, ensure_ascii=False, default=plain)
    core = _core.sweep(scenario._core, text, jobs, on_error == "stop")
    if core["error"] and on_error == "stop":
        number, why = core["error"]
        raise RunError(f"run {number}, {core['points'][number // replications]}: {why}")
    return Sweep(core)
