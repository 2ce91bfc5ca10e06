//! Files of cases. They come by `POST /attachments` and leave by `GET /attachments/ID`.

use super::Failure;
use argus_domain::{
    AttachmentId, CaseId,
    attachment::{Attachment, AttachmentChange, AttachmentRules},
    criteria::Page,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// The newest first; at most 200 rows a page.
#[server(prefix = "/page", endpoint = "attachment/list", input = Json)]
pub async fn list_attachments(case: CaseId, limit: u32, offset: u32) -> Result<Page<Attachment>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::attachment::list(&ctx, case, limit, offset).await?)
}

#[server(prefix = "/page", endpoint = "attachment/rules", input = Json)]
pub async fn rules_of_attachments() -> Result<AttachmentRules, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::attachment::rules(&ctx).await?)
}

#[server(prefix = "/page", endpoint = "attachment/change", input = Json)]
pub async fn change_attachment(id: AttachmentId, change: AttachmentChange) -> Result<Attachment, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::attachment::change(&ctx, id, change).await?)
}

#[server(prefix = "/page", endpoint = "attachment/remove", input = Json)]
pub async fn remove_attachment(id: AttachmentId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::attachment::remove(&ctx, id).await?)
}

/// Within seven days.
#[server(prefix = "/page", endpoint = "attachment/restore", input = Json)]
pub async fn restore_attachment(id: AttachmentId) -> Result<Attachment, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::attachment::restore(&ctx, id).await?)
}
