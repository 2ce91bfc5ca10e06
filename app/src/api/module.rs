//! Processing modules: managing them, and calling them by hand. A wheel comes by `POST /module-wheels`.

use super::Failure;
use argus_domain::{
    ModuleId, ModuleTaskId,
    module::{
        Choice, Managed, ManagedDetail, ManualCall, ModuleChange, NewModule, ObjectKind, Processing, Shipped,
    },
};
use leptos::{prelude::*, server_fn::codec::Json};
use serde_json::Value;

/// In the order in which they are called.
#[server(prefix = "/page", endpoint = "module/list", input = Json)]
pub async fn list_modules() -> Result<Vec<Managed>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::module::list(&ctx).await?)
}

#[server(prefix = "/page", endpoint = "module/get", input = Json)]
pub async fn get_module(id: ModuleId) -> Result<ManagedDetail, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::module::get(&ctx, id).await?)
}

/// Those that are part of Argus.
#[server(prefix = "/page", endpoint = "module/shipped", input = Json)]
pub async fn shipped_modules() -> Result<Vec<Shipped>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::module::shipped(&ctx).await?)
}

/// Gives the task that does it.
#[server(prefix = "/page", endpoint = "module/install", input = Json)]
pub async fn install_module(new: NewModule) -> Result<ModuleTaskId, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::module::install(&ctx, new).await?)
}

#[server(prefix = "/page", endpoint = "module/change", input = Json)]
pub async fn change_module(id: ModuleId, change: ModuleChange) -> Result<ManagedDetail, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::module::change(&ctx, id, change).await?)
}

#[server(prefix = "/page", endpoint = "module/remove", input = Json)]
pub async fn remove_module(id: ModuleId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::module::remove(&ctx, id).await?)
}

/// Its configuration, without secrets.
#[server(prefix = "/page", endpoint = "module/export", input = Json)]
pub async fn export_module(id: ModuleId) -> Result<Value, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::module::export(&ctx, id).await?)
}

#[server(prefix = "/page", endpoint = "module/import", input = Json)]
pub async fn import_module(id: ModuleId, version: i64, document: Value) -> Result<ManagedDetail, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::module::import(&ctx, id, version, document).await?)
}

/// What can be done by hand with objects of a kind.
#[server(prefix = "/page", endpoint = "module/choices", input = Json)]
pub async fn choices_of_modules(kind: ObjectKind) -> Result<Vec<Choice>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::module::choices(&ctx, kind).await?)
}

/// What files of evidence can be given to.
#[server(prefix = "/page", endpoint = "module/pipelines", input = Json)]
pub async fn list_pipelines() -> Result<Vec<Choice>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::module::pipelines(&ctx).await?)
}

/// Gives a task for each object.
#[server(prefix = "/page", endpoint = "module/call", input = Json)]
pub async fn call_module(call: ManualCall) -> Result<Vec<ModuleTaskId>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::module::call(&ctx, call).await?)
}

#[server(prefix = "/page", endpoint = "module/process", input = Json)]
pub async fn process_evidence(processing: Processing) -> Result<ModuleTaskId, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::module::process(&ctx, processing).await?)
}
