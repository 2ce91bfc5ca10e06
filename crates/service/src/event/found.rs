//! Events that were found in what a case has, such as a file of evidence: they are the customer's, and linked to the case.
//!
//! Whoever works on the case and judges events may add them. Both functions are part of a larger transaction.

use super::{assess::link, ingest, prepared::arranged, submit};
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    alert_rule::Judging,
    case::part::Work,
};
use argus_domain::{EventId, EventKey, EventType, Invalid, Permission, customer::Customer};
use argus_ingest::{RawEvent, raw_uuid, submission::Submission};
use argus_store::{Scope, Tx, customer, event, raw_event};
use serde_json::json;
use std::collections::BTreeSet;

/// As programs submit them. Problems are named by the event's place: `3.severity`.
pub(crate) async fn submit_found(
    tx: &mut Tx,
    ctx: &Ctx,
    work: &Work,
    submissions: &[Submission],
) -> Result<Vec<EventId>> {
    let customer = whose(tx, ctx, work).await?;
    let mut judging = Judging::begin(tx, ctx).await?;
    let mut ids = Vec::with_capacity(submissions.len());
    for (place, submission) in submissions.iter().enumerate() {
        let stored = one(tx, ctx, work, &customer, submission, &mut judging).await;
        ids.push(stored.map_err(|error| at(place, error))?);
    }
    drop(judging.settle(tx, ctx).await?);
    let count = ids.len();
    let done = Done {
        customer: Some(customer.id),
        case: Some(work.case),
        detail: json!({"accepted": count, "customers": [customer.id]}),
        ..Done::new("event.submit", format!("Added {count} {}", events(count)))
    };
    record(tx, ctx, done).await?;
    Ok(ids)
}

async fn one(
    tx: &mut Tx,
    ctx: &Ctx,
    work: &Work,
    customer: &Customer,
    submission: &Submission,
    judging: &mut Judging,
) -> Result<EventId> {
    if let Some(named) = &submission.id.customer
        && *named != customer.id.to_string()
        && *named != customer.short_name
    {
        return Err(Invalid::one("id.customer", "must be the customer of the case").into());
    }
    let mut submission = submission.clone();
    submission.cases = vec![work.case];
    submit::store(tx, ctx, &arranged(&submission, customer.clone(), ctx.now)?, judging).await
}

/// As sensors report them. Gives the aggregated events that they are parts of.
pub(crate) async fn ingest_found(
    tx: &mut Tx,
    ctx: &Ctx,
    work: &Work,
    found: &[RawEvent],
) -> Result<Vec<EventId>> {
    let customer = whose(tx, ctx, work).await?;
    let mut judging = Judging::begin(tx, ctx).await?;
    let ingested = ingest::store(tx, ctx, customer.id, found, &mut judging).await?;
    drop(judging.settle(tx, ctx).await?);
    let scope = Scope::customers(vec![customer.id]);
    let mut keys: BTreeSet<EventKey> = BTreeSet::new();
    for raw in found {
        let id = EventId {
            kind: EventType::Raw,
            timestamp: raw.timestamp,
            customer: customer.id,
            uuid: raw_uuid(customer.id, raw),
        };
        if let Some(key) = event::key_of(tx, &scope, &id).await? {
            keys.extend(raw_event::aggregate_of(tx, key).await?);
        }
    }
    let keys: Vec<EventKey> = keys.into_iter().collect();
    let done = Done {
        customer: Some(customer.id),
        case: Some(work.case),
        detail: json!({"stored": ingested.stored, "known": ingested.known, "aggregates": ingested.aggregates}),
        ..Done::new("event.ingest", format!("Added {} raw {}", found.len(), events(found.len())))
    };
    record(tx, ctx, done).await?;
    link(tx, ctx, &work.scope, &keys, work.case).await?;
    let found = event::summaries(tx, EventType::Aggregated, &keys).await?;
    Ok(found.into_iter().map(|(_, summary)| summary.id).collect())
}

async fn whose(tx: &mut Tx, ctx: &Ctx, work: &Work) -> Result<Customer> {
    ctx.require(Permission::AssessEvents)?;
    let scope = Scope::customers(vec![work.customer]);
    let found = customer::get(tx, &scope, work.customer).await?;
    found.ok_or_else(|| Error::NotFound(format!("There is no customer {}.", work.customer)))
}

fn events(count: usize) -> &'static str {
    if count == 1 { "event" } else { "events" }
}

fn at(place: usize, error: Error) -> Error {
    match error {
        Error::Invalid(invalid) => {
            let mut named = Invalid::default();
            for problem in invalid.0 {
                named.add(format!("{place}.{}", problem.field), problem.message);
            }
            named.into()
        }
        other => other,
    }
}
