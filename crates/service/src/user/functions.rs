//! Permissions, as others look them up.

use crate::{Ctx, Error, Result};
use argus_domain::{Keywords, Permission};

/// Those whose name holds the keywords: all that there are, or the caller's `own`.
pub fn functions(ctx: &Ctx, keywords: &Keywords, own: bool) -> Result<Vec<Permission>> {
    let actor = ctx.caller()?;
    let words: Vec<String> = keywords.words.iter().map(|word| word.trim().to_lowercase()).collect();
    let is_found = |permission: &Permission| {
        let text = format!("{} {}", permission.name(), permission.description()).to_lowercase();
        let mut found = words.iter().map(|word| text.contains(word.as_str()));
        words.is_empty() || if keywords.any { found.any(|found| found) } else { found.all(|found| found) }
    };
    let all = Permission::ALL.iter().copied();
    Ok(all.filter(|permission| !own || actor.may(*permission)).filter(is_found).collect())
}

/// By number or name.
pub fn function(ctx: &Ctx, id_or_name: &str) -> Result<Permission> {
    ctx.caller()?;
    let is_meant = |permission: &Permission| {
        permission.name() == id_or_name || permission.number().to_string() == id_or_name
    };
    let found = Permission::ALL.iter().copied().find(is_meant);
    found.ok_or_else(|| Error::NotFound(format!("There is no function “{id_or_name}”.")))
}
