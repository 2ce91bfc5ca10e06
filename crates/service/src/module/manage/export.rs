//! The configuration of a module as a document, to keep it or to take it elsewhere. Secrets do not leave.

use super::{change, get};
use crate::{Ctx, Result};
use argus_domain::{
    Invalid, ModuleId,
    module::{ManagedDetail, ModuleChange, settings::HIDDEN},
};
use serde_json::{Value, json};

pub async fn export(ctx: &Ctx, id: ModuleId) -> Result<Value> {
    let mut found = get(ctx, id).await?;
    found.settings.retain(|_, value| *value != HIDDEN);
    Ok(json!({
        "module": found.module.name,
        "moduleVersion": found.module.version,
        "enabled": found.module.enabled,
        "settings": found.settings,
        "atOnce": found.at_once,
        "warm": found.warm,
        "muted": found.muted,
        "position": found.module.position,
    }))
}

/// What the document does not say stays as it is, secrets among it.
pub async fn import(ctx: &Ctx, id: ModuleId, version: i64, document: Value) -> Result<ManagedDetail> {
    let found = get(ctx, id).await?;
    let of = document.get("module").and_then(Value::as_str).unwrap_or_default();
    if of != found.module.name {
        let problem = format!("is of the module {of:?}, and this is {}", found.module.name);
        return Err(Invalid::one("document", problem).into());
    }
    let read: Result<ModuleChange, _> = serde_json::from_value(without_names(document));
    let wanted = read.map_err(|problem| Invalid::one("document", format!("cannot be read: {problem}")))?;
    let settings = wanted.settings.map(|mut settings| {
        for (name, value) in found.settings.iter().filter(|(_, value)| **value == HIDDEN) {
            settings.entry(name.clone()).or_insert_with(|| value.clone());
        }
        settings
    });
    change(ctx, id, ModuleChange { version, settings, ..wanted }).await
}

fn without_names(mut document: Value) -> Value {
    if let Some(fields) = document.as_object_mut() {
        fields.retain(|name, _| !["module", "moduleVersion", "version"].contains(&name.as_str()));
    }
    document
}
