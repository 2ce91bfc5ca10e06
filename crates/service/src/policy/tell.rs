//! Telling what waits in a group, unless it is quiet now or enough was told already: then it is told later, in one.

use super::{
    message::{NAMED, Told},
    quiet::hours_until,
    send::send,
};
use crate::{Ctx, Result};
use argus_domain::{Timestamp, policy::Policy};
use argus_store::{
    Tx,
    policy::{self as store, Due, NewMessage},
};

const MILLIS_PER_HOUR: i64 = 3_600_000;

/// Nothing is done where somebody else was faster.
pub(super) async fn tell(tx: &mut Tx, ctx: &Ctx, due: &Due) -> Result<()> {
    if !store::claim(tx, due, ctx.now).await? {
        return Ok(());
    }
    let found = store::get(tx, due.policy).await?;
    let Some(policy) = found.filter(|policy| policy.content.active) else {
        store::give_up(tx, due.id, "the policy was turned off or deleted", ctx.now).await?;
        return Ok(());
    };
    // From here on nobody else counts the policy's messages.
    let later = store::later(tx, policy.id).await?;
    if let Some(quiet) = &policy.content.quiet
        && let Some(until) = hours_until(quiet, ctx.now)
    {
        if due.id == later {
            return Ok(store::postpone(tx, later, until).await?);
        }
        if store::hold_back(tx, due.id, later, quiet.but, "quiet hours").await? > 0 {
            store::postpone(tx, later, until).await?;
        }
    }
    if let Some((most, again)) = may_tell_again(tx, &policy, ctx.now).await? {
        if due.id != later {
            let reason = format!("more than {most} messages an hour");
            store::hold_back(tx, due.id, later, None, &reason).await?;
        }
        return Ok(store::postpone(tx, later, again).await?);
    }
    let of = store::waiting_of(tx, due.id).await?;
    if of.is_empty() {
        return Ok(());
    }
    let count = of.iter().map(|one| one.count).sum();
    let named = store::waiting(tx, due.id, NAMED).await?;
    let told = Told::of(ctx, &policy, count, &named, None);
    let sent = send(tx, ctx, &policy, &policy.content.whom, &told, &of).await?;
    if sent.is_nothing() {
        store::give_up(tx, due.id, &sent.reason(), ctx.now).await?;
        return Ok(());
    }
    let new = NewMessage { policy: policy.id, notices: told.count, now: ctx.now };
    let message = sent.note(tx, new).await?;
    store::mark_told(tx, due.id, message, sent.problem.as_deref(), ctx.now).await?;
    if let Some(first) = policy.content.steps.first() {
        store::await_step(tx, message, policy.id, ctx.now, first.due(ctx.now, None)).await?;
    }
    Ok(store::told(tx, due.id, ctx.now).await?)
}

/// The policy's limit and when something may be told again, where as much was told as may be.
async fn may_tell_again(tx: &mut Tx, policy: &Policy, now: Timestamp) -> Result<Option<(u32, Timestamp)>> {
    let Some(most) = policy.content.most else { return Ok(None) };
    let since = now.plus_millis(-MILLIS_PER_HOUR);
    let first = store::nth_last(tx, policy.id, most, since).await?;
    Ok(first.map(|first| (most, first.plus_millis(MILLIS_PER_HOUR))))
}
