//! Rules that wait until a case has been in a state for long.

use super::{
    chain::Ran,
    run::{Cause, run},
};
use crate::{Argus, Ctx, Result};
use argus_domain::{
    CaseId, StateId,
    automation::{Rule, Trigger},
};
use argus_store::{automation as store, automation::Reached, case};

/// Stays that are judged at once for one rule and state; the rest comes next time.
const BATCH: u32 = 100;
const MILLIS_PER_MINUTE: i64 = 60_000;

/// Judges every stay whose time has come, once, on whichever server: how far they were judged moves on in the same
/// transaction. A rule that was saved or turned on just now looks only at times that come from then on. Returns how
/// many stays were judged.
pub async fn keep_time(argus: &Argus) -> Result<u64> {
    let ctx = Ctx::system(argus);
    let mut conn = argus.store().read().await?;
    let rules = store::waiting(&mut conn, &["timeInState"]).await?;
    drop(conn);
    let mut judged = 0;
    for rule in rules {
        let Trigger::TimeInState { states, minutes } = &rule.content.trigger else { continue };
        for state in states {
            judged += in_state(&ctx, &rule, *state, *minutes).await?;
        }
    }
    Ok(judged)
}

async fn in_state(ctx: &Ctx, rule: &Rule, state: StateId, minutes: u32) -> Result<u64> {
    let long = i64::from(minutes) * MILLIS_PER_MINUTE;
    let mut conn = ctx.argus.store().read().await?;
    let mut reached = store::reached(&mut conn, rule.id, state).await?;
    // Times that had come when the rule was saved are behind it.
    let start = Reached { since: rule.saved.plus_millis(-long), case: CaseId(i64::MAX) };
    let until = ctx.now.plus_millis(-long);
    let stays = store::overdue(&mut conn, state, reached.unwrap_or(start), until, BATCH).await?;
    drop(conn);
    let mut judged = 0;
    for stay in stays {
        if !judge(ctx, rule, state, minutes, reached, stay).await? {
            break;
        }
        reached = Some(stay);
        judged += 1;
    }
    Ok(judged)
}

/// `false` where another server was faster, or the rule has changed.
async fn judge(
    ctx: &Ctx,
    rule: &Rule,
    state: StateId,
    minutes: u32,
    from: Option<Reached>,
    stay: Reached,
) -> Result<bool> {
    let mut tx = ctx.argus.store().begin().await?;
    if store::lock(&mut tx, rule.id).await?.is_none_or(|locked| locked.version != rule.version)
        || !store::advance(&mut tx, rule.id, state, from, stay).await?
    {
        return Ok(false);
    }
    if case::lock(&mut tx, stay.case).await?.is_some() && store::still_since(&mut tx, state, stay).await? {
        let name = case::state_name(&mut tx, state).await?.unwrap_or_default();
        let text = format!("the case was in {name} for {}", in_words(minutes));
        run(&mut tx, ctx, stay.case, rule, Cause { text, depth: 0, ran: Ran::default() }).await?;
    }
    tx.commit().await?;
    Ok(true)
}

/// `90 minutes`, `2 hours`, `3 days`
pub(crate) fn in_words(minutes: u32) -> String {
    let (number, unit) = match minutes {
        whole if whole % (24 * 60) == 0 => (whole / (24 * 60), "day"),
        whole if whole % 60 == 0 => (whole / 60, "hour"),
        odd => (odd, "minute"),
    };
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}
