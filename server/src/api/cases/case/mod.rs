//! `/cases/v2/case`: cases themselves.

mod close;
mod create;
mod delete;
mod get;
mod list;
mod merge;
mod opening;
mod search;
mod update;

pub(super) use opening::open_status;

use super::model::CaseVo;
use crate::api::{ApiError, answer::Envelope, openapi::Routes, paging::paging};
use argus_domain::{case::CaseSearch, criteria::Page};
use argus_lenient::Fields;
use argus_service::{Ctx, case};
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list, create::create))
        .calls(routes!(search::search))
        .some_calls(routes!(get::get, update::update, delete::delete))
        .calls(routes!(close::close))
        .calls(routes!(merge::merge))
}

/// A page, the same for every way to ask.
async fn page(
    ctx: &Ctx,
    mut fields: Fields,
    read: impl FnOnce(&mut Fields) -> CaseSearch,
) -> Result<Envelope<Vec<CaseVo>>, ApiError> {
    let search = read(&mut fields);
    let paging = paging(&mut fields);
    fields.finish()?;
    let (with_description, with_workflows) = (!search.without_description, search.with_requests);
    let found = case::search(ctx, search, paging.limit, paging.offset).await?;
    let rows =
        found.rows.into_iter().map(|record| CaseVo::new(record, with_description, with_workflows)).collect();
    Ok(Envelope::page(paging, Page { rows, total: found.total }))
}
