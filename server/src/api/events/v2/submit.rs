//! `POST /events/v2/event`: one event in.

use crate::api::{ApiError, answer::Envelope, body, caller::Caller};
use argus_ingest::submission;
use argus_service::event::{self, OnError, Outcome};
use axum::{
    body::Body,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

pub(super) async fn submit(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    let mut fields = body::fields(body, body::SMALL).await?;
    let read = submission::read(&mut fields);
    fields.finish()?;
    let outcomes = event::submit(&ctx, vec![Ok(read)], OnError::RejectAll).await?;
    let answer = outcomes.first().map(shown);
    Ok(Envelope::of(StatusCode::OK, answer).into_response())
}

pub(super) fn shown(outcome: &Outcome) -> Value {
    match outcome {
        Outcome::Accepted(id) => json!({"id": id, "status": "accepted", "message": null}),
        Outcome::Rejected(invalid) => {
            json!({"id": null, "status": "rejected", "message": invalid.to_string()})
        }
    }
}
