//! The files of a case.

use crate::{Ctx, Result, case::find};
use argus_domain::{
    CaseId, Permission,
    attachment::{Attachment, AttachmentRules},
    criteria::Page,
};
use argus_store::attachment;

/// The most rows of one page.
const MAX_LIMIT: u32 = 200;

/// The newest first.
pub async fn list(ctx: &Ctx, case: CaseId, limit: u32, offset: u32) -> Result<Page<Attachment>> {
    let mut conn = ctx.argus.store().read().await?;
    find::seen(ctx, &mut conn, case).await?;
    Ok(attachment::list(&mut conn, case, limit.min(MAX_LIMIT), offset).await?)
}

/// What holds for all of them.
pub async fn rules(ctx: &Ctx) -> Result<AttachmentRules> {
    ctx.require(Permission::ViewCases)?;
    let settings = ctx.argus.settings();
    Ok(AttachmentRules {
        largest: settings.attachment_size,
        malware_password: settings.malware_password.clone(),
    })
}
