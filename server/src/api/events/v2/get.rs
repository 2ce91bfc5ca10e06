//! `GET /events/v2/event/{timestamp}/{customerID}/{eventID}`: one event, by its address without and with a type.

use super::{
    model::V2,
    path::{PlainPath, find},
};
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
use argus_domain::event::Event;
use argus_lenient::Fields;
use argus_service::{Ctx, event};
use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// Parameters: includeAllProperties, includeProperties, includeComments, includeSubEvents.
type Pairs = Query<Vec<(String, String)>>;

pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<PlainPath>,
    Query(pairs): Pairs,
) -> Result<Response, ApiError> {
    let show = read(pairs)?;
    let found = find(&ctx, path).await?;
    shown(&ctx, &show, found).await
}

pub(super) async fn get_with_type(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<EventPath>,
    Query(pairs): Pairs,
) -> Result<Response, ApiError> {
    let show = read(pairs)?;
    let found = event::get(&ctx, event_id(path)?).await?;
    shown(&ctx, &show, found).await
}

fn read(pairs: Vec<(String, String)>) -> Result<V2, ApiError> {
    let mut fields = Fields::from_query(pairs);
    let show = V2::read(&mut fields);
    fields.finish()?;
    Ok(show)
}

async fn shown(ctx: &Ctx, show: &V2, event: Event) -> Result<Response, ApiError> {
    let shown = show.show(ctx, vec![event]).await?.pop();
    Ok(Envelope::of(StatusCode::OK, shown).into_response())
}
