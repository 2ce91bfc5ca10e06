//! `POST /alerts/v1/channel`: a channel is made.

use super::{
    fields::{ChannelFields, read},
    model::ChannelVo,
};
use crate::api::{ApiError, answer::Envelope, body, caller::Caller, openapi::One};
use argus_domain::channel::ChannelContent;
use argus_service::channel;
use axum::{body::Body, http::StatusCode};

/// Makes a channel. Whether it reaches anybody says a test.
///
/// Needs the permission administer.
#[utoipa::path(
    post,
    path = "/alerts/v1/channel",
    operation_id = "createChannel",
    request_body = ChannelFields,
    responses(
        (status = 201, description = "The channel", body = One<ChannelVo>),
    ),
)]
pub(super) async fn create(Caller(ctx): Caller, body: Body) -> Result<Envelope<ChannelVo>, ApiError> {
    let mut fields = body::fields_of::<ChannelFields>(body, body::SMALL).await?;
    let (content, secret) = read(&mut fields, ChannelContent { active: true, ..ChannelContent::default() });
    fields.finish()?;
    let saved = channel::save(&ctx, None, 0, content, secret).await?;
    Ok(Envelope::of(StatusCode::CREATED, saved.into()))
}
