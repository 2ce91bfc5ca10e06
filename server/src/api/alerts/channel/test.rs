//! `POST /alerts/v1/channel/{id}/test`: a test is sent.

use super::{channel_id, model::TestVo};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_service::channel;
use axum::{body::Body, http::StatusCode};

takes! {
    /// Whom the test is for.
    #[schema(as = ChannelTestOf)]
    #[schema(example = json!({"recipient": "oncall@example.com"}))]
    pub(super) struct TestFields {
        /// None where the channel itself says who is told.
        recipient: String,
    }
}

/// Sends a test at once, past the queue, and gives what was answered; also through a channel that is turned off.
///
/// Needs the permission administer.
#[utoipa::path(
    post,
    path = "/alerts/v1/channel/{id}/test",
    operation_id = "testChannel",
    params(("id" = i64, Path, minimum = 1, description = "The channel's number")),
    request_body = TestFields,
    responses(
        (status = 200, description = "What came of it", body = One<TestVo>),
        NotFound,
    ),
)]
pub(super) async fn test(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<TestVo>, ApiError> {
    let id = channel_id(&id)?;
    let mut fields = body::fields_of::<TestFields>(body, body::SMALL).await?;
    let recipient = fields.text("recipient").unwrap_or_default();
    fields.finish()?;
    Ok(Envelope::of(StatusCode::OK, channel::test(&ctx, id, &recipient).await?.into()))
}
