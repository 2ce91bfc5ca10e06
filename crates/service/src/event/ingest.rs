//! Raw events in, merged into aggregates.

use super::whereabouts::Whereabouts;
use crate::{
    Ctx, Result,
    activity::{Done, record},
    alert_rule::{Arrived, Content, Judging, Named as ArrivedNames},
};
use argus_domain::{
    CustomerId, EventFacts, EventKey, Flags, LocationId, Permission, Place, PlaceId, SensorId, Severity,
    Timestamp,
    event::{CustomerName, GeoLocation},
};
use argus_ingest::{RawEvent, aggregate_uuid, raw_uuid};
use argus_store::{
    StoreError, Tx,
    event::{self, Growth, Identity, NewEvent, Table, UpdateTimes},
    raw_event::{self, NewRawEvent},
    sensor,
    signature::{self, Known, Named},
};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// What a batch did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ingested {
    /// Raw events that were stored.
    pub stored: u64,
    /// Raw events that were there already.
    pub known: u64,
    /// Aggregated events that are new.
    pub aggregates: u64,
}

impl std::ops::AddAssign for Ingested {
    fn add_assign(&mut self, more: Self) {
        self.stored += more.stored;
        self.known += more.known;
        self.aggregates += more.aggregates;
    }
}

/// Another server may write the same aggregate at the same moment: then the batch is done again.
const TRIES: u32 = 10;

/// Stores a batch of one customer, all of it or nothing. What is there already is counted, not added.
pub async fn ingest(ctx: &Ctx, customer: &CustomerName, events: &[RawEvent]) -> Result<Ingested> {
    let actor = ctx.require(Permission::EventSubmit)?;
    debug_assert!(
        actor.scope().includes(customer.id),
        "the customer was looked up within the caller's scope"
    );
    if events.is_empty() {
        return Ok(Ingested::default());
    }
    train(ctx, events).await?;
    for _ in 1..TRIES {
        match attempt(ctx, customer, events).await {
            Err(crate::Error::Store(error)) if is_race(&error) => {}
            done => return done,
        }
    }
    attempt(ctx, customer, events).await
}

/// Lets the store learn how records of this kind look, so that it keeps them small.
async fn train(ctx: &Ctx, events: &[RawEvent]) -> Result<()> {
    let format = events[0].format;
    let samples: Vec<&str> =
        events.iter().filter(|event| event.format == format).map(|event| event.content.as_str()).collect();
    Ok(argus_store::train(ctx.argus.store(), format as i16, &samples, ctx.now).await?)
}

pub(super) fn is_race(error: &StoreError) -> bool {
    matches!(error, StoreError::Exists(_)) || error.is_transient()
}

async fn attempt(ctx: &Ctx, customer: &CustomerName, events: &[RawEvent]) -> Result<Ingested> {
    let mut tx = ctx.argus.store().begin().await?;
    let mut judging = Judging::begin(&mut tx, ctx).await?;
    let ingested = store(&mut tx, ctx, customer.id, events, &mut judging).await?;
    let settled = judging.settle(&mut tx, ctx).await?;
    if ingested.stored > 0 {
        let done = Done {
            customer: Some(customer.id),
            detail: json!({"stored": ingested.stored, "known": ingested.known, "aggregates": ingested.aggregates}),
            ..Done::new(
                "event.ingest",
                format!("Stored {} raw events of “{}”", ingested.stored, customer.name),
            )
        };
        record(&mut tx, ctx, done).await?;
    }
    tx.commit().await?;
    settled.committed(ctx);
    Ok(ingested)
}

/// The same within a transaction that holds more.
pub(super) async fn store(
    tx: &mut Tx,
    ctx: &Ctx,
    customer: CustomerId,
    events: &[RawEvent],
    judging: &mut Judging,
) -> Result<Ingested> {
    let wanted: Vec<Identity> = events
        .iter()
        .map(|event| Identity { timestamp: event.timestamp, customer, uuid: raw_uuid(customer, event) })
        .collect();
    let placed = event::free_keys(tx, Table::Raw, &wanted).await?;
    let new: Vec<New<'_>> = events
        .iter()
        .zip(&wanted)
        .zip(&placed)
        .filter(|(_, (_, known))| !known)
        .map(|((event, name), (key, _))| New { event, uuid: name.uuid, key: *key })
        .collect();
    let known = (events.len() - new.len()) as u64;
    if new.is_empty() {
        return Ok(Ingested { known, ..Ingested::default() });
    }

    let names: BTreeSet<Named<'_>> = new.iter().map(|new| named(new.event)).collect();
    let hosts: BTreeSet<&str> = new.iter().filter_map(|new| new.event.sensor.as_deref()).collect();
    let known_names = Names {
        signatures: signature::resolve(tx, &names).await?,
        sensors: sensor::resolve(tx, customer, &hosts).await?,
    };
    let groups = groups(customer, &new, ctx.argus.settings().aggregation_window);
    let (aggregate_of, aggregates) = merge(tx, ctx, customer, &groups, &known_names).await?;

    let rows: Vec<NewRawEvent<'_>> = groups
        .iter()
        .zip(&aggregate_of)
        .flat_map(|(group, aggregate)| group.members.iter().map(move |new| (new, *aggregate)))
        .map(|(new, aggregate)| row(ctx, customer, new, aggregate, &known_names))
        .collect();
    raw_event::insert(tx, &rows).await?;
    let addresses = new.iter().flat_map(|new| [new.event.source.address, new.event.destination.address]);
    event::note_networks(tx, addresses.flatten().collect()).await?;
    if !judging.is_idle() {
        judge(tx, ctx, customer, &groups, &aggregate_of, &known_names, judging).await?;
    }
    Ok(Ingested { stored: new.len() as u64, known, aggregates })
}

