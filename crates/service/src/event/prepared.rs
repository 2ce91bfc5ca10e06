//! Submissions, with whom they are for and when they happened.

use crate::{Ctx, Result, customer};
use argus_domain::{EventType, Invalid, Timestamp, customer::Customer};
use argus_ingest::submission::Submission;

/// A submission with what the server adds to it.
pub(super) struct Prepared<'a> {
    pub(super) submission: &'a Submission,
    pub(super) customer: Customer,
    pub(super) kind: EventType,
    pub(super) timestamp: Timestamp,
}

pub(super) async fn prepare<'a>(ctx: &Ctx, submission: &'a Submission) -> Result<Prepared<'a>> {
    let actor = ctx.caller()?;
    let named = match (&submission.id.customer, actor.only_customer()) {
        (Some(name), _) => name.clone(),
        (None, Some(only)) => only.to_string(),
        (None, None) => {
            return Err(
                Invalid::one("id.customer", "must be given: you submit for more than one customer").into()
            );
        }
    };
    let customer = customer::find(ctx, &named).await?.ok_or_else(|| {
        Invalid::one("id.customer", format_args!("“{named}” is not a customer that you may submit for"))
    })?;
    Ok(arranged(submission, customer, ctx.now)?)
}

pub(super) fn arranged(
    submission: &Submission,
    customer: Customer,
    now: Timestamp,
) -> Result<Prepared<'_>, Invalid> {
    let kind = submission.id.kind.unwrap_or(EventType::Aggregated);
    let timestamp = submission.id.timestamp.or(submission.start).unwrap_or(now);
    if kind == EventType::Raw && submission.count.is_some_and(|count| count != 1) {
        return Err(Invalid::one("count", "must be 1 for a raw event, which is a single occurrence"));
    }
    if submission.sub_events.iter().any(|id| id.customer != customer.id) {
        return Err(Invalid::one("subEvents", "must be events of the same customer"));
    }
    Ok(Prepared { submission, customer, kind, timestamp })
}
