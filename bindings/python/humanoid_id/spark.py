"""The SQL functions in Spark, and a check of a column of a data frame.

Two roads. With the jar of this wheel in the session (``spark.jars``, see :func:`jar`), functions run in the JVM. Without it
they run in Python workers by Arrow, and :func:`register` brings this package to the workers.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Optional

from ._functions import FUNCTIONS, Function

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame, SparkSession

JAR = "humanoid-id-spark.jar"

_CLASSES = {
    "humanoid_id_status": "Status",
    "humanoid_id_is_valid": "IsValid",
    "humanoid_id_check": "Check",
    "humanoid_id_canonical": "Canonical",
    "humanoid_id_segments": "Segments",
}


def jar() -> str:
    """Where the jar lies, for ``spark.jars`` when a session is made, or ``--jars`` of ``spark-submit``."""
    path = os.path.join(os.path.dirname(__file__), JAR)
    if not os.path.isfile(path):
        raise OSError(f"this wheel of humanoid-id has no {JAR}: it is not for this platform")
    return path


def register(session: SparkSession, rules: Any = None) -> str:
    """Give a session the functions ``humanoid_id_status`` and so on; which road they take: ``jvm`` or ``python``.

    They run in the JVM where the session has the jar and no rules are given.
    """
    if rules is None and _has_jar(session):
        for function in FUNCTIONS:
            session.udf.registerJavaFunction(
                function.name, f"com.humanoidid.{_CLASSES[function.name]}", function.sql_type
            )
        return "jvm"
    ship(session)
    for function in FUNCTIONS:
        session.udf.register(function.name, _python(function, rules))
    return "python"


def _has_jar(session: SparkSession) -> bool:
    return JAR in session.conf.get("spark.jars", "")


def _python(function: Function, rules: Any) -> Any:
    """A vectorized function: over Arrow arrays from Spark 4.1 on, over pandas Series before."""
    from pyspark.sql import functions

    if hasattr(functions, "arrow_udf"):

        def over_arrow(column: pyarrow.Array) -> pyarrow.Array:
            return function.plain(column, rules)

        import pyarrow

        over_arrow.__annotations__ = {"column": pyarrow.Array, "return": pyarrow.Array}
        return functions.arrow_udf(over_arrow, function.sql_type)

    import pandas

    is_struct = function.sql_type.startswith("struct")

    def over_pandas(column: Any) -> Any:
        import pyarrow

        outcome = function.plain(pyarrow.array(column, pyarrow.string(), from_pandas=True), rules)
        if is_struct:
            return pandas.DataFrame(outcome.to_pylist(), columns=[name for name, _ in function.fields()])
        return outcome.to_pandas()

    over_pandas.__annotations__ = {"column": pandas.Series, "return": pandas.DataFrame if is_struct else pandas.Series}
    return functions.pandas_udf(over_pandas, function.sql_type)


def check(frame: DataFrame, column: str, rules: Optional[Any] = None) -> DataFrame:
    """The frame with three columns more: ``status``, ``issue`` and ``place``, by Arrow in Python workers."""
    from pyspark.sql import types

    ship(frame.sparkSession)
    at = frame.columns.index(column)
    schema = types.StructType(list(frame.schema.fields))
    schema.add("status", types.StringType()).add("issue", types.StringType()).add("place", types.IntegerType())

    def batches(incoming: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow as pa

        for batch in incoming:
            verdict = FUNCTIONS[2].plain(batch.column(at), rules)
            arrays = [*batch.columns, *verdict.flatten()]
            yield pa.RecordBatch.from_arrays(arrays, names=[*batch.schema.names, "status", "issue", "place"])

    return frame.mapInArrow(batches, schema)


def ship(session: SparkSession) -> None:
    """Bring this package to the Python workers of a session, once. (Spark takes no ``.whl``, so it is sent as a ``.zip``.)"""
    context = session.sparkContext
    if getattr(context, "_humanoid_id_is_shipped", False):
        return
    folder = os.path.dirname(os.path.abspath(__file__))
    if ".zip" not in folder:
        # Workers fetch it from there as long as the session lives.
        temporary = tempfile.mkdtemp(prefix="humanoid_id")
        atexit.register(shutil.rmtree, temporary, ignore_errors=True)
        source = os.path.join(temporary, "source", "humanoid_id")
        shutil.copytree(folder, source, ignore=shutil.ignore_patterns("__pycache__", "*.jar", "*.duckdb_extension"))
        context.addPyFile(shutil.make_archive(os.path.join(temporary, "humanoid_id"), "zip", os.path.dirname(source)))
    setattr(context, "_humanoid_id_is_shipped", True)
