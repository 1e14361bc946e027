"""Many rows through Spark with two workers, one of which is ended in the middle: counts stay exact, memory bounded.

    python spark_many.py [ROWS] [python]
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tests", "engines"))

import humanoid_id.spark
from cluster import Cluster


def below(process: int) -> list[int]:
    """A process and all that it started."""
    found, grew = {process}, True
    while grew:
        grew = False
        for name in os.listdir("/proc"):
            if name.isdigit() and int(name) not in found:
                try:
                    with open(f"/proc/{name}/stat") as file:
                        parent = int(file.read().rpartition(")")[2].split()[1])
                except OSError:
                    continue
                if parent in found:
                    found.add(int(name))
                    grew = True
    return list(found)


def memory(process: int) -> int:
    """Resident bytes of a process and all that it started."""
    total = 0
    for one in below(process):
        try:
            with open(f"/proc/{one}/statm") as file:
                total += int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except OSError:
            continue
    return total


def main(rows: int, road: str) -> None:
    with Cluster() as cluster:
        config = {"spark.jars": humanoid_id.spark.jar()} if road == "jvm" else {}
        session = cluster.session(**config)
        try:
            assert humanoid_id.spark.register(session) == road
            code = "concat('CNTESTH1A001', lpad(id, 17, '0'))"
            session.range(0, rows, numPartitions=64).createOrReplaceTempView("numbers")
            session.sql(
                f"SELECT CASE WHEN id % 100 = 1 THEN lower({code}) WHEN id % 100 = 2 THEN substr({code}, 1, 20) "
                f"WHEN id % 100 = 3 THEN '' ELSE {code} END AS code FROM numbers"
            ).createOrReplaceTempView("codes")
            most, is_over = [0], threading.Event()
            start = time.monotonic()

            def watch() -> None:
                is_ended = False
                while not is_over.wait(1):
                    most[0] = max(most[0], *(memory(it.pid) for it in cluster.processes[1:] if it.poll() is None))
                    done = session.sparkContext.statusTracker().getActiveStageIds()
                    stages = [session.sparkContext.statusTracker().getStageInfo(it) for it in done]
                    if not is_ended and any(it and it.numCompletedTasks >= it.numTasks // 3 > 0 for it in stages):
                        is_ended = True
                        for process in below(cluster.processes[2].pid):
                            os.kill(process, signal.SIGKILL)
                        print(f"a worker was ended after {time.monotonic() - start:.0f} s", flush=True)

            watching = threading.Thread(target=watch)
            watching.start()
            found = session.sql("SELECT humanoid_id_status(code) AS status, count(*) FROM codes GROUP BY status").collect()
            is_over.set()
            watching.join()
            told = {row[0]: row[1] for row in found}
            # Of every hundred rows the third is too short and the fourth is empty; the rest are codes.
            whole = rows // 100
            right = {"valid": whole * 98, "invalid": whole, "skipped": whole}
            seconds = time.monotonic() - start
            print(f"{rows:,} rows, {road}: {seconds:.0f} s, a worker took {most[0] / 1e6:.0f} MB at most, {told}")
            if told != right:
                raise SystemExit(f"expected {right}")
        finally:
            session.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000_000, "python" if "python" in sys.argv else "jvm")
