//! Customers, to choose from.

use super::Failure;
use argus_domain::event::CustomerName;
use leptos::{prelude::*, server_fn::codec::Json};

/// Those the caller may see whose name or short name holds `text`, by name, at most 1,000.
#[server(prefix = "/page", endpoint = "customer/list", input = Json)]
pub async fn list_customers(text: String) -> Result<Vec<CustomerName>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::customer::list(&ctx, &text, argus_service::customer::MAX_LIMIT, 0).await?)
}
