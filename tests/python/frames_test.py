"""Results as data frames; without pandas all but these."""

import subprocess
import sys
import unittest

import numpy as np
import suanli

from surroundings import RATE, InFolder

try:
    import pandas
except ImportError:
    pandas = None


class Frames(InFolder):
    @unittest.skipUnless(pandas, "needs pandas")
    def test_tables_have_their_columns_types_and_units(self):
        run = suanli.load(self.queue).run(jobs_log=True)
        jobs = run.frame("jobs")
        self.assertEqual(
            list(jobs),
            ["job", "submit_s", "start_s", "end_s", "accelerators", "outcome", "run_s"]
            + ["estimate_s", "class", "cluster"],
        )
        self.assertEqual(jobs["submit_s"].dtype, np.float64)
        self.assertEqual(jobs["job"].dtype, np.int64)
        self.assertEqual(jobs.attrs["units"]["submit_s"], "s")
        self.assertEqual(len(jobs), run.metrics["jobs_arrived"].value)
        waits = (jobs["start_s"] - jobs["submit_s"])[jobs["start_s"].notna()]
        self.assertAlmostEqual(waits.mean(), run.metrics["wait"].value, places=6)
        series = run.frame()
        self.assertEqual(str(series["from"].dtype), "datetime64[ns, UTC]")
        self.assertEqual(series["from"][0], pandas.Timestamp("2025-01-01", tz="UTC"))
        self.assertEqual(series["arrived"].sum(), len(jobs))

    @unittest.skipUnless(pandas, "needs pandas")
    def test_metrics_are_a_row_each(self):
        run = suanli.load(self.queue).run()
        frame = run.metrics.frame(confidence=0.9)
        self.assertEqual(
            list(frame),
            ["name", "by", "of", "value", "half_width", "unit", "count", "sd", "min"]
            + ["p50", "p90", "p95", "p99", "max"],
        )
        wait = run.metrics["wait"]
        self.assertEqual(frame.loc["wait", "value"], wait.value)
        self.assertEqual(frame.loc["wait", "half_width"], wait.half_width(0.9))
        self.assertTrue(np.isnan(frame.loc["jobs_served", "half_width"]))
        self.assertEqual(frame["half_width"].dtype, np.float64)

    @unittest.skipUnless(pandas, "needs pandas")
    def test_factors_are_numbers_where_they_have_one_unit(self):
        scenario = suanli.load(self.queue, set={"until": "1 d"})
        vary = {RATE: ["20 /h", "30 /h"], "data_centers.site.clusters.machine.queueing": ["fcfs"]}
        sweep = suanli.sweep(scenario, vary, replications=2, measure=["wait"])
        points = sweep.frame()
        self.assertEqual(points[RATE].tolist(), [20.0, 30.0])
        self.assertEqual(points.attrs["units"][RATE], "/h")
        self.assertEqual(points["data_centers.site.clusters.machine.queueing"].tolist(), ["fcfs"] * 2)
        np.testing.assert_allclose(points["mean"], sweep.values[:, :, 0].mean(axis=1))
        runs = sweep.frame("runs")
        self.assertEqual(runs["wait"].tolist(), sweep.values[:, :, 0].ravel().tolist())

    def test_without_pandas_only_frames_are_missing(self):
        script = (
            "import sys; sys.modules['pandas'] = None\n"
            "import suanli\n"
            f"run = suanli.load({str(self.queue)!r}).run()\n"
            "assert run.tables['timeseries']['waiting'].dtype == 'float64'\n"
            "try: run.frame()\n"
            "except ImportError as error: print(error)\n"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
        self.assertEqual(done.stderr, "")
        self.assertIn("python3-pandas", done.stdout)


if __name__ == "__main__":
    unittest.main()
