//! What an alert is worth: a case of its own, or a part of one; and taking apart again.

use super::find;
use crate::{
    Ctx, Result,
    activity::{Done, record},
    case::{self, part, update::Way},
    event,
    merge::Merge,
    timeline,
};
use argus_domain::{
    AlertId, AlertIocId, CaseId, Invalid, Permission,
    alert::{Alert, AlertChange, AlertField, AlertStatus, Escalation, Merging},
    case::{CaseChange, CaseSummary, NewCase},
    ioc::NewIoc,
    timeline::{NewTimelineEntry, TimelineCategory, TimelineEntry},
};
use argus_store::{Locked, Tx, alert, event::UpdateTimes, ioc, ioc::InsertIoc};
use serde_json::json;

/// Opens a case with what is known of the alert: severity, classification, customer, the chosen indicators and the events.
pub async fn escalate(ctx: &Ctx, id: AlertId, wanted: Escalation) -> Result<CaseSummary> {
    let scope = ctx.require(Permission::UpdateAlert)?.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let (locked, before) = find::locked(&mut tx, &scope, id).await?;
    let summary = &before.summary;
    let new = NewCase {
        customer: Some(summary.customer.id),
        name: wanted.name,
        description: description(&before),
        template: wanted.template,
        classification: summary.classification.clone(),
        ..NewCase::default()
    };
    // Before the log, as whoever judges events does, so that nobody waits for each other.
    UpdateTimes::take(&mut tx, ctx.now, before.events.len()).await?;
    let opened = case::create_within(&mut tx, ctx, new).await?.summary;
    let change = CaseChange {
        version: i64::MAX,
        severity: Some(summary.severity),
        add_tags: summary.tags.clone(),
        ..CaseChange::default()
    };
    case::update::apply(&mut tx, ctx, opened.id, change, &Way::Update).await?;
    let work =
        Join { case: opened.id, iocs: wanted.iocs, in_timeline: wanted.in_timeline, comment: wanted.comment };
    join(&mut tx, ctx, locked, before, work, AlertStatus::Escalated).await?;
    let opened = case::find::within(&mut tx, &scope, opened.id).await?;
    tx.commit().await?;
    Ok(opened.summary)
}

/// Makes it a part of a case of the same customer.
pub async fn merge(ctx: &Ctx, id: AlertId, wanted: Merging) -> Result<Alert> {
    let scope = ctx.require(Permission::UpdateAlert)?.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let (locked, before) = find::locked(&mut tx, &scope, id).await?;
    let work = Join {
        case: wanted.case,
        iocs: wanted.iocs,
        in_timeline: wanted.in_timeline,
        comment: wanted.comment,
    };
    join(&mut tx, ctx, locked, before, work, AlertStatus::Merged).await?;
    let merged = find::within(&mut tx, &scope, id).await?;
    tx.commit().await?;
    Ok(merged)
}

/// Takes it out of a case again. What the case took over stays there; the alert waits for a decision once more, where it is
/// in no other case.
pub async fn separate(ctx: &Ctx, id: AlertId, case: CaseId) -> Result<Alert> {
    let actor = ctx.require(Permission::UpdateAlert)?;
    let (scope, by) = (actor.scope(), actor.user.as_ref().map(|user| user.id));
    let mut tx = ctx.argus.store().begin().await?;
    let (locked, before) = find::locked(&mut tx, &scope, id).await?;
    let work = part::speak_of(ctx, &mut tx, case).await?;
    if !alert::unlink(&mut tx, id, case).await? {
        return Err(
            Invalid::one("case", format_args!("#{case} is not one that this alert is a part of")).into()
        );
    }
    let now = find::within(&mut tx, &scope, id).await?;
    if now.cases.is_empty() && matches!(now.summary.status, AlertStatus::Merged | AlertStatus::Escalated) {
        let status = if now.summary.owner.is_some() { AlertStatus::Assigned } else { AlertStatus::New };
        set_status(&mut tx, ctx, locked, now, status).await?;
    } else {
        alert::touch(&mut tx, id, by, ctx.now).await?;
    }
    let text = format!("Took the alert #{id} “{}” out of the case", before.summary.title);
    told(&mut tx, ctx, "alert.separate", text, &before, work).await?;
    let separated = find::within(&mut tx, &scope, id).await?;
    tx.commit().await?;
    Ok(separated)
}

struct Join {
    case: CaseId,
    iocs: Vec<AlertIocId>,
    in_timeline: bool,
    comment: String,
}

