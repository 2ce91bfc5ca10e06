"""Records of a file, one after the other, whatever its size."""

from __future__ import annotations

import codecs
import gzip
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from argus_dim import File

#: A line of a log is shorter.
_LONGEST = 1 << 20
#: So much of a list is read at once.
_CHUNK = 1 << 16


@dataclass
class Record:
    fields: dict[str, Any]
    #: Which log of Zeek it is of, where the file says so.
    log: str = ""
    #: Bytes of the file that were read until here.
    read: int = 0


@dataclass
class Damaged:
    line: int
    why: str


@dataclass
class _Table:
    """What the lines that begin with # say of the others."""

    separator: str = "\t"
    inner: str = ","
    empty: str = "(empty)"
    unset: str = "-"
    log: str = ""
    names: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)


def records(file: File) -> Iterator[Record | Damaged]:
    with file.open() as raw:
        is_compressed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        content: Any = gzip.GzipFile(fileobj=raw) if is_compressed else raw
        reader = io.BufferedReader(content)
        named = _log_of(file.name)
        try:
            first = reader.peek(64).lstrip()[:1]
            for record in _array(reader) if first == b"[" else _lines(reader):
                if isinstance(record, Record):
                    record.read = raw.tell()
                    record.log = record.log or str(record.fields.get("_path") or named)
                yield record
        except (EOFError, OSError, gzip.BadGzipFile) as error:
            yield Damaged(0, f"the file is cut off: {error}")


def _log_of(name: str) -> str:
    """``conn`` of ``conn.2026-01-02.log.gz``."""
    return name.replace("\\", "/").rsplit("/", 1)[-1].split(".")[0]


def _lines(reader: io.BufferedReader[Any]) -> Iterator[Record | Damaged]:
    table = _Table()
    number = 0
    while line := reader.readline(_LONGEST + 1):
        number += 1
        if len(line) > _LONGEST:
            yield Damaged(number, "the line is too long")
            while line and not line.endswith(b"\n"):
                line = reader.readline(_LONGEST)
            continue
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text.startswith("#"):
            _head(table, text)
        elif text.lstrip().startswith("{"):
            try:
                yield Record(json.loads(text))
            except ValueError as error:
                yield Damaged(number, str(error))
        elif text and table.names:
            cells = text.split(table.separator)
            if len(cells) == len(table.names):
                yield Record(_row(table, cells), table.log)
            else:
                yield Damaged(number, f"{len(cells)} columns where the head names {len(table.names)}")
        elif text.strip():
            yield Damaged(number, "neither JSON nor below a head of Zeek")


def _head(table: _Table, text: str) -> None:
    if text.startswith("#separator "):
        table.separator = text.split(" ", 1)[1].encode().decode("unicode_escape")
        return
    name, *values = text[1:].split(table.separator)
    value = values[0] if values else ""
    match name:
        case "set_separator":
            table.inner = value
        case "empty_field":
            table.empty = value
        case "unset_field":
            table.unset = value
        case "path":
            table.log = value
        case "fields":
            table.names = values
        case "types":
            table.types = values


def _row(table: _Table, cells: list[str]) -> dict[str, Any]:
    types = table.types + ["string"] * (len(cells) - len(table.types))
    return {
        name: _value(table, type, cell) for name, type, cell in zip(table.names, types, cells) if cell != table.unset
    }


def _value(table: _Table, type: str, cell: str) -> Any:
    if type.startswith(("set[", "vector[", "table[")):
        return [] if cell == table.empty else cell.split(table.inner)
    if cell == table.empty:
        return ""
    try:
        if type in ("time", "interval", "double"):
            return float(cell)
        if type in ("count", "int", "port"):
            return int(cell)
    except ValueError:
        return cell
    return cell == "T" if type == "bool" else cell


def _array(reader: io.BufferedReader[Any]) -> Iterator[Record | Damaged]:
    """Objects of one large list, without holding all of it."""
    decoder = json.JSONDecoder()
    more = codecs.getincrementaldecoder("utf-8")("replace")
    text = more.decode(reader.read(_CHUNK)).lstrip()[1:]
    number = 0
    while True:
        text = text.lstrip(", \t\r\n")
        if text.startswith("]"):
            return
        try:
            value, end = decoder.raw_decode(text)
        except ValueError as error:
            chunk = reader.read(_CHUNK)
            if not chunk or len(text) > _LONGEST:
                yield Damaged(0, f"behind record {number}: {error}")
                return
            text += more.decode(chunk)
            continue
        number += 1
        text = text[end:]
        yield Record(value) if isinstance(value, dict) else Damaged(0, f"record {number} is no object")
