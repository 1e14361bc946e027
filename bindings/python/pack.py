"""Put what was built into wheels, a jar and extensions below dist/. Called by scripts/wheels.mjs, which builds it.

    python pack.py VERSION MODULE CLASSES DIST [PLATFORM FOLDER]…

MODULE is the WebAssembly module, CLASSES the folder of Java classes (or "-"), FOLDER one with the libraries of a PLATFORM:
x86_64 or aarch64. There is a wheel for each platform, and one for all others, with the module alone.
"""

from __future__ import annotations

import base64
import hashlib
import os
import sys
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
# Wheels of the same content are the same bytes.
DAY = (2026, 1, 1, 0, 0, 0)

# glibc 2.17 is that of manylinux2014.
WHEEL_PLATFORMS = {
    "x86_64": "manylinux2014_x86_64.manylinux_2_17_x86_64",
    "aarch64": "manylinux2014_aarch64.manylinux_2_17_aarch64",
}
JVM_PLATFORMS = {"x86_64": "Linux-amd64", "aarch64": "Linux-aarch64"}
DUCKDB_PLATFORMS = {"x86_64": "linux_amd64", "aarch64": "linux_arm64"}
DUCKDB_API = "v1.2.0"

METADATA = """Metadata-Version: 2.1
Name: humanoid-id
Version: {version}
Summary: Check, read and write China's 29-character humanoid-robot identity code, in columns of any engine
License: MIT OR Apache-2.0
Requires-Python: >=3.9
Description-Content-Type: text/markdown
Provides-Extra: arrow
Requires-Dist: pyarrow>=14; extra == 'arrow'
Provides-Extra: wasm
Requires-Dist: wasmtime>=20; extra == 'wasm'
{requires}
"""

WHEEL = """Wheel-Version: 1.0
Generator: humanoid-id
Root-Is-Purelib: {pure}
{tags}
"""


def read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def archive(path: str, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, DAY)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, files[name])


def wheel(dist: str, version: str, tag: str, files: dict[str, bytes], is_pure: bool, notices: bytes) -> str:
    info = f"humanoid_id-{version}.dist-info"
    platforms = tag.split(".")
    tags = "\n".join(f"Tag: py3-none-{platform}" for platform in platforms)
    requires = "Requires-Dist: wasmtime>=20\n" if is_pure else ""
    text = read(os.path.join(HERE, "README.md")).decode()
    files = {
        **files,
        f"{info}/METADATA": (METADATA.format(version=version, requires=requires).rstrip() + "\n\n" + text).encode(),
        f"{info}/WHEEL": WHEEL.format(pure=str(is_pure).lower(), tags=tags).encode(),
    }
    for licence in ("LICENSE-MIT", "LICENSE-APACHE"):
        files[f"{info}/licenses/{licence}"] = read(os.path.join(HERE, "..", "..", licence))
    files[f"{info}/licenses/THIRD-PARTY-NOTICES.txt"] = notices

    def digest(data: bytes) -> str:
        return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()

    record = [f"{name},sha256={digest(data)},{len(data)}" for name, data in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,", ""]).encode()
    path = os.path.join(dist, f"humanoid_id-{version}-py3-none-{tag}.whl")
    archive(path, files)
    return path


def duckdb_extension(library: bytes, platform: str, version: str) -> bytes:
    """The library with the footer that DuckDB reads before it loads anything: a section of WebAssembly, eight fields of 32
    bytes (the last first), and room for a signature."""
    fields = ["", "", "", "C_STRUCT", "v" + version, DUCKDB_API, DUCKDB_PLATFORMS[platform], "4"]
    head = b"\x00\x93\x04\x10duckdb_signature\x80\x04"
    return library + head + b"".join(field.encode().ljust(32, b"\0") for field in fields) + bytes(256)


def package() -> dict[str, bytes]:
    folder = os.path.join(HERE, "humanoid_id")
    names = [name for name in os.listdir(folder) if name.endswith(".py") or name == "py.typed"]
    return {f"humanoid_id/{name}": read(os.path.join(folder, name)) for name in names}


def jar(classes: str, libraries: dict[str, bytes], notices: bytes) -> dict[str, bytes]:
    files = {"META-INF/MANIFEST.MF": b"Manifest-Version: 1.0\r\n\r\n", "META-INF/THIRD-PARTY-NOTICES.txt": notices}
    for folder, _, names in os.walk(classes):
        for name in names:
            path = os.path.join(folder, name)
            files[os.path.relpath(path, classes)] = read(path)
    return {**files, **libraries}


def main(version: str, module: str, classes: str, notices: str, dist: str, *platforms: str) -> None:
    third_party = read(notices)
    os.makedirs(dist, exist_ok=True)
    folders = dict(zip(platforms[::2], platforms[1::2]))

    def library(name: str, platform: str) -> bytes:
        return read(os.path.join(folders[platform], f"libhumanoid_id_{name}.so"))

    files = {**package(), "humanoid_id/columns.wasm": read(module)}
    made = [wheel(dist, version, "any", files, True, third_party)]
    if classes != "-":
        native = {f"native/{JVM_PLATFORMS[it]}/libhumanoid_id_spark.so": library("spark", it) for it in folders}
        path = os.path.join(dist, "humanoid-id-spark.jar")
        archive(path, jar(classes, native, third_party))
        files["humanoid_id/humanoid-id-spark.jar"] = read(path)
        made.append(path)
    for platform in folders:
        extension = duckdb_extension(library("duckdb", platform), platform, version)
        path = os.path.join(dist, DUCKDB_PLATFORMS[platform], "humanoid_id.duckdb_extension")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(extension)
        native = {
            "humanoid_id/libhumanoid_id_columns.so": library("columns", platform),
            "humanoid_id/humanoid_id.duckdb_extension": extension,
        }
        made += [path, wheel(dist, version, WHEEL_PLATFORMS[platform], {**files, **native}, False, third_party)]
    for path in made:
        print(f"{os.path.getsize(path):>9,} {os.path.relpath(path, dist)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
