//! Fields of cases that administrators define.

use super::Failure;
use argus_domain::{
    CaseId, CustomFieldId,
    custom_field::{CustomField, CustomFieldChange, NewCustomField},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// All of them, also those that are retired.
#[server(prefix = "/page", endpoint = "custom-field/list", input = Json)]
pub async fn list_custom_fields() -> Result<Vec<CustomField>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::custom_field::list(&ctx).await?)
}

/// Those that a case has, or may be given.
#[server(prefix = "/page", endpoint = "custom-field/of-case", input = Json)]
pub async fn custom_fields_of_case(case: CaseId) -> Result<Vec<CustomField>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::custom_field::of_case(&ctx, case).await?)
}

#[server(prefix = "/page", endpoint = "custom-field/add", input = Json)]
pub async fn add_custom_field(new: NewCustomField) -> Result<CustomField, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::custom_field::add(&ctx, new).await?)
}

#[server(prefix = "/page", endpoint = "custom-field/change", input = Json)]
pub async fn change_custom_field(
    id: CustomFieldId,
    change: CustomFieldChange,
) -> Result<CustomField, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::custom_field::change(&ctx, id, change).await?)
}
