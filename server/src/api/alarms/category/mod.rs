//! `/alarms/v1/category`: attack categories.

mod get;
mod list;
mod search;

use super::{
    criteria::{self, CATEGORIES},
    model::AttackCategory,
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
async fn page(ctx: &Ctx, mut fields: Fields) -> Result<Envelope<Vec<AttackCategory>>, ApiError> {
    let filter = criteria::read(&mut fields, CATEGORIES);
    let paging = paging(&mut fields);
    fields.finish()?;
    let page = alarm::categories(ctx, &filter, paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(AttackCategory::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
