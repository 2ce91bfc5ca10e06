//! Events with as much of their records as a search looks at.

use super::facts;
use crate::{
    Conn, Result, StoreError,
    query::{chunks, sql},
    raw_event,
};
use argus_domain::{EventFacts, EventKey, EventType, SensorId};
use std::collections::{BTreeMap, HashMap};

#[derive(Clone, Debug)]
pub struct Candidate {
    pub kind: EventType,
    pub facts: EventFacts,
    pub sensor: Option<SensorId>,
    /// The record of a raw event, or of the one that an aggregate began with.
    pub record: Option<raw_event::Content>,
    /// Properties that were submitted, which go before those of the record.
    pub submitted: BTreeMap<String, String>,
}

/// In the order of `keys`.
pub(super) async fn candidates(
    conn: &mut Conn,
    kind: EventType,
    keys: &[EventKey],
) -> Result<Vec<Candidate>> {
    let mut records = raw_event::contents(conn, kind, keys).await?;
    let mut submitted = match kind {
        EventType::Aggregated => submitted(conn, keys).await?,
        EventType::Raw => HashMap::new(),
    };
    let mut by_key: HashMap<EventKey, Candidate> = HashMap::new();
    for (facts, sensor) in facts::of_keys(conn, kind, keys).await? {
        let key = facts.key;
        let candidate = Candidate {
            kind,
            facts,
            sensor,
            record: records.remove(&key),
            submitted: submitted.remove(&key).unwrap_or_default(),
        };
        by_key.insert(key, candidate);
    }
    Ok(keys.iter().filter_map(|key| by_key.remove(key)).collect())
}

async fn submitted(
    conn: &mut Conn,
    keys: &[EventKey],
) -> Result<HashMap<EventKey, BTreeMap<String, String>>> {
    let mut all = HashMap::new();
    for chunk in chunks(keys) {
        let mut query = sql("SELECT key, properties FROM event_detail WHERE key IN ");
        query.push_list(chunk.iter().copied());
        for (key, properties) in query.fetch_all::<(i64, String)>(conn).await? {
            let properties = serde_json::from_str(&properties).map_err(StoreError::corrupt)?;
            all.insert(EventKey(key), properties);
        }
    }
    Ok(all)
}
