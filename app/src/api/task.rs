//! Tasks of cases.

use super::Failure;
use argus_domain::{
    CaseId, TaskId,
    criteria::Page,
    task::{NewTask, Task, TaskCase, TaskChange, TaskFilter},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// What is to be done first; at most 200 rows a page.
#[server(prefix = "/page", endpoint = "task/list", input = Json)]
pub async fn list_tasks(case: CaseId, limit: u32, offset: u32) -> Result<Page<Task>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::task::list(&ctx, case, limit, offset).await?)
}

/// The caller's tasks in open cases, at most 200 rows a page.
#[server(prefix = "/page", endpoint = "task/mine", input = Json)]
pub async fn my_tasks(
    #[server(default)] filter: TaskFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<Task>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::task::mine(&ctx, &filter, limit, offset).await?)
}

/// The open cases in which the caller has something to do.
#[server(prefix = "/page", endpoint = "task/my-cases", input = Json)]
pub async fn my_task_cases() -> Result<Vec<TaskCase>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::task::my_cases(&ctx).await?)
}

#[server(prefix = "/page", endpoint = "task/add", input = Json)]
pub async fn add_task(case: CaseId, new: NewTask) -> Result<Task, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::task::add(&ctx, case, new).await?)
}

#[server(prefix = "/page", endpoint = "task/change", input = Json)]
pub async fn change_task(id: TaskId, change: TaskChange) -> Result<Task, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::task::change(&ctx, id, change).await?)
}

#[server(prefix = "/page", endpoint = "task/remove", input = Json)]
pub async fn remove_task(id: TaskId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::task::remove(&ctx, id).await?)
}

/// One that was removed, as it was.
#[server(prefix = "/page", endpoint = "task/restore", input = Json)]
pub async fn restore_task(id: TaskId) -> Result<Task, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::task::restore(&ctx, id).await?)
}
