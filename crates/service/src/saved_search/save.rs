//! Giving a search a name.

use super::{missing, owner, taken};
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::saved_search::{NewSavedSearch, SavedSearch};
use argus_store::saved_search;
use serde_json::json;

pub async fn save(ctx: &Ctx, new: NewSavedSearch) -> Result<SavedSearch> {
    let owner = owner(ctx, new.list)?;
    let new = NewSavedSearch {
        name: new.name.trim().to_owned(),
        query: new.query.trim_start_matches('?').to_owned(),
        ..new
    };
    new.check()?;
    let mut tx = ctx.argus.store().begin().await?;
    let inserted = saved_search::insert(&mut tx, owner, &new, ctx.now).await;
    let id = inserted.map_err(|error| taken(error, &new.name))?;
    let saved = saved_search::own(&mut tx, owner, id).await?.ok_or_else(|| missing(id))?;
    let and_shared = if new.shared { "and shared " } else { "" };
    let text = format!("Saved {and_shared}the {} “{}”", new.list.noun(), new.name);
    let done = Done { detail: json!({"after": saved}), ..Done::new("search.save", text) };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(saved)
}
