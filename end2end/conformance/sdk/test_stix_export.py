"""Indicators of every type leave as STIX 2.1 that OASIS's own validator takes without a warning."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from stix2validator import ValidationOptions, validate_string

from harness.world import World

#: Each line of the table of types: its name, and how many digits it must have, if so.
KIND = re.compile(r'^    \("([^"]+)", Shape::(\w+)(?:\((\d+)\))?\),$', re.MULTILINE)
TABLE = Path(__file__).parents[3] / "crates/domain/src/ioc/kind.rs"

#: Values that look like what they are, where a pattern depends on that.
VALUES = {
    "AS": "AS64496",
    "domain|ip": "evil.example|192.0.2.7",
    "email": "somebody@evil.example",
    "email-src": "from@evil.example",
    "email-dst": "to@evil.example",
    "filename": "C:\\Users\\it's\\invoice.exe",
    "hostname|port": "evil.example:443",
    "ip-any": "198.51.100.0/24",
    "ip-dst": "2001:db8::/32",
    "ip-dst|port": "[2001:db8::1]:443",
    "ip-src": "192.0.2.1",
    "ip-src|port": "192.0.2.1:53",
    "mac-address": "00-1B-44-11-3A-B7",
    "port": "8443",
    "regkey": "HKEY_LOCAL_MACHINE\\Software\\Evil",
    "regkey|value": "HKLM\\Software\\Evil|C:\\evil.exe",
    "size-in-bytes": "4711",
    "ssdeep": "96:s4Ud1Lj96tHHlZDrwciQmA+4uy1I0G4HYuL8N3TzS8QsO/wqWXLcMSx:s4UPHlpDOQmAHvuyZFuLm8",
    "stix2-pattern": "[file:name = 'x']",
    "url": "https://evil.example/a?b='c'&d=\\e",
    "vulnerability": "CVE-2024-3094",
}


def kinds() -> dict[str, tuple[str, int]]:
    table = TABLE.read_text()
    found = {name: (shape, int(digits or 0)) for name, shape, digits in KIND.findall(table)}
    assert len(found) > 150, "the table is written otherwise now"
    return found


def shaped(kind: str, shape: str, digits: int) -> str:
    """A value of a type that looks like one."""
    if shape in ("Hex", "Tlsh"):
        return "a1" * ((digits or 70) // 2)
    if shape in ("NamedHex", "NamedTlsh"):
        return "it's.exe|" + "a1" * ((digits or 70) // 2)
    return VALUES.get(kind, f"some {kind}")


def odd(kind: str, shape: str, digits: int) -> str:
    """One that does not, as far as the type lets it."""
    return shaped(kind, shape, digits) if digits or "Tlsh" in shape else f"'] OR \\ [{kind}\" \u2028 ü\U0001f41b"


def exported(world: World, values: dict[str, str]) -> tuple[int, list[dict[str, Any]]]:
    """The case, and the objects of its bundle."""
    case = world.new_case("Beacons")
    levels = ["clear", "green", "amber", "amber+strict", "red"]
    new = [
        {"value": value, "kind": kind, "tlp": levels[index % 5], "tags": [kind], "description": f"A *{kind}*"}
        for index, (kind, value) in enumerate(values.items())
    ]
    added = world.page("ioc/add", {"case": case, "new": new}).json
    assert (len(added["added"]), added["known"]) == (len(values), [])
    text = world.download(f"/cases/{case}/export.stix.json?tlp=red").text
    assert problems(text) == []
    return case, json.loads(text)["objects"]


def problems(bundle: str) -> list[str]:
    """Errors and warnings. Only that ids should be random is passed over: ours follow from the case, on purpose."""
    options = ValidationOptions(
        version="2.1", strict=True, strict_types=True, strict_properties=True, enforce_refs=True, disabled=["uuid-check"]
    )
    result = validate_string(bundle, options)
    return [str(problem) for problem in [*(result.errors or []), *(result.warnings or [])]]


@pytest.mark.parametrize("value", [shaped, odd], ids=["as they look", "as nobody would write them"])
def test_every_type(world: World, value: Any) -> None:
    values = {kind: value(kind, *shape) for kind, shape in kinds().items()}
    _, objects = exported(world, values)
    told = [one for one in objects if one["type"] in ("indicator", "vulnerability", "note")]
    # One more note says what was withheld.
    assert len(told) == len(values) + 1
    if value is shaped:
        patterns = [one for one in objects if one["type"] == "indicator"]
        assert len(patterns) > 60
        assert {"vulnerability"} <= {one["type"] for one in objects}


def test_what_is_withheld_is_not_referred_to(world: World) -> None:
    """References hold at each level: the marking definitions of what leaves are in the bundle."""
    case, _ = exported(world, {"ip-src": "192.0.2.1", "domain": "evil.example", "md5": "a1" * 16})
    for tlp in ["clear", "green", "amber", "amber%2Bstrict"]:
        text = world.download(f"/cases/{case}/export.stix.json?tlp={tlp}").text
        assert problems(text) == []
