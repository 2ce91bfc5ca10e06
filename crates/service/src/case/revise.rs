//! Changing a case in many ways at once, as programs do: they name no version, and mean the case as it is.

use super::{
    enter, find, open, people, record,
    update::{Way, apply},
};
use crate::{
    Ctx, Result,
    activity::{Done, record as log},
    comment,
};
use argus_domain::{
    CaseId, CustomerId, Invalid, Permission, Timestamp, UserId,
    case::{CaseChange, CaseField, CaseRecord, CaseRevision, CaseStatus, CaseSummary, Lifecycle, Outcome},
    comment::{Comment, NewComment},
};
use argus_store::{Tx, case};
use serde_json::json;

/// A version that has seen everything.
pub(super) const LATEST: i64 = i64::MAX;

/// A closed case is opened again by the status of an open state.
pub async fn revise(ctx: &Ctx, id: CaseId, revision: CaseRevision) -> Result<CaseRecord> {
    let actor = ctx.require(Permission::UpdateCase)?;
    let has_events = revision.has_events;
    let mut tx = ctx.argus.store().begin().await?;
    within(&mut tx, ctx, id, revision).await?;
    let revised = record::one(&mut tx, actor, id).await?;
    check_events(&revised, has_events)?;
    tx.commit().await?;
    Ok(revised)
}

/// As part of a larger transaction. Gives what was said with it.
pub(crate) async fn within(
    tx: &mut Tx,
    ctx: &Ctx,
    id: CaseId,
    revision: CaseRevision,
) -> Result<Option<Comment>> {
    let actor = ctx.require(Permission::UpdateCase)?;
    let before = find::locked(tx, &actor.scope(), id).await?.1.summary;
    let state = match revision.status {
        Some(CaseStatus::Closed) => {
            return Err(Invalid::one("status", "cannot be closed like this: close the case").into());
        }
        Some(status) => {
            let workflow = case::workflow_with(tx, before.state.id).await?;
            Some(enter::meant(tx, &workflow, Some(before.state.id), status).await?)
        }
        None => None,
    };
    let reopens = before.state.lifecycle == Lifecycle::Closed && state.is_some();
    let customer = before.customer.id;
    let change = CaseChange {
        version: LATEST,
        name: revision.name,
        description: revision.description,
        severity: revision.severity,
        state,
        classification: match revision.category.as_deref() {
            Some("") => Some(None),
            Some(text) => Some(Some(open::category(tx, text).await?)),
            None => None,
        },
        soc_ticket: revision.soc_ticket.map(Some),
        owner: person(tx, customer, CaseField::Owner.name(), revision.reporter.as_deref()).await?,
        assignee: person(tx, customer, CaseField::Assignee.name(), revision.assigned_tech.as_deref()).await?,
        ..CaseChange::default()
    };
    let way = if reopens { Way::turn() } else { Way::Update };
    apply(tx, ctx, id, change, &way).await?;
    let assigned_user = person(tx, customer, "assignedUser", revision.assigned_user.as_deref()).await?;
    let arranged = Arranged {
        customer_assignee: assigned_user,
        customer_due: revision.customer_due.map(or_none),
        tech_due: revision.tech_due.map(or_none),
    };
    arrange(tx, ctx, &before, reopens, arranged).await?;
    say(tx, ctx, id, revision.comment).await
}

/// Into the first closed state that may follow. Programs know of no outcome: where the state needs one, and nobody
/// chose any, it is that none applies.
pub async fn finish(ctx: &Ctx, id: CaseId, remark: Option<NewComment>) -> Result<CaseRecord> {
    let actor = ctx.require(Permission::UpdateCase)?;
    let mut tx = ctx.argus.store().begin().await?;
    finish_within(&mut tx, ctx, id, remark).await?;
    let closed = record::one(&mut tx, actor, id).await?;
    tx.commit().await?;
    Ok(closed)
}

