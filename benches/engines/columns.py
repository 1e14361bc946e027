"""npm run bench -- engines: the functions beside each engine's own regular expression over the same column, in one run.

CPU seconds of this process and all that it started, the best of some runs. No figure is a test: it stands beside its goal.
`--rows 3000000` says how many, `--spark` adds Spark (a master and two workers), `--only NAME` one engine.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Callable
from typing import Any, Optional

import pyarrow as pa
import pyarrow.compute as compute
import pyarrow.parquet as parquet

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tests", "engines"))

import humanoid_id

PATTERN = "^[A-Z]{2}[0-9A-Z]{27}$"
PLACES = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
KINDS: dict[str, Callable[[str], str]] = {
    "lower case": str.lower,
    "hyphens": lambda code: "-".join((code[:2], code[2:6], code[6:12], code[12:])),
    "too short": lambda code: code[:20],
    "look-alikes": lambda code: code[:10] + "О" + code[11:],
    "a sign": lambda code: code[:8] + "#" + code[9:],
    "empty": lambda _: "",
    "too long": lambda code: code + "1",
    "ambiguous": lambda code: code[:28] + "O",
}


def columns(rows: int) -> dict[str, pa.Array]:
    draw = random.Random(20261129)
    # A hundredth of them is drawn, in an order of its own each time.
    some = ["CNTEST" + "".join(draw.choices(PLACES, k=23)) for _ in range(max(rows // 100, 1))]
    codes = [code for _ in range(100) for code in draw.sample(some, len(some))][:rows]
    kinds = list(KINDS.values())
    mixed = [kinds[at % 100](code) if at % 100 < len(kinds) else code for at, code in enumerate(codes)]
    few = codes[: max(rows // 3, 1)]
    return {
        "plain": pa.array(codes),
        "mixed, 8 % not plain": pa.array(mixed),
        **{name: pa.array([kind(code) for code in few]) for name, kind in KINDS.items()},
    }


def _children() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat") as file:
                    parent = int(file.read().rpartition(")")[2].split()[1])
            except OSError:
                continue
            found.setdefault(parent, []).append(int(name))
    return found


def cpu_seconds() -> float:
    """Of this process and all below it, ended ones among them."""
    children, waiting, ticks = _children(), [os.getpid()], 0
    while waiting:
        process = waiting.pop()
        waiting += children.get(process, [])
        try:
            with open(f"/proc/{process}/stat") as file:
                ticks += sum(map(int, file.read().rpartition(")")[2].split()[11:15]))
        except OSError:
            continue
    return ticks / os.sysconf("SC_CLK_TCK")


def best(work: Callable[[], Any], runs: int = 3) -> float:
    work()
    times = []
    for _ in range(runs):
        start = cpu_seconds()
        work()
        times.append(cpu_seconds() - start)
    return max(min(times), 0.01)


def line(name: str, seconds: float, yardstick: float, goal: Optional[float]) -> None:
    ratio = seconds / yardstick
    verdict = "" if goal is None else f"  goal {goal:.2f}x: {'met' if ratio <= goal else 'missed'}"
    print(f"{name:44s} {seconds:7.2f} s beside {yardstick:6.2f} s = {ratio:6.2f}x{verdict}", flush=True)


def of_pyarrow(data: dict[str, pa.Array]) -> None:
    goals = {"native": (0.15, 0.6), "wasm": (0.3, 1.0)}
    for road, both in goals.items():
        humanoid_id.use(road)
        plain = 0.0
        for name, column in data.items():
            seconds = best(lambda column=column: humanoid_id.is_valid(column))
            if name in ("plain", "mixed, 8 % not plain"):
                own = best(lambda column=column: compute.match_substring_regex(column, PATTERN))
                line(f"pyarrow, {road}: {name}", seconds, own, both[name != "plain"])
                plain = plain or seconds / len(column)
            else:
                line(f"  {name}, beside a plain column", seconds, plain * len(column), 3.0)
    humanoid_id.use("native")


def of_polars(data: dict[str, pa.Array]) -> None:
    import humanoid_id.polars as expressions
    import polars as pl

    for name in ("plain", "mixed, 8 % not plain"):
        frame = pl.DataFrame({"code": data[name]})
        own = best(lambda frame=frame: frame.select(pl.col("code").str.contains(PATTERN).sum()))
        line(f"Polars: {name}", best(lambda frame=frame: frame.select(expressions.is_valid("code").sum())), own, 1.2)


def of_duckdb(data: dict[str, pa.Array]) -> None:
    import duckdb
    import humanoid_id.duckdb

    for road, goal in (("extension", 0.55), ("Arrow", None)):
        connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
        (humanoid_id.duckdb.load if road == "extension" else humanoid_id.duckdb.register)(connection)
        for name in ("plain", "mixed, 8 % not plain", "hyphens"):
            table = pa.table({"code": data[name]})
            connection.register("given", table)
            connection.execute("CREATE OR REPLACE TABLE codes AS FROM given")

            def count(condition: str, connection: Any = connection) -> None:
                connection.execute(f"SELECT count(*) FROM codes WHERE {condition}").fetchall()

            own = best(lambda: count(f"regexp_matches(code, '{PATTERN}')"))
            line(f"DuckDB, {road}: {name}", best(lambda: count("humanoid_id_is_valid(code)")), own, goal)


def of_datafusion(data: dict[str, pa.Array]) -> None:
    import humanoid_id.datafusion
    from datafusion import SessionContext

    for name in ("plain", "mixed, 8 % not plain"):
        context = SessionContext()
        humanoid_id.datafusion.register(context)
        context.register_record_batches("codes", [pa.table({"code": data[name]}).to_batches(max_chunksize=65536)])

        def count(condition: str, context: Any = context) -> None:
            context.sql(f"SELECT count(*) FROM codes WHERE {condition}").collect()

        own = best(lambda: count(f"regexp_like(code, '{PATTERN}')"))
        line(f"DataFusion: {name}", best(lambda: count("humanoid_id_is_valid(code)")), own, 1.2)


def of_clickhouse(data: dict[str, pa.Array]) -> None:
    import humanoid_id.clickhouse
    from chdb.session import Session

    with tempfile.TemporaryDirectory(prefix="humanoid_id") as folder:
        session = Session(f"{folder}/db?allow_experimental_webassembly_udf=1")
        try:
            humanoid_id.clickhouse.register(session)
            for name in ("plain", "mixed, 8 % not plain"):
                path = os.path.join(folder, "codes.parquet")
                parquet.write_table(pa.table({"code": data[name]}), path)
                session.query("CREATE OR REPLACE TABLE codes (code String) ENGINE = MergeTree ORDER BY tuple()")
                session.query(f"INSERT INTO codes SELECT ifNull(code, '') FROM file('{path}')")

                def count(condition: str) -> None:
                    settings = f"SETTINGS max_threads = 1, {humanoid_id.clickhouse.SETTINGS}"
                    session.query(f"SELECT count() FROM codes WHERE {condition} {settings}")

                own = best(lambda: count(f"match(code, '{PATTERN}')"))
                line(f"ClickHouse: {name}", best(lambda: count("humanoid_id_is_valid(code)")), own, 2.0)
        finally:
            session.close()


def of_spark(data: dict[str, pa.Array], road: str) -> None:
    import humanoid_id.spark
    from cluster import Cluster

    with tempfile.TemporaryDirectory(prefix="humanoid_id") as folder, Cluster() as cluster:
        path = os.path.join(folder, "codes.parquet")
        parquet.write_table(pa.table({"code": data["mixed, 8 % not plain"]}), path, row_group_size=250_000)
        config = {"spark.jars": humanoid_id.spark.jar()} if road == "jvm" else {}
        session = cluster.session(**config)
        try:
            humanoid_id.spark.register(session)
            session.read.parquet(path).createOrReplaceTempView("codes")

            def count(condition: str) -> None:
                session.sql(f"SELECT count(*) FROM codes WHERE {condition}").collect()

            own = best(lambda: count(f"code RLIKE '{PATTERN}'"))
            goal = 0.7 if road == "jvm" else 1.3
            line(f"Spark, {road}: mixed", best(lambda: count("humanoid_id_is_valid(code)")), own, goal)
        finally:
            session.stop()


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--rows", type=int, default=3_000_000)
    engines = {
        "pyarrow": of_pyarrow,
        "polars": of_polars,
        "duckdb": of_duckdb,
        "datafusion": of_datafusion,
        "clickhouse": of_clickhouse,
    }
    given.add_argument("--only", choices=[*engines, "spark-jvm", "spark-python"])
    given.add_argument("--spark", action="store_true")
    options = given.parse_args()
    data = columns(options.rows)
    for name, measure in engines.items():
        if options.only in (None, name):
            measure(data)
    for road in ("jvm", "python"):
        if options.only == f"spark-{road}":
            of_spark(data, road)
        elif options.spark and options.only is None:
            # A process has one JVM, which takes a jar only when it starts.
            os.spawnv(os.P_WAIT, sys.executable, [sys.executable, __file__, "--rows", str(options.rows), "--only", f"spark-{road}"])


if __name__ == "__main__":
    main()
