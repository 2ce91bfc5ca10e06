//! What a file holds, for whoever sees its case.

use super::{
    folder::{Folder, at},
    missing,
};
use crate::{Ctx, Error, Result};
use argus_domain::{AttachmentId, Permission, attachment::Attachment};
use argus_store::attachment;
use std::{
    fs::{File, OpenOptions},
    io::{self, Seek},
    path::Path,
};
use zip::{AesMode, CompressionMethod, ZipWriter, write::SimpleFileOptions};

pub async fn get(ctx: &Ctx, id: AttachmentId) -> Result<Attachment> {
    let scope = ctx.require(Permission::ViewCases)?.scope();
    let mut conn = ctx.argus.store().read().await?;
    attachment::get(&mut conn, &scope, id).await?.ok_or_else(|| missing(id))
}

/// As it came. Malware does not leave like this.
pub async fn open(ctx: &Ctx, attachment: &Attachment) -> Result<tokio::fs::File> {
    if attachment.malware {
        let reason = "This attachment is malware: it is downloaded in an encrypted archive only.";
        return Err(Error::Forbidden(reason.to_owned()));
    }
    let path = Folder::of(&ctx.argus).content(&attachment.sha256);
    at(&path, tokio::fs::File::open(&path).await)
}

/// In a ZIP archive that the password of the settings opens, and its size.
pub async fn zipped(ctx: &Ctx, attachment: &Attachment) -> Result<(tokio::fs::File, u64)> {
    let folder = Folder::of(&ctx.argus);
    let content = folder.content(&attachment.sha256);
    let (archive, name) = (folder.new_incoming(&ctx.argus), attachment.name.clone());
    let password = ctx.argus.settings().malware_password.clone();
    let packing = {
        let archive = archive.clone();
        tokio::task::spawn_blocking(move || pack(&content, &archive, &name, &password))
    };
    let packed = packing.await.unwrap_or_else(|error| Err(io::Error::other(error)));
    let (file, size) = at(&archive, packed)?;
    Ok((tokio::fs::File::from_std(file), size))
}

/// The archive has no name any more when it is done: it is gone when nobody reads it.
fn pack(content: &Path, archive: &Path, name: &str, password: &str) -> io::Result<(File, u64)> {
    let mut content = File::open(content)?;
    let file = OpenOptions::new().read(true).write(true).create_new(true).open(archive)?;
    std::fs::remove_file(archive)?;
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .large_file(true)
        .with_aes_encryption(AesMode::Aes256, password);
    let mut zip = ZipWriter::new(file);
    zip.start_file(name, options)?;
    io::copy(&mut content, &mut zip)?;
    let mut file = zip.finish()?;
    let size = file.stream_position()?;
    file.rewind()?;
    Ok((file, size))
}
