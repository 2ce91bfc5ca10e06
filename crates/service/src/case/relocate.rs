//! A case goes to another customer, service or kind.

use super::{access, enter, find, open, part, people, record, revise};
use crate::{
    Ctx, Error, Result,
    activity::{Done, record as log},
    customer, task,
};
use argus_domain::{
    CaseId, Invalid, Permission, UserId,
    case::{AccessLevel, Case, CaseMove, CaseRecord, CaseRevision, CaseState, CaseStatus},
    customer::Customer,
};
use argus_store::{
    Tx,
    case::{self, Place, merge},
    case_service, custom_field,
};
use serde_json::json;

/// Whoever decides who sees it may give it to a customer for whom he may open cases. What is of the former customer stays
/// there: a case with its events, alerts or fields does not go, who does not see the new customer is out of it and of its
/// tasks, and what was done until then stays in the former customer's log.
pub async fn relocate(ctx: &Ctx, id: CaseId, wanted: CaseMove) -> Result<CaseRecord> {
    let actor = ctx.require(Permission::UpdateCase)?;
    let (scope, by) = (actor.scope(), actor.user.as_ref().map(|user| user.id));
    let target = match &wanted.customer {
        Some(text) => Some(customer::find(ctx, text).await?.ok_or_else(|| {
            Invalid::one("customer", format_args!("“{text}” is not one that you may open cases for"))
        })?),
        None => None,
    };
    let mut tx = ctx.argus.store().begin().await?;
    let (_, before) = find::locked(&mut tx, &scope, id).await?;
    part::check_open(&before.summary)?;
    let was = record::one(&mut tx, actor, id).await?;
    let from = before.summary.customer.clone();
    let target = target.filter(|target| target.id != from.id);
    let service = match &wanted.service {
        Some(text) => open::service(&mut tx, Some(text)).await?.name,
        None => was.service.short_name.clone(),
    };
    let mut state = before.summary.state.clone();
    if let Some(target) = &target {
        ctx.require(Permission::CreateCase)?;
        if let Some(reason) = access::refusal(actor, &before) {
            return Err(Error::Forbidden(reason));
        }
        check(&mut tx, &before, target).await?;
        state = state_there(&mut tx, &before, was.status, target).await?;
        let revision = leave_behind(&mut tx, &was, target, by).await?;
        revise::within(&mut tx, ctx, id, revision).await?;
    }
    let kind = wanted.kind.unwrap_or(was.kind);
    let category = CaseRevision { category: wanted.category, ..CaseRevision::default() };
    if target.is_none() && kind == was.kind && service == was.service.short_name {
        revise::within(&mut tx, ctx, id, category).await?;
        let same = record::one(&mut tx, actor, id).await?;
        tx.commit().await?;
        return Ok(same);
    }

    let customer = target.as_ref().map_or(from.id, |target| target.id);
    let place = Place { customer, service: &service, kind, state: &state };
    case::relocate(&mut tx, id, (from.id, &place), by, ctx.now).await?;
    let (mut shut_out, mut taken_off) = (Vec::new(), task::TakenOff::default());
    if let Some(target) = &target {
        shut_out = case::access::strangers_let_in(&mut tx, id, target.id).await?;
        for subject in &shut_out {
            case::access::set_entry(&mut tx, id, *subject, None, by, ctx.now).await?;
        }
        if case::access::level(&mut tx, &scope, id).await? != Some(AccessLevel::Full) {
            let problem = "would shut you out yourself: name yourself with full access first";
            return Err(Invalid::one("customer", problem).into());
        }
        taken_off = task::take_off(&mut tx, id, by, ctx.now).await?;
        // The former customer's people read that it is gone, and not where it went.
        let done = Done {
            case: Some(id),
            customer: Some(from.id),
            ..Done::new("case.leave", "Moved the case to another customer")
        };
        log(&mut tx, ctx, done).await?;
    }
    let mut text = match &target {
        Some(target) => format!("Moved the case to the customer “{}”", target.name),
        None => format!("Moved the case to: {service}, {}", kind.name()),
    };
    if !shut_out.is_empty() {
        text = format!("{text}; {} of its access list no longer see it", shut_out.len());
    }
    if taken_off.tasks > 0 {
        text = format!("{text}; {}", told_off(&taken_off));
    }
    let done = Done {
        case: Some(id),
        customer: Some(customer),
        detail: json!({
            "before": {"service": was.service.short_name, "type": was.kind.name(), "customer": from.short_name},
            "after": {
                "service": service,
                "type": kind.name(),
                "customer": target.as_ref().map_or(&from.short_name, |target| &target.short_name),
            },
            "shutOut": shut_out,
            "takenOff": taken_off.people,
        }),
        ..Done::new("case.move", text)
    };
    log(&mut tx, ctx, done).await?;
    // As the service that it belongs to now takes it.
    revise::within(&mut tx, ctx, id, category).await?;
    let moved = record::one(&mut tx, actor, id).await?;
    let services = case_service::all(&mut tx).await?;
    let takes = |category: &str| {
        services.iter().filter(|one| one.name == service).all(|one| one.takes(category, &[kind]))
    };
    if let Some(category) = &moved.category
        && !takes(&category.short_name)
    {
        let problem =
            format_args!("cannot stay {}, which cases of {service} cannot be: choose another", category.name);
        return Err(Invalid::one("category", problem).into());
    }
    tx.commit().await?;
    Ok(moved)
}

