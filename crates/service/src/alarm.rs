//! Alarms, categories and signatures of events that the caller sees.

use crate::{Ctx, Error, Result};
use argus_domain::{
    CategoryId, Permission,
    alarm::{Alarm, AlarmFilter, AttackCategory, Mapping},
    criteria::Page,
};
use argus_store::alarm as store;

pub async fn alarms(ctx: &Ctx, filter: &AlarmFilter, limit: u32, offset: u32) -> Result<Page<Alarm>> {
    let scope = ctx.require(Permission::EventLookup)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(store::alarms(&mut conn, &scope, filter, limit, offset).await?)
}

pub async fn categories(
    ctx: &Ctx,
    filter: &AlarmFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<AttackCategory>> {
    let scope = ctx.require(Permission::EventLookup)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(store::categories(&mut conn, &scope, filter, limit, offset).await?)
}

pub async fn mappings(ctx: &Ctx, filter: &AlarmFilter, limit: u32, offset: u32) -> Result<Page<Mapping>> {
    let scope = ctx.require(Permission::EventLookup)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(store::mappings(&mut conn, &scope, filter, limit, offset).await?)
}

/// An alarm, and the signatures that are mapped to it, at most [`MAX_MAPPINGS`].
pub async fn alarm(ctx: &Ctx, id: argus_domain::AlarmId) -> Result<(Alarm, Vec<Mapping>)> {
    let filter = AlarmFilter { alarms: vec![id], ..AlarmFilter::default() };
    let found = alarms(ctx, &filter, 1, 0).await?.rows.pop();
    let found = found.ok_or_else(|| Error::NotFound(format!("There is no alarm {id} that you may see.")))?;
    Ok((found, mappings(ctx, &filter, MAX_MAPPINGS, 0).await?.rows))
}

const MAX_MAPPINGS: u32 = 1_000;

/// By number or name.
pub async fn category(ctx: &Ctx, id_or_name: &str) -> Result<AttackCategory> {
    let filter = match id_or_name.parse() {
        Ok(id) => AlarmFilter { categories: vec![CategoryId(id)], ..AlarmFilter::default() },
        Err(_) => AlarmFilter { category_names: vec![id_or_name.to_owned()], ..AlarmFilter::default() },
    };
    let found = categories(ctx, &filter, 1, 0).await?.rows.pop();
    found.ok_or_else(|| Error::NotFound(format!("There is no category “{id_or_name}” that you may see.")))
}
