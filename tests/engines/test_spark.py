"""The SQL functions in Spark on a standalone cluster with two workers: in the JVM, and in Python workers."""

from __future__ import annotations

import unittest
from typing import Any

import humanoid_id.spark
from cluster import Cluster
from table import ROWS, TEXTS, Held

NAMES = ("status", "is_valid", "check", "canonical", "segments")


def plain(value: Any) -> Any:
    return tuple(value) if hasattr(value, "asDict") else value


class Session(Held):
    """What holds on either road. A process has one JVM, which takes a jar only when it starts: a process for each."""

    def hold_in(self, session: Any) -> None:
        frame = session.createDataFrame(list(enumerate(TEXTS)), "row int, code string").repartition(4)
        frame.createOrReplaceTempView("codes")
        columns = ", ".join(f"humanoid_id_{name}(code) AS {name}" for name in NAMES)
        rows = session.sql(f"SELECT row, {columns} FROM codes").collect()
        self.assertEqual(sorted(row["row"] for row in rows), list(range(len(ROWS))))
        rows.sort(key=lambda row: row["row"])
        self.hold_functions({name: [plain(row[name]) for row in rows] for name in NAMES})
        counted = session.sql("SELECT humanoid_id_canonical(code) AS id, count(*) AS n FROM codes GROUP BY id").collect()
        most = max((row for row in counted if row["id"]), key=lambda row: row["n"])
        self.assertEqual(most["n"], sum(row.canonical == ROWS[0].canonical for row in ROWS))


class Jvm(Session):
    def test_functions(self) -> None:
        with Cluster() as cluster:
            session = cluster.session(**{"spark.jars": humanoid_id.spark.jar()})
            try:
                self.assertEqual(humanoid_id.spark.register(session), "jvm")
                self.hold_in(session)
            finally:
                session.stop()


class PythonWorkers(Session):
    def test_functions(self) -> None:
        with Cluster() as cluster:
            session = cluster.session()
            try:
                self.assertEqual(humanoid_id.spark.register(session), "python")
                self.hold_in(session)
                frame = session.createDataFrame(list(enumerate(TEXTS)), "row int, code string").repartition(4)
                told = humanoid_id.spark.check(frame, "code").collect()
                told.sort(key=lambda row: row["row"])
                self.assertEqual([row["code"] for row in told], TEXTS)
                verdicts = [(row["status"], row["issue"], row["place"]) for row in told]
                self.hold("check", [row.verdict or (None, None, None) for row in ROWS], verdicts)
                # Rules of one's own take the Python road.
                humanoid_id.spark.register(session, {"country": "cn-only"})
                strict = session.sql("SELECT humanoid_id_status('DETESTH1A00120260522A00000001')").collect()
                self.assertEqual(strict[0][0], "invalid")
            finally:
                session.stop()


if __name__ == "__main__":
    unittest.main()
