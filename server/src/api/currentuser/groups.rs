//! `GET /currentuser/v1/groups`: the groups that the caller is in.

use super::model::GroupInfo;
use crate::api::{ApiError, answer::Envelope, caller::Caller, paging::paging};
use argus_domain::criteria::Page;
use argus_lenient::Fields;
use argus_service::user;
use axum::extract::Query;

pub(super) async fn groups(
    Caller(ctx): Caller,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Envelope<Vec<GroupInfo>>, ApiError> {
    let mut fields = Fields::from_query(pairs);
    // Groups are in no other groups here.
    fields.bool("includeAncestors");
    let paging = paging(&mut fields);
    fields.finish()?;
    let me = user::me(&ctx).await?;
    let page = user::groups_of(&ctx, me.person.user.id, paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(GroupInfo::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
