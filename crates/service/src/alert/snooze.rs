//! Putting an alert off until a time, when it comes back by itself.

use super::find;
use crate::{
    Argus, Ctx, Result,
    activity::{Done, record},
    event::zone,
};
use argus_domain::{
    AlertId, Invalid, Permission, TimeExpr, alert::Alert, notification::NotificationKind,
    policy::NoticeSubject, timestamp::MILLIS_PER_DAY,
};
use argus_store::{alert, notification};
use serde_json::json;

/// Days that an alert is put off at most.
const MAX_DAYS: i64 = 366;
/// Alerts that are looked at at once.
const BATCH: u32 = 100;

/// It is not among the open ones until then; without a time it is back at once.
pub async fn snooze(ctx: &Ctx, id: AlertId, until: Option<TimeExpr>) -> Result<Alert> {
    let actor = ctx.require(Permission::UpdateAlert)?;
    let (scope, by) = (actor.scope(), actor.user.as_ref().map(|user| user.id));
    let until = until.map(|until| until.resolve(ctx.now, &zone(ctx))).transpose();
    let until = until.map_err(|error| Invalid::one("until", error))?;
    if let Some(until) = until {
        if until <= ctx.now {
            return Err(Invalid::one("until", "must lie ahead").into());
        }
        if until > ctx.now.plus_millis(MAX_DAYS * MILLIS_PER_DAY) {
            return Err(
                Invalid::one("until", format_args!("must not be more than {MAX_DAYS} days ahead")).into()
            );
        }
    }
    let mut tx = ctx.argus.store().begin().await?;
    let (_, before) = find::locked(&mut tx, &scope, id).await?;
    let summary = &before.summary;
    if !summary.status.is_open() {
        return Err(Invalid::one("until", "is only for alerts that wait for a decision").into());
    }
    if summary.snoozed == until {
        return Ok(before);
    }
    alert::snooze(&mut tx, id, until, by, ctx.now).await?;
    let (action, text) = match until {
        Some(until) => ("alert.snooze", format!("Put off the alert #{id} “{}” until {until}", summary.title)),
        None => ("alert.wake", format!("Took the alert #{id} “{}” up again", summary.title)),
    };
    let done = Done {
        customer: Some(summary.customer.id),
        alert: Some(id),
        detail: json!({"alert": id, "before": {"snoozed": summary.snoozed}, "after": {"snoozed": until}}),
        ..Done::new(action, text)
    };
    record(&mut tx, ctx, done).await?;
    let snoozed = find::within(&mut tx, &scope, id).await?;
    tx.commit().await?;
    Ok(snoozed)
}

/// Takes those up again whose time is over, on whichever server, and tells their owner, or who put them off. Returns
/// how many were looked at.
pub async fn wake(argus: &Argus) -> Result<usize> {
    let ctx = Ctx::system(argus);
    let mut conn = argus.store().read().await?;
    let awake = alert::awake(&mut conn, ctx.now, BATCH).await?;
    drop(conn);
    for id in &awake {
        wake_one(&ctx, *id).await?;
    }
    Ok(awake.len())
}

async fn wake_one(ctx: &Ctx, id: AlertId) -> Result<()> {
    let scope = ctx.caller()?.scope();
    let mut tx = ctx.argus.store().begin().await?;
    // It may be gone, closed, or put off further by now.
    if alert::lock(&mut tx, id).await?.is_none() {
        return Ok(());
    }
    let summary = find::within(&mut tx, &scope, id).await?.summary;
    if summary.snoozed.is_none_or(|until| until > ctx.now) {
        return Ok(());
    }
    let by = alert::snoozed_by(&mut tx, id).await?;
    alert::snooze(&mut tx, id, None, None, ctx.now).await?;
    if let Some(user) = summary.owner.as_ref().map(|owner| owner.id).or(by) {
        let (about, customer) = (NoticeSubject::Alert(id), summary.customer.id);
        notification::tell_for_policy(
            &mut tx,
            NotificationKind::Snooze,
            "Argus",
            &about,
            customer,
            1,
            &[user],
            ctx.now,
        )
        .await?;
    }
    let done = Done {
        customer: Some(summary.customer.id),
        alert: Some(id),
        detail: json!({"alert": id, "before": {"snoozed": summary.snoozed}, "after": {"snoozed": null}}),
        ..Done::new("alert.wake", format!("The alert #{id} “{}” is back", summary.title))
    };
    record(&mut tx, ctx, done).await?;
    Ok(tx.commit().await?)
}
