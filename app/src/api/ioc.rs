//! Indicators of cases.

use super::Failure;
use argus_domain::{
    CaseId, IocId,
    criteria::Page,
    ioc::{Ioc, IocChange, IocFilter, NewIoc, NewIocs, Seen},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// The newest first; at most 1,000 rows a page.
#[server(prefix = "/page", endpoint = "ioc/list", input = Json)]
pub async fn list_iocs(
    case: CaseId,
    filter: IocFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<Ioc>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::ioc::list(&ctx, case, &filter, limit, offset).await?)
}

/// All or none; at most 1,000 at once.
#[server(prefix = "/page", endpoint = "ioc/add", input = Json)]
pub async fn add_iocs(case: CaseId, new: Vec<NewIoc>) -> Result<NewIocs, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::ioc::add(&ctx, case, new).await?)
}

#[server(prefix = "/page", endpoint = "ioc/change", input = Json)]
pub async fn change_ioc(id: IocId, change: IocChange) -> Result<Ioc, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::ioc::change(&ctx, id, change).await?)
}

#[server(prefix = "/page", endpoint = "ioc/remove", input = Json)]
pub async fn remove_ioc(id: IocId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::ioc::remove(&ctx, id).await?)
}

/// One that was removed, as it was.
#[server(prefix = "/page", endpoint = "ioc/restore", input = Json)]
pub async fn restore_ioc(id: IocId) -> Result<Ioc, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::ioc::restore(&ctx, id).await?)
}

/// Where a value was seen before, in other cases than `but` and in events.
#[server(prefix = "/page", endpoint = "ioc/seen", input = Json)]
pub async fn seen_ioc(value: String, but: Option<CaseId>) -> Result<Seen, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::ioc::seen(&ctx, &value, but).await?)
}
