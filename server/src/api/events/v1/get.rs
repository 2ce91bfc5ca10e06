//! `GET /events/v1/{type}/{timestamp}/{customerID}/{eventID}`: one event.

use super::model::V1;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    events::{
        answer::Show,
        id::{EventPath, event_id},
    },
    text::PathTexts,
};
use argus_service::event;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<EventPath>,
) -> Result<Response, ApiError> {
    let found = event::get(&ctx, event_id(path)?).await?;
    let shown = V1::default().show(&ctx, vec![found]).await?.pop();
    Ok(Envelope::of(StatusCode::OK, shown).into_response())
}
