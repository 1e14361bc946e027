"""The SQL functions: their names, which are the same in every engine, and what they give as plain Arrow arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, NamedTuple, Optional

from . import _columns

if TYPE_CHECKING:
    import pyarrow


class Function(NamedTuple):
    """A function of one column of texts."""

    name: str
    over: Callable[[Any, Any], Any]
    sql_type: str
    """What it gives, in the words of DuckDB and Spark."""

    def arrow_type(self) -> pyarrow.DataType:
        import pyarrow as pa

        types = {"string": pa.string(), "boolean": pa.bool_(), "int": pa.int32()}
        return types.get(self.sql_type) or pa.struct([(name, types[kind]) for name, kind in self.fields()])

    def fields(self) -> list[tuple[str, str]]:
        inside = self.sql_type[len("struct<") : -1]
        return [(name, kind) for name, _, kind in (field.partition(":") for field in inside.split(","))]

    def plain(self, column: Any, rules: Optional[Any] = None) -> Any:
        """The same without dictionaries, for engines that have no such type."""
        import pyarrow as pa

        outcome = self.over(column, rules)
        return outcome if pa.types.is_boolean(outcome.type) else outcome.cast(self.arrow_type())


_SEGMENTS = ",".join(f"{name}:string" for name in _columns.Segments._fields)

FUNCTIONS = (
    Function("humanoid_id_status", _columns.status, "string"),
    Function("humanoid_id_is_valid", _columns.is_valid, "boolean"),
    Function("humanoid_id_check", _columns.check, "struct<status:string,code:string,place:int>"),
    Function("humanoid_id_canonical", _columns.canonical, "string"),
    Function("humanoid_id_segments", _columns.segments, f"struct<{_SEGMENTS}>"),
)
