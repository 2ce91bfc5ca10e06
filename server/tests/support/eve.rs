//! Suricata's records, made up.

use serde_json::{Value, json};

/// Of one kind unless a test says otherwise, so that they merge.
#[derive(Clone, Debug)]
pub(crate) struct Alert(pub(crate) Value);

impl Alert {
    /// `time` is written as Suricata writes it, with its offset.
    pub(crate) fn at(time: &str) -> Self {
        Self(json!({
            "timestamp": time, "flow_id": 1_959_620_435_402_694_u64, "event_type": "alert",
            "src_ip": "203.0.113.7", "src_port": 40_000, "dest_ip": "10.0.0.1", "dest_port": 22,
            "proto": "TCP",
            "alert": {
                "action": "allowed", "gid": 1, "signature_id": 2_001_219, "rev": 20, "severity": 2,
                "signature": "ET SCAN Potential SSH Scan", "category": "Attempted Information Leak"
            }
        }))
    }

    /// The `index`th of a row, all in the window of five minutes that begins at 2024-05-01T10:00:00Z.
    pub(crate) fn nth(index: u32) -> Self {
        let (second, micro) = (index / 1_000, index % 1_000 * 1_000);
        let (minute, second) = (second / 60 % 5, second % 60);
        Self::at(&format!("2024-05-01T10:0{minute}:{second:02}.{micro:06}+0000"))
            .with("/flow_id", json!(u64::from(index) + 1))
    }

    /// With one value replaced or added: `/alert/severity`.
    pub(crate) fn with(mut self, pointer: &str, value: Value) -> Self {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        self.0.pointer_mut(parent).unwrap()[name] = value;
        self
    }

    pub(crate) fn without(mut self, pointer: &str) -> Self {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        self.0.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
        self
    }
}
