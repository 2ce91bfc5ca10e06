//! What was sent over the wire, where it was kept.

use crate::{Conn, Result, query::sql, raw_event};
use argus_domain::{EventKey, EventType};

/// Where an event's payload can be read.
#[derive(Clone, Debug)]
pub enum PayloadSource {
    /// It was submitted with the event: its kind and text.
    Submitted(String, String),
    /// In the record of a raw event.
    Record(raw_event::Content),
}

/// Of an event that was found within a scope; the first that there is.
pub async fn payload(conn: &mut Conn, kind: EventType, key: EventKey) -> Result<Option<PayloadSource>> {
    if kind == EventType::Aggregated {
        let row: Option<(Option<String>, Option<String>)> =
            sql("SELECT payload_type, payload FROM event_detail WHERE key = $1")
                .bind(key)
                .fetch_optional(conn)
                .await?;
        if let Some((Some(kind), Some(text))) = row {
            return Ok(Some(PayloadSource::Submitted(kind, text)));
        }
    }
    let record = raw_event::contents(conn, kind, &[key]).await?.remove(&key);
    Ok(record.map(PayloadSource::Record))
}
