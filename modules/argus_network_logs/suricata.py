"""Records of Suricata."""

from __future__ import annotations

import re
from datetime import datetime

from .event import Event
from .reading import Record

_ZONE = re.compile(r"([+-]\d\d)(\d\d)$")


def event(record: Record) -> Event | None:
    """Nothing, if it is not one of Suricata. Only alerts are added: the rest is traffic."""
    fields = record.fields
    kind = fields.get("event_type")
    if not isinstance(kind, str) or "timestamp" not in fields:
        return None
    alert = fields.get("alert")
    if kind != "alert" or not isinstance(alert, dict):
        return Event("", f"suricata: {kind}", _millis(fields["timestamp"]))
    return Event(
        # As it is: Argus reads such records itself, and knows one that a sensor told it before.
        kind="eve",
        name=str(alert.get("signature") or alert.get("signature_id")),
        time=_millis(fields["timestamp"]),
        source=str(fields.get("src_ip") or ""),
        destination=str(fields.get("dest_ip") or ""),
        fields={"record": fields},
    )


def _millis(text: object) -> int | None:
    try:
        return int(datetime.fromisoformat(_ZONE.sub(r"\1:\2", str(text))).timestamp() * 1000)
    except ValueError:
        return None
