//! Another name for a search, or sharing it and no longer.

use super::{own, taken};
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::{
    Invalid, SavedSearchId,
    saved_search::{SavedSearch, check_name},
};
use argus_store::saved_search;
use serde_json::json;

pub async fn change(ctx: &Ctx, id: SavedSearchId, name: &str, shared: bool) -> Result<SavedSearch> {
    let mut tx = ctx.argus.store().begin().await?;
    let before = own(ctx, &mut tx, id).await?;
    check_name(name).map_err(|problem| Invalid::one("name", problem))?;
    let name = name.trim();
    saved_search::update(&mut tx, id, name, shared).await.map_err(|error| taken(error, name))?;
    let after = SavedSearch { name: name.to_owned(), shared, ..before.clone() };
    let noun = before.list.noun();
    let text = match (before.shared, shared) {
        (false, true) => format!("Shared the {noun} “{name}”"),
        (true, false) => format!("Stopped sharing the {noun} “{name}”"),
        _ => format!("Renamed the {noun} “{}” to “{name}”", before.name),
    };
    let done = Done { detail: json!({"before": before, "after": after}), ..Done::new("search.change", text) };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(after)
}
