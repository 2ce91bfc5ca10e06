//! Searches and views that people keep under a name, and share.

use super::Failure;
use argus_domain::{
    SavedSearchId,
    saved_search::{NewSavedSearch, SavedList, SavedSearch},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// One's own first, then what others share; by name.
#[server(prefix = "/page", endpoint = "saved-search/list", input = Json)]
pub async fn list_saved_searches(#[server(default)] list: SavedList) -> Result<Vec<SavedSearch>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::saved_search::list(&ctx, list).await?)
}

/// Field names: `name`, `query`.
#[server(prefix = "/page", endpoint = "saved-search/save", input = Json)]
pub async fn save_search(new: NewSavedSearch) -> Result<SavedSearch, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::saved_search::save(&ctx, new).await?)
}

/// Of one's own.
#[server(prefix = "/page", endpoint = "saved-search/change", input = Json)]
pub async fn change_saved_search(
    id: SavedSearchId,
    name: String,
    shared: bool,
) -> Result<SavedSearch, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::saved_search::change(&ctx, id, &name, shared).await?)
}

/// Of one's own.
#[server(prefix = "/page", endpoint = "saved-search/delete", input = Json)]
pub async fn delete_saved_search(id: SavedSearchId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::saved_search::delete(&ctx, id).await?)
}
