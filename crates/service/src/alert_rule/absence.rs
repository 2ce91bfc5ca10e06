//! Rules that wait: for something not to come, or for an alert or case to be as it is for long.

use super::{
    judging::Group,
    raise::{Found, Told, raise},
    set::Ready,
    thing,
};
use crate::{Argus, Ctx, Result};
use argus_domain::{
    CustomerId, EventQuery, Severity,
    alert_rule::{AlertRule, Judge},
};
use argus_store::{
    Scope, Tx,
    alert_rule::{self as store, Around, Due},
};

/// Groups that are judged at once; the rest comes next time.
const BATCH: u32 = 100;
/// A rule that would raise more alerts of alerts or cases within ten minutes is a mistake.
const MOST_RAISED: u64 = 100;
const RAISED_WITHIN: i64 = 600_000;
/// So many of the times that it fired are looked at for that.
const LOOKED_AT: u32 = 500;

/// Judges every group whose time has come, once, on whichever server. Returns how many.
pub async fn watch(argus: &Argus) -> Result<u64> {
    let ctx = Ctx::system(argus);
    let mut conn = argus.store().read().await?;
    let overdue = store::due(&mut conn, ctx.now, BATCH).await?;
    drop(conn);
    let mut judged = 0;
    for due in overdue {
        judged += u64::from(judge(&ctx, &due).await?);
    }
    Ok(judged)
}

async fn judge(ctx: &Ctx, due: &Due) -> Result<bool> {
    let mut tx = ctx.argus.store().begin().await?;
    let rule = store::get(&mut tx, &Scope::everything(), due.rule).await?;
    let current = rule.filter(|(rule, generation)| rule.content.enabled && *generation == due.generation);
    let Some((rule, generation)) = current else {
        // The rule looks for something else now, or is off.
        store::forget(&mut tx, due.generation).await?;
        tx.commit().await?;
        return Ok(false);
    };
    if !store::claim(&mut tx, due).await? {
        return Ok(false);
    }
    let of_events = rule.content.watches.is_events();
    let waited = if of_events { Some(Absent::of(due)) } else { as_it_is(ctx, &mut tx, &rule, due).await? };
    let Some(Absent { customer, labels, severity, may_raise }) = waited else {
        // It was changed just now, and the log is not followed so far yet.
        store::end_held(&mut tx, generation, &[due.group]).await?;
        tx.commit().await?;
        return Ok(false);
    };
    let judge = Judge::of(&rule.content);
    let ready = Ready { rule, generation, query: EventQuery::default(), judge, needs_properties: false };
    let group = Group::new(&ready, customer, due.group, labels);
    let quiet = ready.rule.content.quiet();
    let around = Around {
        rule: ready.rule.id,
        dedup: group.dedup,
        from: due.at.plus_millis(-quiet),
        until: due.at.plus_millis(quiet),
    };
    match store::near(&mut tx, &[around]).await?.first() {
        Some(known) => store::add_more(&mut tx, known.id, 1, due.at).await?,
        None => {
            let told = Told { at: due.at, count: 0, severity, more: 0, more_until: None };
            let found =
                Found { ready: &ready, group: &group, episodes: vec![told], events: Vec::new(), may_raise };
            raise(&mut tx, ctx, &found).await?;
        }
    }
    tx.commit().await?;
    Ok(true)
}

/// What an alert says of what was waited for.
struct Absent {
    customer: CustomerId,
    labels: Vec<String>,
    severity: Severity,
    may_raise: bool,
}

impl Absent {
    fn of(due: &Due) -> Self {
        let Due { customer, severity, .. } = *due;
        Self { customer, labels: due.labels.clone(), severity, may_raise: true }
    }
}

/// The alert or case that was waited for, if it still is as the rule wants it.
async fn as_it_is(ctx: &Ctx, tx: &mut Tx, rule: &AlertRule, due: &Due) -> Result<Option<Absent>> {
    let number = due.labels.first().and_then(|number| number.parse().ok()).unwrap_or_default();
    let Some(thing) = thing::one(tx, &rule.content, number).await? else { return Ok(None) };
    let since = ctx.now.plus_millis(-RAISED_WITHIN);
    let raised = store::raised_since(tx, rule.id, since, LOOKED_AT).await?;
    Ok(Some(Absent {
        customer: thing.customer().id,
        labels: thing.places(),
        severity: thing.severity(),
        may_raise: raised < MOST_RAISED,
    }))
}
