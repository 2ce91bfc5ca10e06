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
