//! What is attached to cases, as it comes and leaves, and wheels of modules, as they come: the same for the page and for
//! the REST API.

use argus_domain::{Invalid, ModuleTaskId, attachment::Attachment};
use argus_service::{
    Ctx, Result,
    attachment::{self, Incoming},
    module::IncomingWheel,
};
use axum::{
    body::{Body, BodyDataStream, Bytes},
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use futures::{StreamExt, stream::unfold};
use std::{fmt::Write, time::Duration};
use tokio::{fs::File, io::AsyncReadExt};

/// Whoever sends nothing for so long has gone.
const PATIENCE: Duration = Duration::from_secs(60);
/// Bytes that are read at once.
const PIECE: usize = 64 << 10;

/// The body is the file. It goes to the disk as it comes, and what breaks off leaves nothing behind.
pub(crate) async fn arrive(ctx: &Ctx, mut incoming: Incoming, body: Body) -> Result<Attachment> {
    let mut pieces = body.into_data_stream();
    while let Some(piece) = next(&mut pieces).await? {
        incoming.write(&piece).await?;
    }
    incoming.finish(&ctx.again()).await
}

/// The body is a wheel. Once it is there, a task installs it.
pub(crate) async fn arrive_wheel(ctx: &Ctx, mut incoming: IncomingWheel, body: Body) -> Result<ModuleTaskId> {
    let mut pieces = body.into_data_stream();
    while let Some(piece) = next(&mut pieces).await? {
        incoming.write(&piece).await?;
    }
    incoming.finish(&ctx.again()).await
}

async fn next(pieces: &mut BodyDataStream) -> Result<Option<Bytes>> {
    let broken_off = || Invalid::one("file", "did not arrive in full: try again");
    let piece = tokio::time::timeout(PATIENCE, pieces.next()).await.map_err(|_| broken_off())?;
    Ok(piece.transpose().map_err(|_| broken_off())?)
}

/// As it came, or in an encrypted archive if it is malware: a download that no browser opens by itself.
pub(crate) async fn leave(ctx: &Ctx, found: &Attachment) -> Result<Response> {
    let (file, size, name) = if found.malware {
        let (file, size) = attachment::zipped(ctx, found).await?;
        (file, size, format!("{}.zip", found.name))
    } else {
        (attachment::open(ctx, found).await?, found.size, found.name.clone())
    };
    let named = [(header::CONTENT_DISPOSITION, disposition("attachment", &name))];
    Ok((named, send(file, size, "application/octet-stream", "no-store")).into_response())
}

pub(super) fn send(
    file: File,
    size: u64,
    media_type: &'static str,
    cache: &'static str,
) -> ([(HeaderName, HeaderValue); 5], Body) {
    let text = HeaderValue::from_static;
    let headers = [
        (header::CONTENT_TYPE, text(media_type)),
        (header::CONTENT_LENGTH, HeaderValue::from(size)),
        (header::CONTENT_SECURITY_POLICY, text("default-src 'none'; sandbox")),
        (header::X_CONTENT_TYPE_OPTIONS, text("nosniff")),
        (header::CACHE_CONTROL, text(cache)),
    ];
    let pieces = unfold(file, |mut file| async move {
        let mut piece = vec![0; PIECE];
        match file.read(&mut piece).await {
            Ok(0) => None,
            Ok(size) => {
                piece.truncate(size);
                Some((Ok(piece), file))
            }
            Err(error) => Some((Err(error), file)),
        }
    });
    (headers, Body::from_stream(pieces))
}

/// With the name twice: for old readers, and in full (RFC 6266).
pub(super) fn disposition(kind: &str, name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|letter| if letter.is_ascii_graphic() && !matches!(letter, '"' | '\\') { letter } else { '_' })
        .collect();
    let full = name.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            // Writing to a text does not fail.
            let _ = write!(text, "%{byte:02X}");
        }
        text
    });
    format!("{kind}; filename=\"{plain}\"; filename*=UTF-8''{full}")
}
