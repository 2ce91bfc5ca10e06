"""Where the documents and the wire disagree. The wire wins: this is the whole list.

The wire is what the requirement's example answer shows and what the clients read and crash without; the
documents are generated from Java classes and say neither what may be null nor what is always there.

1. *Null.* No document allows null anywhere, and the example answers `uri`, `domain`, `geoLocation`,
   `associatedCase`, `location.name` and `countryName` with null. So a field may be null unless its model
   requires it. Items of lists may not. (`validation.py`)
2. *One of several.* `oneOf` is written over alternatives that overlap (flags of groups and users have the
   same names), which nothing could satisfy. It is read as "at least one of". (`validation.py`)
3. *Errors.* The documents give no shape for them, and for captures they promise them as
   `application/x-pcap`. They have to be a whole envelope in JSON, because the clients fail with a KeyError on
   anything less. That goes for statuses that are in no document as well, such as 501. (`envelope.py`)
4. *Models.* Those below.
"""

from __future__ import annotations

from typing import Any

#: Answers whose model is another one than the document says, or that have none in it.
#: (method, path) → (module, model of `data`); several are alternatives, told apart by the id.
ANSWERS: dict[tuple[str, str], tuple[str, str]] = {
    # The document says `ArgusEvent`, an abstract class that shares four fields with the example.
    ("get", "/events/v1/{type}/{timestamp}/{customerID}/{eventID}"): ("events", "by type of event"),
    # The document says nothing. This is what `argus-cli events statistics` reads; the cases module has the
    # same container and does declare it.
    ("post", "/events/v1/aggregated/stats"): ("cases", "no.mnemonic.jargus.model.statistics.StatsContainerData"),
}

#: For "by type of event": the first part of the id.
EVENT_MODELS = {
    "AGGR": "no.mnemonic.jargus.event.AggregatedIPAttackEvent",
    "NIDS": "no.mnemonic.jargus.event.NIDSEvent",
}

_USERS = "no.mnemonic.services.user.spi.response."


def corrected(module: str, document: dict[str, Any]) -> dict[str, Any]:
    """A document with models mended that contradict themselves."""
    if module != "users":
        return document
    schemas = dict(document["components"]["schemas"])
    # It is declared as a subject whose flags are a list, and which also are an object.
    schemas[f"{_USERS}BasicGroup"] = schemas[f"{_USERS}BasicSubject"]
    # A user among subjects is told from a group by `type`, which only the parent class declares.
    user = schemas[f"{_USERS}BasicUser"]
    schemas[f"{_USERS}BasicUser"] = {**user, "properties": {**user["properties"], "type": {"type": "string"}}}
    return {**document, "components": {**document["components"], "schemas": schemas}}
