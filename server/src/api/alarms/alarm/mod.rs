//! `/alarms/v1/alarm`: alarms.

mod get;
mod list;
mod search;

use super::{
    criteria::{self, ALARMS},
    model::Alarm,
};
use crate::api::{ApiError, answer::Envelope, openapi::Routes, paging::paging};
use argus_domain::criteria::Page;
use argus_lenient::Fields;
use argus_service::{Ctx, alarm};
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .some_calls(routes!(list::list))
        .calls(routes!(search::search))
        .some_calls(routes!(get::get))
}

/// A page, the same for every way to ask.
async fn page(ctx: &Ctx, mut fields: Fields) -> Result<Envelope<Vec<Alarm>>, ApiError> {
    let filter = criteria::read(&mut fields, ALARMS);
    let paging = paging(&mut fields);
    fields.finish()?;
    let page = alarm::alarms(ctx, &filter, paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(Alarm::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