fn named(event: &RawEvent) -> Named<'_> {
    Named { name: &event.signature, alarm: event.alarm.as_deref(), category: event.category.as_deref() }
}

/// Ids of the names that raw events hold.
struct Names<'a> {
    signatures: BTreeMap<Named<'a>, Known>,
    sensors: BTreeMap<String, SensorId>,
}

impl Names<'_> {
    fn signature(&self, event: &RawEvent) -> Known {
        self.signatures[&named(event)]
    }

    fn sensor(&self, event: &RawEvent) -> Option<SensorId> {
        self.sensors.get(event.sensor.as_deref()?).copied()
    }
}

#[derive(Clone, Copy)]
struct New<'a> {
    event: &'a RawEvent,
    uuid: Uuid,
    key: EventKey,
}

/// The new raw events of one aggregate.
struct Group<'a> {
    uuid: Uuid,
    window: Timestamp,
    members: Vec<New<'a>>,
}

impl Group<'_> {
    fn times(&self) -> impl Iterator<Item = Timestamp> {
        self.members.iter().map(|new| new.event.timestamp)
    }

    fn start(&self) -> Timestamp {
        self.times().min().unwrap_or_default()
    }

    fn end(&self) -> Timestamp {
        self.times().max().unwrap_or_default()
    }

    fn severity(&self) -> Severity {
        self.members.iter().map(|new| new.event.severity).max().unwrap_or_default()
    }

    fn flags(&self) -> Flags {
        self.members.iter().fold(Flags::NONE, |flags, new| flags.union(new.event.flags))
    }

    /// The raw event that the aggregate's properties are read from.
    fn first(&self) -> New<'_> {
        *self.members.iter().min_by_key(|new| new.key).unwrap_or(&self.members[0])
    }
}

fn groups<'a>(customer: CustomerId, new: &[New<'a>], window: i64) -> Vec<Group<'a>> {
    let mut groups: BTreeMap<(Timestamp, Uuid), Vec<New<'a>>> = BTreeMap::new();
    for new in new {
        let start = Timestamp::clamped(new.event.timestamp.millis() / window * window);
        groups.entry((start, aggregate_uuid(customer, new.event, start))).or_default().push(*new);
    }
    groups.into_iter().map(|((window, uuid), members)| Group { uuid, window, members }).collect()
}

