//! `POST /events/v2/event/bulk`: many events in, all or those that are right.

use super::{submission::SubmittedEvents, submit::Submitted};
use crate::api::{ApiError, answer::Envelope, body, caller::Caller, openapi::One};
use argus_ingest::submission;
use argus_service::event::{self, OnError, Outcome};
use axum::{
    body::Body,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// What became of many events.
#[derive(Debug, Serialize, ToSchema)]
struct AllSubmitted {
    accepted: usize,
    rejected: usize,
    /// In the order of the request.
    events: Vec<Submitted>,
}

/// The most events of one request: all of them are one transaction.
const MOST: usize = 10_000;

/// Takes many events in: all of them, or those that are right.
///
/// The body may have 64 MiB.
///
/// An event that has been submitted before is changed, unless it is FINALIZED. Needs the permission eventSubmit.
#[utoipa::path(
    post,
    path = "/events/v2/event/bulk",
    operation_id = "submitEvents",
    request_body = SubmittedEvents,
    responses(
        (status = 200, description = "What became of each", body = One<AllSubmitted>),
    ),
)]
pub(super) async fn submit_bulk(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    let mut fields = body::fields_of::<SubmittedEvents>(body, body::LARGE).await?;
    let on_error = match fields.text("onError").as_deref() {
        None | Some("rejectAll") => OnError::RejectAll,
        Some("dropInvalid") => OnError::DropInvalid,
        Some(_) => {
            fields.refuse("onError", "must be rejectAll or dropInvalid");
            OnError::RejectAll
        }
    };
    let records = match fields.raw("events") {
        Some(Value::Array(records)) if records.len() > MOST => {
            fields.refuse(
                "events",
                format_args!("must not be more than {MOST}: send them in several requests"),
            );
            Vec::new()
        }
        Some(Value::Array(records)) if !records.is_empty() => records,
        _ => {
            fields.refuse("events", "must be a list of at least one event");
            Vec::new()
        }
    };
    fields.finish()?;
    let submissions = records.into_iter().map(submission::from_record).collect();
    let outcomes = event::submit(&ctx, submissions, on_error).await?;
    let rejected = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Rejected(_))).count();
    let answer = AllSubmitted {
        accepted: outcomes.len() - rejected,
        rejected,
        events: outcomes.iter().map(Submitted::from).collect(),
    };
    Ok(Envelope::of(StatusCode::OK, answer).into_response())
}
