//! What cases can be classified as, for those who manage it.

use super::Failure;
use argus_domain::{
    ClassificationId,
    classification::{ClassificationChange, ManagedClassification, NewClassification},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// All of them, also those that are retired.
#[server(prefix = "/page", endpoint = "classification/list", input = Json)]
pub async fn list_classifications() -> Result<Vec<ManagedClassification>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::classification::list(&ctx).await?)
}

#[server(prefix = "/page", endpoint = "classification/add", input = Json)]
pub async fn add_classification(new: NewClassification) -> Result<ManagedClassification, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::classification::add(&ctx, new).await?)
}

#[server(prefix = "/page", endpoint = "classification/change", input = Json)]
pub async fn change_classification(
    id: ClassificationId,
    change: ClassificationChange,
) -> Result<ManagedClassification, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::classification::change(&ctx, id, change).await?)
}
