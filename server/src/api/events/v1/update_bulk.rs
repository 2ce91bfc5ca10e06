//! `PUT /events/v1/aggregated/bulk`: comments, flags, severity and cases of all events that criteria match.

use super::assessment::{EventUpdate, Update};
use crate::api::{
    ApiError,
    answer::{Envelope, Message},
    body,
    caller::Caller,
    events::criteria::{self, EventFields},
    openapi::{One, takes},
};
use argus_service::{Error, event};
use axum::{
    body::Body,
    http::StatusCode,
    response::{IntoResponse, Response},
};

takes! {
    /// What to say of the events that match.
    #[schema(example = json!({"criteria": {"startTimestamp": "-1hour", "signature": ["SNORT-1:41336"]}, "update": {"comment": "Seen."}}))]
    struct MatchingUpdate {
        #[schema(required)]
        criteria: EventFields,
        #[schema(required)]
        update: EventUpdate,
    }
}

/// Comments, flags and links all aggregated events that match criteria, or changes their severity.
///
/// Needs the permission assessEvents.
#[utoipa::path(
    put,
    path = "/events/v1/aggregated/bulk",
    operation_id = "updateMatchingEvents",
    request_body = MatchingUpdate,
    responses(
        (status = 200, description = "How many events were changed", body = One<i64>),
    ),
)]
pub(super) async fn update_bulk(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    let mut fields = body::fields_of::<MatchingUpdate>(body, body::SMALL).await?;
    let criteria = fields.object("criteria", |inner| {
        let criteria = criteria::full(inner);
        criteria::required_start(inner, &criteria);
        criteria
    });
    if criteria.is_none() && fields.is_sound() {
        fields.refuse("criteria", "is required");
    }
    let update = Update::required(&mut fields);
    fields.finish()?;
    let changed = event::assess_matching(&ctx, &criteria.unwrap_or_default(), &update.assessment).await;
    let changed = changed.map_err(|error| update.named(of_criteria(error)))?;
    let warning = || {
        let text = "update.recursiveResult changes nothing here: the answer is a number";
        Message::warning(text.to_owned(), "subevents.not.told")
    };
    let messages = update.with_sub_events.then(warning).into_iter().collect();
    Ok(Envelope { messages, ..Envelope::of(StatusCode::OK, changed.len()) }.into_response())
}

/// The service names a criterion as if it stood alone.
fn of_criteria(mut error: Error) -> Error {
    if let Error::Invalid(invalid) = &mut error {
        for error in &mut invalid.0 {
            if error.field != "criteria" && !error.field.starts_with("update.") {
                error.field = format!("criteria.{}", error.field);
            }
        }
    }
    error
}
