//! Who is at a case now.

use super::Failure;
use argus_domain::{
    CaseId,
    presence::{Part, Presence},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// The others who have the case open, by name.
#[server(prefix = "/page", endpoint = "presence/list", input = Json)]
pub async fn list_presence(case: CaseId) -> Result<Vec<Presence>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::presence::list(&ctx, case).await?)
}

/// The caller has the case open, and may be writing a part of it: for half a minute from now.
#[server(prefix = "/page", endpoint = "presence/sign", input = Json)]
pub async fn sign_presence(case: CaseId, part: Option<Part>) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::presence::sign(&ctx, case, part).await?)
}

/// The caller no longer writes the part, or has left the case.
#[server(prefix = "/page", endpoint = "presence/leave", input = Json)]
pub async fn leave_presence(case: CaseId, part: Option<Part>) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::presence::leave(&ctx, case, part).await?)
}
