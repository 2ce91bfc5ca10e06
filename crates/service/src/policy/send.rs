//! Sending what a policy says: through its channels, and in Argus.

use super::message::Told;
use crate::{Ctx, Result, channel::check_recipient};
use argus_domain::{
    ChannelId, UserId,
    notification::NotificationKind,
    policy::{Policy, Whom},
};
use argus_store::{
    Tx, channel,
    delivery::{self, NewDelivery},
    group, notification,
    policy::{self as store, NewMessage, WaitingOf},
};
use std::collections::BTreeSet;

/// Where it goes, and what kept it from others.
#[derive(Debug, Default)]
pub(super) struct Sent {
    channels: BTreeSet<ChannelId>,
    people: BTreeSet<UserId>,
    pub(super) problem: Option<String>,
}

impl Sent {
    pub(super) fn is_nothing(&self) -> bool {
        self.channels.is_empty() && self.people.is_empty()
    }

    /// Why it went nowhere.
    pub(super) fn reason(self) -> String {
        self.problem.unwrap_or_else(|| "nobody of those who would be told may see it".to_owned())
    }

    /// As the message of the policy, whose number it gives.
    pub(super) async fn note(&self, tx: &mut Tx, new: NewMessage) -> Result<i64> {
        let message = store::insert_message(tx, new).await?;
        let channels: Vec<ChannelId> = self.channels.iter().copied().collect();
        let people: Vec<UserId> = self.people.iter().copied().collect();
        store::note_told(tx, message, &channels, &people).await?;
        Ok(message)
    }
}

pub(super) async fn send(
    tx: &mut Tx,
    ctx: &Ctx,
    policy: &Policy,
    Whom { routes, people, groups }: &Whom,
    told: &Told,
    of: &[WaitingOf],
) -> Result<Sent> {
    let name = &policy.content.name;
    let cause = format!("notification policy {name}");
    let mut sent = Sent::default();
    let customer = if let [one] = of { Some(one.customer) } else { None };
    for route in routes {
        let through = match channel::get(tx, route.channel).await? {
            Some(through) if through.content.active => through,
            Some(off) => {
                sent.problem = Some(format!("the channel “{}” is turned off", off.content.name));
                continue;
            }
            None => {
                sent.problem = Some("a channel of the policy was deleted".to_owned());
                continue;
            }
        };
        let kind = through.content.settings.kind();
        let itself = [String::new()];
        let recipients = if route.recipients.is_empty() { &itself[..] } else { &route.recipients };
        for recipient in recipients {
            if let Err(wrong) = check_recipient(kind, recipient) {
                sent.problem = Some(format!("the recipients of “{}” {wrong}", through.content.name));
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
                user: None,
                rule: None,
                cause: &cause,
                now: ctx.now,
            };
            delivery::insert(tx, new).await?;
            sent.channels.insert(route.channel);
        }
    }
    let mut whom = group::members_of(tx, groups).await?;
    whom.extend(people);
    if !whom.is_empty() {
        for WaitingOf { customer, count, newest } in of {
            let told = notification::tell_for_policy(
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
            sent.people.extend(told);
        }
    }
    Ok(sent)
}
