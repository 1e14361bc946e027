"""The SQL functions in DuckDB: by Arrow from Python, or by the extension that this wheel carries for its platform.

>>> import duckdb, humanoid_id.duckdb
>>> connection = duckdb.connect()
>>> humanoid_id.duckdb.register(connection)
>>> connection.sql("SELECT humanoid_id_is_valid('CNTESTH1A00120260522A00000001')").fetchone()
(True,)
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ._functions import FUNCTIONS, Function

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

EXTENSION = "humanoid_id.duckdb_extension"


def register(connection: DuckDBPyConnection, rules: Any = None) -> None:
    """Give a connection the functions, by Arrow. Needs pyarrow; works with every DuckDB that has Arrow functions."""
    for function in FUNCTIONS:
        connection.create_function(
            function.name,
            _over(function, rules),
            ["VARCHAR"],
            _duckdb_type(function),
            type="arrow",
            null_handling="special",
        )


def _over(function: Function, rules: Any) -> Any:
    def over(column: Any) -> Any:
        return function.plain(column, rules)

    return over


def _duckdb_type(function: Function) -> str:
    names = {"string": "VARCHAR", "boolean": "BOOLEAN", "int": "INTEGER"}
    if function.sql_type in names:
        return names[function.sql_type]
    return f"STRUCT({', '.join(f'{name} {names[kind]}' for name, kind in function.fields())})"


def extension() -> str:
    """Where the extension lies, for ``LOAD`` in any program. It is not signed by DuckDB's makers, so the database has to be
    opened with ``allow_unsigned_extensions``."""
    path = os.path.join(os.path.dirname(__file__), EXTENSION)
    if not os.path.isfile(path):
        raise OSError(f"this wheel of humanoid-id has no {EXTENSION}: it is not for this platform")
    return path


def load(connection: DuckDBPyConnection) -> None:
    """Load the extension: the quick road, for connections opened with ``allow_unsigned_extensions``."""
    connection.execute(f"LOAD '{extension()}'")
