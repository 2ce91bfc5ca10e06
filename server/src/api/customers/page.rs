//! A page of customers, the same for every way to ask.

use super::{criteria, model::BasicCustomer};
use crate::api::{ApiError, answer::Envelope, paging::paging};
use argus_domain::criteria::{Page, Total};
use argus_lenient::Fields;
use argus_service::{Ctx, customer};

pub(super) async fn answer(ctx: &Ctx, mut fields: Fields) -> Result<Envelope<Vec<BasicCustomer>>, ApiError> {
    let filter = criteria::read(&mut fields);
    let paging = paging(&mut fields);
    fields.finish()?;
    let page = match filter {
        Some(filter) => customer::search(ctx, &filter, paging.limit, paging.offset).await?,
        None => Page { rows: Vec::new(), total: Total::Exactly(0) },
    };
    let rows = page.rows.into_iter().map(BasicCustomer::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
