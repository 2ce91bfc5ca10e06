//! Sending a test, and telling what was answered.

use super::{check_recipient, missing};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    delivery::{Message, send},
    seal,
};
use argus_domain::{ChannelId, Invalid, Permission, channel::TestAnswer};
use argus_store::channel as store;
use serde_json::json;
use std::time::Instant;

/// Goes past the queue, also through a channel that is off: whoever sets it up waits for the answer.
pub async fn test(ctx: &Ctx, id: ChannelId, recipient: &str) -> Result<TestAnswer> {
    ctx.require(Permission::Administer)?;
    let recipient = recipient.trim();
    let mut conn = ctx.argus.store().read().await?;
    let channel = store::get(&mut conn, id).await?.ok_or_else(|| missing(id))?;
    let secret = store::secret(&mut conn, id).await?;
    let secret = seal::open(&ctx.argus, &secret).map_err(|problem| Invalid::one("secret", problem))?;
    drop(conn);
    let content = channel.content;
    check_recipient(content.settings.kind(), recipient)
        .map_err(|problem| Invalid::one("recipient", problem))?;
    let message = Message {
        id: ctx.argus.random().uuid(),
        channel: content.name.clone(),
        recipient: recipient.to_owned(),
        subject: "Test of Argus".to_owned(),
        text: format!("This is a test of the channel “{}”. Nothing happened.", content.name),
        payload: "null".to_owned(),
        cause: "test".to_owned(),
        created: ctx.now,
        now: ctx.now,
    };
    let began = Instant::now();
    let sent = send(ctx.argus.outgoing(), &content.settings, &secret, &message).await;
    let millis = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    let (sent, text) = sent.map_or_else(|failed| (false, failed.text), |answer| (true, answer));
    let mut tx = ctx.argus.store().begin().await?;
    let result = if sent { "it was taken" } else { "it failed" };
    let done = Done {
        detail: json!({"channel": id, "recipient": recipient, "sent": sent, "answer": text}),
        ..Done::new("channel.test", format!("Tested the channel “{}”: {result}", content.name))
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(TestAnswer { sent, text, millis })
}
