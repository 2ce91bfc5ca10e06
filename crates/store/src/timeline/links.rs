//! The indicators and events that entries are linked to.

use crate::{
    Conn, Result, Scope, Tx, event,
    ioc::folded,
    query::{chunks, sql},
};
use argus_domain::{
    CaseId, EventId, EventKey, EventType, Flags, IocId, TimelineEntryId,
    timeline::{LinkedEvent, LinkedIoc},
};
use std::collections::HashMap;

/// Of each entry, in the order of their numbers. Uses ioc_value.
pub(super) async fn iocs_of(
    conn: &mut Conn,
    entries: &[TimelineEntryId],
) -> Result<HashMap<TimelineEntryId, Vec<LinkedIoc>>> {
    let mut iocs: HashMap<TimelineEntryId, Vec<LinkedIoc>> = HashMap::new();
    for chunk in chunks(entries) {
        let mut query = sql("SELECT link.entry_id, own.id, own.value FROM timeline_entry_ioc AS link
             JOIN timeline_entry ON timeline_entry.id = link.entry_id
             JOIN ioc AS linked ON linked.id = link.ioc_id
             JOIN ioc AS own ON own.case_id = timeline_entry.case_id AND own.kind = linked.kind
                AND own.folded = linked.folded AND own.deleted_at IS NULL
             WHERE link.entry_id IN ");
        query.push_list(chunk.iter().copied()).push(" ORDER BY link.entry_id, own.id");
        let rows: Vec<(i64, i64, String)> = query.fetch_all(conn).await?;
        for (entry, id, value) in rows {
            iocs.entry(TimelineEntryId(entry)).or_default().push(LinkedIoc { id: IocId(id), value });
        }
    }
    Ok(iocs)
}

/// Of each entry, the oldest first: those that are linked to its case still.
pub(super) async fn events_of(
    conn: &mut Conn,
    entries: &[TimelineEntryId],
) -> Result<HashMap<TimelineEntryId, Vec<LinkedEvent>>> {
    let mut links: Vec<(i64, i64)> = Vec::new();
    for chunk in chunks(entries) {
        let mut query = sql("SELECT link.entry_id, link.event_key FROM timeline_entry_event AS link
             JOIN timeline_entry ON timeline_entry.id = link.entry_id
             JOIN event_case ON event_case.event_key = link.event_key
                AND event_case.case_id = timeline_entry.case_id
             WHERE link.entry_id IN ");
        query.push_list(chunk.iter().copied()).push(" ORDER BY link.entry_id, link.event_key");
        links.extend(query.fetch_all::<(i64, i64)>(conn).await?);
    }
    let mut keys: Vec<EventKey> = links.iter().map(|(_, key)| EventKey(*key)).collect();
    keys.sort_unstable();
    keys.dedup();
    let found = event::summaries(conn, EventType::Aggregated, &keys).await?;
    let told = found.into_iter().filter(|(_, event)| event.flags.intersection(Flags::DELETED).is_empty());
    let told: HashMap<EventKey, LinkedEvent> = told
        .map(|(key, event)| {
            let name = event.attack.alarm_description.unwrap_or(event.attack.signature);
            (key, LinkedEvent { id: event.id, name, start: event.start })
        })
        .collect();
    let mut events: HashMap<TimelineEntryId, Vec<LinkedEvent>> = HashMap::new();
    for (entry, key) in links {
        if let Some(event) = told.get(&EventKey(key)) {
            events.entry(TimelineEntryId(entry)).or_default().push(event.clone());
        }
    }
    Ok(events)
}

/// Those of a case among some, in the order of their numbers.
pub async fn iocs_by_id(conn: &mut Conn, case: CaseId, ids: &[IocId]) -> Result<Vec<LinkedIoc>> {
    let mut query = sql("SELECT id, value FROM ioc WHERE case_id = ");
    query.push_bind(case).push(" AND deleted_at IS NULL AND id IN ").push_list(ids.iter().copied());
    query.push(" ORDER BY id");
    let rows: Vec<(i64, String)> = query.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(id, value)| LinkedIoc { id: IocId(id), value }).collect())
}

/// Those of a case with a value, of whatever type. Uses ioc_folded.
pub async fn iocs_by_value(conn: &mut Conn, case: CaseId, value: &str) -> Result<Vec<IocId>> {
    let rows: Vec<(i64,)> =
        sql("SELECT id FROM ioc WHERE folded = $1 AND case_id = $2 AND deleted_at IS NULL ORDER BY id")
            .bind(folded(value))
            .bind(case)
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(|(id,)| IocId(id)).collect())
}

/// An event, if it is linked to a case.
pub async fn linked_event(
    conn: &mut Conn,
    case: CaseId,
    id: &EventId,
) -> Result<Option<(EventKey, LinkedEvent)>> {
    let Some((key, found)) = event::get(conn, &Scope::everything(), id).await? else { return Ok(None) };
    let link: Option<(i64,)> = sql("SELECT event_key FROM event_case WHERE event_key = $1 AND case_id = $2")
        .bind(key)
        .bind(case)
        .fetch_optional(conn)
        .await?;
    let name = found.attack.alarm_description.unwrap_or(found.attack.signature);
    Ok(link.map(|_| (key, LinkedEvent { id: found.id, name, start: found.start })))
}

pub async fn set_iocs(tx: &mut Tx, id: TimelineEntryId, iocs: &[IocId]) -> Result<()> {
    sql("DELETE FROM timeline_entry_ioc WHERE entry_id = $1").bind(id).execute(tx).await?;
    for ioc in iocs {
        sql("INSERT INTO timeline_entry_ioc (entry_id, ioc_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(id)
            .bind(*ioc)
            .execute(tx)
            .await?;
    }
    Ok(())
}

pub async fn set_events(tx: &mut Tx, id: TimelineEntryId, events: &[EventKey]) -> Result<()> {
    sql("DELETE FROM timeline_entry_event WHERE entry_id = $1").bind(id).execute(tx).await?;
    for event in events {
        sql("INSERT INTO timeline_entry_event (entry_id, event_key) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(id)
            .bind(*event)
            .execute(tx)
            .await?;
    }
    Ok(())
}
