"""A sweep in process is a sweep of the command line, however many threads play it."""

import csv
import json
import unittest

import numpy as np
import suanli

from surroundings import RATE, InFolder, program

NODES = "data_centers.site.clusters.machine.nodes"
GRID = {RATE: {"from": "20 /h", "to": "40 /h", "steps": 3}, NODES: [1, 2]}


def cells(column):
    """A column as CSV has it, read as numbers where they are."""
    return ["" if isinstance(x, float) and np.isnan(x) else x for x in column.tolist()]


def like(text, value):
    return type(value)(text) if text else ""


class Sweeps(InFolder):
    def setUp(self):
        super().setUp()
        self.scenario = suanli.load(self.queue, set={"until": "5 d"})

    def test_the_number_of_threads_changes_nothing(self):
        one = suanli.sweep(self.scenario, GRID, replications=3, jobs=1)
        two = suanli.sweep(self.scenario, GRID, replications=3, jobs=2)
        self.assertEqual(one.points, two.points)
        np.testing.assert_array_equal(one.values, two.values)
        np.testing.assert_array_equal(one.fingerprints, two.fingerprints)
        for name, table in one.tables.items():
            for column, array in table.items():
                np.testing.assert_array_equal(array, two.tables[name][column])

    def test_values_are_those_of_single_runs(self):
        sweep = suanli.sweep(self.scenario, GRID, replications=2, measure=["wait", "utilization"])
        self.assertEqual(sweep.values.shape, (6, 2, 2))
        self.assertEqual(sweep.factors, [RATE, NODES])
        self.assertEqual(sweep.units, {"wait": "s", "utilization": "1"})
        self.assertEqual(sweep.points[3], {RATE: "30 /h", NODES: "2"})
        for number, point in enumerate(sweep.points):
            for replication in range(2):
                run = self.scenario.replace(point).run(replication=replication)
                due = [run.metrics[measure].value for measure in sweep.measures]
                self.assertEqual(sweep.values[number, replication].tolist(), due)
                self.assertEqual(sweep.fingerprints[number, replication], run.fingerprint)

    def test_tables_are_those_of_the_command_line(self):
        study = {
            "scenario": "queue.yaml",
            "set": ["until=5 d"],
            "vary": [
                {"key": RATE, "from": "20 /h", "to": "40 /h"},
                {"key": NODES, "values": ["1", "2"]},
            ],
            "design": {"kind": "morris", "trajectories": 4},
            "replications": 2,
            "confidence": 0.9,
        }
        (self.folder / "x.study.yaml").write_text(json.dumps(study))
        code, _, err = program("sweep", "run", "x.study.yaml", "-o", "x", cwd=self.folder)
        self.assertEqual(code, 0, err)
        sweep = suanli.sweep(
            self.scenario,
            {RATE: {"from": "20 /h", "to": "40 /h"}, NODES: [1, 2]},
            design={"kind": "morris", "trajectories": 4},
            replications=2,
            confidence=0.9,
        )
        self.assertEqual(set(sweep.tables), {"runs", "points", "effects"})
        for name, table in sweep.tables.items():
            with open(self.folder / f"x/merged/{name}.csv", newline="") as lines:
                header, *rows = csv.reader(lines)
            self.assertEqual(list(table), header)
            for index, column in enumerate(table.values()):
                due = cells(column)
                self.assertEqual([like(row[index], due[0]) for row in rows], due, header[index])

    def test_points_may_be_given_one_by_one(self):
        # Alone no warm-up here is over before the end of the scenario.
        points = [{"warmup": "10 d", "until": "40 d"}, {"warmup": "8 d", "until": "20 d"}]
        once = np.int64(1)  # numpy's numbers are numbers
        sweep = suanli.sweep(self.scenario, points, replications=once, measure=["wait"])
        self.assertEqual(sweep.values.shape, (2, 1, 1))
        for number, point in enumerate(points):
            run = self.scenario.replace(point).run()
            self.assertEqual(sweep.values[number, 0, 0], run.metrics["wait"].value)

    def test_problems_of_all_points_are_told_before_anything_is_played(self):
        with self.assertRaises(suanli.InputError) as caught:
            suanli.sweep(self.scenario, {RATE: ["30 /h", "10 GB", "5 kg"]}, measure=["wiat"])
        told = str(caught.exception)
        self.assertRegex(told, r"sweep:\d+:\d+: vary\[0\]\.values\[1\]: `10 GB` is an amount of data")
        self.assertIn("vary[0].values[2]", told)
        with self.assertRaisesRegex(suanli.InputError, "no metric 'wiat'; did you mean 'wait'"):
            suanli.sweep(self.scenario, {RATE: ["30 /h"]}, measure=["wiat"])
        with self.assertRaisesRegex(suanli.InputError, r"values\[1\]: `5 kg`"):
            suanli.sweep(self.scenario, [{RATE: "30 /h"}, {RATE: "5 kg"}])
        with self.assertRaisesRegex(suanli.InputError, "vary: until=1 d: warmup: the warm-up must"):
            suanli.sweep(self.scenario.replace({"warmup": "2 d"}), [{"until": "1 d"}])

    def test_what_makes_no_sense_is_refused(self):
        for trouble, words in (
            (ValueError, {"vary": []}),
            (ValueError, {"vary": [{"seed": 1}, {"until": "1 d"}]}),
            (ValueError, {"vary": [{"seed": 1}], "design": "grid"}),
            (TypeError, {"vary": {"seed": 1}}),
            (TypeError, {"vary": {"seed": "12"}}),
            (ValueError, {"vary": {"seed": [1]}, "jobs": 0}),
            (ValueError, {"vary": {"seed": [1]}, "on_error": "ignore"}),
            (suanli.InputError, {"vary": {"seed": [1]}, "replications": 0}),
        ):
            with self.subTest(words), self.assertRaises(trouble):
                suanli.sweep(self.scenario, **words)

    def test_a_run_that_fails_is_told_or_recorded(self):
        log = "job,submit_s,run_s,accelerators\n1,0,60,1\n"
        (self.folder / "good.csv").write_text(log)
        (self.folder / "bad.csv").write_text(log + "2,soon,60,1\n")
        replay = self.folder / "replay.yaml"
        replay.write_text(
            "data_centers: {site: {clusters: {machine: {nodes: 1}}}}\n"
            "demand: {work: {arrivals: {kind: trace, path: good.csv}}}\n"
        )
        scenario = suanli.load(replay)
        vary = {"demand.work.arrivals.path": ["good.csv", "bad.csv", "good.csv", "bad.csv"]}
        for jobs in (1, 3):
            with self.assertRaisesRegex(suanli.RunError, "run 1, .*bad.csv:3:3: "):
                suanli.sweep(scenario, vary, replications=1, jobs=jobs)
        sweep = suanli.sweep(scenario, vary, replications=1, on_error="continue", measure=["wait"])
        failed = np.isnan(sweep.values[:, 0, 0]).tolist()
        self.assertEqual(failed, [False, True, False, True])
        self.assertEqual([text != "" for text in sweep.tables["runs"]["error"]], failed)


if __name__ == "__main__":
    unittest.main()
