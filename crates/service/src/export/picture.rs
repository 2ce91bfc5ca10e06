//! Pictures of attachments that texts show: a report does not hold them, so it names them.

use crate::Result;
use argus_domain::{AttachmentId, CaseId};
use argus_markdown::{attached_pictures, with_pictures_named};
use argus_store::{Conn, attachment};

/// In texts of a case.
pub(super) async fn name<'a>(
    conn: &mut Conn,
    case: CaseId,
    texts: impl IntoIterator<Item = &'a mut String>,
) -> Result<()> {
    let mut ids: Vec<AttachmentId> = Vec::new();
    let mut showing = Vec::new();
    for text in texts {
        let shown = attached_pictures(text);
        if !shown.is_empty() {
            ids.extend(shown.into_iter().map(AttachmentId));
            showing.push(text);
        }
    }
    ids.sort_unstable();
    ids.dedup();
    let names = attachment::names(conn, case, &ids).await?;
    for text in showing {
        *text = with_pictures_named(text, |id| names.get(&AttachmentId(id)).cloned());
    }
    Ok(())
}
