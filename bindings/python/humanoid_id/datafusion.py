"""The SQL functions in DataFusion.

>>> import datafusion, humanoid_id.datafusion
>>> context = datafusion.SessionContext()
>>> humanoid_id.datafusion.register(context)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._functions import FUNCTIONS, Function

if TYPE_CHECKING:
    from datafusion import SessionContext


def register(context: SessionContext, rules: Any = None) -> None:
    """Give a context the functions. They take every kind of text that DataFusion has, strings as views among them."""
    import pyarrow
    from datafusion import udf

    for function in FUNCTIONS:
        # DataFusion casts what comes to the kind of text that it is told.
        context.register_udf(
            udf(_over(function, rules), [pyarrow.string()], function.arrow_type(), "immutable", function.name)
        )


def _over(function: Function, rules: Any) -> Any:
    def over(column: Any) -> Any:
        return function.plain(column, rules)

    return over