/// As part of a larger transaction.
pub(super) async fn finish_within(
    tx: &mut Tx,
    ctx: &Ctx,
    id: CaseId,
    remark: Option<NewComment>,
) -> Result<()> {
    let actor = ctx.require(Permission::UpdateCase)?;
    let before = find::locked(tx, &actor.scope(), id).await?.1.summary;
    if before.state.lifecycle == Lifecycle::Closed {
        return Err(Invalid::one("case", "is closed already").into());
    }
    let workflow = case::workflow_with(tx, before.state.id).await?;
    let state = workflow.first_after(before.state.id, Lifecycle::Closed).ok_or_else(|| {
        Invalid::one("case", format_args!("cannot be closed from the state {}", before.state.name))
    })?;
    let needs_outcome = workflow.step(state.id).is_some_and(|step| step.needs.outcome);
    let change = CaseChange {
        version: LATEST,
        state: Some(state.id),
        outcome: (needs_outcome && before.outcome.is_none()).then_some(Some(Outcome::NotApplicable)),
        ..CaseChange::default()
    };
    apply(tx, ctx, id, change, &Way::turn()).await?;
    say(tx, ctx, id, remark).await?;
    Ok(())
}

async fn person(
    tx: &mut Tx,
    customer: CustomerId,
    field: &'static str,
    text: Option<&str>,
) -> Result<Option<Option<UserId>>> {
    match text {
        None => Ok(None),
        Some("") => Ok(Some(None)),
        Some(text) => Ok(Some(Some(people::named(tx, customer, field, text).await?.id))),
    }
}

async fn say(tx: &mut Tx, ctx: &Ctx, id: CaseId, remark: Option<NewComment>) -> Result<Option<Comment>> {
    match remark.filter(|remark| !remark.text.trim().is_empty()) {
        Some(remark) => Ok(Some(comment::say(tx, ctx, id, remark).await?)),
        None => Ok(None),
    }
}

/// The beginning of time is no time.
fn or_none(at: Timestamp) -> Option<Timestamp> {
    (at.millis() != 0).then_some(at)
}

/// What is to be arranged otherwise.
struct Arranged {
    customer_assignee: Option<Option<UserId>>,
    customer_due: Option<Option<Timestamp>>,
    tech_due: Option<Option<Timestamp>>,
}

async fn arrange(
    tx: &mut Tx,
    ctx: &Ctx,
    before: &CaseSummary,
    reopens: bool,
    wanted: Arranged,
) -> Result<()> {
    let was = case::arrangement(tx, before.id).await?;
    let is = case::Arrangement {
        customer_assignee: wanted.customer_assignee.unwrap_or(was.customer_assignee),
        customer_due: wanted.customer_due.unwrap_or(was.customer_due),
        tech_due: wanted.tech_due.unwrap_or(was.tech_due),
    };
    let mut changed = Vec::new();
    let mut detail = (serde_json::Map::new(), serde_json::Map::new());
    for (field, label, was, is) in [
        (
            "assignedUser",
            "assigned user",
            was.customer_assignee.map(|user| user.0),
            is.customer_assignee.map(|user| user.0),
        ),
        (
            "customerDueTimestamp",
            "time due at the customer",
            was.customer_due.map(Timestamp::millis),
            is.customer_due.map(Timestamp::millis),
        ),
        (
            "techDueTimestamp",
            "time due here",
            was.tech_due.map(Timestamp::millis),
            is.tech_due.map(Timestamp::millis),
        ),
    ] {
        if was == is {
            continue;
        }
        if before.state.lifecycle == Lifecycle::Closed && !reopens {
            return Err(
                Invalid::one(field, "cannot be changed while the case is closed: reopen it first").into()
            );
        }
        changed.push(label);
        detail.0.insert(field.to_owned(), json!(was));
        detail.1.insert(field.to_owned(), json!(is));
    }
    if changed.is_empty() {
        return Ok(());
    }
    let by = ctx.caller()?.user.as_ref().map(|user| user.id);
    case::set_arrangement(tx, before.id, &is, by, ctx.now).await?;
    let done = Done {
        case: Some(before.id),
        customer: Some(before.customer.id),
        detail: json!({"before": detail.0, "after": detail.1}),
        ..Done::new("case.update", format!("Changed {}", changed.join(", ")))
    };
    log(tx, ctx, done).await
}

fn check_events(record: &CaseRecord, said: Option<bool>) -> Result<()> {
    let has = record.flags.contains(&argus_domain::case::CaseFlag::HasEvents);
    match said {
        Some(said) if said != has => {
            let problem = "follows from the events that are linked to the case: link or unlink them";
            Err(Invalid::one("hasEvents", problem).into())
        }
        _ => Ok(()),
    }
}
