//! One case.

use super::find;
use crate::{Ctx, Result};
use argus_domain::{CaseId, case::Case};

pub async fn get(ctx: &Ctx, id: CaseId) -> Result<Case> {
    let mut conn = ctx.argus.store().read().await?;
    find::seen(ctx, &mut conn, id).await
}
