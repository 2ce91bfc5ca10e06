//! A page of alarms, categories or signatures, the same for every way to ask.

use super::{
    criteria::{self, ALARMS, CATEGORIES, SIGNATURES},
    model::{Alarm, AlarmMapping, AttackCategory},
};
use crate::api::{ApiError, answer::Envelope, paging::paging};
use argus_domain::criteria::Page;
use argus_lenient::Fields;
use argus_service::{Ctx, alarm};

pub(super) async fn alarms(ctx: &Ctx, mut fields: Fields) -> Result<Envelope<Vec<Alarm>>, ApiError> {
    let filter = criteria::read(&mut fields, ALARMS);
    let paging = paging(&mut fields);
    fields.finish()?;
    let page = alarm::alarms(ctx, &filter, paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(Alarm::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}

pub(super) async fn categories(
    ctx: &Ctx,
    mut fields: Fields,
) -> Result<Envelope<Vec<AttackCategory>>, ApiError> {
    let filter = criteria::read(&mut fields, CATEGORIES);
    let paging = paging(&mut fields);
    fields.finish()?;
    let page = alarm::categories(ctx, &filter, paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(AttackCategory::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}

pub(super) async fn signatures(
    ctx: &Ctx,
    mut fields: Fields,
) -> Result<Envelope<Vec<AlarmMapping>>, ApiError> {
    let filter = criteria::read(&mut fields, SIGNATURES);
    let paging = paging(&mut fields);
    fields.finish()?;
    let page = alarm::mappings(ctx, &filter, paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(AlarmMapping::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
