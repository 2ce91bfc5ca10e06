//! The activity log: what is written with every change, and who may read it.

use crate::{Ctx, Result};
use argus_domain::{
    CaseId, CustomerId, Permission,
    activity::{Activity, ActivityFilter},
    criteria::Page,
};
use argus_store::{Tx, activity as store, activity::NewActivity};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// What was done, said twice: for programs and for people.
#[derive(Debug)]
pub(crate) struct Done<'a> {
    pub(crate) action: &'a str,
    pub(crate) text: String,
    pub(crate) customer: Option<CustomerId>,
    pub(crate) case: Option<CaseId>,
    /// Before and after.
    pub(crate) detail: Value,
}

impl<'a> Done<'a> {
    pub(crate) fn new(action: &'a str, text: impl Into<String>) -> Self {
        Self { action, text: text.into(), customer: None, case: None, detail: Value::Null }
    }
}

/// Writes the row that goes with a change, in its transaction. Call it last: it makes other writers wait.
pub(crate) async fn record(tx: &mut Tx, ctx: &Ctx, done: Done<'_>) -> Result<()> {
    let user = ctx.actor().and_then(|actor| actor.user.as_ref());
    let user_name = user.map_or("Argus", |user| user.login.as_str());
    let detail = done.detail.to_string();
    let new = NewActivity {
        at: ctx.now,
        user: user.map(|user| user.id),
        user_name,
        via: ctx.via,
        customer: done.customer,
        case: done.case,
        action: done.action,
        text: &done.text,
        detail: &detail,
    };
    let head = store::next(tx).await?;
    let hash = chained(&head.previous_hash, head.id.0, &new);
    store::append(tx, head.id, &new, &hash).await?;
    Ok(())
}

/// The hash of a row: SHA-256 over the hash before it and every field, each with its length in front, so
/// that nothing can be moved from one field to the next.
fn chained(previous: &[u8], id: i64, new: &NewActivity<'_>) -> [u8; 32] {
    let number = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
    let fields = [
        id.to_string(),
        new.at.millis().to_string(),
        number(new.user.map(|user| user.0)),
        new.user_name.to_owned(),
        new.via.name().to_owned(),
        number(new.customer.map(|customer| customer.0)),
        number(new.case.map(|case| case.0)),
        new.action.to_owned(),
        new.text.to_owned(),
        new.detail.to_owned(),
    ];
    let mut hasher = Sha256::new();
    hasher.update(previous);
    for field in fields {
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field.as_bytes());
    }
    hasher.finalize().into()
}

/// The newest first, at most 100 a page.
pub async fn list(ctx: &Ctx, filter: &ActivityFilter, limit: u32, offset: u32) -> Result<Page<Activity>> {
    let actor = ctx.require(Permission::ViewActivities)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(store::list(&mut conn, &actor.scope(), filter, limit.min(100), offset).await?)
}
