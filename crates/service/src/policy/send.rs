//! Sending what a policy says: through its channels, and in Argus.

use super::message::Told;
use crate::{Ctx, Result, channel::check_recipient};
use argus_domain::{
    notification::NotificationKind,
    policy::{Policy, Whom},
};
use argus_store::{
    Tx, channel,
    delivery::{self, NewDelivery},
    group, notification,
    policy::WaitingOf,
};

/// To how many it goes, and what kept it from others.
pub(super) async fn send(
    tx: &mut Tx,
    ctx: &Ctx,
    policy: &Policy,
    Whom { routes, people, groups }: &Whom,
    told: &Told,
    of: &[WaitingOf],
) -> Result<(u64, Option<String>)> {
    let name = &policy.content.name;
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
