//! Changing a template, and taking it out of use.

use super::{check, missing, taken};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    merge::Merge,
};
use argus_domain::{
    CaseTemplateId, Permission,
    case_template::{CaseTemplate, TemplateBody},
};
use argus_store::{StoreError, Tx, case_template};
use serde_json::{Map, Value, json};

/// `keys` are those of its JSON that are to be changed; the rest stays. Others may have changed it since: only keys
/// that they changed to something else are in the way.
pub async fn change(
    ctx: &Ctx,
    id: CaseTemplateId,
    version: i64,
    keys: Map<String, Value>,
    retired: Option<bool>,
) -> Result<CaseTemplate> {
    let actor = ctx.require(Permission::Administer)?;
    let by = actor.user.as_ref().map(|user| user.id);
    let mut tx = ctx.argus.store().begin().await?;
    let locked = case_template::lock(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let before = find(&mut tx, id).await?;
    let mut whole = before.body.to_json();
    whole.extend(keys.clone());
    let wanted = TemplateBody::read(&Value::Object(whole))?;

    let mut after = before.clone();
    let body = &mut after.body;
    let mut merge = Merge::new(version, locked, by, ctx.now);
    macro_rules! key {
        ($($key:ident),+) => {$(
            let given = keys.contains_key(stringify!($key)).then_some(wanted.$key);
            merge.field(stringify!($key), &mut body.$key, given);
        )+};
    }
    key!(name, description, title_prefix, summary, tags, classification, severity, tasks, note_directories);
    key!(custom_fields);
    merge.field("retired", &mut after.summary.retired, retired);
    let Some(merged) = merge.settle(&mut tx).await? else { return Ok(before) };
    if after.body != before.body {
        check(&mut tx, &after.body).await?;
    }
    match case_template::update(&mut tx, &after, &merged.versions, by, ctx.now).await {
        Err(StoreError::Exists(_)) => return Err(taken()),
        other => other?,
    }
    let after = find(&mut tx, id).await?;
    let name = &after.body.name;
    let text = match (before.summary.retired, after.summary.retired) {
        (false, true) => format!("Retired the case template “{name}”"),
        (true, false) => format!("Offers the case template “{name}” again"),
        _ => format!("Changed the case template “{name}”"),
    };
    let detail = json!({"template": id, "before": merged.before, "after": merged.after});
    record(&mut tx, ctx, Done { detail, ..Done::new("case_template.change", text) }).await?;
    tx.commit().await?;
    Ok(after)
}

async fn find(tx: &mut Tx, id: CaseTemplateId) -> Result<CaseTemplate> {
    case_template::get(tx, id).await?.ok_or_else(|| missing(id))
}
