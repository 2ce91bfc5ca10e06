//! `GET /users/v2/subject/{subject}/groups`: the groups that somebody is in.

use super::model::{BasicSubject, subject_id};
use crate::api::{ApiError, answer::Envelope, caller::Caller, paging::paging, text::PathTexts};
use argus_domain::{
    Invalid,
    criteria::{Page, Total},
};
use argus_lenient::Fields;
use argus_service::user;
use axum::extract::Query;

pub(super) async fn groups(
    Caller(ctx): Caller,
    PathTexts(subject): PathTexts<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Envelope<Vec<BasicSubject>>, ApiError> {
    let number: i64 = subject.parse().map_err(|_| Invalid::one("subject", "must be a whole number"))?;
    let mut fields = Fields::from_query(pairs);
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
