"""What the package suanli stands on, compiled; its users need only what `suanli` names."""

import pathlib
from typing import Any, Optional

import numpy as np

version: str

class Problem:
    """One mistake in an input.

    Attributes
    ----------
    file : str
        As it was given; `--set path=value` for a value that was laid over.
    line, column : int
        From 1, the column in characters; 0 where there is none.
    path : str
        Of the key, such as `demand.training.arrivals.rate`; empty at the root.
    message : str
        What is wrong and what would be right.
    excerpt : str
        The line with a mark below it; may be empty.
    """

    @property
    def file(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def path(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def excerpt(self) -> str: ...

class InputError(ValueError):
    """The input is wrong; `str(error)` tells all problems as the command line does.

    Attributes
    ----------
    problems : list of Problem
        In the order of their places.
    """

    problems: list[Problem]

class FileError(OSError):
    """A file that cannot be read, or has changed."""

class BrokenInvariant(RuntimeError):
    """A mistake of the program; please report it with the scenario."""

class Metric:
    """A number that a run produced, with what is needed to judge it.

    Attributes
    ----------
    key : str
        `wait`, or `wait.by_class.training` of a part.
    name, by, of : str
        `wait`, `by_class`, `training`; the latter two are empty for all together.
    unit : str
        Of the value and all readings below: `"s"`, `"jobs"`, `"1"`.
    about : str
        What it tells.
    value : float
        Of a sample, its mean; not a number where nothing was observed.
    count : int or None
        Observations, of a sample.
    sd, min, max : float or None
        Of a sample; `max` also of a number that changes in time.
    quantiles : dict of str to float
        `p50`, `p90`, `p95`, `p99`, of a sample; each within 1/256 of the true one.
    batch_means : numpy.ndarray of float64, shape (batches,)
        In order of observation: means of equal batches. Empty where chance plays no part.
    time_shares : numpy.ndarray of float64, shape (levels,)
        Of a number that changes in time: the share of time at 0, 1, 2 … Empty for others.
    """

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def by(self) -> str: ...
    @property
    def of(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def count(self) -> Optional[int]: ...
    @property
    def sd(self) -> Optional[float]: ...
    @property
    def min(self) -> Optional[float]: ...
    @property
    def max(self) -> Optional[float]: ...
    @property
    def quantiles(self) -> dict[str, float]: ...
    @property
    def batch_means(self) -> np.ndarray: ...
    @property
    def time_shares(self) -> np.ndarray: ...
    def half_width(self, confidence: float = 0.95) -> Optional[float]:
        """Half the width of the interval around the value.

        Student's, over the batch means: right where batches are long against the memory of the
        system.

        Parameters
        ----------
        confidence : float
            Between 0 and 1.

        Returns
        -------
        float or None
            In the metric's unit; None where there are fewer than ten batches.
        """

class Scenario:
    """A scenario that was read and found valid.

    Parameters
    ----------
    path : path-like
        A YAML file or a `run.json`.
    sets : list of str
        `path.to.key=value`, the value as YAML.
    """

    def __init__(self, path: Any, sets: list[str]) -> None: ...
    @property
    def path(self) -> pathlib.Path: ...
    @property
    def sets(self) -> list[str]: ...
    @property
    def name(self) -> str: ...
    def replace(self, sets: list[str]) -> Scenario: ...
    def json(self) -> str: ...
    def run(
        self, seed: Optional[int], replication: Optional[int], jobs_log: bool
    ) -> dict[str, Any]:
        """Plays it without holding the interpreter.

        Returns
        -------
        dict
            `summary` (summary.json as a text), `fingerprint`, `metrics` (a list of Metric) and
            `tables`: by name, what a row is and a list of columns, each a tuple of name, unit,
            meaning and array of shape (rows,).
        """

def sweep(scenario: Scenario, study: str, jobs: int, stop_at_error: bool) -> dict[str, Any]:
    """Plays a study, written as YAML or JSON, without holding the interpreter.

    Returns
    -------
    dict
        `factors` (paths), `points` (a dict of path to text each), `measures` (tuples of key, unit
        and meaning), `replications`, `values` (float64, shape (points, replications, measures)),
        `fingerprints` (a list by run), `tables` as of a run, and `error`: None, or number and
        reason of the first run that failed.
    """
