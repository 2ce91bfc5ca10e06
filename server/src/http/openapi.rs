//! `GET /openapi.json`: what the REST API offers, for programs and for the page at `/swagger`.

use super::{App, assets::send};
use crate::page::File;
use axum::{
    http::HeaderMap,
    routing::{MethodRouter, get},
};
use std::sync::Arc;
use utoipa::openapi::OpenApi;

/// Answers as the page's own files are answered: whoever has it already is told so.
pub(super) fn answer(document: &OpenApi) -> MethodRouter<App> {
    // The document holds texts and numbers only, which can always be written.
    let text = document.to_json().unwrap_or_default();
    let file = Arc::new(File::new("openapi.json", text.into_bytes().into(), None));
    get(async move |headers: HeaderMap| send(&file, &headers))
}
