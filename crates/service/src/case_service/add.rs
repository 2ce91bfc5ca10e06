//! One more thing that cases are worked on as part of.

use super::{check_categories, find};
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::{
    Invalid, Permission,
    case::CaseKind,
    case_service::{ManagedService, NewService},
};
use argus_store::{StoreError, case_service};
use serde_json::json;

pub async fn add(ctx: &Ctx, new: NewService) -> Result<ManagedService> {
    ctx.require(Permission::Administer)?;
    let new = new.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    if case_service::all(&mut tx).await?.len() >= ManagedService::MOST {
        let most = ManagedService::MOST;
        return Err(Invalid::one("name", format_args!("would be one of more than {most}")).into());
    }
    check_categories(&mut tx, &new.categories, &[]).await?;
    let id = match case_service::insert(&mut tx, &new).await {
        Err(StoreError::Exists(_)) => {
            return Err(Invalid::one("name", "is taken by another, which may be retired").into());
        }
        other => other?,
    };
    for category in &new.categories {
        case_service::bind(&mut tx, &new.name, category, CaseKind::ALL).await?;
    }
    let added = find(&mut tx, id).await?;
    let text = format!("Added the service “{}”", added.label);
    record(&mut tx, ctx, Done { detail: json!({"after": new}), ..Done::new("service.add", text) }).await?;
    tx.commit().await?;
    Ok(added)
}
