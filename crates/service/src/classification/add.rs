//! One more thing that a case can be classified as.

use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
};
use argus_domain::{
    Invalid, Permission,
    classification::{ManagedClassification, NewClassification},
};
use argus_store::{StoreError, Tx, classification};
use serde_json::json;

pub async fn add(ctx: &Ctx, new: NewClassification) -> Result<ManagedClassification> {
    ctx.require(Permission::Administer)?;
    let mut tx = ctx.argus.store().begin().await?;
    let added = within(&mut tx, ctx, new).await?;
    tx.commit().await?;
    Ok(added)
}

/// After all others, as programs do it.
pub async fn add_last(ctx: &Ctx, new: NewClassification) -> Result<ManagedClassification> {
    ctx.require(Permission::Administer)?;
    let mut tx = ctx.argus.store().begin().await?;
    let last = classification::all(&mut tx).await?.last().map_or(0, |one| one.position);
    let added = within(&mut tx, ctx, NewClassification { position: last + 1, ..new }).await?;
    tx.commit().await?;
    Ok(added)
}

async fn within(tx: &mut Tx, ctx: &Ctx, new: NewClassification) -> Result<ManagedClassification> {
    let new = new.checked()?;
    if classification::names(tx).await?.len() >= ManagedClassification::MOST {
        let most = ManagedClassification::MOST;
        return Err(Invalid::one("name", format_args!("would be one of more than {most}")).into());
    }
    let id = match classification::insert(tx, &new).await {
        Err(StoreError::Exists(_)) => {
            return Err(Invalid::one("name", "is taken by another, which may be retired").into());
        }
        other => other?,
    };
    let added = classification::get(tx, id).await?;
    let added = added.ok_or_else(|| Error::NotFound("The classification is gone.".to_owned()))?;
    let text = format!("Added the classification “{}”", added.label);
    record(tx, ctx, Done { detail: json!({"after": new}), ..Done::new("classification.add", text) }).await?;
    Ok(added)
}
