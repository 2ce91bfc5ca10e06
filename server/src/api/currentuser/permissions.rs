//! `GET /currentuser/v1/permissions`: what the caller may do, and by which group.

use super::model::CurrentUserPermission;
use crate::api::{ApiError, answer::Envelope, caller::Caller, paging::paging};
use argus_lenient::Fields;
use argus_service::user;
use axum::extract::Query;

pub(super) async fn permissions(
    Caller(ctx): Caller,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Envelope<Vec<CurrentUserPermission>>, ApiError> {
    let mut fields = Fields::from_query(pairs);
    // All are inherited from groups: without those there is nothing.
    let inherited = fields.bool("includeInherited").unwrap_or(true);
    let paging = paging(&mut fields);
    fields.finish()?;
    let grants = if inherited { user::me(&ctx).await?.grants } else { Vec::new() };
    let page = paging.cut(grants.into_iter().map(CurrentUserPermission::from).collect());
    Ok(Envelope::page(paging, page))
}
