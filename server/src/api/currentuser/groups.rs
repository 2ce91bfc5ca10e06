//! `GET /currentuser/v1/groups`: the groups that the caller is in.

use super::model::GroupInfo;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many, takes},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
};
use argus_domain::criteria::Page;
use argus_service::user;

takes! {
    /// Which of the caller's groups.
    struct OwnGroups {
        /// Changes nothing: groups are in no other groups here.
        includeAncestors: bool,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

/// Lists the groups that the caller is in.
#[utoipa::path(
    get,
    path = "/currentuser/v1/groups",
    operation_id = "listCurrentUserGroups",
    params(InQuery<OwnGroups>),
    responses(
        (status = 200, description = "A page of groups", body = Many<GroupInfo>),
    ),
)]
pub(super) async fn groups(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<GroupInfo>>, ApiError> {
    let mut fields = fields_of::<OwnGroups>(pairs);
    // Groups are in no other groups here.
    fields.bool("includeAncestors");
    let paging = paging(&mut fields);
    fields.finish()?;
    let me = user::me(&ctx).await?;
    let page = user::groups_of(&ctx, me.person.user.id, paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(GroupInfo::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