async fn join(
    tx: &mut Tx,
    ctx: &Ctx,
    locked: Locked,
    alert: Alert,
    wanted: Join,
    status: AlertStatus,
) -> Result<()> {
    let id = alert.summary.id;
    if wanted.comment.chars().count() > AlertChange::MAX_COMMENT {
        let problem = format_args!("must not be longer than {} characters", AlertChange::MAX_COMMENT);
        return Err(Invalid::one("comment", problem).into());
    }
    let work = part::work_on(ctx, tx, wanted.case).await?;
    if work.customer != alert.summary.customer.id {
        return Err(Invalid::one("case", "is one of another customer").into());
    }
    if !alert::link(tx, id, wanted.case, work.by, ctx.now).await? {
        return Err(Invalid::one("case", "has this alert already").into());
    }
    for chosen in &wanted.iocs {
        let Some(known) = alert.iocs.iter().find(|ioc| ioc.id == *chosen) else {
            return Err(
                Invalid::one("iocs", format_args!("{chosen} is not one of the alert's indicators")).into()
            );
        };
        let new = NewIoc {
            value: known.value.clone(),
            kind: Some(known.kind),
            tlp: known.tlp,
            description: known.description.clone(),
            tags: known.tags.clone(),
        };
        // What the case has already stays as it is.
        let row = InsertIoc { case: wanted.case, new: &new, kind: known.kind, by: work.by, now: ctx.now };
        ioc::insert(tx, row).await?;
    }
    let keys = alert::event_keys(tx, id).await?;
    event::link(tx, ctx, &work.scope, &keys, wanted.case).await?;
    if wanted.in_timeline {
        timeline::add_within(tx, ctx, wanted.case, vec![entry(&alert, &wanted.iocs)]).await?;
    }
    let verb = if status == AlertStatus::Escalated { "Escalated" } else { "Merged" };
    let mut text = format!("{verb} the alert #{id} “{}” into the case", alert.summary.title);
    if !wanted.comment.trim().is_empty() {
        text = format!("{text}. {}", wanted.comment.trim());
    }
    let action = if status == AlertStatus::Escalated { "alert.escalate" } else { "alert.merge" };
    set_status(tx, ctx, locked, alert.clone(), status).await?;
    told(tx, ctx, action, text, &alert, work).await
}

async fn set_status(
    tx: &mut Tx,
    ctx: &Ctx,
    locked: Locked,
    mut alert: Alert,
    status: AlertStatus,
) -> Result<()> {
    let by = ctx.caller()?.user.as_ref().map(|user| user.id);
    let summary = &mut alert.summary;
    let mut merge = Merge::new(i64::MAX, locked, by, ctx.now);
    merge.set(AlertField::Status.name(), &mut summary.status, status);
    merge.set(AlertField::Resolution.name(), &mut summary.resolution, None);
    (summary.closed, summary.closed_by, summary.snoozed) = (None, None, None);
    match merge.finish() {
        Ok(merged) => Ok(alert::update(tx, &alert, &merged.versions, by, ctx.now).await?),
        Err(in_the_way) => Err(in_the_way.told(tx).await?),
    }
}

/// One row, which is in the history of both.
async fn told(
    tx: &mut Tx,
    ctx: &Ctx,
    action: &str,
    text: String,
    alert: &Alert,
    work: part::Work,
) -> Result<()> {
    argus_store::case::touch(tx, work.case, work.by, ctx.now).await?;
    let done = Done {
        case: Some(work.case),
        customer: Some(work.customer),
        alert: Some(alert.summary.id),
        detail: json!({"alert": alert.summary.id, "case": work.case}),
        ..Done::new(action, text)
    };
    record(tx, ctx, done).await
}

/// The alert as something that happened.
fn entry(alert: &Alert, iocs: &[AlertIocId]) -> NewTimelineEntry {
    let summary = &alert.summary;
    let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let chosen = alert.iocs.iter().filter(|ioc| iocs.contains(&ioc.id));
    NewTimelineEntry {
        time: summary.happened.into(),
        title: cut(&summary.title, TimelineEntry::MAX_TITLE),
        description: cut(&alert.description, TimelineEntry::MAX_DESCRIPTION),
        source: cut(&format!("{}, alert #{}", summary.source, summary.id), TimelineEntry::MAX_SOURCE),
        category: TimelineCategory::Detection,
        values: chosen.take(TimelineEntry::MAX_LINKS).map(|ioc| ioc.value.clone()).collect(),
        ..NewTimelineEntry::default()
    }
}

/// What a case begins with that is opened from an alert. A case needs a description, and not every alert has one.
fn description(alert: &Alert) -> String {
    let summary = &alert.summary;
    let begin = if alert.description.trim().is_empty() { &summary.title } else { &alert.description };
    let reference = summary.reference.as_ref().map(|reference| format!(" ({reference})")).unwrap_or_default();
    let link = alert.link.as_ref().map(|link| format!(": <{link}>")).unwrap_or_default();
    let note = if alert.note.trim().is_empty() { String::new() } else { format!("\n\n{}", alert.note) };
    format!("{begin}{note}\n\nAlert #{} of {}{reference}{link}", summary.id, summary.source)
}
