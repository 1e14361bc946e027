"""The SQL functions in ClickHouse, as WebAssembly functions of the server (experimental there, since 26.x; not in ClickHouse
Cloud). Tried with chdb.

>>> from chdb.session import Session
>>> import humanoid_id.clickhouse
>>> session = Session(":memory:?allow_experimental_webassembly_udf=1")  # doctest: +SKIP
>>> humanoid_id.clickhouse.register(session)  # doctest: +SKIP

Say ``SETTINGS webassembly_udf_max_input_block_size = 65536`` with queries over many rows, or in the profile: with the
default the functions take ten times as long.
"""

from __future__ import annotations

import os
import tempfile
from typing import Any

from ._columns import CODES, STATUSES, Segments
from ._functions import FUNCTIONS
from ._roads import MODULE, module_bytes

SETTINGS = "webassembly_udf_max_input_block_size = 65536"


def _enum(names: tuple[str, ...], first: int) -> str:
    return f"Enum8({', '.join(f'{name!r} = {number}' for number, name in enumerate(names, first))})"


def statements(module: str = "humanoid_id") -> list[str]:
    """The statements that make the functions, once the module stands in ``system.webassembly_modules`` under this name."""
    status, code = _enum(STATUSES, 0), _enum(("", *CODES), 0)
    segments = ", ".join(f"{name} Nullable(String)" for name in Segments._fields)
    returns = {
        "humanoid_id_status": status,
        "humanoid_id_is_valid": "UInt8",
        "humanoid_id_check": f"Tuple(status {status}, code {code}, place UInt8)",
        "humanoid_id_canonical": "Nullable(String)",
        "humanoid_id_segments": f"Tuple({segments})",
    }
    return [
        f"CREATE OR REPLACE FUNCTION {name} LANGUAGE WASM ABI BUFFERED_V1 FROM '{module}' :: '{name}' "
        f"ARGUMENTS (code String) RETURNS {kind} DETERMINISTIC "
        "SETTINGS serialization_format = 'RowBinary', webassembly_udf_enable_fuel = 0"
        for name, kind in returns.items()
    ]


def register(session: Any, module: str = "humanoid_id") -> None:
    """Give a session of chdb, opened with ``allow_experimental_webassembly_udf=1``, the functions. In ``humanoid_id_check`` a
    place of 255 means the whole text and an empty code that there is none."""
    handle, path = tempfile.mkstemp(suffix="." + MODULE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(module_bytes())
        # A module can only be replaced while no function refers to it.
        for function in FUNCTIONS:
            session.query(f"DROP FUNCTION IF EXISTS {function.name}")
        session.query(f"DELETE FROM system.webassembly_modules WHERE name = '{module}'")
        session.query(
            f"INSERT INTO system.webassembly_modules (name, code) SELECT '{module}', raw_blob FROM file('{path}', 'RawBlob')"
        )
    finally:
        os.unlink(path)
    for statement in statements(module):
        session.query(statement)
