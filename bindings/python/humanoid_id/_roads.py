"""The two roads into the engine: the shared library of the platform, and the WebAssembly module.

Both have the interface of ``humanoid_id_columns.h``. The library is the quick one; the module needs the package wasmtime and
runs wherever that does. Environment variable ``HUMANOID_ID_ROAD``: ``native`` or ``wasm`` forces one of them.
"""

from __future__ import annotations

import atexit
import ctypes
import json
import os
import pkgutil
import tempfile
import threading
import warnings
from typing import Any, NamedTuple, Optional, Protocol

ABI = 1
LIBRARY = "libhumanoid_id_columns.so"
MODULE = "columns.wasm"


class Column(NamedTuple):
    """A column in memory: addresses of its buffers, 0 where it has none."""

    is_wide: bool
    rows: int
    offsets: int
    data: int
    data_len: int
    validity: int
    first_bit: int


class Road(Protocol):
    """What a road can do; every result is what the module wrote."""

    name: str

    def names(self) -> bytes: ...

    def judge(self, options: str) -> int:
        """A judge by options; ValueError where one is wrong."""
        ...

    def run(self, work: str, judge: int, column: Column, *rooms: int) -> list[bytearray]:
        """Do a work (check, canonical, segments) over a column, into rooms of these lengths."""
        ...

    def message(self, judge: int, text: bytes, locale: bytes) -> str: ...


def _refused(sentence: bytes) -> ValueError:
    return ValueError(sentence.split(b"\0")[0].decode("utf-8", "replace"))


def _refused_column(column: Column) -> ValueError:
    return ValueError(f"a column of {column.rows} rows cannot be judged in one piece")


def address(room: bytearray) -> int:
    return ctypes.addressof((ctypes.c_char * len(room)).from_buffer(room)) if room else 0


# A sentence that refuses an option is shorter.
_SENTENCE = 4096


class Native:
    """The shared library, by ctypes, which lets other threads run meanwhile."""

    name = "native"

    def __init__(self) -> None:
        library = _library()
        at, size = ctypes.c_void_p, ctypes.c_size_t
        self._works: dict[tuple[str, bool], Any] = {}
        for work in ("check", "canonical", "segments"):
            for is_wide in (False, True):
                function = library[f"hid_{work}{64 if is_wide else 32}"]
                function.argtypes, function.restype = [at, size, at, at, size, at, size, at, at, at], size
                self._works[work, is_wide] = function
        library.hid_new.argtypes, library.hid_new.restype = [at, size, at, size], at
        library.hid_names.restype, library.hid_names_len.restype = at, size
        library.hid_message.argtypes, library.hid_message.restype = [at, at, size, at, size, at, size], size
        if library.hid_abi() != ABI:
            raise OSError(f"{LIBRARY} has interface {library.hid_abi()}, and this package needs {ABI}")
        self._library = library

    def names(self) -> bytes:
        return ctypes.string_at(self._library.hid_names(), self._library.hid_names_len())

    def judge(self, options: str) -> int:
        text, refusal = options.encode(), ctypes.create_string_buffer(_SENTENCE)
        judge: Optional[int] = self._library.hid_new(text, len(text), refusal, _SENTENCE)
        if not judge:
            raise _refused(refusal.raw)
        return judge

    def run(self, work: str, judge: int, column: Column, *rooms: int) -> list[bytearray]:
        outcome = [bytearray(room) for room in rooms]
        count: int = self._works[work, column.is_wide](judge, *column[1:], *map(address, outcome))
        if count == ctypes.c_size_t(-1).value:
            raise _refused_column(column)
        return outcome

    def message(self, judge: int, text: bytes, locale: bytes) -> str:
        room = ctypes.create_string_buffer(_SENTENCE)
        given = (judge, text, len(text), locale, len(locale))
        length: int = self._library.hid_message(*given, room, _SENTENCE)
        if length > _SENTENCE:
            room = ctypes.create_string_buffer(length)
            self._library.hid_message(*given, room, length)
        return room.raw[:length].decode()


def _library() -> ctypes.CDLL:
    """The library of this package: from its folder, or from a file of its own where the package is in an archive (Spark's
    ``--py-files``) or the host takes the folder away (Flink)."""
    global _loaded
    if _loaded is None:
        path = os.path.join(os.path.dirname(__file__), LIBRARY)
        if os.path.isfile(path):
            _loaded = ctypes.CDLL(path)
        else:
            data = _data(LIBRARY)
            handle, path = tempfile.mkstemp(suffix=".so")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                _loaded = ctypes.CDLL(path)
            finally:
                os.unlink(path)
    return _loaded


_loaded: Optional[ctypes.CDLL] = None


def module_bytes() -> bytes:
    """The WebAssembly module."""
    return _data(MODULE)


def _data(name: str) -> bytes:
    try:
        data = pkgutil.get_data(__package__ or "humanoid_id", name)
    except OSError:
        data = None
    if data is None:
        raise OSError(f"this wheel of humanoid-id has no {name}")
    return data


class _Compiled:
    """The module, compiled once a process: that takes a quarter of a second."""

    lock = threading.Lock()
    engine: Any = None
    module: Any = None

    @classmethod
    def of(cls) -> tuple[Any, Any]:
        import wasmtime

        with cls.lock:
            if cls.module is None:
                cls.engine = wasmtime.Engine()
                cls.module = wasmtime.Module(cls.engine, _data(MODULE))
        return cls.engine, cls.module


