//! `/cases/v2/case`: cases themselves.

mod close;
mod create;
mod delete;
mod get;
mod list;
mod merge;
mod opening;
mod prepare;
mod publish;
mod relocate;
mod search;
mod statistics;
mod update;

pub(super) use opening::open_status;

use super::model::{CaseVo, table};
use crate::api::{
    ApiError,
    answer::Envelope,
    format::{Format, json_line},
    openapi::Routes,
    paging::paging,
};
use argus_domain::{case::CaseSearch, criteria::Page};
use argus_lenient::Fields;
use argus_service::{Ctx, case};
use axum::response::{IntoResponse, Response};
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list, create::create))
        .calls(routes!(search::search))
        .calls(routes!(statistics::statistics))
        .calls(routes!(prepare::prepare))
        .calls(routes!(prepare::give_up))
        .calls(routes!(get::get, update::update, delete::delete, prepare::create))
        .calls(routes!(publish::publish))
        .calls(routes!(relocate::relocate))
        .calls(routes!(close::close))
        .calls(routes!(merge::merge))
}

/// A page, the same for every way to ask, in the format that was asked for.
async fn page(
    ctx: &Ctx,
    format: Format,
    mut fields: Fields,
    read: impl FnOnce(&mut Fields) -> CaseSearch,
) -> Result<Response, ApiError> {
    let search = read(&mut fields);
    let paging = paging(&mut fields);
    fields.finish()?;
    let (with_description, with_workflows) = (!search.without_description, search.with_requests);
    let found = case::search(ctx, search, paging.limit, paging.offset).await?;
    if format == Format::Csv {
        return Ok(format.respond(table(&found.rows).into()));
    }
    let rows = found.rows.into_iter().map(|record| CaseVo::new(record, with_description, with_workflows));
    if format == Format::JsonLines {
        return Ok(format.respond(rows.map(|row| json_line(&row)).collect::<String>().into()));
    }
    Ok(Envelope::page(paging, Page { rows: rows.collect(), total: found.total }).into_response())
}
