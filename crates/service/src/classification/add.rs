//! One more thing that a case can be classified as.

use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
};
use argus_domain::{
    Invalid, Permission,
    classification::{ManagedClassification, NewClassification},
};
use argus_store::{StoreError, classification};
use serde_json::json;

pub async fn add(ctx: &Ctx, new: NewClassification) -> Result<ManagedClassification> {
    ctx.require(Permission::Administer)?;
    let new = new.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    if classification::names(&mut tx).await?.len() >= ManagedClassification::MOST {
        let most = ManagedClassification::MOST;
        return Err(Invalid::one("name", format_args!("would be one of more than {most}")).into());
    }
    let id = match classification::insert(&mut tx, &new).await {
        Err(StoreError::Exists(_)) => {
            return Err(Invalid::one("name", "is taken by another, which may be retired").into());
        }
        other => other?,
    };
    let added = classification::get(&mut tx, id).await?;
    let added = added.ok_or_else(|| Error::NotFound("The classification is gone.".to_owned()))?;
    let text = format!("Added the classification “{}”", added.label);
    record(&mut tx, ctx, Done { detail: json!({"after": new}), ..Done::new("classification.add", text) })
        .await?;
    tx.commit().await?;
    Ok(added)
}
