//! Templates: what a case of a kind begins with.

use super::Failure;
use argus_domain::{
    CaseId, CaseTemplateId,
    case_template::{CaseTemplate, TemplateApplied, TemplateSummary},
    criteria::Page,
};
use leptos::{prelude::*, server_fn::codec::Json};
use serde_json::{Map, Value};

/// Those in use first; at most 100 rows a page.
#[server(prefix = "/page", endpoint = "case-template/list", input = Json)]
pub async fn list_templates(limit: u32, offset: u32) -> Result<Page<TemplateSummary>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case_template::list(&ctx, limit, offset).await?)
}

/// Of those in use.
#[server(prefix = "/page", endpoint = "case-template/names", input = Json)]
pub async fn template_names() -> Result<Vec<String>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case_template::names(&ctx).await?)
}

#[server(prefix = "/page", endpoint = "case-template/get", input = Json)]
pub async fn get_template(id: CaseTemplateId) -> Result<CaseTemplate, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case_template::get(&ctx, id).await?)
}

/// Of its JSON, as it is exported.
#[server(prefix = "/page", endpoint = "case-template/add", input = Json)]
pub async fn add_template(body: Value) -> Result<CaseTemplate, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case_template::add(&ctx, &body).await?)
}

/// The keys of its JSON that are to be changed, from the version that was seen.
#[server(prefix = "/page", endpoint = "case-template/change", input = Json)]
pub async fn change_template(
    id: CaseTemplateId,
    version: i64,
    keys: Map<String, Value>,
    retired: Option<bool>,
) -> Result<CaseTemplate, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case_template::change(&ctx, id, version, keys, retired).await?)
}

#[server(prefix = "/page", endpoint = "case-template/remove", input = Json)]
pub async fn remove_template(id: CaseTemplateId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case_template::remove(&ctx, id).await?)
}

/// Adds its tasks and notes to a case.
#[server(prefix = "/page", endpoint = "case-template/apply", input = Json)]
pub async fn apply_template(case: CaseId, name: String) -> Result<TemplateApplied, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case_template::apply(&ctx, case, &name).await?)
}
