//! `PUT /events/v1/aggregated`: comments, flags, severity and cases of events that are named by id.

use super::{
    assessment::{EventUpdate, Update},
    model::{AggregatedEvent, V1},
};
use crate::api::{
    ApiError,
    answer::{Envelope, Message},
    body,
    caller::Caller,
    events::answer::Show,
    openapi::{Many, NotFound, takes},
};
use argus_domain::EventId;
use argus_service::event::{self, SubEvents};
use axum::{
    body::Body,
    http::StatusCode,
    response::{IntoResponse, Response},
};

takes! {
    /// What to say of which events.
    #[schema(example = json!({"eventIdentifiers": ["AGGR/1569185283911/1/6c36deb6-d5e3-461c-bab4-fca397006cb9"], "update": {"comment": "Seen."}}))]
    struct EventsUpdate {
        /// Their ids, as answers hold them.
        #[schema(max_items = 1000)]
        eventIdentifiers: Vec<String>,
        #[schema(required)]
        update: EventUpdate,
    }
}

/// The most events of one request: all of them are one transaction.
const MOST: usize = 1_000;

/// Comments, flags and links events that are named by id, or changes their severity: all of them or none.
///
/// Needs the permission assessEvents.
#[utoipa::path(
    put,
    path = "/events/v1/aggregated",
    operation_id = "updateEvents",
    request_body = EventsUpdate,
    responses(
        (status = 200, description = "The events as they are now, and those below them if they were asked for", body = Many<AggregatedEvent>),
        NotFound,
    ),
)]
pub(super) async fn update(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    let mut fields = body::fields_of::<EventsUpdate>(body, body::SMALL).await?;
    let ids: Vec<EventId> = fields.parsed_list("eventIdentifiers");
    if ids.len() > MOST {
        fields.refuse("eventIdentifiers", format_args!("must not be more than {MOST}"));
    }
    let update = Update::required(&mut fields);
    fields.finish()?;
    let updated = event::assess(&ctx, &ids, &update.assessment).await;
    let mut events = updated.map_err(|error| update.named(error))?;
    let (mut show, mut messages) = (V1::default(), Vec::new());
    if update.with_sub_events {
        // The update is written: whatever happens now, a client must not send it again.
        let below = event::sub_events(&ctx, &events).await.unwrap_or_else(|error| {
            tracing::error!(%error, "the events below those of an update could not be read");
            SubEvents::default()
        });
        if !below.all {
            let text = "Not all of the events that these consist of are in this answer";
            messages.push(Message::warning(text.to_owned(), "subevents.incomplete"));
        }
        events.extend(below.events);
        show = V1::MIXED;
    }
    let shown = show.show(&ctx, events).await?;
    let size = shown.len();
    let envelope = Envelope {
        count: i64::try_from(size).unwrap_or(i64::MAX),
        size,
        messages,
        ..Envelope::of(StatusCode::OK, shown)
    };
    Ok(envelope.into_response())
}
