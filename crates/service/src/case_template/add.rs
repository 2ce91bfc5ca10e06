//! Another template.

use super::{MOST, check, missing, taken};
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::{
    Invalid, Permission,
    case_template::{CaseTemplate, TemplateBody},
};
use argus_store::{StoreError, case_template};
use serde_json::{Value, json};

/// Of its JSON, so that whatever is wrong with that is said.
pub async fn add(ctx: &Ctx, body: &Value) -> Result<CaseTemplate> {
    let actor = ctx.require(Permission::Administer)?;
    let by = actor.user.as_ref().map(|user| user.id);
    let body = TemplateBody::read(body)?;
    let mut tx = ctx.argus.store().begin().await?;
    check(&mut tx, &body).await?;
    if case_template::count(&mut tx).await? >= MOST {
        return Err(Invalid::one("name", format_args!("would be one of more than {MOST} templates")).into());
    }
    let id = match case_template::insert(&mut tx, &body, by, ctx.now).await {
        Err(StoreError::Exists(_)) => return Err(taken()),
        other => other?,
    };
    let added = case_template::get(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let text = format!("Made the case template “{}”", added.body.name);
    let detail = json!({"template": id, "after": added.body});
    record(&mut tx, ctx, Done { detail, ..Done::new("case_template.add", text) }).await?;
    tx.commit().await?;
    Ok(added)
}
