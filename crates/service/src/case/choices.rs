//! What there is to choose from.

use super::find;
use crate::{Ctx, Result, custom_field, customer};
use argus_domain::{
    CaseId, Permission,
    case::{CaseKind, Classification, NewCaseChoices},
};
use argus_store::{case, case_service, case_template};

/// For a new case.
pub async fn choices(ctx: &Ctx) -> Result<NewCaseChoices> {
    let scope = ctx.require(Permission::CreateCase)?.scope();
    let customers = customer::list(ctx, "", customer::MAX_LIMIT, 0).await?;
    let mut conn = ctx.argus.store().read().await?;
    let service = case_service::usual(&mut conn).await?;
    let classifications = case::classifications_for(&mut conn, &service, CaseKind::SecurityIncident).await?;
    let custom_fields = custom_field::offered(&mut conn, &scope).await?;
    let templates = case_template::names(&mut conn).await?;
    Ok(NewCaseChoices { customers, templates, classifications, custom_fields })
}

/// For a case that is there already, or for any.
pub async fn classifications(ctx: &Ctx, of: Option<CaseId>) -> Result<Vec<Classification>> {
    ctx.require(Permission::ViewCases)?;
    let mut conn = ctx.argus.store().read().await?;
    match of {
        Some(id) => {
            find::seen(ctx, &mut conn, id).await?;
            Ok(case::classifications_of(&mut conn, id).await?)
        }
        None => Ok(case::classifications(&mut conn).await?),
    }
}
