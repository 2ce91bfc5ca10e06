//! Events that programs submit one by one or in bulk.

use super::{
    ingest,
    prepared::{Prepared, prepare},
    whereabouts::{Said, Whereabouts},
};
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    alert_rule::{Arrived, Content, Judging, Named as ArrivedNames},
};
use argus_domain::{CaseId, EventId, EventKey, EventType, Invalid, Permission};
use argus_ingest::{raw_uuid, submission::Submission};
use argus_store::{
    Scope, StoreError, Tx, case,
    event::{self, Change, Identity, NewEvent, SubmittedDetail, Table, UpdateTimes},
    raw_event,
    signature::{self, Known, Named},
};
use serde_json::json;
use std::collections::BTreeSet;

/// What becomes of the others when one event of many is wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnError {
    /// Nothing is stored.
    #[default]
    RejectAll,
    DropInvalid,
}

/// What became of one event.
#[derive(Clone, Debug)]
pub enum Outcome {
    Accepted(EventId),
    Rejected(Invalid),
}

/// Stores submissions in one transaction; outcomes are in their order. Whoever submits an id again changes
/// that event, unless it was finalized.
///
/// With [`OnError::RejectAll`], the first one that is wrong is the error, with `events[n].` before its
/// fields where there are several.
pub async fn submit(
    ctx: &Ctx,
    submissions: Vec<Result<Submission, Invalid>>,
    on_error: OnError,
) -> Result<Vec<Outcome>> {
    ctx.require(Permission::EventSubmit)?;
    for _ in 0..10 {
        match attempt(ctx, &submissions, on_error).await {
            Err(Error::Store(error)) if ingest::is_race(&error) => {}
            done => return done,
        }
    }
    attempt(ctx, &submissions, on_error).await
}

async fn attempt(
    ctx: &Ctx,
    submissions: &[Result<Submission, Invalid>],
    on_error: OnError,
) -> Result<Vec<Outcome>> {
    let mut outcomes = Vec::with_capacity(submissions.len());
    let mut customers = BTreeSet::new();
    // Looked up before the transaction: they have their own connection.
    let mut prepared = Vec::with_capacity(submissions.len());
    for submission in submissions {
        prepared.push(match submission {
            Ok(submission) => match prepare(ctx, submission).await {
                Err(Error::Invalid(invalid)) => Err(invalid),
                other => Ok(other?),
            },
            Err(invalid) => Err(invalid.clone()),
        });
    }
    let several = submissions.len() > 1;
    let mut tx = ctx.argus.store().begin().await?;
    let mut judging = Judging::begin(&mut tx, ctx).await?;
    for (index, prepared) in prepared.into_iter().enumerate() {
        let stored = match prepared {
            Ok(prepared) => match store(&mut tx, ctx, &prepared, &mut judging).await {
                Err(Error::Invalid(invalid)) => Err(invalid),
                other => {
                    customers.insert(prepared.customer.id);
                    Ok(other?)
                }
            },
            Err(invalid) => Err(invalid),
        };
        match stored {
            Ok(id) => outcomes.push(Outcome::Accepted(id)),
            Err(invalid) if on_error == OnError::DropInvalid => outcomes.push(Outcome::Rejected(invalid)),
            Err(invalid) if several => return Err(at(index, invalid).into()),
            Err(invalid) => return Err(invalid.into()),
        }
    }
    let settled = judging.settle(&mut tx, ctx).await?;
    let accepted = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Accepted(_))).count();
    if accepted > 0 {
        let only = customers.first().copied().filter(|_| customers.len() == 1);
        let done = Done {
            customer: only,
            detail: json!({"accepted": accepted, "customers": customers}),
            ..Done::new(
                "event.submit",
                format!("Submitted {accepted} {}", if accepted == 1 { "event" } else { "events" }),
            )
        };
        record(&mut tx, ctx, done).await?;
    }
    tx.commit().await?;
    settled.committed(ctx);
    Ok(outcomes)
}

fn at(index: usize, invalid: Invalid) -> Invalid {
    let mut named = Invalid::default();
    for error in invalid.0 {
        named.add(format!("events[{index}].{}", error.field), error.message);
    }
    named
}

