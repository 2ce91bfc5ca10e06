//! Telling contacts of the customer by mail.

use crate::{Ctx, Result};
use argus_domain::{
    CommentId,
    channel::ChannelKind,
    notification::{NewsOf, told_to_contacts},
};
use argus_store::{
    Scope, Tx, case, channel, contact_watcher,
    delivery::{self, NewDelivery},
    notification,
};
use serde_json::{Value, json};

/// In the transaction of the change: a delivery to each who watches the case, through the first mail channel that is turned
/// on. A mail says that something was done, and not what: who reads it may be anybody.
pub(super) async fn tell(
    tx: &mut Tx,
    ctx: &Ctx,
    of: NewsOf,
    comment: Option<CommentId>,
    action: &str,
    detail: &Value,
) -> Result<()> {
    let Some(done) = told_to_contacts(action, detail).filter(|_| ctx.tells_contacts) else { return Ok(()) };
    let scope = Scope::everything();
    let watching = contact_watcher::of_case(tx, &scope, of.case).await?;
    if watching.is_empty() {
        return Ok(());
    }
    let Some(summary) = case::get(tx, &scope, of.case).await?.map(|found| found.summary) else {
        return Ok(());
    };
    let mut channels = channel::choices(tx).await?.into_iter();
    let Some(through) = channels.find(|one| one.active && one.kind == ChannelKind::Email) else {
        return Ok(());
    };
    // What is not published is not for them.
    if summary.unpublished {
        return Ok(());
    }
    let who = ctx.actor().and_then(|actor| actor.user.as_ref()).map_or("Argus", |user| user.name.as_str());
    let link = ctx.argus.settings().public_url.as_deref().map(|url| format!("{url}/cases/{}", of.case));
    let link = link.unwrap_or_default();
    let subject = format!("{} ({})", summary.title(), summary.severity);
    let text = format!("{who} {done} case {}.\n\n{link}", summary.title());
    let payload = json!({"case": summary, "link": link}).to_string();
    for watcher in watching.iter().filter(|watcher| !watcher.contact.email.is_empty()) {
        let new = NewDelivery {
            uuid: ctx.argus.random().uuid(),
            channel: through.id,
            channel_name: &through.name,
            kind: through.kind,
            recipient: &watcher.contact.email,
            subject: &subject,
            text: text.trim_end(),
            payload: &payload,
            case: Some(of.case),
            customer: Some(summary.customer.id),
            cause: "watching the case",
            policy: None,
            user: None,
            rule: None,
            now: ctx.now,
        };
        let id = delivery::insert(tx, new).await?;
        let whom = (watcher.contact.name.as_str(), watcher.contact.email.as_str());
        notification::note_contact(tx, of, comment, whom, id).await?;
    }
    Ok(())
}
