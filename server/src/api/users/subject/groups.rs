//! `GET /users/v2/subject/{subject}/groups`: the groups that somebody is in.

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many, NotFound, takes},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
    text::PathTexts,
    users::model::{BasicSubject, subject_id},
};
use argus_domain::{
    Invalid,
    criteria::{Page, Total},
};
use argus_service::user;

takes! {
    /// Which of the groups.
    struct Memberships {
        /// Changes nothing: groups are in no other groups here.
        includeInherited: bool,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

/// Lists the groups that a user is in.
#[utoipa::path(
    get,
    path = "/users/v2/subject/{shortNameOrID}/groups",
    operation_id = "listGroupsOfSubject",
    params(("shortNameOrID" = i64, Path, description = "The user's number"), InQuery<Memberships>),
    responses(
        (status = 200, description = "A page of groups", body = Many<BasicSubject>),
        NotFound,
    ),
)]
pub(super) async fn groups(
    Caller(ctx): Caller,
    PathTexts(subject): PathTexts<String>,
    pairs: Pairs,
) -> Result<Envelope<Vec<BasicSubject>>, ApiError> {
    let number: i64 = subject.parse().map_err(|_| Invalid::one("subject", "must be a whole number"))?;
    let mut fields = fields_of::<Memberships>(pairs);
    fields.bool("includeInherited");
    let paging = paging(&mut fields);
    fields.finish()?;
    let page = match subject_id(number) {
        Ok(id) => user::groups_of(&ctx, id, paging.limit, paging.offset).await?,
        // Groups are in no other groups here.
        Err(group) => {
            user::find_group(&ctx, &group.to_string()).await?;
            Page { rows: Vec::new(), total: Total::Exactly(0) }
        }
    };
    let rows = page.rows.into_iter().map(BasicSubject::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