pub(super) async fn store(
    tx: &mut Tx,
    ctx: &Ctx,
    prepared: &Prepared<'_>,
    judging: &mut Judging,
) -> Result<EventId> {
    let scope = ctx.caller()?.scope();
    check_cases(tx, &scope, &prepared.submission.cases).await?;
    match prepared.kind {
        EventType::Raw => store_raw(tx, ctx, &scope, prepared, judging).await,
        EventType::Aggregated => store_aggregated(tx, ctx, &scope, prepared, judging).await,
    }
}

/// A sensor goes on naming a case that was merged into another: the event is linked to that one.
async fn check_cases(tx: &mut Tx, scope: &Scope, cases: &[CaseId]) -> Result<()> {
    for id in cases {
        let mut next = Some(*id);
        while let Some(named) = next {
            let found = case::get(tx, scope, named).await?.ok_or_else(|| {
                Invalid::one("associatedCaseIDs", format_args!("{id} is not a case that you may see"))
            })?;
            next = found.summary.merged_into;
        }
    }
    Ok(())
}

fn required_signature(submission: &Submission) -> Result<&str, Invalid> {
    submission.signature.as_deref().ok_or_else(|| Invalid::one("signature", "must be given"))
}

async fn store_raw(
    tx: &mut Tx,
    ctx: &Ctx,
    scope: &Scope,
    prepared: &Prepared<'_>,
    judging: &mut Judging,
) -> Result<EventId> {
    let Prepared { submission, customer, timestamp, .. } = prepared;
    let signature = required_signature(submission)?.to_owned();
    let raw = (*submission).clone().into_raw(*timestamp, signature);
    let id = EventId {
        kind: EventType::Raw,
        timestamp: *timestamp,
        customer: customer.id,
        uuid: raw_uuid(customer.id, &raw),
    };
    ingest::store(tx, ctx, customer.id, std::slice::from_ref(&raw), judging).await?;
    // Cases are linked to what analysts see: the aggregate that it became a part of.
    if !submission.cases.is_empty()
        && let Some(key) = event::key_of(tx, scope, &id).await?
        && let Some(aggregate) = raw_event::aggregate_of(tx, key).await?
    {
        event::link_cases(tx, aggregate, &submission.cases, ctx.now).await?;
    }
    Ok(id)
}

async fn store_aggregated(
    tx: &mut Tx,
    ctx: &Ctx,
    scope: &Scope,
    prepared: &Prepared<'_>,
    judging: &mut Judging,
) -> Result<EventId> {
    let Prepared { submission, customer, timestamp, .. } = prepared;
    let uuid = submission.id.uuid.unwrap_or_else(|| ctx.argus.random().uuid());
    let id = EventId { kind: EventType::Aggregated, timestamp: *timestamp, customer: customer.id, uuid };
    let signature = match &submission.signature {
        Some(name) => {
            let named = Named { name, alarm: None, category: None };
            signature::resolve(tx, &BTreeSet::from([named])).await?.into_values().next()
        }
        None => None,
    };
    let said = Said {
        source: submission.source_geo.as_ref(),
        destination: submission.destination_geo.as_ref(),
        location: submission.location.as_deref(),
        domain: submission.fqdn.as_deref(),
    };
    let whereabouts = Whereabouts::of(tx, customer.id, &[said]).await?.pop().unwrap_or_default();
    let existing = event::key_of(tx, scope, &id).await?;
    let counted = match existing {
        Some(key) if !judging.is_idle() => count_of(tx, key).await?,
        _ => 0,
    };
    let key = match existing {
        Some(key) => {
            if !update(tx, ctx, key, submission, signature, whereabouts).await? {
                // Finalized: nothing changes, and it is accepted all the same.
                return Ok(id);
            }
            key
        }
        None => {
            required_signature(submission)?;
            let signature = signature.ok_or_else(|| Invalid::one("signature", "must be given"))?;
            insert(tx, ctx, &id, submission, signature, whereabouts).await?
        }
    };
    put_rest(tx, ctx, key, submission).await?;
    if !judging.is_idle() {
        judge(tx, key, submission, counted, judging).await?;
    }
    Ok(id)
}

async fn count_of(tx: &mut Tx, key: EventKey) -> Result<i64> {
    let found = event::of_keys(tx, EventType::Aggregated, &[key]).await?;
    Ok(found.first().map_or(0, |(facts, _)| facts.count))
}

