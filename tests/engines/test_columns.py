"""The Python package over texts, lists, pyarrow, pandas and polars, on both roads."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import unittest
from typing import Any

import humanoid_id
import pandas as pd
import polars as pl
import pyarrow as pa
from table import ROWS, TEXTS, Held

FUNCTIONS = ("status", "is_valid", "check", "canonical", "segments")


class Columns:
    """What holds on either road."""

    road: str
    hold_functions: Any
    assertEqual: Any
    assertIsNone: Any
    assertRaisesRegex: Any

    def setUp(self) -> None:
        humanoid_id.use(self.road)

    def hold_over(self, column: Any, listed: Any) -> None:
        self.hold_functions({name: listed(getattr(humanoid_id, name)(column)) for name in FUNCTIONS})

    def test_one_text(self) -> None:
        self.hold_functions({name: [getattr(humanoid_id, name)(text) for text in TEXTS] for name in FUNCTIONS})

    def test_a_list(self) -> None:
        self.hold_over(TEXTS, list)
        self.hold_over(tuple(TEXTS), list)
        self.assertEqual(humanoid_id.check([]), [])

    def test_arrays_of_every_kind(self) -> None:
        def listed(array: Any) -> list[Any]:
            array.validate(full=True)
            return [tuple(it.values()) if isinstance(it, dict) else it for it in array.to_pylist()]

        texts = pa.array(TEXTS)
        # A slice that begins inside a byte of the validity, and inside the bytes of the texts.
        padded = pa.array(["x" * 7, None, "y"] + TEXTS + ["z"])
        for column in (
            texts,
            texts.cast(pa.large_string()),
            texts.cast(pa.binary()),
            texts.cast(pa.string_view()),
            texts.dictionary_encode(),
            padded.slice(3, len(TEXTS)),
            padded.cast(pa.large_string()).slice(3, len(TEXTS)),
            pa.chunked_array([texts.slice(0, 5), texts.slice(5)]),
        ):
            self.hold_over(column, listed)
        for empty in (pa.array([], pa.string()), pa.chunked_array([], pa.string()), pa.nulls(3)):
            self.assertEqual(humanoid_id.is_valid(empty).to_pylist(), [None] * len(empty))

    def test_series_of_pandas(self) -> None:
        for kind in (object, "string", pd.ArrowDtype(pa.string())):
            index = pd.RangeIndex(10, 10 + len(TEXTS))
            series = pd.Series(TEXTS, dtype=kind, index=index, name="code")
            told = humanoid_id.check(series)
            self.assertEqual((told.name, list(told.index)), ("code", list(index)))
            self.hold_over(series, lambda it: it.array.__arrow_array__().to_pylist())

    def test_series_of_polars(self) -> None:
        series = pl.Series("code", TEXTS)
        self.assertEqual(humanoid_id.canonical(series).name, "code")
        self.hold_over(series, lambda it: it.to_list())
        self.hold_over(series.cast(pl.Categorical), lambda it: it.to_list())

    def test_expressions_of_polars(self) -> None:
        import humanoid_id.polars as expressions

        frame = pl.DataFrame({"code": TEXTS})
        told = frame.lazy().select(getattr(expressions, name)("code").alias(name) for name in FUNCTIONS).collect()
        self.hold_functions({name: told[name].to_list() for name in FUNCTIONS})
        good = frame.filter(expressions.is_valid(pl.col("code")))
        self.assertEqual(len(good), sum(row.canonical is not None for row in ROWS))

    def test_options(self) -> None:
        code = "DETESTH1A00120260522A00000001"
        self.assertEqual(humanoid_id.status(code, rules={"country": "cn-only"}), "invalid")
        self.assertEqual(humanoid_id.canonical(["CN+" + code[2:]], {"separators": {"characters": "+"}}), ["CN" + code[2:]])
        for rules, sentence in (
            ({"country": "mars"}, "option `country`: expected"),
            ({"strict": True}, "option `strict`: expected one of alphabet"),
            (["cn-only"], "an object of options"),
        ):
            with self.assertRaisesRegex(ValueError, sentence):
                humanoid_id.check(code, rules)  # type: ignore[call-overload]

    def test_what_is_no_text_is_refused(self) -> None:
        for wrong in (
            5,
            [5],
            b"CN",
            pa.array([1, 2]),
            pa.array([["CN"]]),
            pl.Series([1.5]),
            pd.Series([1, 2]),
            pd.Series(["CN", 2], dtype=object),
        ):
            with self.assertRaisesRegex(TypeError, "expected"):
                humanoid_id.check(wrong)  # type: ignore[call-overload]

    def test_messages(self) -> None:
        text = "CNTESTH1A0#120260522A00000001"
        english, chinese = humanoid_id.message(text), humanoid_id.message(text, "zh-CN")
        self.assertEqual((len(english), len(chinese)), (1, 1))
        self.assertEqual(("#" in english[0], "#" in chinese[0]), (True, True))
        self.assertEqual(humanoid_id.message(str(ROWS[0].text)), [])
        # Longer than the room that is offered first.
        self.assertEqual(len("".join(humanoid_id.message("#" * 29))) > 1000, True)

    def test_threads(self) -> None:
        told: list[Any] = []

        def work() -> None:
            humanoid_id.use(self.road)
            told.append(humanoid_id.status(TEXTS))

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(told, [[row.status for row in ROWS]] * 4)

    def test_many_rows_in_pieces(self) -> None:
        rows = (1 << 20) + 3
        column = pa.array(["CNTESTH1A00120260522A00000001", None, "robot"]).take(pa.array([row % 3 for row in range(rows)]))
        told = humanoid_id.is_valid(column)
        self.assertEqual((len(told), told.null_count, told.true_count), (rows, rows // 3, (rows + 2) // 3))


class Native(Columns, Held):
    road = "native"


class Wasm(Columns, Held):
    road = "wasm"


class Roads(Held):
    """Which road is taken, and what is said where there is none. In processes of their own: a road is for a process."""

    def told(self, code: str, **environment: str) -> str:
        run = subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, **environment}, capture_output=True, text=True, check=False
        )
        return run.stdout + run.stderr

    def test_a_road_that_is_forced(self) -> None:
        code = "import humanoid_id._roads as roads; print(roads.road().name)"
        self.assertEqual(self.told(code, HUMANOID_ID_ROAD="wasm").strip(), "wasm")
        self.assertEqual(self.told(code).strip(), "native")
        self.assertIn('expected "native" or "wasm", found "fast"', self.told(code, HUMANOID_ID_ROAD="fast"))

    def test_a_library_that_cannot_be_loaded_is_told_once_and_the_other_road_taken(self) -> None:
        code = """
