//! Telling somebody about a case.

use super::about::{check_templates, fill};
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    automation,
    channel::{check_recipient, missing},
};
use argus_domain::{CaseId, ChannelId, Invalid, Permission};
use argus_store::{Tx, case, channel, delivery as store, delivery::NewDelivery};
use serde_json::json;

/// A message with places for what the case has.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Notice<'a> {
    pub(crate) channel: ChannelId,
    /// One of them, empty, where the channel itself says who is told.
    pub(crate) recipients: &'a [String],
    pub(crate) subject: &'a str,
    pub(crate) text: &'a str,
}

/// Puts it into the queue: it is sent once the transaction is committed, and never if it is not.
pub(crate) async fn notify(tx: &mut Tx, ctx: &Ctx, id: CaseId, notice: Notice<'_>) -> Result<()> {
    let scope = ctx.require(Permission::Administer)?.scope();
    let Notice { channel, recipients, subject, text } = notice;
    let summary = case::get(tx, &scope, id)
        .await?
        .map(|found| found.summary)
        .ok_or_else(|| Error::NotFound(format!("There is no case {id}.")))?;
    let through = channel::get(tx, channel).await?.ok_or_else(|| missing(channel))?;
    let (name, kind) = (through.content.name, through.content.settings.kind());
    if !through.content.active {
        return Err(Error::Forbidden(format!("The channel “{name}” is turned off.")));
    }
    check_templates(subject, text).map_err(|problem| Invalid::one("text", problem))?;
    let cause = ctx.chain.as_ref().map_or_else(|| "a person".to_owned(), automation::Chain::actor_name);
    let link = ctx.argus.settings().public_url.as_deref().map(|url| format!("{url}/cases/{id}"));
    let link = link.unwrap_or_default();
    let payload = json!({"case": summary, "link": link}).to_string();
    let (subject, text) = (fill(subject, &summary, &cause, &link), fill(text, &summary, &cause, &link));
    for recipient in recipients {
        check_recipient(kind, recipient).map_err(|problem| Invalid::one("recipients", problem))?;
        let new = NewDelivery {
            uuid: ctx.argus.random().uuid(),
            channel,
            channel_name: &name,
            kind,
            recipient,
            subject: &subject,
            text: &text,
            payload: &payload,
            case: Some(id),
            customer: Some(summary.customer.id),
            policy: None,
            user: None,
            rule: ctx.chain.as_ref().map(automation::Chain::rule),
            cause: &cause,
            now: ctx.now,
        };
        store::insert(tx, new).await?;
    }
    let whom = match recipients.iter().filter(|one| !one.is_empty()).count() {
        0 => String::new(),
        1 => format!(" to {}", recipients[0]),
        many => format!(" to {many} recipients"),
    };
    let done = Done {
        customer: Some(summary.customer.id),
        case: Some(id),
        detail: json!({"channel": channel, "recipients": recipients, "subject": subject}),
        ..Done::new("delivery.queue", format!("Queued a message{whom} through “{name}”"))
    };
    record(tx, ctx, done).await
}
