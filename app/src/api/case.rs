//! Cases: list, open, create.

use super::Failure;
use argus_domain::{
    CaseId,
    case::{Case, CaseFilter, CaseSummary, NewCase, NewCaseChoices},
    criteria::Page,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// The newest first, at most 100 rows a page.
#[server(prefix = "/page", endpoint = "case/list", input = Json)]
pub async fn list_cases(filter: CaseFilter, limit: u32, offset: u32) -> Result<Page<CaseSummary>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::list(&ctx, &filter, limit, offset).await?)
}

#[server(prefix = "/page", endpoint = "case/get", input = Json)]
pub async fn get_case(id: CaseId) -> Result<Case, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::get(&ctx, id).await?)
}

#[server(prefix = "/page", endpoint = "case/choices", input = Json)]
pub async fn case_choices() -> Result<NewCaseChoices, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::choices(&ctx).await?)
}

#[server(prefix = "/page", endpoint = "case/create", input = Json)]
pub async fn create_case(new: NewCase) -> Result<CaseSummary, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::create(&ctx, new).await?)
}
