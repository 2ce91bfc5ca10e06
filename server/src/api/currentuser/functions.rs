//! `GET /currentuser/v1/functions`: the functions that the caller has.

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    criteria::{keywords, one_of},
    model::FunctionInfo,
    paging::paging,
};
use argus_lenient::Fields;
use argus_service::user;
use axum::extract::Query;

pub(super) async fn functions(
    Caller(ctx): Caller,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Envelope<Vec<FunctionInfo>>, ApiError> {
    let mut fields = Fields::from_query(pairs);
    let keywords = keywords(&mut fields, false);
    let required = fields.bool("requirePermission").unwrap_or(true);
    let only_roles = fields.bool("onlyRoles").unwrap_or(false);
    one_of(&mut fields, "maxSecurityLevel", &["current", "external", "standard", "administrative"]);
    let paging = paging(&mut fields);
    fields.finish()?;
    let functions = if only_roles { Vec::new() } else { user::functions(&ctx, &keywords, required)? };
    let page = paging.cut(functions.into_iter().map(FunctionInfo::from).collect());
    Ok(Envelope::page(paging, page))
}
