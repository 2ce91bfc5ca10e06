"""The file of questions, as `crates/bench/src/peers/neutral.rs` writes it."""

from __future__ import annotations

from typing import Any, Literal, TypedDict


class Network(TypedDict):
    """A network that is asked for. Keys are 17 bytes in hexadecimal: 16 of address, one of prefix length."""

    #: First and last key of what lies inside it: one range, or two around the block where IPv4 is mapped.
    inside: list[tuple[str, str]]
    #: The keys of all wider networks that cover it, whether any event has them or not.
    covering: list[str]


class Criteria(TypedDict):
    """What an event must be. All fields must hold; several values in one are alternatives."""

    #: Of the first or the last occurrence, in milliseconds since 1970, both included.
    start: int | None
    end: int | None
    updated_since: int | None
    #: Empty asks nothing.
    customers: list[int]
    #: `None` asks nothing, an empty list finds nothing.
    signatures: list[int] | None
    #: 1 to 4; empty asks nothing.
    severities: list[int]
    #: On either side.
    addresses: list[Network]
    ports: list[int]
    #: Bits that must be set, as the low and the high word.
    flags: tuple[int, int]
    domains: list[int] | None


class Asked(TypedDict, total=False):
    """What is asked in one round: which of these there are depends on the question's kind."""

    criteria: Criteria
    #: Of a page.
    order: Literal["timestamp", "lastUpdatedTimestamp", "count"]
    descending: bool
    limit: int
    #: Of one event.
    timestamp: int
    customer: int
    uuid: str
    #: Of a histogram or of statistics: spans of time from the first on, of equal length; `None` is one span.
    first: int
    spans: int
    step: int | None
    #: Of statistics: dimensions by their names in the REST API, and how many groups are told apart.
    by: list[str]
    cutoff: int


class Round(TypedDict):
    asked: Asked
    #: What Argus said, in the form that `answer` of the question's kind has.
    answer: Any


class Question(TypedDict):
    name: str
    kind: Literal["event", "page", "histogram", "statistics"]
    #: So many rounds at the start are not timed.
    warm_up: int
    rounds: list[Round]
