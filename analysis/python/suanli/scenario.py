"""Scenarios: loading, setting keys, running."""

from __future__ import annotations

import json
import operator
import os
import pathlib
from typing import Any, Mapping, Optional

from suanli import _core
from suanli.results import Run


def plain(value: Any) -> Any:
    """What numpy made, as Python has it."""
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"is of type {type(value).__name__}")


def text_of(value: Any) -> str:
    """A value as a scenario writes it; a text is one already, such as `"4 /h"`."""
    if isinstance(value, str):
        return value
    try:
        return json.dumps(value, allow_nan=False, ensure_ascii=False, default=plain)
    except (TypeError, ValueError) as error:
        raise type(error)(f"a scenario cannot hold {value!r}: {error}") from None


def _sets(values: Optional[Mapping[str, Any]]) -> list[str]:
    return [f"{path}={text_of(value)}" for path, value in (values or {}).items()]


def _whole(value: Optional[int], name: str, bits: int) -> Optional[int]:
    if value is None:
        return None
    number = operator.index(value)
    if not 0 <= number < 1 << bits:
        raise ValueError(f"{name} is a whole number from 0 to {(1 << bits) - 1}, not {number}")
    return number


class Scenario:
    """A scenario that was found valid. It never changes: threads may share it.

    Attributes
    ----------
    path : pathlib.Path
        Its file, absolute.
    name : str
        What its results are filed under.
    sets : list of str
        What was laid over the file, as `--set` of the command line takes it: `path=value`.
    """

    def __init__(self, core: _core.Scenario) -> None:
        self._core = core

    @property
    def path(self) -> pathlib.Path:
        return self._core.path

    @property
    def name(self) -> str:
        return self._core.name

    @property
    def sets(self) -> list[str]:
        return self._core.sets

    def replace(self, values: Mapping[str, Any]) -> Scenario:
        """The same scenario with other values; this one stays as it is.

        Parameters
        ----------
        values : mapping of str to anything a scenario can hold
            By path, as `--set` of the command line has them:
            `{"demand.training.arrivals.rate": "4 /h", "seed": 7}`. Quantities are texts with their
            unit; lists and dicts stand for lists and sections.

        Returns
        -------
        Scenario

        Raises
        ------
        InputError
            With all problems: unknown keys, wrong units, values out of range.
        FileError
            Where the file has changed since it was loaded.
        """
        return Scenario(self._core.replace(_sets(values)))

    def as_dict(self) -> dict[str, Any]:
        """All keys with every default filled in; quantities are texts with their unit."""
        return json.loads(self._core.json())

    def run(
        self,
        seed: Optional[int] = None,
        replication: Optional[int] = None,
        jobs_log: bool = False,
    ) -> Run:
        """Plays the scenario to its end. Other threads of Python go on meanwhile.

        Parameters
        ----------
        seed : int, optional
            Chooses the random numbers, from 0 to 2**64 - 1. Without it, the scenario's own.
        replication : int, optional
            Which independent repetition of the seed's experiment, from 0 to 2**32 - 1.
        jobs_log : bool
            Keep tables of single jobs and, of a network, transfers: some hundred bytes each.

        Returns
        -------
        Run

        Raises
        ------
        KeyboardInterrupt
            Within some tenths of a second of Ctrl-C, in the main thread.
        InputError
            Where a log that is replayed has a line that makes no sense.
        """
        return Run(
            self._core.run(
                _whole(seed, "seed", 64), _whole(replication, "replication", 32), jobs_log
            )
        )

    def __repr__(self) -> str:
        return f"<Scenario {self.name} of {os.fspath(self.path)}>"


def load(path: os.PathLike | str, set: Optional[Mapping[str, Any]] = None) -> Scenario:
    """Reads a scenario, or the one within a `run.json`.

    Parameters
    ----------
    path : path-like
        A YAML file, or the `run.json` of earlier results.
    set : mapping, optional
        Values laid over it by path, as for `Scenario.replace`.

    Returns
    -------
    Scenario

    Raises
    ------
    InputError
        With all problems of the file, each as `file:line:column: path: what would be right`, and
        as objects in `error.problems`.
    FileError
        Where the file cannot be read.
    """
    return Scenario(_core.Scenario(path, _sets(set)))
