//! Files of cases, for whoever is logged in at the page: `POST /attachments` takes one as it is, `GET
//! /attachments/ID` gives it, and `GET /attachments/ID/picture` lets a note show it.
//!
//! What people attach is never trusted: it leaves as a download that no browser opens by itself, malware in an
//! encrypted archive, and only pictures are shown, in a sandbox.

use super::{
    App,
    attached::{self, disposition, send},
    logged_in::LoggedIn,
    observe::RequestId,
};
use crate::api::ApiError;
use argus_app::api::{Failure, status};
use argus_domain::{
    AttachmentId, CaseId, Invalid,
    attachment::{Attachment, NewAttachment},
};
use argus_service::{Ctx, Error, attachment};
use axum::{
    Extension, Json,
    extract::{Path, Query, Request, State, rejection::QueryRejection},
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(super) struct Upload {
    case: CaseId,
    name: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    malware: bool,
}

/// The body is the file. It goes to the disk as it comes, and what breaks off leaves nothing behind.
pub(super) async fn upload(
    State(app): State<App>,
    Extension(RequestId(request_id)): Extension<RequestId>,
    query: Result<Query<Upload>, QueryRejection>,
    request: Request,
) -> Response {
    match receive(&app, query, request).await {
        Ok(added) => (StatusCode::CREATED, Json(added)).into_response(),
        Err(error) => {
            let failure = match error {
                Error::Store(_) | Error::File { .. } => {
                    tracing::error!(%error, request_id, "a file could not be attached");
                    Failure::Server { request_id }
                }
                other => other.into(),
            };
            (status(&failure), Json(failure)).into_response()
        }
    }
}

async fn receive(
    app: &App,
    query: Result<Query<Upload>, QueryRejection>,
    request: Request,
) -> argus_service::Result<Attachment> {
    let (parts, body) = request.into_parts();
    let LoggedIn(ctx) = LoggedIn::of(app, &parts).await?;
    ctx.caller()?;
    let Query(Upload { case, name, description, malware }) =
        query.map_err(|problem| Invalid::one("query", problem.body_text()))?;
    let new = NewAttachment { name, description, malware, ..NewAttachment::default() };
    let incoming = attachment::receive(&ctx, case, new).await?;
    attached::arrive(&ctx, incoming, body).await
}

/// As it came, or in an encrypted archive if it is malware.
pub(super) async fn download(State(app): State<App>, Path(id): Path<String>, parts: Parts) -> Response {
    let answer = async {
        let (ctx, found) = find(&app, &id, &parts).await?;
        attached::leave(&ctx, &found).await
    };
    answer.await.unwrap_or_else(|error: Error| ApiError::from(error).into_response())
}

/// Only what a browser draws and does nothing else with.
pub(super) async fn picture(State(app): State<App>, Path(id): Path<String>, parts: Parts) -> Response {
    let answer = async {
        let (ctx, found) = find(&app, &id, &parts).await?;
        let Some(media_type) = Attachment::PICTURES.into_iter().find(|known| *known == found.media_type)
        else {
            return Err(Error::NotFound(format!("Attachment {} is not a picture.", found.id)));
        };
        let etag = format!("\"{}\"", found.sha256);
        let known =
            parts.headers.get(header::IF_NONE_MATCH).is_some_and(|value| value.as_bytes() == etag.as_bytes());
        let file = attachment::open(&ctx, &found).await?;
        let named = [(header::CONTENT_DISPOSITION, disposition("inline", &found.name)), (header::ETAG, etag)];
        // Whether one still sees the case is asked every time.
        let cache = "private, no-cache";
        if known {
            return Ok((StatusCode::NOT_MODIFIED, named, [(header::CACHE_CONTROL, cache)]).into_response());
        }
        Ok((named, send(file, found.size, media_type, cache)).into_response())
    };
    answer.await.unwrap_or_else(|error: Error| ApiError::from(error).into_response())
}

async fn find(app: &App, id: &str, parts: &Parts) -> argus_service::Result<(Ctx, Attachment)> {
    let LoggedIn(ctx) = LoggedIn::of(app, parts).await?;
    ctx.caller()?;
    let id: AttachmentId =
        id.parse().map_err(|_| Error::NotFound(format!("There is no attachment “{id}”.")))?;
    let found = attachment::get(&ctx, id).await?;
    Ok((ctx, found))
}
