//! A page of users or groups, the same for every way to ask.

use super::criteria;
use crate::api::{ApiError, answer::Envelope, paging::paging};
use argus_domain::{
    criteria::{Page, Total},
    user::Subject,
};
use argus_lenient::Fields;
use argus_service::{
    Ctx,
    user::{self, Kinds},
};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

pub(super) async fn answer<T: Serialize>(
    ctx: &Ctx,
    mut fields: Fields,
    mut kinds: Kinds,
    shown: impl Fn(Subject) -> Option<T>,
) -> Result<Response, ApiError> {
    let filter = criteria::read(ctx, &mut fields, &mut kinds).await?;
    let paging = paging(&mut fields);
    fields.finish()?;
    let page = match filter {
        Some(filter) => user::search(ctx, kinds, &filter, paging.limit, paging.offset).await?,
        None => Page { rows: Vec::new(), total: Total::Exactly(0) },
    };
    let rows = page.rows.into_iter().filter_map(shown).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }).into_response())
}

pub(super) async fn users(ctx: &Ctx, fields: Fields) -> Result<Response, ApiError> {
    answer(ctx, fields, Kinds::USERS, |subject| match subject {
        Subject::User(person) => Some(super::model::BasicUser::from(person)),
        Subject::Group(_) => None,
    })
    .await
}

pub(super) async fn groups(ctx: &Ctx, fields: Fields) -> Result<Response, ApiError> {
    answer(ctx, fields, Kinds::GROUPS, |subject| match subject {
        Subject::Group(group) => Some(super::model::BasicSubject::from(group)),
        Subject::User(_) => None,
    })
    .await
}

pub(super) async fn subjects(ctx: &Ctx, fields: Fields) -> Result<Response, ApiError> {
    answer(ctx, fields, Kinds::BOTH, |subject| Some(super::model::BasicSubject::from(subject))).await
}
