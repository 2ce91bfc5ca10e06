//! `GET /currentuser/v1/permissions`: what the caller may do, and by which group.

use super::model::CurrentUserPermission;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many, takes},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
};
use argus_service::user;

takes! {
    /// Which of the caller's permissions.
    struct OwnPermissions {
        /// False leaves nothing: all permissions come from groups.
        #[schema(default = true)]
        includeInherited: bool,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

/// Lists what the caller may do, once for each group that he has it from.
#[utoipa::path(
    get,
    path = "/currentuser/v1/permissions",
    operation_id = "listCurrentUserPermissions",
    params(InQuery<OwnPermissions>),
    responses(
        (status = 200, description = "A page of permissions", body = Many<CurrentUserPermission>),
    ),
)]
pub(super) async fn permissions(
    Caller(ctx): Caller,
    pairs: Pairs,
) -> Result<Envelope<Vec<CurrentUserPermission>>, ApiError> {
    let mut fields = fields_of::<OwnPermissions>(pairs);
    // All are inherited from groups: without those there is nothing.
    let inherited = fields.bool("includeInherited").unwrap_or(true);
    let paging = paging(&mut fields);
    fields.finish()?;
    let grants = if inherited { user::me(&ctx).await?.grants } else { Vec::new() };
    let page = paging.cut(grants.into_iter().map(CurrentUserPermission::from).collect());
    Ok(Envelope::page(paging, page))
}
