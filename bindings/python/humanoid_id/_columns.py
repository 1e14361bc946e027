"""The functions over one text, lists, and columns of pyarrow, pandas and polars."""

from __future__ import annotations

import array
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Callable, NamedTuple, Optional, TypeVar, Union, overload

from . import _roads

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    Column = TypeVar("Column", pyarrow.Array[Any], pyarrow.ChunkedArray[Any], pandas.Series[Any], polars.Series)
    Options = Mapping[str, Union[str, bool, Mapping[str, str]]]

Texts = Sequence[Optional[str]]


class Verdict(NamedTuple):
    """What a text comes to."""

    status: str
    """``valid``, ``warned``, ``invalid`` or ``skipped``: an empty text, a word for a total."""
    code: Optional[str]
    """The first of what is worst about it; one of :data:`CODES`."""
    place: Optional[int]
    """The place of the code where that is, from 0 to 28 (29: one too many); ``None`` for the text as a whole."""


class Segments(NamedTuple):
    """The four segments of a code."""

    country: str
    enterprise: str
    model: str
    serial: str


def _names() -> tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
    statuses, codes, segments = (line.split("\0") for line in _roads.road().names().decode().split("\n"))
    return tuple(statuses), tuple(codes), tuple(int(segment.partition(":")[2]) for segment in segments)


STATUSES, CODES, _WIDTHS = _names()
"""The status names, whose bytes count from 0, and the issue codes, whose bytes count from 1."""
_LENGTH = sum(_WIDTHS)

_VALID = frozenset((STATUSES.index("valid"), STATUSES.index("warned")))
_WHOLE, _NO_CODE = 255, 0


# --- One text, and lists ------------------------------------------------------------------------------------------------


