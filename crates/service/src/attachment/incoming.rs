//! A file that comes, piece by piece: to the disk first, then into the case.

use super::{
    folder::{Folder, at},
    kind,
};
use crate::{Argus, Ctx, Result, case::find, case::part, module::before::before_evidence};
use argus_domain::{
    CaseId, Invalid, Permission,
    attachment::{Attachment, NewAttachment},
};
use argus_store::{attachment, attachment::InsertAttachment};
use md5::Md5;
use serde_json::json;
use sha1::Sha1;
use sha2::{Digest, Sha256};
use std::{fmt::Write, path::PathBuf};
use tokio::{
    fs::{self, File},
    io::AsyncWriteExt,
};

/// As much of the beginning tells what a file is.
const HEAD: usize = 4_096;

/// What was received so far. Dropped before [`Incoming::finish`], it leaves nothing behind.
#[derive(Debug)]
pub struct Incoming {
    argus: Argus,
    case: CaseId,
    new: NewAttachment,
    path: PathBuf,
    file: File,
    /// Whether it has left `path` for its place.
    placed: bool,
    size: u64,
    head: Vec<u8>,
    md5: Md5,
    sha1: Sha1,
    sha256: Sha256,
}

/// Whether the caller may add a file to a case.
pub async fn check(ctx: &Ctx, case: CaseId) -> Result<()> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    let mut conn = ctx.argus.store().read().await?;
    part::check_open(&find::changeable(&mut conn, &scope, case).await?.summary)
}

/// Whoever may not add it is told before the file is on its way.
pub async fn receive(ctx: &Ctx, case: CaseId, new: NewAttachment) -> Result<Incoming> {
    ctx.require(Permission::UpdateCase)?;
    let new = new.checked()?;
    check(ctx, case).await?;
    let mut new = before_evidence(ctx, case, new).await?.checked()?;
    if new.malware
        && let Some(wanted) = new.archive_password.take()
        && wanted != ctx.argus.settings().malware_password
    {
        let problem = "cannot be chosen: malware leaves this server in archives of one password";
        return Err(Invalid::one("archivePassword", problem).into());
    }

    let folder = Folder::of(&ctx.argus);
    at(&folder.incoming(), fs::create_dir_all(folder.incoming()).await)?;
    let path = folder.new_incoming(&ctx.argus);
    let file = at(&path, File::create_new(&path).await)?;
    Ok(Incoming {
        argus: ctx.argus.clone(),
        case,
        new,
        path,
        file,
        placed: false,
        size: 0,
        head: Vec::new(),
        md5: Md5::new(),
        sha1: Sha1::new(),
        sha256: Sha256::new(),
    })
}

impl Incoming {
    /// The next piece.
    pub async fn write(&mut self, piece: &[u8]) -> Result<()> {
        self.size += piece.len() as u64;
        let largest = self.argus.settings().attachment_size;
        if self.size > largest {
            let problem = format_args!("must not be larger than {} MiB", largest >> 20);
            return Err(Invalid::one("file", problem).into());
        }
        let rest = HEAD.saturating_sub(self.head.len()).min(piece.len());
        self.head.extend_from_slice(&piece[..rest]);
        self.md5.update(piece);
        self.sha1.update(piece);
        self.sha256.update(piece);
        at(&self.path, self.file.write_all(piece).await)
    }

    /// It has come in full: it is on the disk for good before the case names it.
    pub async fn finish(mut self, ctx: &Ctx) -> Result<Attachment> {
        let sha256 = hexadecimal(&self.sha256.finalize_reset());
        at(&self.path, self.file.flush().await)?;
        at(&self.path, self.file.sync_all().await)?;
        let folder = Folder::of(&self.argus);
        // In the place of the same content, too: what is new is not swept away.
        folder.place(&self.path, &sha256).await?;
        self.placed = true;

        let mut tx = ctx.argus.store().begin().await?;
        let work = part::work_on(ctx, &mut tx, self.case).await?;
        let row = InsertAttachment {
            case: self.case,
            uuid: ctx.argus.random().uuid(),
            new: &self.new,
            media_type: kind::media_type(&self.head),
            size: self.size,
            md5: &hexadecimal(&self.md5.finalize_reset()),
            sha1: &hexadecimal(&self.sha1.finalize_reset()),
            sha256: &sha256,
            by: work.by,
            now: ctx.now,
        };
        let id = attachment::insert(&mut tx, row).await?;
        let added = attachment::get(&mut tx, &work.scope, id).await?.ok_or_else(|| super::missing(id))?;
        let text = format!("Attached “{}”", added.name);
        work.done(&mut tx, ctx, "attachment.add", text, json!({"after": added})).await?;
        tx.commit().await?;
        Ok(added)
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        if !self.placed {
            // What stays in spite of this is swept away later.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a text does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
