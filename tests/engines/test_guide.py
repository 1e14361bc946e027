"""The blocks of docs/in-your-engine.md, section by section; what stands behind `# =>` is held."""

from __future__ import annotations

import ast
import os
import re
import shutil
import unittest
from typing import Any

from table import ROOT

GUIDE = os.path.join(ROOT, "docs", "in-your-engine.md")


def sections() -> list[tuple[str, str, list[str]]]:
    with open(GUIDE, encoding="utf-8") as file:
        parts = re.split(r"^## ", file.read(), flags=re.M)[1:]
    found = []
    for part in parts:
        blocks = re.findall(r"^```(python[a-z-]*)\n(.*?)^```$", part, flags=re.M | re.S)
        if blocks:
            found.append((part.splitlines()[0], blocks[0][0], [code for _, code in blocks]))
    return found


def run(code: str, names: dict[str, Any], test: unittest.TestCase) -> int:
    """Run a block statement by statement; how many values were held."""
    lines, held = code.splitlines(), 0
    for statement in ast.parse(code).body:
        last = lines[(statement.end_lineno or statement.lineno) - 1]
        _, arrow, right = last.partition("  # => ")
        if arrow and isinstance(statement, ast.Expr):
            value = eval(compile(ast.Expression(statement.value), GUIDE, "eval"), names)
            test.assertEqual(repr(value), right.strip(), ast.unparse(statement))
            held += 1
        else:
            exec(compile(ast.Module([statement], []), GUIDE, "exec"), names)
    return held


class Guide(unittest.TestCase):
    maxDiff = None

    def test_every_block_runs_and_says_what_it_gives(self) -> None:
        held = {}
        for name, language, blocks in sections():
            if language == "python-ray" or language == "python-spark" and not shutil.which("java"):
                continue
            with self.subTest(name):
                names: dict[str, Any] = {}
                held[name] = sum(run(block, names, self) for block in blocks)
        self.assertTrue({"Python", "pandas", "Polars", "DuckDB", "DataFusion", "ClickHouse"} <= set(held), held)
        self.assertTrue(all(count > 0 for count in held.values()), held)


if __name__ == "__main__":
    unittest.main()
