"""The table that every engine is held against, and rows that come of it."""

from __future__ import annotations

import json
import os
import unittest
from typing import NamedTuple, Optional

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WIDTHS = (2, 4, 6, 17)


class Row(NamedTuple):
    text: Optional[str]
    status: Optional[str]
    code: Optional[str]
    place: Optional[int]
    canonical: Optional[str]

    @property
    def is_valid(self) -> Optional[bool]:
        return None if self.status is None else self.canonical is not None

    @property
    def verdict(self) -> Optional[tuple[Optional[str], Optional[str], Optional[int]]]:
        return None if self.status is None else (self.status, self.code, self.place)

    @property
    def segments(self) -> Optional[tuple[str, ...]]:
        if self.canonical is None:
            return None
        starts = [sum(WIDTHS[:at]) for at in range(4)]
        return tuple(self.canonical[start : start + width] for start, width in zip(starts, WIDTHS))


def _rows() -> list[Row]:
    with open(os.path.join(ROOT, "tests", "vectors", "columns.json"), encoding="utf-8") as file:
        vectors = json.load(file)
    rows = [Row(it["text"], it["status"], it["code"], it["place"], it["canonical"]) for it in vectors]
    return [*rows, Row(None, None, None, None, None)]


ROWS = _rows()
TEXTS = [row.text for row in ROWS]
# Without what some roads cannot carry.
assert len(ROWS) > 40 and {row.status for row in ROWS} == {"valid", "warned", "invalid", "skipped", None}


def plain(value: object) -> object:
    """A structure of any engine as a tuple, anything else as it is."""
    if isinstance(value, dict):
        parts = tuple(value.values())
        return None if all(part is None for part in parts) else parts
    return value


class Held(unittest.TestCase):
    """Tests of an engine."""

    maxDiff = None

    def hold(self, name: str, expected: list[object], found: list[object]) -> None:
        self.assertEqual(len(expected), len(found), name)
        for row, right, told in zip(ROWS, expected, found):
            self.assertEqual(right, plain(told), f"{name} of {row.text!r}")

    def hold_functions(self, told: dict[str, list[object]]) -> None:
        """Hold what the five SQL functions gave, row after row."""
        self.hold("status", [row.status for row in ROWS], told["status"])
        self.hold("is_valid", [row.is_valid for row in ROWS], told["is_valid"])
        self.hold("check", [row.verdict for row in ROWS], told["check"])
        self.hold("canonical", [row.canonical for row in ROWS], told["canonical"])
        self.hold("segments", [row.segments for row in ROWS], told["segments"])
