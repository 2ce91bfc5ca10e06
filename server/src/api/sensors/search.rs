//! `POST /sensors/v1/location/search`: locations by criteria.

use super::{criteria, model::Location};
use crate::api::{ApiError, answer::Envelope, body, caller::Caller};
use axum::body::Body;

pub(super) async fn search(Caller(ctx): Caller, body: Body) -> Result<Envelope<Vec<Location>>, ApiError> {
    criteria::answer(&ctx, body::fields(body, body::SMALL).await?, true).await
}
