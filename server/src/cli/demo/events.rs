//! Events of the last two days, of which few kinds are frequent.

use argus_domain::{
    Flag, Flags, Protocol, Severity, Timestamp,
    event::{EndPoint, GeoLocation},
};
use argus_ingest::{Format, RawEvent};
use serde_json::json;

const EVENTS: u64 = 6_000;
const SPAN: i64 = 2 * 86_400_000;

/// Signature, alarm, category, severity, how often among a hundred.
const KINDS: [(u32, &str, &str, Severity, u64); 8] = [
    (41_336, "MALWARE Andr.Trojan.Sysch variant activity", "Callback traffic", Severity::Critical, 2),
    (2_001_219, "SCAN Potential SSH scan", "Attempted information leak", Severity::High, 22),
    (2_210_020, "STREAM ESTABLISHED packet out of window", "Generic protocol decode", Severity::Low, 30),
    (2_013_028, "POLICY curl user agent outbound", "Potential privacy violation", Severity::Medium, 14),
    (2_027_865, "INFO DNS query to a .top domain", "Potentially bad traffic", Severity::Medium, 12),
    (
        2_024_897,
        "EXPLOIT SMB remote code execution attempt",
        "Attempted administrator privilege gain",
        Severity::Critical,
        3,
    ),
    (
        2_018_959,
        "POLICY executable file download over HTTP",
        "Potential privacy violation",
        Severity::High,
        7,
    ),
    (2_100_498, "ATTACK_RESPONSE id check returned root", "Potentially bad traffic", Severity::High, 10),
];

pub(super) fn events(now: Timestamp) -> Vec<RawEvent> {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    (0..EVENTS).map(|_| raw_event(&mut dice, now)).collect()
}

/// A fixed row of numbers that look random (xorshift): the demonstration is the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

fn raw_event(dice: &mut Dice, now: Timestamp) -> RawEvent {
    let mut left = dice.below(100);
    let (sid, alarm, category, severity, _) = *KINDS
        .iter()
        .find(|kind| {
            let found = left < kind.4;
            left = left.saturating_sub(kind.4);
            found
        })
        .unwrap_or(&KINDS[0]);
    let timestamp = now.plus_millis(-(dice.below(SPAN.unsigned_abs()) as i64));
    // Few hosts are busy, most are seldom seen.
    let skewed = |dice: &mut Dice| dice.below(16) * dice.below(16);
    let inside = format!("10.5.{}.{}", skewed(dice) % 8, 1 + skewed(dice));
    let outside = format!("94.127.{}.{}", 56 + dice.below(2), 1 + skewed(dice));
    let port = [22, 53, 80, 443, 445, 8080][dice.below(6) as usize];
    let inbound = dice.below(2) == 0;
    let (from, to) = if inbound { (&outside, &inside) } else { (&inside, &outside) };
    let source_port = 1_024 + dice.below(60_000) as u16;
    let blocked = dice.below(5) == 0;
    let record = json!({
        "timestamp": timestamp.to_string(), "event_type": "alert", "flow_id": dice.below(1 << 50),
        "in_iface": "eth0", "src_ip": from, "src_port": source_port, "dest_ip": to, "dest_port": port,
        "proto": "TCP", "app_proto": if port == 80 { "http" } else { "failed" },
        "alert": {"gid": 1, "signature_id": sid, "rev": 2, "signature": alarm, "category": category,
            "action": if blocked { "blocked" } else { "allowed" }},
        "flow": {"pkts_toserver": 1 + dice.below(40), "bytes_toserver": 60 + dice.below(9_000)},
    });
    let end = |address: &str, port| EndPoint { address: address.parse().ok(), port: Some(port) };
    RawEvent {
        alarm: Some(alarm.to_owned()),
        category: Some(category.to_owned()),
        severity,
        protocol: Protocol(6),
        source: end(from, source_port),
        destination: end(to, port),
        source_geo: geo(from),
        destination_geo: geo(to),
        sensor: Some("sensor-demo".to_owned()),
        flags: if blocked { Flags::from_iter([Flag::Blocked]) } else { Flags::NONE },
        ..RawEvent::new(timestamp, format!("SNORT-1:{sid}"), Format::SuricataEve, record.to_string())
    }
}

/// The outside world of the demonstration is in Amsterdam.
fn geo(address: &str) -> Option<GeoLocation> {
    address.starts_with("94.").then(|| GeoLocation {
        country: "NL".parse().ok(),
        name: "Amsterdam".to_owned(),
        latitude: Some(52.38),
        longitude: Some(4.9),
    })
}
