"""Expressions for polars: ``frame.filter(humanoid_id.polars.is_valid("code"))``."""

from __future__ import annotations

from typing import Any, Callable, Optional, Union

import polars as pl

from . import _columns

Into = Union[str, pl.Expr]


def _map(
    value: Into, function: Callable[..., Any], returns: Union[pl.DataType, type[pl.DataType]], rules: Any
) -> pl.Expr:
    expression = pl.col(value) if isinstance(value, str) else value

    def over(series: pl.Series) -> pl.Series:
        outcome: pl.Series = function(series, rules)
        return outcome.cast(returns)

    return expression.map_batches(over, return_dtype=returns, is_elementwise=True)


def status(value: Into, rules: Optional[_columns.Options] = None) -> pl.Expr:
    """``valid``, ``warned``, ``invalid`` or ``skipped``, as an Enum."""
    return _map(value, _columns.status, pl.Enum(_columns.STATUSES), rules)


def is_valid(value: Into, rules: Optional[_columns.Options] = None) -> pl.Expr:
    """Whether a text is a well-formed code."""
    return _map(value, _columns.is_valid, pl.Boolean, rules)


def check(value: Into, rules: Optional[_columns.Options] = None) -> pl.Expr:
    """A struct of ``status`` and ``code`` (Enums) and ``place``."""
    fields = {"status": pl.Enum(_columns.STATUSES), "code": pl.Enum(_columns.CODES), "place": pl.UInt8}
    return _map(value, _columns.check, pl.Struct(fields), rules)


def canonical(value: Into, rules: Optional[_columns.Options] = None) -> pl.Expr:
    """The 29 places, or null where it is no code."""
    return _map(value, _columns.canonical, pl.String, rules)


def segments(value: Into, rules: Optional[_columns.Options] = None) -> pl.Expr:
    """A struct of the four segments, or null where it is no code."""
    return _map(value, _columns.segments, pl.Struct({name: pl.String for name in _columns.Segments._fields}), rules)
