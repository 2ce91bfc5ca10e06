"""The events that every test can count on. Tests that change events make their own, at other times.

Each event has a name, by which tests say what a search has to find.
"""

from __future__ import annotations

import base64
import json
import uuid
from datetime import datetime, timedelta, timezone
from typing import Any

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
#: 2024-03-10T12:00:00Z: in the middle of an hour of nothing else.
BASE = 1_710_072_000_000
#: In which all of `AGGREGATED` lie, and nothing else.
WINDOW = {"startTimestamp": BASE - MINUTE, "endTimestamp": BASE + 30 * MINUTE}
FILL_BASE = BASE + 2 * DAY
RAW_BASE = BASE + 30 * DAY
RAW_WINDOW = {"startTimestamp": RAW_BASE - MINUTE, "endTimestamp": RAW_BASE + 30 * MINUTE}
EVE_BASE = BASE + 31 * DAY
EVE_WINDOW = {"startTimestamp": EVE_BASE - MINUTE, "endTimestamp": EVE_BASE + 30 * MINUTE}

NORWAY = {"countryCode": "NO", "latitude": 52.3824, "longitude": 4.8995}
SWEDEN = {"countryCode": "SE", "latitude": 59.33, "longitude": 18.06}
CHINA = {"countryCode": "CN", "latitude": 39.9, "longitude": 116.4}
GERMANY = {"countryCode": "DE", "latitude": 52.5, "longitude": 13.4}

TEXT_PAYLOAD = "GET /gate.php HTTP/1.1\r\nHost: evil.example.com\r\n\r\n"
#: The head of a capture file (magic number, version 2.4, Ethernet) without packets.
PCAP = bytes.fromhex("d4c3b2a1020004000000000000000000ffff000001000000")
CAPTURE = {"payloadType": "pcap", "payload": base64.b64encode(PCAP).decode()}


def end(ip: str, port: int | None = None, **more: Any) -> dict[str, Any]:
    return {"ip": ip, **({} if port is None else {"port": port}), **more}


def event(minute: float, signature: str, severity: str, source: Any, destination: Any, **more: Any) -> dict[str, Any]:
    """An aggregated event of acme, `minute` after `BASE`."""
    time = BASE + int(minute * MINUTE)
    return {
        "signature": signature,
        "severity": severity,
        "source": source,
        "destination": destination,
        "protocol": "tcp",
        "startTimestamp": time,
        "endTimestamp": time,
        "id": {"type": "aggregated", "customer": "acme", "timestamp": time, "uuid": str(uuid.uuid4())},
        **more,
    }


def of(customer: str, event: dict[str, Any]) -> dict[str, Any]:
    return {**event, "id": {**event["id"], "customer": customer}}


def raw(event: dict[str, Any]) -> dict[str, Any]:
    """The same as a raw event, at the same time after `RAW_BASE`."""
    time = event["id"]["timestamp"] - BASE + RAW_BASE
    identity = {**event["id"], "type": "raw", "timestamp": time}
    return {**event, "id": identity, "startTimestamp": time, "endTimestamp": time}


WEB = end("198.51.100.9", 443)

AGGREGATED: dict[str, dict[str, Any]] = {
    "scan": event(
        0, "SNORT-1:2001", "low", end("203.0.113.7", 40000, geoLocation=CHINA), end("10.0.0.5", 22),
        count=3, flags=["ESTABLISHED"],
    ),
    "beacon": event(
        1, "SNORT-1:41336", "high", end("10.5.97.201", 12342), end("94.127.56.1", 80, geoLocation=NORWAY),
        count=12, flags=["BLOCKED", "SOURCE_IS_CUSTOMERNET"], fqdn="evil.example.com", uri="/gate.php?id=1",
        properties={"http_protocol": ["HTTP/1.1"], "event.original.signature": ["SNORT-1:41336"]},
        payload={"payloadType": "string", "payload": TEXT_PAYLOAD},
    ),
    "exfil": event(
        2, "SNORT-1:41336", "critical", end("10.5.97.202", 5353),
        end("2001:db8:1::53", 53, geoLocation=SWEDEN), protocol="udp", flags=["BLOCKED", "FOLLOWUP"],
        fqdn="tunnel.example.net", properties={"http_protocol": ["HTTP/1.1"], "dns.type": ["TXT"]},
    ),
    # Linked to a case: see `World`.
    "cased": event(3, "SNORT-1:7", "medium", end("10.0.0.9"), end("10.0.0.5"), protocol="icmp", count=5),
    "everything": event(4, "NET-1", "medium", end("0.0.0.0/0"), WEB),
    "net16": event(5, "NET-1", "medium", end("192.168.0.0/16"), WEB),
    "net20": event(6, "NET-1", "medium", end("192.168.0.0/20"), WEB),
    "net24": event(7, "NET-1", "medium", end("192.168.1.0/24"), WEB),
    "net28": event(8, "NET-1", "medium", end("192.168.1.32/28"), WEB),
    "net29": event(9, "NET-1", "medium", end("192.168.1.40/29"), WEB),
    "host33": event(10, "NET-1", "medium", end("192.168.1.33"), WEB),
    "outside": event(11, "NET-1", "medium", end("192.168.2.1"), WEB),
    "to16": event(12, "NET-2", "medium", end("203.0.113.8", 1000), end("172.16.0.0/16")),
    "to_host": event(13, "NET-2", "medium", end("203.0.113.8", 1000), end("172.16.5.5", 8080)),
    "v6net": event(14, "NET-6", "low", end("2001:db8:2::/48"), end("2001:db8:1::80", 443)),
    # First seen at BASE, its own time an hour later, last seen another hour later.
    "long": {
        **event(60, "LONG-1", "low", end("203.0.113.9", 1), end("10.0.0.6", 2)),
        "startTimestamp": BASE,
        "endTimestamp": BASE + 2 * HOUR,
    },
    "captured": event(
        15, "PCAP-1", "low", end("203.0.113.10", 1), end("10.0.0.7", 2),
        payload=CAPTURE,
    ),
    "worded": event(
        16, "WORDS-1", "low", end("203.0.113.11", 1), end("10.0.0.8", 2),
        properties={"words": ["alpha beta gamma"], "several": ["one", "two"]},
    ),
    "foreign": of(
        "globex",
        event(
            1, "SNORT-1:41336", "high", end("10.5.97.201", 12342), end("94.127.56.1", 80, geoLocation=NORWAY),
            payload=CAPTURE,
        ),
    ),
}

