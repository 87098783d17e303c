"""Mistakes come with their places, in the words of the command line."""

import unittest

import suanli

from surroundings import QUEUE, RATE, InFolder, program


class Errors(InFolder):
    def test_all_problems_of_a_file_come_with_line_and_column(self):
        self.queue.write_text(QUEUE.replace("30 /h", "10 GB").replace("nodes: 1", "nodes: one"))
        with self.assertRaises(suanli.InputError) as caught:
            suanli.load(self.queue)
        problems = caught.exception.problems
        self.assertEqual([(p.line, p.column) for p in problems], [(3, 51), (6, 37)])
        self.assertEqual(problems[1].path, RATE)
        self.assertIn(f"{self.queue}:6:37: {RATE}: `10 GB` is an amount of data", str(caught.exception))
        self.assertEqual(str(caught.exception), program("run", self.queue)[2])

    def test_so_do_those_of_keys_that_are_set(self):
        scenario = suanli.load(self.queue)
        for key, value in ((RATE, "10 GB"), ("demand.work.gan", 3), ("seed", -1)):
            with self.subTest(key), self.assertRaises(suanli.InputError) as caught:
                scenario.replace({key: value})
            said = program("run", self.queue, "--set", f"{key}={value}")[2]
            self.assertEqual(str(caught.exception), said)
            self.assertIn(f"--set {key}={value}", said)

    def test_input_errors_are_value_errors_and_files_are_os_errors(self):
        with self.assertRaises(ValueError):
            suanli.load(self.queue, set={"until": "tomorrow"})
        with self.assertRaises(OSError) as caught:
            suanli.load(self.folder / "nowhere.yaml")
        self.assertIsInstance(caught.exception, suanli.FileError)
        self.assertIn("nowhere.yaml", str(caught.exception))
        self.assertEqual(suanli.InputError.__module__, "suanli")

    def test_a_file_that_changed_is_not_taken_for_what_was_loaded(self):
        scenario = suanli.load(self.queue)
        before = scenario.run().fingerprint
        self.queue.write_text(QUEUE.replace("30 /h", "40 /h"))
        for attempt in (
            lambda: scenario.replace({"seed": 2}),
            lambda: suanli.sweep(scenario, {"seed": [1, 2]}),
        ):
            with self.assertRaisesRegex(suanli.FileError, "changed since it was loaded"):
                attempt()
        self.assertEqual(scenario.run().fingerprint, before)

    def test_a_log_that_changed_is_not_taken_for_what_was_loaded(self):
        job = "{} {} -1 60 1 -1 -1 1 60 -1 1 1 1 1 1 1 -1 -1\n"
        log = self.folder / "log.swf"
        log.write_text(job.format(1, 10))
        (self.folder / "log.yaml").write_text(
            "data_centers: {site: {clusters: {machine: {nodes: 1}}}}\n"
            "demand: {work: {arrivals: {kind: trace, path: log.swf}}}\n"
        )
        scenario = suanli.load(self.folder / "log.yaml")
        log.write_text(job.format(1, 10) + job.format(2, 20))
        with self.assertRaisesRegex(suanli.FileError, "log.swf: has changed since"):
            suanli.sweep(scenario, {"seed": [1, 2]})

    def test_seeds_are_whole_numbers_in_their_range(self):
        scenario = suanli.load(self.queue)
        for seed in (-1, 2**64):
            with self.assertRaisesRegex(ValueError, f"seed is a whole number .* not {seed}"):
                scenario.run(seed=seed)
        with self.assertRaisesRegex(ValueError, "replication is a whole number"):
            scenario.run(replication=2**32)
        with self.assertRaises(TypeError):
            scenario.run(seed="7")

    def test_what_a_scenario_cannot_hold_is_told(self):
        for value in (float("nan"), object()):
            with self.assertRaisesRegex((ValueError, TypeError), "a scenario cannot hold"):
                suanli.load(self.queue, set={"demand_scale": value})

    def test_names_that_there_are_not_are_told_with_those_that_look_like_them(self):
        run = suanli.load(self.queue).run()
        with self.assertRaisesRegex(KeyError, "no metric 'wiat'; did you mean wait"):
            run.metrics["wiat"]
        with self.assertRaisesRegex(KeyError, "no table 'timeserie'; did you mean timeseries"):
            run.frame("timeserie")


if __name__ == "__main__":
    unittest.main()