/// Makes the aggregates that are missing and lets the others grow. Returns their keys in the order of the
/// groups, and how many are new.
async fn merge(
    tx: &mut Tx,
    ctx: &Ctx,
    customer: CustomerId,
    groups: &[Group<'_>],
    names: &Names<'_>,
) -> Result<(Vec<EventKey>, u64)> {
    let windows: Vec<(Timestamp, Uuid)> = groups.iter().map(|group| (group.window, group.uuid)).collect();
    let mut keys: HashMap<Uuid, EventKey> = event::in_windows(tx, &windows).await?;

    let missing: Vec<&Group<'_>> = groups.iter().filter(|group| !keys.contains_key(&group.uuid)).collect();
    let wanted: Vec<Identity> = missing
        .iter()
        .map(|group| Identity { timestamp: group.first().event.timestamp, customer, uuid: group.uuid })
        .collect();
    let placed = event::free_keys(tx, Table::Aggregated, &wanted).await?;
    let updated = UpdateTimes::take(tx, ctx.now, groups.len()).await?;
    let grown: Vec<Growth> = groups
        .iter()
        .filter_map(|group| Some((group, *keys.get(&group.uuid)?)))
        .enumerate()
        .map(|(number, (group, key))| Growth {
            key,
            count: group.members.len() as i64,
            start: group.start(),
            end: group.end(),
            severity: group.severity(),
            flags: group.flags(),
            updated: updated.of(number),
        })
        .collect();
    let firsts: Vec<&RawEvent> = missing.iter().map(|group| group.first().event).collect();
    let whereabouts = Whereabouts::resolve(tx, customer, &firsts).await?;
    let made: Vec<NewEvent> = missing
        .iter()
        .zip(placed)
        .zip(whereabouts)
        .enumerate()
        .map(|(number, ((group, (key, _)), whereabouts))| {
            let first = group.first();
            let Known { id, category } = names.signature(first.event);
            NewEvent {
                key,
                uuid: group.uuid,
                customer,
                signature: id,
                category,
                severity: group.severity(),
                protocol: first.event.protocol,
                source: first.event.source,
                destination: first.event.destination,
                source_place: whereabouts.source,
                destination_place: whereabouts.destination,
                location: whereabouts.location,
                domain: whereabouts.domain,
                count: group.members.len() as i64,
                start: group.start(),
                end: group.end(),
                updated: updated.of(grown.len() + number),
                flags: group.flags(),
                window: Some(group.window),
                first_raw: Some(first.key),
            }
        })
        .collect();
    event::insert(tx, &made).await?;
    event::grow(tx, &grown).await?;
    let times = made
        .iter()
        .map(|event| (event.key.timestamp(), event.start, event.end))
        .chain(grown.iter().map(|growth| (growth.key.timestamp(), growth.start, growth.end)));
    event::widen_reach(tx, times.collect()).await?;
    let aggregates = made.len() as u64;
    keys.extend(made.into_iter().map(|event| (event.uuid, event.key)));
    Ok((groups.iter().map(|group| keys[&group.uuid]).collect(), aggregates))
}

/// Holds each raw event against the alert rules by what it says itself, so that it matters to none of them in which
/// order events arrive.
async fn judge(
    tx: &mut Tx,
    ctx: &Ctx,
    customer: CustomerId,
    groups: &[Group<'_>],
    aggregate_of: &[EventKey],
    names: &Names<'_>,
    judging: &mut Judging,
) -> Result<()> {
    let members: Vec<(&New<'_>, EventKey)> = groups
        .iter()
        .zip(aggregate_of)
        .flat_map(|(group, aggregate)| group.members.iter().map(move |new| (new, *aggregate)))
        .collect();
    let events: Vec<&RawEvent> = members.iter().map(|(new, _)| new.event).collect();
    let whereabouts = if judging.needs_whereabouts() {
        Whereabouts::resolve(tx, customer, &events).await?
    } else {
        vec![Whereabouts::default(); events.len()]
    };
    let reads_records = judging.reads_records();
    for ((new, aggregate), whereabouts) in members.into_iter().zip(whereabouts) {
        let event = new.event;
        let Known { id, category } = names.signature(event);
        let at = event.timestamp;
        let facts = EventFacts {
            key: new.key,
            uuid: new.uuid,
            customer,
            signature: id,
            category,
            severity: event.severity,
            protocol: event.protocol,
            source: event.source,
            destination: event.destination,
            source_place: place(event.source_geo.as_ref()),
            destination_place: place(event.destination_geo.as_ref()),
            location: whereabouts.location.unwrap_or(LocationId(0)),
            domain: whereabouts.domain,
            count: 1,
            start: at,
            end: at,
            updated: ctx.now,
            assessed: None,
            flags: event.flags,
            cases: Vec::new(),
        };
        let named = ArrivedNames {
            signature: event.signature.clone(),
            sensor: event.sensor.clone(),
            domain: event.domain.clone(),
        };
        let content = if reads_records {
            Content::Record(event.format, event.content.clone())
        } else {
            Content::Unread
        };
        let sensor = names.sensor(event);
        judging.take(Arrived { facts, sensor, event: aggregate, at, times: 1, named, content });
    }
    Ok(())
}

/// Only countries are asked for.
fn place(geo: Option<&GeoLocation>) -> Option<Place> {
    geo.map(|geo| Place { id: PlaceId(0), country: geo.country })
}

fn row<'a>(
    ctx: &Ctx,
    customer: CustomerId,
    new: &New<'a>,
    aggregate: EventKey,
    names: &Names<'_>,
) -> NewRawEvent<'a> {
    let event = new.event;
    let Known { id, category } = names.signature(event);
    NewRawEvent {
        key: new.key,
        uuid: new.uuid,
        event: aggregate,
        customer,
        signature: id,
        category,
        severity: event.severity,
        protocol: event.protocol,
        source: event.source,
        destination: event.destination,
        flags: event.flags,
        sensor: names.sensor(event),
        received: ctx.now,
        format: event.format as i16,
        content: &event.content,
    }
}
