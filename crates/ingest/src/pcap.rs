//! Capture files in the classic format: a header of 24 bytes, and one of 16 before each packet (see
//! draft-gharris-opsawg-pcap).

use argus_domain::{Payload, PayloadKind, Timestamp};
use base64::{Engine, engine::general_purpose::STANDARD};

/// Link type of Ethernet frames.
pub(crate) const ETHERNET: u32 = 1;
/// No packet is longer.
const SNAP_LENGTH: u32 = 262_144;

/// A file of one packet; `None` when the packet is longer than any is.
pub(crate) fn file(link_type: u32, at: Timestamp, packet: &[u8]) -> Option<Vec<u8>> {
    let length = u32::try_from(packet.len()).ok().filter(|length| *length <= SNAP_LENGTH)?;
    let mut file = Vec::with_capacity(40 + packet.len());
    // Magic number of microseconds, version 2.4.
    file.extend(0xa1b2_c3d4_u32.to_le_bytes());
    file.extend(2_u16.to_le_bytes());
    file.extend(4_u16.to_le_bytes());
    for number in [0, 0, SNAP_LENGTH, link_type] {
        file.extend(number.to_le_bytes());
    }
    let (seconds, micros) = (at.millis() / 1_000, at.millis() % 1_000 * 1_000);
    for number in [seconds as u32, micros as u32, length, length] {
        file.extend(number.to_le_bytes());
    }
    file.extend(packet);
    Some(file)
}

/// A payload that is a capture file, or a frame that can be made one.
pub fn of_payload(payload: &Payload, at: Timestamp) -> Option<Vec<u8>> {
    let bytes = || STANDARD.decode(payload.text.trim()).ok();
    match payload.kind {
        PayloadKind::Pcap => bytes(),
        PayloadKind::Ethernet => file(ETHERNET, at, &bytes()?),
        PayloadKind::Binary | PayloadKind::String => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_becomes_a_file() {
        let payload = Payload { kind: PayloadKind::Ethernet, text: "AAEC".to_owned() };
        let file = of_payload(&payload, Timestamp::clamped(1_500_000_001_250)).unwrap();
        assert_eq!(file.len(), 24 + 16 + 3);
        assert_eq!(file[..4], [0xd4, 0xc3, 0xb2, 0xa1]);
        assert_eq!(file[20..24], [1, 0, 0, 0]);
        assert_eq!(u32::from_le_bytes(file[24..28].try_into().unwrap()), 1_500_000_001);
        assert_eq!(u32::from_le_bytes(file[28..32].try_into().unwrap()), 250_000);
        assert_eq!(file[40..], [0, 1, 2]);
        assert_eq!(
            of_payload(&Payload { kind: PayloadKind::String, text: "GET".to_owned() }, Timestamp::MIN),
            None
        );
    }
}
