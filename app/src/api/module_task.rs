//! Tasks of processing modules.

use super::Failure;
use argus_domain::{
    ModuleTaskId,
    criteria::Page,
    module::{LogLine, ModuleTask, ModuleTaskDetail, TaskFilter},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// The newest first; at most 1,000 rows a page.
#[server(prefix = "/page", endpoint = "module-task/list", input = Json)]
pub async fn list_module_tasks(
    filter: TaskFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<ModuleTask>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::module::tasks(&ctx, &filter, limit, offset).await?)
}

#[server(prefix = "/page", endpoint = "module-task/get", input = Json)]
pub async fn get_module_task(id: ModuleTaskId) -> Result<ModuleTaskDetail, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::module::task(&ctx, id).await?)
}

/// Lines with a number above `after`; at most 1,000.
#[server(prefix = "/page", endpoint = "module-task/log", input = Json)]
pub async fn log_of_module_task(id: ModuleTaskId, after: u32) -> Result<Vec<LogLine>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::module::log(&ctx, id, after).await?)
}

#[server(prefix = "/page", endpoint = "module-task/cancel", input = Json)]
pub async fn cancel_module_task(id: ModuleTaskId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::module::cancel(&ctx, id).await?)
}

/// Gives the new task, with the same input.
#[server(prefix = "/page", endpoint = "module-task/again", input = Json)]
pub async fn run_module_task_again(id: ModuleTaskId) -> Result<ModuleTaskId, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::module::again(&ctx, id).await?)
}
