//! `GET /currentuser/v1/functions`: the functions that the caller has.

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    criteria::{KeywordFields, keywords, one_of},
    model::FunctionInfo,
    openapi::{InQuery, Many, choice, takes},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
};
use argus_service::user;

takes! {
    /// Which functions.
    struct OwnFunctions {
        #[serde(flatten)]
        keywords: KeywordFields,
        /// False lists all functions there are.
        #[schema(default = true)]
        requirePermission: bool,
        /// True leaves nothing: no function is a role.
        #[schema(default = false)]
        onlyRoles: bool,
        /// Taken, but changes nothing.
        maxSecurityLevel: SecurityLevel,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

choice! {
    /// How well somebody has to have proved who he is.
    SecurityLevel: LEVELS;
}

const LEVELS: [&str; 4] = ["current", "external", "standard", "administrative"];

/// Lists functions: those that the caller has, unless said otherwise.
#[utoipa::path(
    get,
    path = "/currentuser/v1/functions",
    operation_id = "listCurrentUserFunctions",
    params(InQuery<OwnFunctions>),
    responses(
        (status = 200, description = "A page of functions", body = Many<FunctionInfo>),
    ),
)]
pub(super) async fn functions(
    Caller(ctx): Caller,
    pairs: Pairs,
) -> Result<Envelope<Vec<FunctionInfo>>, ApiError> {
    let mut fields = fields_of::<OwnFunctions>(pairs);
    let keywords = keywords(&mut fields, false);
    let required = fields.bool("requirePermission").unwrap_or(true);
    let only_roles = fields.bool("onlyRoles").unwrap_or(false);
    one_of(&mut fields, "maxSecurityLevel", &LEVELS);
    let paging = paging(&mut fields);
    fields.finish()?;
    let functions = if only_roles { Vec::new() } else { user::functions(&ctx, &keywords, required)? };
    let page = paging.cut(functions.into_iter().map(FunctionInfo::from).collect());
    Ok(Envelope::page(paging, page))
}
