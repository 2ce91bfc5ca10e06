"""One record of a Windows log."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from .known import KNOWN

#: How Windows grades records (``Level``); audits have no grade.
_LEVELS = {1: "critical", 2: "high", 3: "medium"}

#: Names of fields that hold where something came from and went to, by what they are used for in different records.
_SOURCES = (("IpAddress", "IpPort"), ("SourceAddress", "SourcePort"), ("SourceIp", "SourcePort"), ("ClientAddress", "ClientPort"))
_DESTINATIONS = (("DestAddress", "DestPort"), ("DestinationIp", "DestinationPort"))
_PROTOCOLS = {"1": "icmp", "6": "tcp", "17": "udp", "tcp": "tcp", "udp": "udp"}

#: The names of an event and of what it has are bounded.
_SIGNATURE, _KEY, _VALUE = 255, 50, 1_024


@dataclass
class Event:
    channel: str
    number: int
    title: str
    #: Milliseconds since 1970.
    time: int
    #: As Argus takes it.
    fields: dict[str, Any]

    @staticmethod
    def clock(millis: int) -> str:
        return datetime.fromtimestamp(millis / 1000, timezone.utc).strftime("%Y-%m-%d %H:%M:%S")


def event(record: dict[str, Any]) -> Event | None:
    """Nothing, if the record lacks what every record has."""
    system = record.get("Event", {}).get("System") or {}
    try:
        number = int(_text(system.get("EventID")))
        time = _millis(system["TimeCreated"]["#attributes"]["SystemTime"])
    except (KeyError, TypeError, ValueError):
        return None
    channel = _text(system.get("Channel")) or "unknown"
    provider = ((system.get("Provider") or {}).get("#attributes") or {}).get("Name", "")
    title, severity = KNOWN.get((channel, number), ("", ""))
    data = dict(_data(record["Event"]))
    fields: dict[str, Any] = {
        "startTimestamp": time,
        "endTimestamp": time,
        "signature": f"WINDOWS-{channel}:{number}"[:_SIGNATURE],
        "severity": severity or _LEVELS.get(_number(system.get("Level")), "low"),
        "properties": {
            **{f"windows.{key}"[:_KEY]: value[:_VALUE] for key, value in data.items()},
            "windows.channel": channel,
            "windows.event_id": str(number),
            "windows.provider": str(provider)[:_VALUE],
            "windows.computer": _text(system.get("Computer"))[:_VALUE],
            "windows.record": _text(system.get("EventRecordID")),
            **({"windows.title": title} if title else {}),
        },
    }
    for side, names in (("source", _SOURCES), ("destination", _DESTINATIONS)):
        if end := _end(data, names):
            fields[side] = end
    if protocol := _PROTOCOLS.get(data.get("Protocol", "").lower()):
        fields["protocol"] = protocol
    return Event(channel, number, title, time, fields)


def _data(event: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What a record says, flat: ``EventData`` of most, ``UserData`` of some."""
    for part in ("EventData", "UserData"):
        yield from _flat(event.get(part), "")


def _flat(value: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != "#attributes":
                yield from _flat(inner, name if key == "#text" else key)
    elif isinstance(value, list):
        yield name or "Data", ", ".join(map(str, value))
    elif value not in (None, "", "-"):
        yield name or "Data", str(value)


def _end(data: dict[str, str], names: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    for address, port in names:
        try:
            parsed = ipaddress.ip_address(data.get(address, "").strip())
        except ValueError:
            continue
        number = data.get(port, "")
        return {"ip": str(parsed), **({"port": int(number)} if number.isdigit() and 0 < int(number) < 65536 else {})}
    return {}


def _text(value: Any) -> str:
    """Some values have attributes, and come with them."""
    if isinstance(value, dict):
        value = value.get("#text")
    return "" if value is None else str(value)


def _number(value: Any) -> int:
    text = _text(value)
    return int(text) if text.isdigit() else 0


def _millis(text: str) -> int:
    time = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return int(time.replace(tzinfo=time.tzinfo or timezone.utc).timestamp() * 1000)
