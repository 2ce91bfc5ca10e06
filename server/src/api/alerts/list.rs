//! `GET /alerts/v1/alert`: alerts by query parameters.

use super::{
    criteria::{self, AlertCriteria},
    model::AlertVo,
};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many},
    query::{Pairs, fields_of},
};

/// Lists alerts by query parameters.
///
/// Needs the permission viewAlerts.
#[utoipa::path(
    get,
    path = "/alerts/v1/alert",
    operation_id = "listAlerts",
    params(InQuery<AlertCriteria>),
    responses(
        (status = 200, description = "A page of alerts", body = Many<AlertVo>),
    ),
)]
pub(super) async fn list(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<AlertVo>>, ApiError> {
    criteria::answer(&ctx, fields_of::<AlertCriteria>(pairs)).await
}
