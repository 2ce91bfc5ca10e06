//! `POST /events/v2/event`: one event in.

use super::submission::SubmittedEvent;
use crate::api::{ApiError, answer::Envelope, body, caller::Caller, openapi::One};
use argus_ingest::submission;
use argus_service::event::{self, OnError, Outcome};
use axum::{
    body::Body,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

/// What became of an event.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Submitted {
    /// Of an event that was accepted.
    id: Option<String>,
    /// `accepted` or `rejected`
    status: &'static str,
    /// Why it was rejected.
    message: Option<String>,
}

/// Takes an event in.
///
/// An event that has been submitted before is changed, unless it is FINALIZED. Needs the permission eventSubmit.
#[utoipa::path(
    post,
    path = "/events/v2/event",
    operation_id = "submitEvent",
    request_body = SubmittedEvent,
    responses(
        (status = 200, description = "What became of it", body = One<Submitted>),
    ),
)]
pub(super) async fn submit(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    let mut fields = body::fields_of::<SubmittedEvent>(body, body::SMALL).await?;
    let read = submission::read(&mut fields);
    fields.finish()?;
    let outcomes = event::submit(&ctx, vec![Ok(read)], OnError::RejectAll).await?;
    let answer = outcomes.first().map(Submitted::from);
    Ok(Envelope::of(StatusCode::OK, answer).into_response())
}

impl From<&Outcome> for Submitted {
    fn from(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Accepted(id) => Self { id: Some(id.to_string()), status: "accepted", message: None },
            Outcome::Rejected(invalid) => {
                Self { id: None, status: "rejected", message: Some(invalid.to_string()) }
            }
        }
    }
}
