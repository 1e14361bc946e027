"""A column of four texts, judged by the WebAssembly module with nothing but wasmtime.

    python column.py ../../target/wasm32-unknown-unknown/release/humanoid_id_columns.wasm
"""

import ctypes
import struct
import sys

import wasmtime

engine = wasmtime.Engine()
store = wasmtime.Store(engine)
module = wasmtime.Module.from_file(engine, sys.argv[1])
exports = wasmtime.Instance(store, module, []).exports(store)
memory = exports["memory"]


def call(name: str, *arguments: int) -> int:
    return exports["hid_" + name](store, *arguments)


def put(data: bytes) -> int:
    """Where a copy of the bytes stands in the module."""
    at = call("alloc", len(data))
    base = ctypes.addressof(memory.data_ptr(store).contents)
    ctypes.memmove(base + at, data, len(data))
    return at


def get(at: int, length: int) -> bytes:
    return bytes(memory.read(store, at, at + length))


assert call("abi") == 1
statuses, codes, segments = (line.split("\0") for line in get(call("names"), call("names_len")).decode().split("\n"))

texts = [b"CNTESTH1A00120260522A00000001", b"cn-test-h1a001-20260522a00000002", b"CNTESTH1A0#120260522A00000003", b""]
offsets = [0]
for text in texts:
    offsets.append(offsets[-1] + len(text))
data = b"".join(texts)
rows = len(texts)
column = (rows, put(struct.pack(f"<{rows + 1}i", *offsets)), put(data), len(data), put(b"\x07"), 0)  # the last row is null

judge = call("new", 0, 0, 0, 0)
verdicts = call("alloc", 3 * rows)
invalid = call("check32", judge, *column, verdicts, verdicts + rows, verdicts + 2 * rows)
status, code, place = (get(verdicts + part * rows, rows) for part in range(3))

canonical, ends, is_there = call("alloc", 29 * rows), call("alloc", 4 * (rows + 1)), call("alloc", 1)
call("canonical32", judge, *column, canonical, ends, is_there)
ends = struct.unpack(f"<{rows + 1}i", get(ends, 4 * (rows + 1)))

for row in range(rows):
    told = [statuses[status[row]]]
    if code[row]:
        told.append(codes[code[row] - 1])
    if place[row] != 255:
        told.append(f"at {place[row]}")
    if get(is_there, 1)[0] >> row & 1:
        told.append(get(canonical + ends[row], 29).decode())
    print(*told)
print(invalid, "invalid")

options = b'{"country":"mars"}'
refusal = call("alloc", 256)
if not call("new", put(options), len(options), refusal, 256):
    print(get(refusal, 256).split(b"\0")[0].decode())
