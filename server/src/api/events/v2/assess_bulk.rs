//! `PUT /events/v2/event/assess`: judging the events that criteria match.

use super::{
    assessment::{self, EventAssessment},
    named::in_bulk,
};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    events::{
        criteria::{
            EventPaging,
            v2::{self, Categories, EventBlock, EventKind, EventSortField},
        },
        v1::paging,
    },
    openapi::{One, takes},
    paging::Paging,
};
use argus_domain::{EventType, Invalid};
use argus_service::event;
use axum::{
    body::Body,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

takes! {
    /// What to say of the events that match.
    #[schema(example = json!({"search": {"startTimestamp": "-1hour", "attack": [{"signature": ["SNORT-1:41336"]}]}, "assessment": {"comment": "Seen."}}))]
    struct MatchingAssessment {
        #[schema(required)]
        search: AssessedEvents,
        #[schema(required)]
        assessment: EventAssessment,
    }

    /// Which events.
    struct AssessedEvents {
        #[serde(flatten)]
        block: EventBlock,
        /// Only aggregated ones.
        r#type: Vec<EventKind>,
        /// Which are the first, where `limit` leaves some out.
        sortBy: Vec<EventSortField>,
        #[serde(flatten)]
        paging: EventPaging,
    }
}

/// Which events were judged: all that were asked for, or none.
#[derive(Debug, Serialize, ToSchema)]
struct Assessed {
    /// Ids, in the order that was asked for.
    successes: Vec<String>,
    #[schema(value_type = Vec<Object>)]
    failures: [(); 0],
}

/// Comments, flags and links aggregated events that match criteria, or changes their severity.
///
/// The first 25 unless `limit` says otherwise; 0 is all. Needs the permission assessEvents.
#[utoipa::path(
    put,
    path = "/events/v2/event/assess",
    operation_id = "assessMatchingEvents",
    request_body = MatchingAssessment,
    responses(
        (status = 200, description = "The events that were judged", body = One<Assessed>),
    ),
)]
pub(super) async fn assess_bulk(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    let mut fields = body::fields_of::<MatchingAssessment>(body, body::SMALL).await?;
    let mut categories = Categories::default();
    let search = fields.object("search", |search| {
        let criteria = v2::full(search, &mut categories);
        if v2::kinds(search).contains(&EventType::Raw) {
            search.refuse(
                "type",
                "must be aggregated: raw events are judged by the event that they are a part of",
            );
        }
        (criteria, v2::sort(search), paging(search))
    });
    let assessment = fields.object("assessment", assessment::read);
    if fields.is_sound() {
        for (field, is_missing) in [("search", search.is_none()), ("assessment", assessment.is_none())] {
            if is_missing {
                fields.refuse(field, "is required");
            }
        }
    }
    fields.finish()?;
    let (Some((mut criteria, sort, paging)), Some(assessment)) = (search, assessment) else {
        return Err(Invalid::one("search", "and assessment are required").into());
    };
    categories.put_into(&ctx, &mut criteria).await?;
    let Paging { limit, offset } = paging;
    let judged = event::assess_page(&ctx, &criteria, &assessment, &sort, limit, offset).await;
    let successes = judged.map_err(in_bulk)?.iter().map(ToString::to_string).collect();
    Ok(Envelope::of(StatusCode::OK, Assessed { successes, failures: [] }).into_response())
}
