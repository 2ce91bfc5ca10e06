//! Files of a case, as programs are told of them: by the ids that they know.

use super::remove;
use crate::{Argus, Ctx, Error, Result, case::find};
use argus_domain::{
    AttachmentId, CaseId, UserId,
    attachment::{Attachment, AttachmentRecord},
    criteria::Page,
    network::Doer,
};
use argus_store::{Conn, attachment, user};
use uuid::Uuid;

/// The newest first.
pub async fn records(ctx: &Ctx, case: CaseId, limit: u32, offset: u32) -> Result<Page<AttachmentRecord>> {
    let mut conn = ctx.argus.store().snapshot().await?;
    find::seen(ctx, &mut conn, case).await?;
    let found = attachment::list(&mut conn, case, limit, offset).await?;
    Ok(Page { rows: told(&ctx.argus, &mut conn, found.rows).await?, total: found.total })
}

pub async fn record(ctx: &Ctx, case: CaseId, uuid: Uuid) -> Result<AttachmentRecord> {
    let mut conn = ctx.argus.store().snapshot().await?;
    find::seen(ctx, &mut conn, case).await?;
    let found = attachment::named(&mut conn, case, uuid).await?;
    let mut told = told(&ctx.argus, &mut conn, found.into_iter().collect()).await?;
    let missing =
        || Error::NotFound(format!("There is no attachment {uuid} of case #{case} that you may see."));
    told.pop().ok_or_else(missing)
}

/// One that the caller just added.
pub fn just_added(ctx: &Ctx, attachment: Attachment, origin_email: Option<String>) -> AttachmentRecord {
    let user = ctx.actor().and_then(|actor| actor.user.as_ref());
    AttachmentRecord {
        added_by: user.map(|user| Doer { id: user.id, login: user.login.clone(), name: user.name.clone() }),
        origin_email,
        password: password(&ctx.argus, &attachment),
        moved: false,
        attachment,
    }
}

/// Takes it out of the case, and gives it as it was.
pub async fn take_out(ctx: &Ctx, case: CaseId, uuid: Uuid) -> Result<AttachmentRecord> {
    let was = record(ctx, case, uuid).await?;
    remove::remove(ctx, was.attachment.id).await?;
    Ok(was)
}

async fn told(argus: &Argus, conn: &mut Conn, files: Vec<Attachment>) -> Result<Vec<AttachmentRecord>> {
    let ids: Vec<AttachmentId> = files.iter().map(|file| file.id).collect();
    let mut origins = attachment::origins(conn, &ids).await?;
    let mut people: Vec<UserId> =
        files.iter().filter_map(|file| file.added_by.as_ref().map(|person| person.id)).collect();
    people.sort_unstable();
    people.dedup();
    let people = user::doers(conn, &people).await?;
    let record = |attachment: Attachment| {
        let (origin_email, moved) = origins.remove(&attachment.id).unwrap_or_default();
        AttachmentRecord {
            added_by: attachment.added_by.as_ref().and_then(|person| people.get(&person.id).cloned()),
            origin_email,
            password: password(argus, &attachment),
            moved,
            attachment,
        }
    };
    Ok(files.into_iter().map(record).collect())
}

fn password(argus: &Argus, attachment: &Attachment) -> Option<String> {
    if attachment.malware {
        Some(argus.settings().malware_password.clone())
    } else {
        attachment.archive_password.clone()
    }
}
