"""What a run leaves behind: metrics and tables, as numpy arrays or data frames."""

from __future__ import annotations

import difflib
import json
from typing import TYPE_CHECKING, Any, Iterator, Mapping

import numpy as np

from suanli._core import Metric

if TYPE_CHECKING:
    import pandas as pd


def _pandas():
    try:
        import pandas
    except ImportError as error:
        raise ImportError(
            "data frames need pandas (Debian: python3-pandas); arrays do without"
        ) from error
    return pandas


class Named(Mapping):
    """What has names; a name that there is not is told with those that look like it."""

    def __init__(self, kind: str, things: dict[str, Any]) -> None:
        self._kind = kind
        self._things = things

    def __getitem__(self, name: str) -> Any:
        try:
            return self._things[name]
        except KeyError:
            near = difflib.get_close_matches(str(name), self._things, n=3)
            hint = f"; did you mean {' or '.join(near)}?" if near else ""
            raise KeyError(f"there is no {self._kind} '{name}'{hint}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def __repr__(self) -> str:
        return f"<{len(self)} by name: {', '.join(self)}>"


class Table(Named):
    """A table: arrays by the names of their columns, all of one length.

    A column holds `int64`, `float64` (not a number where there is no value), `bool`,
    `datetime64[ns]` (UTC) or, as objects, texts (empty where there is none).

    Attributes
    ----------
    about : str
        What a row is.
    units : dict of str to str
        By column, where it has one: `"s"`, `"CNY"`.
    abouts : dict of str to str
        By column, what it tells.
    """

    def __init__(self, about: str, columns: list[tuple[str, str, str, np.ndarray]]) -> None:
        super().__init__("column", {name: array for name, _, _, array in columns})
        self.about = about
        self.units = {name: unit for name, unit, _, _ in columns if unit}
        self.abouts = {name: told for name, _, told, _ in columns}

    def frame(self) -> pd.DataFrame:
        """A data frame with these columns; `attrs["units"]` has their units.

        Returns
        -------
        pandas.DataFrame
        """
        pandas = _pandas()
        frame = pandas.DataFrame(dict(self))
        for name, array in self.items():
            if array.dtype.kind == "M":
                frame[name] = frame[name].dt.tz_localize("UTC")
        frame.attrs["units"] = self.units
        return frame


class Metrics(Named):
    """Metrics by key: `wait` for all, `wait.by_class.training` for a part."""

    def __init__(self, metrics: list[Metric]) -> None:
        super().__init__("metric", {metric.key: metric for metric in metrics})

    def frame(self, confidence: float = 0.95) -> pd.DataFrame:
        """A row a metric.

        Parameters
        ----------
        confidence : float
            Of the intervals, between 0 and 1.

        Returns
        -------
        pandas.DataFrame
            Indexed by key, with `name`, `by` and `of` (the part, or empty), `value`, `half_width`
            (of the interval around it), `unit`, `count`, `sd`, `min`, the quantiles and `max`;
            not a number where a metric has no such reading.
        """
        rows = []
        for metric in self.values():
            row = {
                "key": metric.key,
                "name": metric.name,
                "by": metric.by,
                "of": metric.of,
                "value": metric.value,
                "half_width": metric.half_width(confidence),
                "unit": metric.unit,
                "count": metric.count,
                "sd": metric.sd,
                "min": metric.min,
            }
            rows.append({**row, **metric.quantiles, "max": metric.max})
        frame = _pandas().DataFrame(rows).set_index("key")
        frame["max"] = frame.pop("max")  # behind all quantiles
        numbers = frame.columns.difference(["name", "by", "of", "unit"])
        frame[numbers] = frame[numbers].astype("float64")
        return frame


class Run:
    """A run that came to its end.

    Attributes
    ----------
    summary : dict
        As `summary.json` of the command line: the outline, every metric, and blocks of a market, a
        network, logs and inputs where there are any. `None` where nothing was observed.
    summary_json : str
        The same as a text, byte for byte what `suanli run --json` prints.
    fingerprint : str
        16 hexadecimal digits: a hash of the stream of events, equal for equal runs.
    metrics : Metrics
        By key.
    tables : mapping of str to Table
        `timeseries` (a row an interval and cluster, warm-up included); `ladder`, `mismatch`,
        `prices`, `flows` and `hindcast` of a market; `links` and `hauls` of a network; `inputs`;
        `jobs`, `skipped` and `transfers` where a log of jobs was asked for. Columns and values are
        those of the CSV files of the command line.
    """

    def __init__(self, core: dict[str, Any]) -> None:
        self.summary_json: str = core["summary"]
        self.summary: dict[str, Any] = json.loads(self.summary_json)
        self.fingerprint: str = core["fingerprint"]
        self.metrics = Metrics(core["metrics"])
        self.tables = Named("table", {name: Table(*of) for name, of in core["tables"].items()})

    def frame(self, table: str = "timeseries") -> pd.DataFrame:
        """A table as a data frame.

        Parameters
        ----------
        table : str
            One of `tables`.

        Returns
        -------
        pandas.DataFrame
        """
        return self.tables[table].frame()

    def __repr__(self) -> str:
        return f"<Run {self.summary['name']}, fingerprint {self.fingerprint}>"