/// `Bjarne Dahl no longer has 2 tasks in it`
fn told_off(off: &task::TakenOff) -> String {
    let names: Vec<&str> = off.people.iter().map(|person| person.name.as_str()).collect();
    let verb = if names.len() == 1 { "has" } else { "have" };
    let what = if off.tasks == 1 { "a task".to_owned() } else { format!("{} tasks", off.tasks) };
    format!("{} no longer {verb} {what} in it", names.join(" and "))
}

/// What belongs to one customer never gets to another.
async fn check(tx: &mut Tx, before: &Case, target: &Customer) -> Result<()> {
    let (id, from) = (before.summary.id, &before.summary.customer.name);
    let mut invalid = Invalid::default();
    if let Some(merged) = merge::merged_into(tx, id).await?.first() {
        invalid.add(
            "case",
            format_args!("has what #{merged} had, which was merged into it: take that out first"),
        );
    }
    let (events, alerts) = case::foreign_evidence(tx, id, target.id).await?;
    for (count, what) in [(events, "events"), (alerts, "alerts")] {
        if count > 0 {
            invalid.add("case", format_args!("has {what} of {from} ({count}): take them out of it first"));
        }
    }
    let fields = custom_field::all(tx).await?;
    let own =
        fields.iter().filter(|field| before.custom.contains_key(&field.name) && !field.is_of(target.id));
    let own: Vec<&str> = own.map(|field| field.label.as_str()).collect();
    if !own.is_empty() {
        let problem =
            format_args!("of {from} that {} does not have are filled in: {}", target.name, own.join(", "));
        invalid.add("fields", problem);
    }
    Ok(invalid.into_result()?)
}

/// Where it is already, if that is a state of the customer's workflow, too; else one that stands for the same, or the first.
async fn state_there(tx: &mut Tx, before: &Case, status: CaseStatus, target: &Customer) -> Result<CaseState> {
    let workflow = case::workflow_for(tx, target.id).await?;
    if let Some(step) = workflow.step(before.summary.state.id) {
        return Ok(step.state.clone());
    }
    let meant = enter::meant(tx, &workflow, None, status).await.ok();
    let meant = meant.and_then(|id| workflow.step(id)).map(|step| step.state.clone());
    let none = || Invalid::one("customer", "has a workflow without an open state");
    Ok(meant.or_else(|| workflow.first_open().cloned()).ok_or_else(none)?)
}

/// Whoever works on it and does not see the customer no longer does. Whoever moves it owns it then, if its owner does not.
async fn leave_behind(
    tx: &mut Tx,
    was: &CaseRecord,
    target: &Customer,
    by: Option<UserId>,
) -> Result<CaseRevision> {
    let mut revision = CaseRevision::default();
    let mut is_stranger = async |person: Option<UserId>| -> Result<bool> {
        match person {
            Some(id) => match people::one(tx, target.id, "owner", id).await {
                Ok(_) => Ok(false),
                Err(Error::Invalid(_)) => Ok(true),
                Err(error) => Err(error),
            },
            None => Ok(false),
        }
    };
    if is_stranger(was.summary.owner.as_ref().map(|owner| owner.id)).await? {
        revision.reporter = Some(by.map_or_else(String::new, |id| id.to_string()));
    }
    if is_stranger(was.summary.assignee.as_ref().map(|assignee| assignee.id)).await? {
        revision.assigned_tech = Some(String::new());
    }
    if is_stranger(was.people.assigned_user.as_ref().map(|assigned| assigned.id)).await? {
        revision.assigned_user = Some(String::new());
    }
    Ok(revision)
}
