//! Events as a mid-sized SOC sees them: some thousand signatures of which few are frequent, busy and rare
//! hosts, bursts of the same thing, 2 % networks, 5 % IPv6.

use argus_domain::{Cidr, Flag, Flags, Protocol, Severity, Timestamp, event::EndPoint};
use argus_ingest::{Format, RawEvent};
use serde_json::json;

pub(crate) const DAYS: i64 = 30;
pub(crate) const CUSTOMERS: u64 = 50;
const SIGNATURES: u64 = 3_000;

/// Gives raw events in the order of time, the same in every run.
pub(crate) struct Generator {
    random: fastrand::Rng,
    began: i64,
    total: u64,
    made: u64,
    /// Repetitions of the last event that are still to come.
    burst: Option<(u64, RawEvent, u64)>,
}

impl Generator {
    pub(crate) fn new(now: Timestamp, total: u64) -> Self {
        let began = now.millis() - DAYS * 86_400_000;
        Self { random: fastrand::Rng::with_seed(7), began, total, made: 0, burst: None }
    }

    /// Small numbers are much more frequent than large ones.
    fn skewed(&mut self, below: u64) -> u64 {
        let share = self.random.f64();
        ((share * share * share) * below as f64) as u64
    }

    fn address(&mut self, customer: u64) -> Cidr {
        let host = self.skewed(60_000);
        let text = match self.random.u32(0..100) {
            0..5 => format!("2001:db8:{customer:x}::{host:x}"),
            5..50 => format!("10.{customer}.{}.{}", host >> 8, host & 255),
            _ => {
                let far = self.skewed(1 << 22) + (60 << 24);
                std::net::Ipv4Addr::from(far as u32).to_string()
            }
        };
        let cidr: Cidr = text.parse().expect("made to be an address");
        if self.random.u32(0..100) < 2 { cidr.widened(if cidr.is_ipv4() { 24 } else { 48 }) } else { cidr }
    }

    fn time(&self) -> Timestamp {
        let span = u128::from(DAYS as u64 * 86_400_000);
        Timestamp::clamped(self.began + (span * u128::from(self.made) / u128::from(self.total)) as i64)
    }

    fn fresh(&mut self) -> (u64, RawEvent) {
        let customer = self.skewed(CUSTOMERS);
        let signature = self.skewed(SIGNATURES);
        // Rare severities belong to rare signatures.
        let severity = match signature % 100 {
            0..55 => Severity::Low,
            55..83 => Severity::Medium,
            83..97 => Severity::High,
            _ => Severity::Critical,
        };
        let (source, destination) = (self.address(customer), self.address(customer));
        let destination_port = [22, 53, 80, 443, 445, 3389, 8080, 25][self.skewed(8) as usize];
        let source_port = self.random.u16(1_024..);
        let timestamp = self.time();
        let blocked = self.random.u32(0..10) == 0;
        let record = json!({
            "timestamp": timestamp.to_string(), "flow_id": self.random.u64(..1 << 50), "event_type": "alert",
            "src_ip": source, "src_port": source_port, "dest_ip": destination, "dest_port": destination_port,
            "proto": "TCP", "app_proto": "http", "pcap_cnt": self.random.u32(..1_000_000),
            "alert": {"gid": 1, "signature_id": 2_000_000 + signature, "rev": 3, "signature": format!("ET RULE {signature}"),
                "category": format!("Category {}", signature % 40), "severity": 2, "action": "allowed"},
            "http": {"hostname": format!("host{}.example.com", self.skewed(5_000)), "url": "/index.html", "status": 200},
            "flow": {"pkts_toserver": 4, "pkts_toclient": 4, "bytes_toserver": 416, "bytes_toclient": 524},
        });
        let event = RawEvent {
            alarm: Some(format!("ET RULE {signature}")),
            category: Some(format!("Category {}", signature % 40)),
            severity,
            protocol: Protocol(6),
            source: EndPoint { address: Some(source), port: Some(source_port) },
            destination: EndPoint { address: Some(destination), port: Some(destination_port) },
            domain: record["http"]["hostname"].as_str().map(str::to_owned),
            sensor: Some("sensor1".to_owned()),
            flags: if blocked { Flags::from_iter([Flag::Blocked]) } else { Flags::NONE },
            ..RawEvent::new(
                timestamp,
                format!("SNORT-1:{}", 2_000_000 + signature),
                Format::SuricataEve,
                record.to_string(),
            )
        };
        (customer, event)
    }
}

impl Iterator for Generator {
    type Item = (u64, RawEvent);

    fn next(&mut self) -> Option<Self::Item> {
        if self.made >= self.total {
            return None;
        }
        self.made += 1;
        if let Some((left, event, customer)) = self.burst.take() {
            let timestamp = self.time();
            let repeated = RawEvent {
                content: event.content.replacen(&event.timestamp.to_string(), &timestamp.to_string(), 1),
                timestamp,
                ..event
            };
            if left > 1 {
                self.burst = Some((left - 1, repeated.clone(), customer));
            }
            return Some((customer, repeated));
        }
        let (customer, event) = self.fresh();
        // Every tenth thing is seen several times in a row.
        if self.random.u32(0..10) == 0 {
            self.burst = Some((1 + self.random.u64(0..8), event.clone(), customer));
        }
        Some((customer, event))
    }
}
