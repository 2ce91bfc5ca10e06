"""What is said about an indicator."""

from __future__ import annotations

from collections.abc import Mapping

from argus_dim.text import plain

from .warning_lists import Known

#: Lists whose entries tell about the inside of a network when they are shared.
_INSIDE = ("rfc 1918", "rfc 6598", "rfc 5735", "rfc 3849", "link local", "link-local")

#: Most names that are listed.
_NAMES = 10


def advice(known: list[Known], techniques: Mapping[str, str], seen: Mapping[str, int], tlp: object) -> str:
    """Markdown, or nothing if there is nothing to say."""
    lines = []
    if known:
        names = [plain(entry.name) for entry in known[:_NAMES]]
        more = f" and {len(known) - _NAMES} more" if len(known) > _NAMES else ""
        lines.append(f"**On public lists of what is mostly harmless:** {', '.join(names)}{more}.")
        lines.append(_about_sharing(known, str(tlp or "").lower()))
    lines.extend(f"**{number}** is {plain(name)} in ATT&CK." for number, name in techniques.items())
    if seen.get("cases") or seen.get("events"):
        lines.append(f"Seen before in {seen.get('cases', 0)} other cases and {seen.get('events', 0)} events.")
    return "\n\n".join(line for line in lines if line)


def _about_sharing(known: list[Known], tlp: str) -> str:
    if any(word in entry.name.lower() for entry in known for word in _INSIDE):
        if tlp in ("clear", "white", "green"):
            return "It tells about the inside of a network: TLP amber keeps that among those who need it."
        return "It tells about the inside of a network, and is of no use to others."
    return "Blocking it would stop others as well; TLP clear is enough for what is public anyway."