#: What an analyst of acme sees in `WINDOW`.
ACME = {name for name, event in AGGREGATED.items() if event["id"]["customer"] == "acme"}

#: More than the 25 rows of a default page.
FILL = {
    f"fill{number:02}": {
        **event(2 * DAY / MINUTE + number / 60, "FILL-1", "low", end(f"10.8.0.{number}", 1), end("10.8.1.1", 2)),
        "count": number + 1,
    }
    for number in range(30)
}

RAW: dict[str, dict[str, Any]] = {
    "raw_web": raw(event(
        0, "RAW-1:1", "high", end("10.9.0.1", 50000), end("203.0.113.80", 80, geoLocation=GERMANY),
        fqdn="web.example.org", uri="/index.html", flags=["BLOCKED"],
        properties={"words": ["alpha beta gamma"], "several": ["one", "two"]},
        payload={"payloadType": "string", "payload": TEXT_PAYLOAD},
    )),
    "raw_dns": raw(event(
        10, "RAW-1:2", "low", end("10.9.0.2", 5000, geoLocation=SWEDEN), end("203.0.113.53", 53), protocol="udp",
    )),
    "raw_v6": raw(event(
        20, "RAW-1:3", "critical", end("2001:db8:9::1", 1000), end("2001:db8:9::2", 443),
        flags=["BLOCKED", "ESTABLISHED"],
    )),
    "raw_foreign": of("globex", raw(event(0, "RAW-1:1", "high", end("10.9.0.1", 50000), end("203.0.113.80", 80)))),
}
RAW_ACME = set(RAW) - {"raw_foreign"}


def _alert(second: float, sid: int, signature: str, host: str, **more: Any) -> dict[str, Any]:
    time = datetime.fromtimestamp(EVE_BASE / 1000, timezone.utc) + timedelta(seconds=second)
    return {
        "timestamp": time.strftime("%Y-%m-%dT%H:%M:%S.%f+0000"),
        "flow_id": 1_959_620_435_402_694 + int(second),
        "host": host,
        "event_type": "alert",
        "src_ip": "203.0.113.70", "src_port": 40_000, "dest_ip": "10.0.0.1", "dest_port": 22, "proto": "TCP",
        "alert": {
            "action": "allowed", "gid": 1, "signature_id": sid, "rev": 20, "severity": 2,
            "signature": signature, "category": "Attempted Information Leak",
        },
        **more,
    }


PRINTABLE = "SSH-2.0-libssh_0.9.6"
SCAN = "ET SCAN Potential SSH Scan"
#: As `eve.json` holds them. The first two are merged into one aggregated event.
EVE = [
    _alert(0, 2001219, SCAN, "sensor-1", payload=base64.b64encode(PRINTABLE.encode()).decode(),
           payload_printable=PRINTABLE),
    _alert(30, 2001219, SCAN, "sensor-1"),
    _alert(600, 2008, "ET WEB Odd Host", "sensor-2", dest_port=80,
           http={"hostname": "shop.example.com", "url": "/cart"}),
    {"timestamp": "2024-04-10T12:00:01.000000+0000", "event_type": "flow", "flow_id": 1},
]
EVE_LINES = "".join(json.dumps(record) + "\n" for record in EVE)
#: By how many milliseconds after `EVE_BASE` they happened.
EVE_RAW = {0: "eve_ssh1", 30_000: "eve_ssh2", 600_000: "eve_http"}


def recent(now: int) -> dict[str, dict[str, Any]]:
    """Events of the last two days, for relative times and for `argus-cli events search`."""

    def ago(minutes: float, signature: str, severity: str, source: str, **more: Any) -> dict[str, Any]:
        minute = (now - BASE) / MINUTE - minutes
        return event(minute, signature, severity, end(source, 1), end("94.127.56.1", 80), **more)

    return {
        "recent_high": ago(10, "RECENT-1", "high", "10.5.97.201", properties={"k": ["v"]}, count=2),
        "recent_critical": ago(20, "RECENT-2", "critical", "10.5.97.202", flags=["BLOCKED"]),
        "recent_low": ago(30, "RECENT-1", "low", "10.5.97.203"),
        "recent_foreign": of("globex", ago(40, "RECENT-1", "high", "10.5.97.204")),
        "recent_net": ago(50, "RECENT-3", "high", "10.0.0.0/9"),
        "yesterday": ago(30 * 60, "RECENT-1", "high", "10.5.97.205"),
    }
