//! `GET /modules/v1/module`: the modules.

use super::model::ModuleVo;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
};
use argus_service::module;

/// Lists the modules that are installed, in the order in which they are called.
///
/// Needs the permission administer.
#[utoipa::path(
    get,
    path = "/modules/v1/module",
    operation_id = "listModules",
    params(InQuery<PagingFields>),
    responses(
        (status = 200, description = "A page of modules", body = Many<ModuleVo>),
    ),
)]
pub(super) async fn list(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<ModuleVo>>, ApiError> {
    let mut fields = fields_of::<PagingFields>(pairs);
    let paging = paging(&mut fields);
    fields.finish()?;
    let modules = module::list(&ctx).await?;
    Ok(Envelope::page(paging, paging.cut(modules.into_iter().map(ModuleVo::from).collect())))
}
