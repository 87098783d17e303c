"""What docs/how-to says to Python works."""

import os
import re
import subprocess
import sys
import unittest

from surroundings import ROOT, InFolder


class Pages(InFolder):
    def setUp(self):
        super().setUp()
        (self.folder / "scenarios").symlink_to(ROOT / "scenarios")

    def run_python(self, *words):
        done = subprocess.run(
            [sys.executable, *words], cwd=self.folder, capture_output=True, encoding="utf-8"
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_the_examples_of_the_page_run_in_their_order(self):
        page = (ROOT / "docs/how-to/from-python.md").read_text(encoding="utf-8")
        examples = re.findall(r"^```python\n(.*?)^```", page, flags=re.M | re.S)
        self.assertGreater(len(examples), 3)
        self.run_python("-c", "\n".join(examples))

    def test_the_notebook_shows_that_waiting_grows_with_load(self):
        out = self.run_python(os.fspath(ROOT / "docs/how-to/notebook.py"))
        waits = [float(wait) for wait in re.findall(r"^ *[\d.]+ /h +(\d+) s", out, flags=re.M)]
        self.assertGreater(len(waits), 3)
        self.assertEqual(waits, sorted(waits))


if __name__ == "__main__":
    unittest.main()
