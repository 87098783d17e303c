"""What the tests know of their surroundings."""

import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["SUANLI_ROOT"])
FIRST_STEPS = sorted((ROOT / "scenarios/first-steps").glob("*.yaml"))
ONE_CLUSTER = ROOT / "scenarios/first-steps/one-cluster.yaml"

# M/M/1 at half load, on lines whose numbers tests may rely on.
QUEUE = """\
name: queue
until: 30 d
data_centers: {site: {clusters: {machine: {nodes: 1}}}}
demand:
  work:
    arrivals: {kind: poisson, rate: 30 /h}
    run_time: {kind: exponential, mean: 1 min}
"""
RATE = "demand.work.arrivals.rate"


def program(*words, cwd=ROOT):
    """What the program says: its exit code, stdout and stderr."""
    done = subprocess.run(
        [os.environ["SUANLI_PROGRAM"], *map(str, words)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout, done.stderr


class InFolder(unittest.TestCase):
    """A test with a folder of its own; `queue.yaml` in it is QUEUE."""

    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = pathlib.Path(place.name)
        self.queue = self.folder / "queue.yaml"
        self.queue.write_text(QUEUE)
