//! Judging events: comments, flags, severity, links to cases.

use super::{judgement::judgement, whole};
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
};
use argus_domain::{
    Assessment, CaseId, CustomerId, EventId, EventKey, EventType, Invalid, Permission, case::AccessLevel,
    event::Event,
};
use argus_store::{
    Scope, Tx, case,
    event::{self, SubmittedDetail, UpdateTimes},
};
use serde_json::json;
use std::collections::BTreeSet;

const PROPERTY_PREFIX: &str = "meta.argus.assessment.";

/// Judges these events, all of them or none. Returns them as they are then, in the order of time.
pub async fn assess(ctx: &Ctx, ids: &[EventId], assessment: &Assessment) -> Result<Vec<Event>> {
    let mut tx = ctx.argus.store().begin().await?;
    let keys = assess_within(&mut tx, ctx, ids, assessment).await?;
    tx.commit().await?;
    let mut conn = ctx.argus.store().snapshot().await?;
    whole::events(ctx, &mut conn, EventType::Aggregated, &keys).await
}

/// As part of a larger transaction.
pub(crate) async fn assess_within(
    tx: &mut Tx,
    ctx: &Ctx,
    ids: &[EventId],
    assessment: &Assessment,
) -> Result<Vec<EventKey>> {
    let scope = ctx.require(Permission::AssessEvents)?.scope();
    assessment.check()?;
    let mut keys = BTreeSet::new();
    for id in ids {
        if id.kind == EventType::Raw {
            return Err(Invalid::one(
                "eventIdentifiers",
                format_args!("{id} is a raw event: assess the event that it is a part of"),
            )
            .into());
        }
        let found = event::get(tx, &scope, id).await?;
        let (key, _) =
            found.ok_or_else(|| Error::NotFound(format!("There is no event {id} that you may see.")))?;
        keys.insert(key);
    }
    let keys: Vec<EventKey> = keys.into_iter().collect();
    apply(tx, ctx, &scope, &keys, assessment).await?;
    Ok(keys)
}

/// Links events that belong to something that becomes a part of a case, whoever may judge them.
pub(crate) async fn link(
    tx: &mut Tx,
    ctx: &Ctx,
    scope: &Scope,
    keys: &[EventKey],
    case: CaseId,
) -> Result<()> {
    apply(tx, ctx, scope, keys, &Assessment { associate: vec![case], ..Assessment::default() }).await
}

/// Judges events that were found within a scope, as one activity.
pub(super) async fn apply(
    tx: &mut Tx,
    ctx: &Ctx,
    scope: &Scope,
    keys: &[EventKey],
    assessment: &Assessment,
) -> Result<()> {
    if keys.is_empty() {
        return Ok(());
    }
    check_cases(tx, scope, assessment).await?;
    let user = ctx.actor().and_then(|actor| actor.user.as_ref()).map(|user| user.id);
    let updated = UpdateTimes::take(tx, ctx.now, keys.len()).await?;
    let before = event::standing(tx, keys).await?;
    for (number, standing) in before.iter().enumerate() {
        let key = standing.key;
        event::judge(tx, key, &judgement(assessment, standing), ctx.now, updated.of(number)).await?;
        if let (Some(text), Some(user)) = (assessment.comment(), user) {
            event::add_comment(tx, key, user, text, ctx.now).await?;
        }
        if assessment.unassociate_all {
            event::unlink_cases(tx, scope, key, None).await?;
        } else if !assessment.unassociate.is_empty() {
            event::unlink_cases(tx, scope, key, Some(&assessment.unassociate)).await?;
        }
        event::link_cases(tx, key, &assessment.associate, ctx.now).await?;
        if !assessment.properties.is_empty() {
            let properties = assessment
                .properties
                .iter()
                .map(|(key, value)| (format!("{PROPERTY_PREFIX}{key}"), value.clone()))
                .collect();
            let detail = SubmittedDetail {
                domain: None,
                uri: None,
                properties: &properties,
                sub_events: &[],
                payload: None,
            };
            event::put_detail(tx, key, &detail).await?;
        }
    }
    let customers: BTreeSet<CustomerId> = before.iter().map(|standing| standing.customer).collect();
    record_all(tx, ctx, assessment, keys.len(), &customers).await
}

/// Cases that may not be seen are not there. The error says which of the list it is.
async fn check_cases(tx: &mut Tx, scope: &Scope, assessment: &Assessment) -> Result<()> {
    // Nobody merges them meanwhile. Always the lower number first: nobody waits in a circle.
    let mut locked = assessment.associate.clone();
    locked.sort_unstable();
    for id in locked {
        case::lock(tx, id).await?;
    }
    for (field, cases) in [
        ("update.associateCases", &assessment.associate),
        ("update.unassociateCases", &assessment.unassociate),
    ] {
        for (number, id) in cases.iter().enumerate() {
            let field = format!("{field}[{number}]");
            match case::get(tx, scope, *id).await? {
                Some(found) if found.level == AccessLevel::Full => {
                    if let Some(into) = found.summary.merged_into {
                        let problem =
                            format_args!("{id} is a case that was merged into {into}: name that one");
                        return Err(Invalid::one(field, problem).into());
                    }
                }
                Some(_) => {
                    let problem = format_args!("{id} is a case that you only read");
                    return Err(Invalid::one(field, problem).into());
                }
                None => {
                    return Err(
                        Invalid::one(field, format_args!("{id} is not a case that you may see")).into()
                    );
                }
            }
        }
    }
    Ok(())
}

/// One row for the whole, and one in the history of each case that is concerned.
async fn record_all(
    tx: &mut Tx,
    ctx: &Ctx,
    assessment: &Assessment,
    events: usize,
    customers: &BTreeSet<CustomerId>,
) -> Result<()> {
    let what = if events == 1 { "an event".to_owned() } else { format!("{events} events") };
    let only = customers.first().copied().filter(|_| customers.len() == 1);
    let detail = json!({
        "events": events, "comment": assessment.comment(), "flagsToEnable": assessment.enable,
        "flagsToDisable": assessment.disable, "newSeverity": assessment.severity,
        "associateCases": assessment.associate, "unassociateCases": assessment.unassociate,
        "unassociateAll": assessment.unassociate_all,
    });
    for (cases, verb) in [(&assessment.associate, "Linked"), (&assessment.unassociate, "Unlinked")] {
        for case in cases {
            let text = format!("{verb} {what}");
            let done = Done { customer: only, case: Some(*case), ..Done::new("event.link", text) };
            record(tx, ctx, done).await?;
        }
    }
    let done = Done { customer: only, detail, ..Done::new("event.assess", format!("Assessed {what}")) };
    record(tx, ctx, done).await
}
