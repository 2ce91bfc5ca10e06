//! Telling what waits in a group, unless it is quiet now or enough was told already: then it is told later, in one.

use super::{message::Told, quiet::hours_until};
use crate::{Ctx, Result, channel::check_recipient};
use argus_domain::{
    Timestamp,
    notification::NotificationKind,
    policy::{Policy, PolicyContent},
};
use argus_store::{
    Tx, channel,
    delivery::{self, NewDelivery},
    group, notification,
    policy::{self as store, Due, NewMessage, WaitingOf},
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
    let told = Told::read(tx, ctx, &policy, due.id, &of).await?;
    let (sent, problem) = send(tx, ctx, &policy, &told, &of).await?;
    if sent == 0 {
        let reason = problem.unwrap_or_else(|| "nobody of those who would be told may see it".to_owned());
        store::give_up(tx, due.id, &reason, ctx.now).await?;
        return Ok(());
    }
    let new = NewMessage { policy: policy.id, notices: told.count, now: ctx.now };
    let message = store::insert_message(tx, new).await?;
    store::mark_told(tx, due.id, message, problem.as_deref(), ctx.now).await?;
    Ok(store::told(tx, due.id, ctx.now).await?)
}

/// The policy's limit and when something may be told again, where as much was told as may be.
async fn may_tell_again(tx: &mut Tx, policy: &Policy, now: Timestamp) -> Result<Option<(u32, Timestamp)>> {
    let Some(most) = policy.content.most else { return Ok(None) };
    let since = now.plus_millis(-MILLIS_PER_HOUR);
    let first = store::nth_last(tx, policy.id, most, since).await?;
    Ok(first.map(|first| (most, first.plus_millis(MILLIS_PER_HOUR))))
}

/// To how many it goes, and what kept it from others.
async fn send(
    tx: &mut Tx,
    ctx: &Ctx,
    policy: &Policy,
    told: &Told,
    of: &[WaitingOf],
) -> Result<(u64, Option<String>)> {
    let PolicyContent { name, routes, people, groups, .. } = &policy.content;
    let cause = format!("notification policy {name}");
    let (mut sent, mut problem) = (0, None);
    let customer = if let [one] = of { Some(one.customer) } else { None };
    for route in routes {
        let through = match channel::get(tx, route.channel).await? {
            Some(through) if through.content.active => through,
            Some(off) => {
                problem = Some(format!("the channel “{}” is turned off", off.content.name));
                continue;
            }
            None => {
                problem = Some("a channel of the policy was deleted".to_owned());
                continue;
            }
        };
        let kind = through.content.settings.kind();
        let itself = [String::new()];
        let recipients = if route.recipients.is_empty() { &itself[..] } else { &route.recipients };
        for recipient in recipients {
            if let Err(wrong) = check_recipient(kind, recipient) {
                problem = Some(format!("the recipients of “{}” {wrong}", through.content.name));
                continue;
            }
            let new = NewDelivery {
                uuid: ctx.argus.random().uuid(),
                channel: route.channel,
                channel_name: &through.content.name,
                kind,
                recipient,
                subject: &told.subject,
                text: &told.text,
                payload: &told.payload,
                case: told.case,
                customer,
                policy: Some(policy.id),
                cause: &cause,
                now: ctx.now,
            };
            delivery::insert(tx, new).await?;
            sent += 1;
        }
    }
    let mut whom = group::members_of(tx, groups).await?;
    whom.extend(people);
    if !whom.is_empty() {
        for WaitingOf { customer, count, newest } in of {
            sent += notification::tell_for_policy(
                tx,
                NotificationKind::Policy,
                name,
                newest,
                *customer,
                *count,
                &whom,
                ctx.now,
            )
            .await?;
        }
    }
    Ok((sent, problem))
}
