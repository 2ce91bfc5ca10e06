//! Trying again by hand.

use super::missing;
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
};
use argus_domain::{
    DeliveryId, Permission,
    delivery::{DeliveryDetail, DeliveryState},
};
use argus_store::{channel, delivery as store};
use serde_json::json;

/// At once, one that failed or waits for its next try.
pub async fn retry(ctx: &Ctx, id: DeliveryId) -> Result<DeliveryDetail> {
    let scope = ctx.require(Permission::Administer)?.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let state = store::lock(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let found = store::detail(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?.delivery;
    if !matches!(state, DeliveryState::Dead | DeliveryState::Retrying) {
        return Err(Error::Forbidden(format!(
            "It is {} and cannot be tried again now.",
            state.label().to_lowercase()
        )));
    }
    if channel::get(&mut tx, found.channel).await?.is_none() {
        return Err(Error::Forbidden("Its channel was deleted, so it cannot be tried again.".to_owned()));
    }
    store::retry(&mut tx, id, ctx.now).await?;
    let done = Done {
        case: found.case,
        detail: json!({"delivery": id, "channel": found.channel, "recipient": found.recipient}),
        ..Done::new("delivery.retry", format!("Tried a message through “{}” again", found.channel_name))
    };
    record(&mut tx, ctx, done).await?;
    let again = store::detail(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?;
    tx.commit().await?;
    Ok(again)
}
