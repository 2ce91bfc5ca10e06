"""Logs of Suricata (EVE) and Zeek, given as evidence, become events."""

from __future__ import annotations

from typing import Any

from argus_dim import Call, File, Module, Parameter, Refused

from . import suricata, zeek
from .reading import Damaged, records
from .summary import Summary

argus_module = Module(
    name="network-logs",
    title="Suricata and Zeek logs",
    version="1.0.0",
    description="Reads eve.json of Suricata and logs of Zeek (as text or JSON, also compressed with gzip), makes events "
    "of alerts and of Zeek's records, and writes a note with what was in each file.",
)

#: A file that is no log at all is not worth more lines than these.
_HOPELESS = 1_000


@argus_module.pipeline(
    Parameter("most", int, default=20_000, title="Most events", about="Of each file; what is more is counted only"),
    Parameter("zeek_logs", str, default="", title="Zeek logs", about="Which ones become events, like notice,conn; all if empty"),
)
def process(call: Call) -> dict[str, Any]:
    return {"files": [_file(call, file) for file in call.files]}


def _file(call: Call, file: File) -> dict[str, Any]:
    wanted = {name.strip() for name in call.arguments["zeek_logs"].split(",") if name.strip()}
    summary = Summary(file.name)
    damaged: Damaged | None = None
    for record in records(file):
        if isinstance(record, Damaged):
            damaged = damaged or record
            summary.damaged += 1
            if summary.records == 0 and summary.damaged >= _HOPELESS:
                break
            continue
        summary.records += 1
        event = suricata.event(record) or zeek.event(record, wanted)
        summary.take(event, record)
        if event and event.kind:
            if summary.events < call.arguments["most"]:
                summary.events += 1
                call.add(event.kind, **event.fields)
            else:
                summary.left_out += 1
        call.progress(record.read, file.size, file.name)
    if summary.records == 0:
        why = f"the first record is damaged: {damaged.why} (line {damaged.line})" if damaged else "it is empty"
        raise Refused(f"{file.name} is no log of Suricata or Zeek, or {why}")
    if damaged:
        call.log.warning("%s: %d damaged records, the first in line %d: %s", file.name, summary.damaged, damaged.line, damaged.why)
    call.add("note", title=summary.title(), text=summary.text())
    call.log.info(summary.title())
    return summary.result()