/// Holds the event as it is now against the alert rules, for the occurrences that are new.
async fn judge(
    tx: &mut Tx,
    key: EventKey,
    submission: &Submission,
    counted: i64,
    judging: &mut Judging,
) -> Result<()> {
    let facts = event::of_keys(tx, EventType::Aggregated, &[key]).await?.pop();
    let summary = event::summaries(tx, EventType::Aggregated, &[key]).await?.pop();
    let (Some((facts, sensor)), Some((_, summary))) = (facts, summary) else { return Ok(()) };
    let times = facts.count - counted;
    if times <= 0 {
        return Ok(());
    }
    let named =
        ArrivedNames { signature: summary.attack.signature, sensor: None, domain: submission.fqdn.clone() };
    let content = if judging.reads_records() {
        Content::Properties(submission.properties.clone())
    } else {
        Content::Unread
    };
    let at = facts.end;
    judging.take(Arrived { facts, sensor, event: key, at, times, named, content });
    Ok(())
}

async fn update(
    tx: &mut Tx,
    ctx: &Ctx,
    key: EventKey,
    submission: &Submission,
    signature: Option<Known>,
    whereabouts: Whereabouts,
) -> Result<bool> {
    let change = Change {
        signature: signature.map(|known| (known.id, known.category)),
        severity: submission.severity,
        protocol: submission.protocol,
        source: submission.source,
        destination: submission.destination,
        source_place: whereabouts.source,
        destination_place: whereabouts.destination,
        location: whereabouts.location,
        domain: whereabouts.domain,
        count: submission.count,
        start: submission.start,
        end: submission.end,
        flags: submission.all_flags(),
    };
    let updated = UpdateTimes::take(tx, ctx.now, 1).await?.of(0);
    Ok(event::change(tx, key, &change, updated).await?)
}

async fn insert(
    tx: &mut Tx,
    ctx: &Ctx,
    id: &EventId,
    submission: &Submission,
    signature: Known,
    whereabouts: Whereabouts,
) -> Result<EventKey> {
    let placed = event::free_keys(
        tx,
        Table::Aggregated,
        &[Identity { timestamp: id.timestamp, customer: id.customer, uuid: id.uuid }],
    )
    .await?;
    let key = placed.first().map(|(key, _)| *key).ok_or_else(|| StoreError::Corrupt("no key".to_owned()))?;
    let start = submission.start.or(submission.end).unwrap_or(id.timestamp);
    let new = NewEvent {
        key,
        uuid: id.uuid,
        customer: id.customer,
        signature: signature.id,
        category: signature.category,
        severity: submission.severity.unwrap_or_default(),
        protocol: submission.protocol.unwrap_or_default(),
        source: submission.source,
        destination: submission.destination,
        source_place: whereabouts.source,
        destination_place: whereabouts.destination,
        location: whereabouts.location,
        domain: whereabouts.domain,
        count: submission.count.unwrap_or(1),
        start,
        end: submission.end.unwrap_or(start).max(start),
        updated: UpdateTimes::take(tx, ctx.now, 1).await?.of(0),
        flags: submission.all_flags(),
        window: None,
        first_raw: None,
    };
    event::insert(tx, &[new]).await?;
    Ok(key)
}

/// What is not in the event's own row, and what searches must know of it.
async fn put_rest(tx: &mut Tx, ctx: &Ctx, key: EventKey, submission: &Submission) -> Result<()> {
    let mut properties = submission.properties.clone();
    let agent = ctx.actor().and_then(|actor| actor.user.as_ref()).map_or("argus", |user| user.login.as_str());
    properties.insert("agent.id".to_owned(), agent.to_owned());
    for name in ["agent.timestamp", "engine.timestamp"] {
        properties.insert(name.to_owned(), ctx.now.millis().to_string());
    }
    let detail = SubmittedDetail {
        domain: submission.fqdn.as_deref(),
        uri: submission.uri.as_deref(),
        properties: &properties,
        sub_events: &submission.sub_events,
        payload: submission.payload.as_ref().map(|payload| (payload.kind.name(), payload.text.as_str())),
    };
    event::put_detail(tx, key, &detail).await?;
    event::link_cases(tx, key, &submission.cases, ctx.now).await?;
    let addresses = [submission.source.address, submission.destination.address];
    event::note_networks(tx, addresses.into_iter().flatten().collect()).await?;
    let at = key.timestamp();
    let reached = (at, submission.start.unwrap_or(at).min(at), submission.end.unwrap_or(at).max(at));
    event::widen_reach(tx, vec![reached]).await?;
    event::note_far(tx, key).await?;
    Ok(())
}
