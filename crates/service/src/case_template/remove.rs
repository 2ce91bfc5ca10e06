//! Deleting a template. Cases that were opened with it keep what they got.

use super::missing;
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::{CaseTemplateId, Permission};
use argus_store::case_template;
use serde_json::json;

pub async fn remove(ctx: &Ctx, id: CaseTemplateId) -> Result<()> {
    ctx.require(Permission::Administer)?;
    let mut tx = ctx.argus.store().begin().await?;
    case_template::lock(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let before = case_template::get(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    case_template::remove(&mut tx, id).await?;
    let text = format!("Deleted the case template “{}”", before.body.name);
    let detail = json!({"template": id, "before": before.body});
    record(&mut tx, ctx, Done { detail, ..Done::new("case_template.remove", text) }).await?;
    tx.commit().await?;
    Ok(())
}
