//! Rules that wait for something not to come.

use super::{
    judging::Group,
    raise::{Found, Told, raise},
    set::Ready,
};
use crate::{Argus, Ctx, Result};
use argus_domain::{EventQuery, alert_rule::Judge};
use argus_store::{
    Scope,
    alert_rule::{self as store, Around, Due},
};

/// Groups that are judged at once; the rest comes next time.
const BATCH: u32 = 100;

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
    let judge = Judge::of(&rule.content);
    let ready = Ready { rule, generation, query: EventQuery::default(), judge, needs_properties: false };
    let group = Group::new(&ready, due.customer, due.group, due.labels.clone());
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
            let told = Told { at: due.at, count: 0, severity: due.severity, more: 0, more_until: None };
            let found = Found {
                ready: &ready,
                group: &group,
                episodes: vec![told],
                events: Vec::new(),
                may_raise: true,
            };
            raise(&mut tx, ctx, &found).await?;
        }
    }
    tx.commit().await?;
    Ok(true)
}