class _List:
    """A list of texts as a column in memory."""

    def __init__(self, texts: Texts) -> None:
        pieces: list[bytes] = []
        offsets, end = array.array("q", [0]), 0
        is_there = bytearray((len(texts) + 7) // 8)
        for row, text in enumerate(texts):
            if text is not None:
                if not isinstance(text, str):
                    raise TypeError(f"expected texts, found {type(text).__name__} in row {row}")
                piece = text.encode("utf-8", "replace")
                pieces.append(piece)
                end += len(piece)
                is_there[row // 8] |= 1 << (row % 8)
            offsets.append(end)
        self.rows, self.is_there = len(texts), is_there
        # They are kept as long as addresses of them are used.
        self._kept = (b"".join(pieces), offsets)

    def run(self, work: str, rules: object, *rooms: int) -> list[bytearray]:
        data, offsets = self._kept
        column = _roads.Column(
            True, self.rows, offsets.buffer_info()[0], _address_of(data), len(data), _roads.address(self.is_there), 0
        )
        return _roads.road().run(work, _roads.judge(rules), column, *rooms)

    def is_null(self, row: int) -> bool:
        return not self.is_there[row // 8] >> (row % 8) & 1


def _address_of(data: bytes) -> int:
    import ctypes

    return ctypes.cast(data, ctypes.c_void_p).value or 0


def _check_list(texts: Texts, rules: object) -> list[Optional[Verdict]]:
    column = _List(texts)
    status, code, place = column.run("check", rules, *[column.rows] * 3)
    return [
        None
        if column.is_null(row)
        else Verdict(
            STATUSES[status[row]],
            None if code[row] == _NO_CODE else CODES[code[row] - 1],
            None if place[row] == _WHOLE else place[row],
        )
        for row in range(column.rows)
    ]


def _parts(work: str, column: _List, rules: object, columns: int) -> list[Optional[list[str]]]:
    rows = column.rows
    texts, ends, is_there = column.run(work, rules, _LENGTH * rows, 4 * columns * (rows + 1), (rows + 7) // 8)
    end = array.array("i", bytes(ends))
    starts = [0] if columns == 1 else [rows * sum(_WIDTHS[:part]) for part in range(columns)]

    def part(at: int, row: int) -> str:
        first, last = end[at * (rows + 1) + row], end[at * (rows + 1) + row + 1]
        return texts[starts[at] + first : starts[at] + last].decode()

    return [
        [part(at, row) for at in range(columns)] if is_there[row // 8] >> (row % 8) & 1 else None for row in range(rows)
    ]


# --- pyarrow ------------------------------------------------------------------------------------------------------------

# The module has its own memory: that much text goes into it at a time.
_MOST_BYTES = 32 << 20
_MOST_ROWS = 1 << 20


def _texts(column: pyarrow.Array[Any]) -> pyarrow.Array[Any]:
    """The same with offsets: views and the like are cast, and what is no text is refused."""
    import pyarrow

    kind = column.type
    types = pyarrow.types
    if types.is_string(kind) or types.is_large_string(kind) or types.is_binary(kind) or types.is_large_binary(kind):
        return column
    if types.is_null(kind) or types.is_string_view(kind):
        return column.cast(pyarrow.string() if types.is_null(kind) else pyarrow.large_string())
    if types.is_fixed_size_binary(kind) or types.is_binary_view(kind):
        return column.cast(pyarrow.large_binary())
    raise TypeError(f"expected a column of texts, found {kind}")


class _Arrow:
    """An array of texts, no longer than one call takes."""

    def __init__(self, column: pyarrow.Array[Any]) -> None:
        import pyarrow

        self.rows = len(column)
        self.is_wide = pyarrow.types.is_large_string(column.type) or pyarrow.types.is_large_binary(column.type)
        first, last = _ends(column)
        if first and _roads.road().name == "wasm":
            # What stands before the first text need not be copied into the module.
            column = pyarrow.concat_arrays([column, column.slice(0, 0)])
            if _ends(column)[0]:
                column = pyarrow.array(column.to_pylist(), column.type)
            last = _ends(column)[1]
        self.column, self.last = column, last

    def run(self, work: str, rules: object, *rooms: int) -> list[bytearray]:
        column = self.column
        validity, offsets, data = column.buffers()
        width = 8 if self.is_wide else 4
        given = _roads.Column(
            self.is_wide,
            self.rows,
            offsets.address + width * column.offset if offsets is not None else 0,
            data.address if data is not None else 0,
            self.last,
            validity.address + column.offset // 8 if validity is not None and column.null_count else 0,
            column.offset % 8,
        )
        return _roads.road().run(work, _roads.judge(rules), given, *rooms)

    def validity(self) -> Optional[pyarrow.Buffer]:
        """Which rows are not null, from the first bit on."""
        if not self.column.null_count:
            return None
        return self.column.is_valid().buffers()[1]


def _ends(column: pyarrow.Array[Any]) -> tuple[int, int]:
    """Where the texts of an array begin and end in its bytes."""
    import pyarrow

    _, offsets, _ = column.buffers()
    if offsets is None or not len(column):
        return 0, 0
    wide = pyarrow.types.is_large_string(column.type) or pyarrow.types.is_large_binary(column.type)
    width = 8 if wide else 4
    at = [column.offset * width, (column.offset + len(column)) * width]
    first, last = (int.from_bytes(offsets[start : start + width].to_pybytes(), sys.byteorder, signed=True) for start in at)
    return first, last


def _pieces(column: pyarrow.Array[Any]) -> list[pyarrow.Array[Any]]:
    """The array in pieces that one call takes."""
    rows = len(column)
    if rows <= _MOST_ROWS:
        first, last = _ends(column)
        if last - first <= _MOST_BYTES or rows <= 1:
            return [column]
    half = rows // 2
    return _pieces(column.slice(0, half)) + _pieces(column.slice(half))


_Work = Callable[[_Arrow, object], Any]


def _over_array(column: pyarrow.Array[Any], rules: object, work: _Work) -> pyarrow.Array[Any]:
    import pyarrow

    if pyarrow.types.is_dictionary(column.type):
        return _over_array(column.dictionary, rules, work).take(column.indices)
    pieces = [work(_Arrow(piece), rules) for piece in _pieces(_texts(column))]
    return pieces[0] if len(pieces) == 1 else pyarrow.concat_arrays(pieces)


def _over_chunks(column: pyarrow.ChunkedArray[Any], rules: object, work: _Work) -> pyarrow.ChunkedArray[Any]:
    import pyarrow

    chunks = [_over_array(chunk, rules, work) for chunk in column.chunks]
    if not chunks:
        chunks = [_over_array(pyarrow.array([], column.type), rules, work)]
    return pyarrow.chunked_array(chunks)


def _bytes(column: _Arrow, room: bytearray, validity: Optional[pyarrow.Buffer]) -> pyarrow.Array[Any]:
    import pyarrow

    return pyarrow.Array.from_buffers(pyarrow.uint8(), column.rows, [validity, pyarrow.py_buffer(room)])


def _status_bytes(column: _Arrow, rules: object) -> pyarrow.Array[Any]:
    return _bytes(column, column.run("check", rules, *[column.rows] * 3)[0], column.validity())


def _named(indices: pyarrow.Array[Any], names: Sequence[str]) -> pyarrow.Array[Any]:
    import pyarrow

    return pyarrow.DictionaryArray.from_arrays(indices.view(pyarrow.int8()), pyarrow.array(names), safe=False)


def _arrow_status(column: _Arrow, rules: object) -> pyarrow.Array[Any]:
    return _named(_status_bytes(column, rules), STATUSES)


def _arrow_is_valid(column: _Arrow, rules: object) -> pyarrow.Array[Any]:
    import pyarrow
    import pyarrow.compute as compute

    return compute.less(_status_bytes(column, rules), pyarrow.scalar(len(_VALID), pyarrow.uint8()))


def _arrow_check(column: _Arrow, rules: object) -> pyarrow.Array[Any]:
    import pyarrow
    import pyarrow.compute as compute

    rooms = column.run("check", rules, *[column.rows] * 3)
    validity = column.validity()
    status, code, place = (_bytes(column, room, validity) for room in rooms)
    none = pyarrow.scalar(None, pyarrow.uint8())
    code = compute.if_else(compute.equal(code, _NO_CODE), none, code)
    place = compute.if_else(compute.equal(place, _WHOLE), none, place)
    code = _named(code, ("", *CODES))
    parts = [_named(status, STATUSES), code, place]
    mask = None if validity is None else compute.invert(column.column.is_valid())
    return pyarrow.StructArray.from_arrays(parts, ["status", "code", "place"], mask=mask)


def _texts_array(rows: int, validity: Any, ends: Any, texts: Any) -> pyarrow.Array[Any]:
    import pyarrow

    return pyarrow.Array.from_buffers(pyarrow.string(), rows, [validity, ends, texts])


def _arrow_canonical(column: _Arrow, rules: object) -> pyarrow.Array[Any]:
    import pyarrow

    rows = column.rows
    texts, ends, is_there = column.run("canonical", rules, _LENGTH * rows, 4 * (rows + 1), (rows + 7) // 8)
    buffer = pyarrow.py_buffer
    return _texts_array(rows, buffer(is_there), buffer(ends), buffer(texts))


def _arrow_segments(column: _Arrow, rules: object) -> pyarrow.Array[Any]:
    import pyarrow

    rows = column.rows
    texts, ends, is_there = column.run("segments", rules, _LENGTH * rows, 16 * (rows + 1), (rows + 7) // 8)
    buffer, validity = pyarrow.py_buffer, pyarrow.py_buffer(is_there)
    parts, start = [], 0
    for at, width in enumerate(_WIDTHS):
        end = buffer(ends)[4 * at * (rows + 1) : 4 * (at + 1) * (rows + 1)]
        parts.append(_texts_array(rows, validity, end, buffer(texts)[start * rows : (start + width) * rows]))
        start += width
    there = pyarrow.Array.from_buffers(pyarrow.bool_(), rows, [None, validity])
    import pyarrow.compute as compute

    return pyarrow.StructArray.from_arrays(parts, list(Segments._fields), mask=compute.invert(there))


# --- Every kind ---------------------------------------------------------------------------------------------------------


def _is_from(value: object, module: str, *names: str) -> bool:
    """Whether a value is an object of a package, which is not loaded for the question."""
    return any(kind.__module__.split(".")[0] == module and kind.__name__ in names for kind in type(value).__mro__)


def _pandas_series(result: Any, like: Any) -> Any:
    import pandas

    return pandas.Series(pandas.arrays.ArrowExtensionArray(result), index=like.index, name=like.name)


def _over(value: Any, rules: object, lists: Callable[[Texts], list[Any]], arrays: _Work) -> Any:
    if value is None:
        return None
    if isinstance(value, str):
        return lists([value])[0]
    if _is_from(value, "pyarrow", "ChunkedArray"):
        return _over_chunks(value, rules, arrays)
    if _is_from(value, "pyarrow", "Array"):
        return _over_array(value, rules, arrays)
    if _is_from(value, "polars", "Series"):
        import polars

        if value.dtype not in (polars.String, polars.Categorical, polars.Enum, polars.Binary, polars.Null):
            raise TypeError(f"expected a column of texts, found {value.dtype}")
        outcome = polars.from_arrow(_over_array(value.to_arrow(), rules, arrays))
        return outcome.alias(value.name) if isinstance(outcome, polars.Series) else outcome.to_struct(value.name)
    if _is_from(value, "pandas", "Series"):
        import pyarrow

        try:
            column = pyarrow.array(value, from_pandas=True)
        except (pyarrow.ArrowInvalid, pyarrow.ArrowTypeError) as error:
            raise TypeError(f"expected a column of texts: {error}") from None
        each = _over_chunks if _is_from(column, "pyarrow", "ChunkedArray") else _over_array
        return _pandas_series(each(column, rules, arrays), value)
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray, memoryview)):
        return lists(value)
    raise TypeError(f"expected a text, a list or a column of texts, found {type(value).__name__}")


@overload
def check(value: None, rules: Optional[Options] = None) -> None: ...
@overload
def check(value: str, rules: Optional[Options] = None) -> Verdict: ...
@overload
def check(value: Column, rules: Optional[Options] = None) -> Column: ...
@overload
def check(value: Texts, rules: Optional[Options] = None) -> list[Optional[Verdict]]: ...
def check(value: Any, rules: Optional[Options] = None) -> Any:
    """Status, issue code and place of each text.

    Of one text a :class:`Verdict`; of a column a struct of ``status`` and ``code`` (dictionaries of names) and ``place``
    (uint8). A code that is valid and not written as its 29 places are has the code ``not-canonical``: joins on the text as it
    is written miss it.
    """
    return _over(value, rules, lambda texts: _check_list(texts, rules), _arrow_check)


@overload
def status(value: None, rules: Optional[Options] = None) -> None: ...
@overload
def status(value: str, rules: Optional[Options] = None) -> str: ...
@overload
def status(value: Column, rules: Optional[Options] = None) -> Column: ...
@overload
def status(value: Texts, rules: Optional[Options] = None) -> list[Optional[str]]: ...
def status(value: Any, rules: Optional[Options] = None) -> Any:
    """``valid``, ``warned`` (valid with a warning), ``invalid`` or ``skipped`` (empty, or a word for a total)."""

    def of_list(texts: Texts) -> list[Any]:
        return [verdict and verdict.status for verdict in _check_list(texts, rules)]

    return _over(value, rules, of_list, _arrow_status)


@overload
def is_valid(value: None, rules: Optional[Options] = None) -> None: ...
@overload
def is_valid(value: str, rules: Optional[Options] = None) -> bool: ...
@overload
def is_valid(value: Column, rules: Optional[Options] = None) -> Column: ...
@overload
def is_valid(value: Texts, rules: Optional[Options] = None) -> list[Optional[bool]]: ...
def is_valid(value: Any, rules: Optional[Options] = None) -> Any:
    """Whether a text is a well-formed code: ``valid`` or ``warned``."""

    def of_list(texts: Texts) -> list[Any]:
        return [verdict and verdict.status in ("valid", "warned") for verdict in _check_list(texts, rules)]

    return _over(value, rules, of_list, _arrow_is_valid)


@overload
def canonical(value: None, rules: Optional[Options] = None) -> None: ...
@overload
def canonical(value: str, rules: Optional[Options] = None) -> Optional[str]: ...
@overload
def canonical(value: Column, rules: Optional[Options] = None) -> Column: ...
@overload
def canonical(value: Texts, rules: Optional[Options] = None) -> list[Optional[str]]: ...
def canonical(value: Any, rules: Optional[Options] = None) -> Any:
    """The 29 places of a code, upper case and without separators: what to store, compare and join. Null where it is none."""

    def of_list(texts: Texts) -> list[Any]:
        return [parts and parts[0] for parts in _parts("canonical", _List(texts), rules, 1)]

    return _over(value, rules, of_list, _arrow_canonical)


@overload
def segments(value: None, rules: Optional[Options] = None) -> None: ...
@overload
def segments(value: str, rules: Optional[Options] = None) -> Optional[Segments]: ...
@overload
def segments(value: Column, rules: Optional[Options] = None) -> Column: ...
@overload
def segments(value: Texts, rules: Optional[Options] = None) -> list[Optional[Segments]]: ...
def segments(value: Any, rules: Optional[Options] = None) -> Any:
    """Country, enterprise, model and serial of a code; null where it is none."""

    def of_list(texts: Texts) -> list[Any]:
        return [parts and Segments(*parts) for parts in _parts("segments", _List(texts), rules, len(_WIDTHS))]

    return _over(value, rules, of_list, _arrow_segments)


def message(text: str, locale: str = "en", rules: Optional[Options] = None) -> list[str]:
    """What there is to say about a text, the worst first, in ``en`` or ``zh-CN``: sentences that say what to do."""
    if not isinstance(text, str):
        raise TypeError(f"expected a text, found {type(text).__name__}")
    road = _roads.road()
    told = road.message(_roads.judge(rules), text.encode("utf-8", "replace"), locale.encode())
    return told.split("\n") if told else []
