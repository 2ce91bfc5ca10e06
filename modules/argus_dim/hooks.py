"""The names of what modules can wait for. They are those of the interface that IRIS published."""

from __future__ import annotations

from collections.abc import Iterator

#: What is done by hand is offered for these.
BY_HAND = ("case", "asset", "note", "ioc", "event", "task", "evidence", "global_task", "alert")

_PARTS = ("asset", "note", "ioc", "evidence", "task", "global_task")


def _names() -> Iterator[str]:
    before = {"case": ("create", "delete"), "event": ("create", "duplicate", "update", "delete")}
    after = {
        "case": ("create", "delete", "update"),
        "event": ("create", "update", "delete"),
        "alert": (
            "create", "update", "resolution_update", "status_update", "delete", "escalate", "merge", "unmerge",
        ),
    }
    for part in _PARTS:
        before[part] = after[part] = ("create", "update", "delete")
    for when, kinds in (("preload", before), ("postload", after)):
        for kind, actions in kinds.items():
            for action in actions:
                yield f"on_{when}_{kind}_{action}"
        for report in ("report", "activities_report"):
            yield f"on_{when}_{report}_create"
    for kind in ("asset", "evidence", "task", "ioc", "event", "note", "alert"):
        for action in ("commented", "comment_update", "comment_delete"):
            yield f"on_postload_{kind}_{action}"
    for kind in BY_HAND:
        yield f"on_manual_trigger_{kind}"


HOOKS = tuple(_names())
