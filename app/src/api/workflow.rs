//! Workflows, for administrators.

use super::Failure;
use argus_domain::{
    WorkflowId,
    workflow::{ManagedWorkflow, WorkflowContent},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// All there are, the oldest first.
#[server(prefix = "/page", endpoint = "workflow/list", input = Json)]
pub async fn list_workflows() -> Result<Vec<ManagedWorkflow>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::workflow::list(&ctx).await?)
}

/// A new one without `id`.
#[server(prefix = "/page", endpoint = "workflow/save", input = Json)]
pub async fn save_workflow(
    id: Option<WorkflowId>,
    version: i64,
    content: WorkflowContent,
) -> Result<ManagedWorkflow, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::workflow::save(&ctx, id, version, content).await?)
}
