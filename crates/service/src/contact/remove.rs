//! A contact who is none any more.

use super::find;
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::ContactId;
use argus_store::contact;
use serde_json::json;

pub async fn remove(ctx: &Ctx, id: ContactId) -> Result<()> {
    let mut tx = ctx.argus.store().begin().await?;
    let before = find(ctx, &mut tx, id).await?;
    contact::remove(&mut tx, id).await?;
    let done = Done {
        customer: Some(before.customer),
        detail: json!({"before": before}),
        ..Done::new("contact.remove", format!("Deleted the contact {}", before.name))
    };
    record(&mut tx, ctx, done).await?;
    Ok(tx.commit().await?)
}
