//! Locations, to choose from.

use super::Failure;
use argus_domain::network::LocationChoice;
use leptos::{prelude::*, server_fn::codec::Json};

/// Those of the caller's customers, and everybody's, at most 1,000.
#[server(prefix = "/page", endpoint = "location/list", input = Json)]
pub async fn list_locations() -> Result<Vec<LocationChoice>, Failure> {
    use argus_domain::network::LocationFilter;
    let ctx = super::caller().await?;
    let filter = LocationFilter { include_global: true, ..LocationFilter::default() };
    let found = argus_service::location::search(&ctx, &filter, 1_000, 0).await?;
    Ok(found.rows.into_iter().map(LocationChoice::from).collect())
}