class Wasm:
    """The module in wasmtime. An instance belongs to one thread."""

    name = "wasm"

    def __init__(self) -> None:
        import wasmtime

        engine, module = _Compiled.of()
        self._store = wasmtime.Store(engine)
        self._exports = wasmtime.Instance(self._store, module, []).exports(self._store)
        self._memory: Any = self._exports["memory"]
        self._room, self._room_len = 0, 0
        if self._call("abi") != ABI:
            raise OSError(f"{MODULE} has interface {self._call('abi')}, and this package needs {ABI}")

    def _call(self, name: str, *arguments: int) -> int:
        outcome: int = self._exports["hid_" + name](self._store, *arguments)
        return outcome & 0xFFFFFFFF

    def _base(self) -> int:
        return ctypes.addressof(self._memory.data_ptr(self._store).contents)

    def _get(self, at: int, length: int) -> bytearray:
        outcome = bytearray(length)
        ctypes.memmove(address(outcome), self._base() + at, length)
        return outcome

    def _make_room(self, length: int) -> int:
        if length > self._room_len:
            if self._room:
                self._exports["hid_free"](self._store, self._room, self._room_len)
            self._room, self._room_len = self._call("alloc", length), length
            if not self._room:
                self._room_len = 0
                raise MemoryError(f"{length} bytes in the WebAssembly module")
        return self._room

    def names(self) -> bytes:
        return bytes(self._get(self._call("names"), self._call("names_len")))

    def judge(self, options: str) -> int:
        text = options.encode()
        at = self._make_room(len(text) + _SENTENCE)
        ctypes.memmove(self._base() + at, text, len(text))
        judge = self._call("new", at, len(text), at + len(text), _SENTENCE)
        if not judge:
            raise _refused(bytes(self._get(at + len(text), _SENTENCE)))
        return judge

    def run(self, work: str, judge: int, column: Column, *rooms: int) -> list[bytearray]:
        offsets_len = (column.rows + 1) * (8 if column.is_wide else 4)
        validity_len = (column.first_bit + column.rows + 7) // 8 if column.validity else 0
        lengths = (offsets_len, column.data_len, validity_len, *rooms)
        places, end = [], 0
        for length in lengths:
            places.append(end)
            end += (length + 15) & ~15
        start = self._make_room(end)
        at = [start + place for place in places]
        base = self._base()
        for place, source, length in zip(at, (column.offsets, column.data, column.validity), lengths):
            if length:
                ctypes.memmove(base + place, source, length)
        given = (column.rows, at[0], at[1], column.data_len, at[2] if column.validity else 0, column.first_bit)
        count = self._call(f"{work}{64 if column.is_wide else 32}", judge, *given, *at[3:])
        if count == 0xFFFFFFFF:
            raise _refused_column(column)
        return [self._get(place, length) for place, length in zip(at[3:], rooms)]

    def message(self, judge: int, text: bytes, locale: bytes) -> str:
        room = _SENTENCE
        while True:
            at = self._make_room(len(text) + len(locale) + room)
            ctypes.memmove(self._base() + at, text + locale, len(text) + len(locale))
            to = at + len(text) + len(locale)
            length = self._call("message", judge, at, len(text), at + len(text), len(locale), to, room)
            if length <= room:
                return self._get(to, length).decode()
            room = length


class _Local(threading.local):
    """What belongs to one thread."""

    road: Optional[Road] = None
    judges: dict[str, int]

    def __init__(self) -> None:
        self.judges = {}


_local = _Local()


@atexit.register
def _leave() -> None:
    """Let go of wasmtime's objects while wasmtime is still there to take them."""
    _local.road = None
    _Compiled.engine = _Compiled.module = None


_forced = os.environ.get("HUMANOID_ID_ROAD", "")
_has_warned = False


def _first_road() -> Road:
    global _has_warned
    if _forced not in ("", "native", "wasm"):
        raise ValueError(f'HUMANOID_ID_ROAD: expected "native" or "wasm", found "{_forced}"')
    reason = ""
    if _forced != "wasm":
        try:
            return Native()
        except OSError as error:
            reason = str(error)
            if _forced == "native":
                raise ImportError(f"humanoid-id cannot load its library: {reason}") from error
    try:
        road = Wasm()
    except ImportError as error:
        why = f"The library cannot be loaded ({reason}), and the" if reason else "The"
        raise ImportError(
            f"{why} WebAssembly module of humanoid-id needs the package wasmtime: pip install 'humanoid-id[wasm]'"
        ) from error
    except Exception as error:
        raise ImportError(f"humanoid-id cannot load its WebAssembly module: {error}") from error
    if reason and _has_library() and not _has_warned:
        _has_warned = True
        warnings.warn(f"humanoid-id runs as WebAssembly, because its library cannot be loaded: {reason}", RuntimeWarning, 2)
    return road


def _has_library() -> bool:
    try:
        return bool(_data(LIBRARY))
    except OSError:
        return False


def road() -> Road:
    """The road of this thread."""
    if _local.road is None:
        _local.road = _first_road()
    return _local.road


def use(name: str) -> None:
    """Take a road from here on, in this thread: ``native`` or ``wasm``."""
    if name not in ("native", "wasm"):
        raise ValueError(f'expected "native" or "wasm", found {name!r}')
    if _local.road is None or _local.road.name != name:
        _local.road = Native() if name == "native" else Wasm()
        _local.judges = {}


def judge(rules: object) -> int:
    """The judge of this thread by these rules. There are few sets of rules in a program; all are kept."""
    options = "" if rules is None else json.dumps(rules, ensure_ascii=False)
    found = _local.judges.get(options)
    if found is None:
        found = _local.judges[options] = road().judge(options)
    return found
