//! `/alarms/v1/signature`: signatures, each with its alarm.

mod list;
mod search;

use super::{
    criteria::{self, SIGNATURES},
    model::AlarmMapping,
};
use crate::api::{ApiError, answer::Envelope, openapi::Routes, paging::paging};
use argus_domain::criteria::Page;
use argus_lenient::Fields;
use argus_service::{Ctx, alarm};
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default().calls(routes!(list::list)).calls(routes!(search::search))
}

/// A page, the same for every way to ask.
async fn page(ctx: &Ctx, mut fields: Fields) -> Result<Envelope<Vec<AlarmMapping>>, ApiError> {
    let filter = criteria::read(&mut fields, SIGNATURES);
    let paging = paging(&mut fields);
    fields.finish()?;
    let page = alarm::mappings(ctx, &filter, paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(AlarmMapping::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
