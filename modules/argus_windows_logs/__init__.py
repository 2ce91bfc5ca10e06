"""Windows event logs (EVTX), given as evidence, become events."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from argus_dim import Call, File, Module, Parameter, Refused
from argus_dim.text import plain, table

from .event import Event, event

argus_module = Module(
    name="windows-logs",
    title="Windows event logs",
    version="1.0.0",
    description="Reads EVTX files, makes events of their records, and writes a note with what was in each file.",
)

_MAGIC = b"ElfFile\0"

#: Most rows of a table.
_TOP = 15


@argus_module.pipeline(
    Parameter("most", int, default=20_000, title="Most events", about="Of each file; what is more is counted only"),
    Parameter("ids", str, default="", title="Event ids", about="Which ones become events, like 4624,4625; all if empty"),
)
def process(call: Call) -> dict[str, Any]:
    try:
        wanted = {int(number) for number in call.arguments["ids"].replace(",", " ").split()}
    except ValueError:
        raise Refused("event ids are numbers with commas between them") from None
    return {"files": [_file(call, file, wanted) for file in call.files]}


def _file(call: Call, file: File, wanted: set[int]) -> dict[str, Any]:
    from evtx import PyEvtxParser

    with file.open() as content:
        if content.read(len(_MAGIC)) != _MAGIC:
            raise Refused(f"{file.name} is no Windows event log (EVTX)")
    found: Counter[tuple[str, int, str]] = Counter()
    events = records = left_out = damaged = 0
    first = last = None
    # One thread: the module runs beside others.
    for entry in _records(PyEvtxParser(str(file.path), number_of_threads=1)):
        made = None if entry is None else event(entry)
        if made is None:
            damaged += 1
            continue
        records += 1
        found[made.channel, made.number, made.title] += 1
        first, last = min(first or made.time, made.time), max(last or made.time, made.time)
        if wanted and made.number not in wanted:
            continue
        if events < call.arguments["most"]:
            events += 1
            call.add("event", **made.fields)
        else:
            left_out += 1
        call.progress(records, None, file.name)
    if records == 0:
        raise Refused(f"{file.name} has no readable record")
    title = f"{file.name}: {events} events of {records} records"
    call.add("note", title=title, text=_text(file, found, first, last, left_out, damaged))
    call.log.info(title)
    return {
        "file": file.name, "records": records, "events": events, "left_out": left_out, "damaged": damaged,
        "first": first, "last": last,
    }


def _records(parser: Any) -> Any:
    """Records as they are in the file; ``None`` for one that is damaged."""
    rows = parser.records_json()
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except RuntimeError:
            yield None
            continue
        try:
            yield json.loads(row["data"])
        except ValueError:
            yield None


def _text(file: File, found: Counter[Any], first: Any, last: Any, left_out: int, damaged: int) -> str:
    parts = [f"From the file {plain(file.name)}.", f"From {Event.clock(first)} to {Event.clock(last)} (UTC)."]
    if left_out:
        parts.append(f"{left_out} more would have been events, and are counted only.")
    if damaged:
        parts.append(f"{damaged} records are damaged.")
    rows = ((n, channel, number, title) for (channel, number, title), n in found.most_common(_TOP))
    parts.append(table(("Records", "Log", "Event id", "What"), rows))
    return "\n\n".join(parts)
