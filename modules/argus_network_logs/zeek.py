"""Records of Zeek."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .event import Event
from .reading import Record

#: Logs of what Zeek itself finds odd. The others tell what happened.
_SEVERITY = {"notice": "high", "intel": "high", "signatures": "high", "weird": "medium"}

#: What these say best, in this order.
_NAMES = {"notice": ("note",), "intel": ("seen.indicator_type",), "signatures": ("sig_id",), "weird": ("name",)}

#: Part of the event itself, and not of its properties.
_TAKEN = {"ts", "id.orig_h", "id.orig_p", "id.resp_h", "id.resp_p", "proto", "_path"}

_PROTOCOLS = ("tcp", "udp", "icmp")

#: The names of an event and of what it has are bounded.
_SIGNATURE, _KEY, _VALUE = 255, 50, 1_024


def event(record: Record, wanted: set[str]) -> Event | None:
    """Nothing, if it is not one of Zeek."""
    fields = record.fields
    time = _millis(fields.get("ts"))
    if time is None:
        return None
    log = record.log or "log"
    name = next((str(fields[key]) for key in _NAMES.get(log, ()) if fields.get(key)), "")
    signature = f"ZEEK-{log}:{name}" if name else f"ZEEK-{log}"
    if wanted and log not in wanted:
        return Event("", signature, time)
    source, destination = _end(fields, "orig"), _end(fields, "resp")
    made: dict[str, Any] = {
        "startTimestamp": time,
        "endTimestamp": time + int(_number(fields.get("duration")) * 1000),
        "signature": signature[:_SIGNATURE],
        "severity": _SEVERITY.get(log, "low"),
        "properties": dict(_properties(fields, log)),
    }
    for side, end in (("source", source), ("destination", destination)):
        if end:
            made[side] = end
    if str(fields.get("proto", "")).lower() in _PROTOCOLS:
        made["protocol"] = str(fields["proto"]).lower()
    host = fields.get("query") or fields.get("host") or fields.get("server_name")
    if isinstance(host, str) and "." in host and len(host) <= 253:
        made["fqdn"] = host
    return Event("event", signature, time, source.get("ip", ""), destination.get("ip", ""), made)


def _end(fields: dict[str, Any], side: str) -> dict[str, Any]:
    address, port = fields.get(f"id.{side}_h"), fields.get(f"id.{side}_p")
    # Some logs name one side or other names.
    if address is None and side == "orig":
        address = fields.get("src") or fields.get("client_addr") or fields.get("host_addr")
    if not isinstance(address, str) or not address:
        return {}
    return {"ip": address, **({"port": port} if isinstance(port, int) and 0 <= port <= 65535 else {})}


def _properties(fields: dict[str, Any], log: str) -> Any:
    yield "zeek.log", log
    for key, value in fields.items():
        if key in _TAKEN or value in (None, "", []):
            continue
        text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        yield f"zeek.{key}"[:_KEY], text[:_VALUE]


def _millis(value: Any) -> int | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return int(value * 1000)
    try:
        return int(datetime.fromisoformat(str(value).replace("Z", "+00:00")).timestamp() * 1000)
    except ValueError:
        return None


def _number(value: Any) -> float:
    return max(0.0, float(value)) if isinstance(value, (int, float)) else 0.0