import ctypes, warnings, threading
def refuses(*_, **__): raise OSError("failed to map segment from shared object")
ctypes.CDLL = refuses
import humanoid_id, humanoid_id._roads as roads
thread = threading.Thread(target=lambda: print(roads.road().name)); thread.start(); thread.join()
print(roads.road().name, humanoid_id.is_valid("CNTESTH1A00120260522A00000001"))
"""
        told = self.told(code)
        self.assertIn("wasm True", told)
        self.assertEqual(told.count("its library cannot be loaded: failed to map segment"), 1, told)

    def test_without_any_road_it_is_said_what_to_install(self) -> None:
        code = "import sys; sys.modules['wasmtime'] = None; import humanoid_id"
        self.assertIn("pip install 'humanoid-id[wasm]'", self.told(code, HUMANOID_ID_ROAD="wasm"))

    def test_a_module_that_was_cut_short_is_named(self) -> None:
        code = """
import pkgutil
whole = pkgutil.get_data
pkgutil.get_data = lambda package, name: whole(package, name)[:1000] if name.endswith("wasm") else whole(package, name)
import humanoid_id
"""
        self.assertIn("humanoid-id cannot load its WebAssembly module", self.told(code, HUMANOID_ID_ROAD="wasm"))


class Types(Held):
    """The package as type checkers see it."""

    def test_mypy(self) -> None:
        here = os.path.dirname(os.path.abspath(__file__))
        run = subprocess.run(
            [sys.executable, "-m", "mypy", "--strict", "--no-incremental", os.path.join(here, "typed.py")],
            capture_output=True,
            text=True,
            check=False,
            cwd=here,
        )
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)


if __name__ == "__main__":
    unittest.main()
