"""The SQL functions in DuckDB (Arrow functions and the extension), DataFusion and ClickHouse."""

from __future__ import annotations

import tempfile
import unittest
from collections.abc import Callable
from typing import Any

import duckdb
import humanoid_id.clickhouse
import humanoid_id.datafusion
import humanoid_id.duckdb
import pyarrow as pa
from table import ROWS, TEXTS, Held

NAMES = ("status", "is_valid", "check", "canonical", "segments")
TABLE = pa.table({"row": list(range(len(TEXTS))), "code": TEXTS})


def ask(query: Callable[[str], list[Any]]) -> dict[str, list[Any]]:
    return {name: query(f"SELECT humanoid_id_{name}(code) FROM codes ORDER BY row") for name in NAMES}


class DuckDb(Held):
    def connect(self, **config: str) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(config=config)
        connection.register("given", TABLE)
        connection.execute("CREATE TABLE codes AS FROM given")
        return connection

    def hold_in(self, connection: duckdb.DuckDBPyConnection) -> None:
        def query(sql: str) -> list[Any]:
            return [row[0] for row in connection.execute(sql).fetchall()]

        self.hold_functions(ask(query))
        self.assertEqual(query("SELECT humanoid_id_canonical('cn-test-h1a001-20260522a00000001')"), [ROWS[0].canonical])
        self.assertEqual(query("SELECT humanoid_id_status(NULL)"), [None])
        # More rows than a vector of the engine has, nulls among them.
        many = "FROM range(100000) numbers(n) JOIN codes ON row = n % (SELECT count(*) FROM codes)"
        valid = sum(row.canonical is not None for row in ROWS)
        whole, rest = divmod(100_000, len(ROWS))
        expected = whole * valid + sum(row.canonical is not None for row in ROWS[:rest])
        self.assertEqual(query(f"SELECT count(*) {many} WHERE humanoid_id_is_valid(code)"), [expected])
        self.assertEqual(query(f"SELECT count(humanoid_id_segments(code).serial) {many}"), [expected])

    def test_arrow_functions(self) -> None:
        connection = self.connect()
        humanoid_id.duckdb.register(connection)
        self.hold_in(connection)

    def test_the_extension(self) -> None:
        connection = self.connect(allow_unsigned_extensions="true")
        humanoid_id.duckdb.load(connection)
        self.hold_in(connection)
        kinds = connection.execute("SELECT typeof(humanoid_id_check('')), typeof(humanoid_id_status(''))").fetchone()
        assert kinds is not None
        self.assertIn("ENUM('valid', 'warned', 'invalid', 'skipped')", kinds[1])
        self.assertIn("place UTINYINT", kinds[0])

    def test_duplicates_and_a_registry_by_the_engines_own_means(self) -> None:
        connection = self.connect(allow_unsigned_extensions="true")
        humanoid_id.duckdb.load(connection)
        connection.execute("CREATE TABLE makers AS SELECT 'TEST' AS enterprise, 'Test Robotics' AS name")
        twice = connection.execute(
            "SELECT humanoid_id_canonical(code) AS id, count(*) FROM codes WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 5"
        ).fetchall()
        self.assertEqual([row[0] for row in twice], [ROWS[0].canonical])
        named = connection.execute(
            "SELECT count(*) FROM codes JOIN makers ON humanoid_id_segments(code).enterprise = makers.enterprise"
        ).fetchone()
        self.assertEqual(named, (sum(bool(row.segments and row.segments[1] == "TEST") for row in ROWS),))


class DataFusion(Held):
    def test_functions(self) -> None:
        from datafusion import SessionContext

        context = SessionContext()
        humanoid_id.datafusion.register(context)
        context.register_record_batches("codes", [TABLE.to_batches()])
        self.hold_functions(ask(lambda sql: context.sql(sql).to_arrow_table().column(0).to_pylist()))


class ClickHouse(Held):
    def test_functions(self) -> None:
        from chdb.session import Session

        with tempfile.TemporaryDirectory(prefix="humanoid_id") as folder:
            session = Session(f"{folder}/db?allow_experimental_webassembly_udf=1")
            try:
                humanoid_id.clickhouse.register(session)
                # Registered again, as after an update.
                humanoid_id.clickhouse.register(session)
                path = f"{folder}/codes.parquet"
                import pyarrow.parquet

                pyarrow.parquet.write_table(TABLE, path)
                session.query(
                    "CREATE TABLE codes (row UInt64, code Nullable(String)) ENGINE = MergeTree ORDER BY row"
                )
                session.query(f"INSERT INTO codes SELECT row, code FROM file('{path}')")
                self.hold_functions(self.told(session))
            finally:
                session.close()

    def told(self, session: Any) -> dict[str, list[Any]]:
        import json

        def query(column: str) -> list[Any]:
            sql = f"SELECT {column} AS it FROM codes ORDER BY row SETTINGS {humanoid_id.clickhouse.SETTINGS}"
            lines = str(session.query(sql, "JSONEachRow")).splitlines()
            return [json.loads(line)["it"] for line in lines]

        there = [row.text is not None for row in ROWS]
        names = {name: f"humanoid_id_{name}(code)" for name in ("status", "is_valid", "canonical")}
        told = {name: query(sql) for name, sql in names.items()}
        told["is_valid"] = [None if flag is None else bool(flag) for flag in told["is_valid"]]
        # Tuples cannot be null in ClickHouse, and there is no place of less than a byte.
        verdicts = query("humanoid_id_check(ifNull(code, ''))")
        told["check"] = [
            (it["status"], it["code"] or None, None if it["place"] == 255 else it["place"]) if is_there else None
            for it, is_there in zip(verdicts, there)
        ]
        told["segments"] = query("humanoid_id_segments(ifNull(code, ''))")
        return told


if __name__ == "__main__":
    unittest.main()
