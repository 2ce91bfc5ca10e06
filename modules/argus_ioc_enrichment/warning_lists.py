"""Looks values up in the lists of ``pymispwarninglists``.

The lists have some 70 MB, and most values are on none of them. So a file is searched as it is, for the few texts that
an entry about the value could have, and only what may match is read as JSON.
"""

from __future__ import annotations

import ipaddress
import json
import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

#: What is behind the entries says what they are; it is shorter than this.
_TAIL = 8192
#: Files up to this are simply read.
_SMALL = 64 * 1024

#: Types of indicators that consist of two values.
_PARTS = "|"


@dataclass(frozen=True)
class Known:
    """A list that a value is on."""

    name: str
    description: str


@dataclass(frozen=True)
class _List:
    path: Path
    type: str
    kinds: frozenset[str]


def look_up(kind: str, value: str) -> list[Known]:
    """The lists that know a value of this MISP type as harmless."""
    kinds = {kind, *kind.split(_PARTS)}
    values = [part for part in {value, *value.split(_PARTS)} if part]
    found = []
    for entry in _lists():
        if entry.kinds and not entry.kinds & kinds:
            continue
        if any(_is_on(entry, part) for part in values):
            content = json.loads(entry.path.read_bytes())
            found.append(Known(content["name"], content.get("description", "")))
    return sorted(found, key=lambda known: known.name)


@cache
def _lists() -> tuple[_List, ...]:
    import pymispwarninglists

    root = Path(pymispwarninglists.__file__).parent / "data" / "misp-warninglists" / "lists"
    return tuple(_describe(path) for path in sorted(root.glob("*/list.json")))


def _describe(path: Path) -> _List:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL))
        tail = file.read().decode("utf-8", "replace")
    # The last ones: an entry could look the same.
    types = re.findall(r'"type":\s*"(\w+)"', tail)
    kinds = re.findall(r'"matching_attributes":\s*\[([^\]]*)\]', tail)
    if not types or size <= _SMALL:
        content = json.loads(path.read_bytes())
        return _List(path, content["type"], frozenset(content.get("matching_attributes") or []))
    return _List(path, types[-1], frozenset(re.findall(r'"([^"]*)"', kinds[-1]) if kinds else []))


def _is_on(entry: _List, value: str) -> bool:
    if entry.path.stat().st_size <= _SMALL or entry.type in ("substring", "regex"):
        return any(_matches(entry.type, text, value) for text in json.loads(entry.path.read_bytes())["list"])
    texts = list(_texts(entry.type, value))
    if not texts:
        return False
    with entry.path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return any(_has_entry(content, json.dumps(text).encode()) for text in texts)


def _texts(type: str, value: str) -> Iterator[str]:
    """What an entry that matches the value could be written like."""
    if type == "string":
        yield from {value, value.lower(), value.upper()}
    elif type == "hostname":
        labels = _host(value).split(".")
        for start in range(len(labels)):
            name = ".".join(labels[start:])
            yield from (name, f".{name}")
    elif type == "cidr":
        network = _network(value)
        if network is not None:
            yield str(network.network_address)
            for length in range(network.prefixlen, -1, -1):
                yield str(network.supernet(new_prefix=length))


def _matches(type: str, text: str, value: str) -> bool:
    if type == "string":
        return text.lower() == value.lower()
    if type == "substring":
        return text.lower() in value.lower()
    if type == "hostname":
        host, name = _host(value), text.lower().lstrip(".")
        return host == name or host.endswith(f".{name}")
    if type == "cidr":
        network, block = _network(value), _network(text)
        if network is None or block is None or network.version != block.version:
            return False
        return network.subnet_of(block)  # type: ignore[arg-type]
    if type == "regex":
        return _pattern(text).search(value) is not None
    return False


def _host(value: str) -> str:
    host = urlsplit(value).hostname if "://" in value else value.split("/")[0]
    return (host or "").rstrip(".").lower()


def _network(value: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
    try:
        return ipaddress.ip_network(value.strip(), strict=False)
    except ValueError:
        return None


@cache
def _pattern(text: str) -> re.Pattern[str]:
    # The lists write them for another engine, between slashes.
    body = re.fullmatch(r"/(.*)/(\w*)", text, re.DOTALL)
    flags = re.IGNORECASE if body and "i" in body[2] else 0
    try:
        return re.compile(body[1] if body else text, flags)
    except re.error:
        return re.compile(r"(?!)")


def _has_entry(content: mmap.mmap | bytes, quoted: bytes) -> bool:
    """Whether the text is an entry of a list, and not a name or value beside it."""
    at = content.find(quoted)
    while at >= 0:
        before = content[max(0, at - 32) : at].rstrip()[-1:]
        after = content[at + len(quoted) : at + len(quoted) + 32].lstrip()[:1]
        if before in (b"[", b",") and after in (b"]", b","):
            return True
        at = content.find(quoted, at + 1)
    return False
