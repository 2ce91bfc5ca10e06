"""The few words in which the databases' SQL differs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Dialect:
    #: Format strings.
    address: str
    uuid: str
    and_bits: str
    divide: str

    def has_bits(self, column: str, mask: int) -> str:
        return f"{self.and_bits.format(column, mask)} = {mask}"

    def has_no_bits(self, column: str, mask: int) -> str:
        return f"{self.and_bits.format(column, mask)} = 0"


DUCKDB = Dialect(address="{}::UHUGEINT", uuid="'{}'::UUID", and_bits="({} & {})", divide="(({}) // {})")
CLICKHOUSE = Dialect(
    address="toUInt128('{}')", uuid="toUUID('{}')", and_bits="bitAnd({}, {})", divide="intDiv({}, {})"
)
