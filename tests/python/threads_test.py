"""While a run goes on Python goes on, and Ctrl-C ends it."""

import os
import signal
import threading
import time
import unittest

import suanli

from surroundings import InFolder

LONG = {"until": "50000 d"}  # minutes, if nobody stopped it
SWEEP = {"demand.work.arrivals.rate": ["20 /h", "30 /h"]}


class Threads(InFolder):
    def test_other_threads_count_while_a_run_goes_on(self):
        scenario = suanli.load(self.queue, set={"until": "2000 d"})
        for play in (scenario.run, lambda: suanli.sweep(scenario, SWEEP, replications=1, jobs=1)):
            counted = self.counted_during(play)
            # Without the interpreter the counter would stand still but for its first moments.
            self.assertGreater(counted, 20)

    def counted_during(self, play):
        over = threading.Event()
        count = 0

        def go_on():
            nonlocal count
            while not over.wait(0.001):
                count += 1

        counter = threading.Thread(target=go_on)
        counter.start()
        time.sleep(0.05)
        before = count
        play()
        counted = count - before
        over.set()
        counter.join()
        return counted

    def test_runs_of_several_threads_do_not_meet(self):
        scenario = suanli.load(self.queue, set={"until": "300 d"})
        alone = [scenario.run(seed=seed).summary_json for seed in range(4)]
        together = [None] * 4

        def play(seed):
            together[seed] = scenario.run(seed=seed).summary_json

        threads = [threading.Thread(target=play, args=(seed,)) for seed in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(together, alone)

    def test_ctrl_c_ends_a_run_promptly(self):
        scenario = suanli.load(self.queue, set=LONG)
        self.check_interrupted(scenario.run)
        self.check_interrupted(lambda: scenario.run(jobs_log=True))

    def test_ctrl_c_ends_a_sweep_on_all_cores(self):
        scenario = suanli.load(self.queue, set=LONG)
        self.check_interrupted(lambda: suanli.sweep(scenario, SWEEP, replications=2, jobs=3))

    def check_interrupted(self, play):
        pressed = []

        def press():
            pressed.append(time.monotonic())
            os.kill(os.getpid(), signal.SIGINT)

        key = threading.Timer(0.3, press)
        key.start()
        with self.assertRaises(KeyboardInterrupt):
            play()
        self.assertLess(time.monotonic() - pressed[0], 3)
        self.assertEqual(threading.active_count(), 1 + key.is_alive())


if __name__ == "__main__":
    unittest.main()
