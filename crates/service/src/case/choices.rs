//! What there is to choose from.

use crate::{Ctx, Result, custom_field, customer};
use argus_domain::{
    Permission,
    case::{Classification, NewCaseChoices},
};
use argus_store::{case, case_template};

/// For a new case.
pub async fn choices(ctx: &Ctx) -> Result<NewCaseChoices> {
    let scope = ctx.require(Permission::CreateCase)?.scope();
    let customers = customer::list(ctx, "", customer::MAX_LIMIT, 0).await?;
    let mut conn = ctx.argus.store().read().await?;
    let classifications = case::classifications(&mut conn).await?;
    let custom_fields = custom_field::offered(&mut conn, &scope).await?;
    let templates = case_template::names(&mut conn).await?;
    Ok(NewCaseChoices { customers, templates, classifications, custom_fields })
}

/// For a case that is there already.
pub async fn classifications(ctx: &Ctx) -> Result<Vec<Classification>> {
    ctx.require(Permission::ViewCases)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(case::classifications(&mut conn).await?)
}
