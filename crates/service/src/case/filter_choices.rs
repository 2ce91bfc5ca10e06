//! What the list of cases can be narrowed to.

use crate::{Ctx, Result, custom_field, customer};
use argus_domain::{Permission, case::CaseFilterChoices};
use argus_store::case;

/// The most people and tags that are offered.
const OFFERED: u32 = 200;

/// As far as the caller sees customers and cases.
pub async fn filter_choices(ctx: &Ctx) -> Result<CaseFilterChoices> {
    let scope = ctx.require(Permission::ViewCases)?.scope();
    let customers = customer::list(ctx, "", customer::MAX_LIMIT, 0).await?;
    let mut conn = ctx.argus.store().read().await?;
    let mut custom_fields = custom_field::offered(&mut conn, &scope).await?;
    custom_fields.retain(|field| field.kind.is_found_by_value());
    Ok(CaseFilterChoices {
        states: case::state_names(&mut conn).await?,
        customers,
        assignees: case::assignees(&mut conn, &scope, OFFERED).await?,
        tags: case::tags_in_use(&mut conn, &scope, OFFERED).await?,
        custom_fields,
    })
}
