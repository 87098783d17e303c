"""A run gives what the command line gives: every metric, every cell."""

import csv
import json
import math
import unittest

import numpy as np
import suanli

from surroundings import FIRST_STEPS, ONE_CLUSTER, ROOT, InFolder, program

MARKET = ROOT / "tests/browser/market.yaml"


def said_by_program(*words):
    code, out, err = program("run", *words, "--json", "--quiet")
    assert code == 0, err
    return out


def value_of(cell, column):
    """A cell of CSV as the array should have it."""
    if column.dtype.kind == "M":
        return np.datetime64(cell.rstrip("Z"))
    if column.dtype.kind == "b":
        return {"true": True, "false": False}[cell]
    if column.dtype.kind == "f":
        return float(cell) if cell else math.nan
    return cell if column.dtype.kind == "O" else int(cell)


class Runs(InFolder):
    def test_the_summary_is_that_of_the_command_line_byte_for_byte(self):
        for path in [*FIRST_STEPS, MARKET]:
            with self.subTest(path.name):
                run = suanli.load(path).run(seed=3)
                self.assertEqual(run.summary_json, said_by_program(path, "--seed", 3))

    def test_so_are_seed_replication_and_keys(self):
        rate = "demand.training.arrivals.rate"
        said = said_by_program(
            *(ONE_CLUSTER, "--seed", 5, "--set", "replication=2", "--set", f"{rate}=4 /h")
        )
        scenario = suanli.load(ONE_CLUSTER, set={rate: "4 /h"})
        self.assertEqual(scenario.run(seed=5, replication=2).summary_json, said)
        self.assertEqual(scenario.replace({"seed": 5, "replication": 2}).run().summary_json, said)
        self.assertEqual(scenario.run(seed=5, replication=2).fingerprint, json.loads(said)["fingerprint"])
        self.assertNotEqual(scenario.run(seed=6).fingerprint, scenario.run(seed=5).fingerprint)

    def test_a_result_is_a_scenario(self):
        program("run", self.queue, "-o", self.folder / "first", "--quiet")
        again = suanli.load(self.folder / "first/run.json").run()
        self.assertEqual(again.summary_json, (self.folder / "first/summary.json").read_text())

    def test_metrics_are_those_of_the_summary(self):
        run = suanli.load(MARKET).run()
        seen = 0
        for name, whole in run.summary["metrics"].items():
            for by, parts in [("", {"": whole}), *whole.items()]:
                if by and not by.startswith("by_"):
                    continue
                for of, said in parts.items():
                    if "unit" not in said:  # only parts are told
                        continue
                    key = f"{name}.{by}.{of}" if by else name
                    self.check_metric(run.metrics[key], said)
                    seen += 1
        self.assertEqual(seen, len(run.metrics))

    def check_metric(self, metric, said):
        def read(number):
            return None if number is None or math.isnan(number) else number

        self.assertEqual(read(metric.value), said["value"])
        self.assertEqual(metric.unit, said["unit"])
        for reading in ("count", "sd", "min", "max"):
            self.assertEqual(read(getattr(metric, reading)), said.get(reading))
        for quantile in ("p50", "p90", "p95", "p99"):
            self.assertEqual(read(metric.quantiles.get(quantile)), said.get(quantile))
        self.assertEqual(metric.half_width(), said.get("interval", {}).get("half_width"))
        self.assertEqual(list(metric.time_shares), said.get("time_shares", []))

    def test_intervals_are_students_over_the_batch_means(self):
        wait = suanli.load(self.queue).run().metrics["wait"]
        batches = wait.batch_means
        self.assertTrue(32 <= len(batches) <= 63)
        error = batches.std(ddof=1) / math.sqrt(len(batches))
        # Student's quantiles at 31 and 62 degrees of freedom (tables): the ends of what may be.
        for confidence, most, least in ((0.9, 1.6955, 1.6698), (0.95, 2.0395, 1.9990)):
            self.assertTrue(least <= wait.half_width(confidence) / error <= most + 1e-4)
        with self.assertRaises(ValueError):
            wait.half_width(95)

    def test_tables_are_those_of_the_command_line_cell_by_cell(self):
        for path in [*FIRST_STEPS, MARKET]:
            with self.subTest(path.name):
                folder = self.folder / path.stem
                program("run", path, "-o", folder, "--jobs-log", "--quiet")
                tables = suanli.load(path).run(jobs_log=True).tables
                schema = json.loads((folder / "schema.json").read_text())
                self.assertEqual({f"{name}.csv" for name in tables}, set(schema))
                for name, table in tables.items():
                    self.check_table(table, folder / f"{name}.csv", schema[f"{name}.csv"])

    def check_table(self, table, file, schema):
        with open(file, newline="", encoding="utf-8") as lines:
            header, *rows = csv.reader(lines)
        self.assertEqual(list(table), header)
        self.assertEqual(table.about, schema["description"])
        for index, (name, column) in enumerate(table.items()):
            told = schema["columns"][index]
            self.assertEqual(table.units.get(name), told.get("unit"))
            self.assertEqual(table.abouts[name], told["description"])
            due = [value_of(row[index], column) for row in rows]
            np.testing.assert_array_equal(column, np.array(due, dtype=column.dtype), name)

    def test_a_scenario_stays_as_it_is(self):
        scenario = suanli.load(self.queue)
        before = scenario.run().fingerprint
        busier = scenario.replace({"demand.work.arrivals.rate": "40 /h"})
        self.assertNotEqual(busier.run().fingerprint, before)
        self.assertEqual(scenario.run().fingerprint, before)
        self.assertEqual(scenario.as_dict()["demand"]["work"]["arrivals"]["rate"], "30 /h")
        self.assertEqual(busier.as_dict()["demand"]["work"]["arrivals"]["rate"], "40 /h")

    def test_values_of_python_are_written_as_a_scenario_writes_them(self):
        scenario = suanli.load(
            self.queue,
            set={
                "data_centers.site.clusters.machine.nodes": np.int64(3),
                "demand.work.run_time": {"kind": "exponential", "mean": "2 min"},
                "report.wait_over": np.array(["1 min", "1 h"]),
                "demand_scale": 1.5,
            },
        )
        told = scenario.as_dict()
        self.assertEqual(told["data_centers"]["site"]["clusters"]["machine"]["nodes"], 3)
        self.assertEqual(told["demand"]["work"]["run_time"]["mean"], "2 min")
        self.assertEqual(told["report"]["wait_over"], ["1 min", "1 h"])
        self.assertEqual(told["demand_scale"], 1.5)


if __name__ == "__main__":
    unittest.main()
