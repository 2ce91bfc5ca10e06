//! The page's files. Every address that is neither a file nor an API's is a view of the page, which shows
//! itself by its address.

use super::App;
use crate::{
    api,
    page::{File, INDEX},
};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

pub(super) async fn answer(State(app): State<App>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let name = uri.path().trim_start_matches('/');
    if is_api(name) || !matches!(method, Method::GET | Method::HEAD) {
        return api::not_found(uri).await.into_response();
    }
    if let Some(file) = app.page.get(name).filter(|_| name != INDEX) {
        return send(file, &headers);
    }
    // A page of its own beside the one that all views are: `/swagger`.
    if let Some(file) = app.page.get(&format!("{}/{INDEX}", name.trim_end_matches('/'))) {
        return send(file, &headers);
    }
    // A missing file is missing; a view has no dot in its last part.
    let is_view = !name.rsplit('/').next().unwrap_or_default().contains('.');
    match app.page.get(INDEX) {
        Some(index) if is_view => send(index, &headers),
        None if is_view => (
            StatusCode::NOT_FOUND,
            "This argus was built without its page. Build it with `cargo xtask build`, or name the page's folder: argus serve --page DIR\n",
        )
            .into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `cases/v2/…`: addresses of the reference API have a version as their second part.
fn is_api(name: &str) -> bool {
    let version = name.split('/').nth(1).and_then(|part| part.strip_prefix('v'));
    name.starts_with("page/")
        || version
            .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

pub(super) fn send(file: &File, headers: &HeaderMap) -> Response {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let cache = if file.immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut response = if text(header::IF_NONE_MATCH).contains(&file.etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let brotli = file.brotli.filter(|_| text(header::ACCEPT_ENCODING).contains("br"));
        let body = match (brotli, &file.bytes) {
            (Some(packed), _) => Body::from(packed),
            (None, std::borrow::Cow::Borrowed(bytes)) => Body::from(*bytes),
            (None, std::borrow::Cow::Owned(bytes)) => Body::from(bytes.clone()),
        };
        let mut response = Response::new(body);
        if brotli.is_some() {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        response
    };
    let set = response.headers_mut();
    set.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.content_type));
    set.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    set.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(etag) = HeaderValue::from_str(&file.etag) {
        set.insert(header::ETAG, etag);
    }
    response
}

/// Headers that every answer bears.
pub(super) async fn secure(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&app.content_security_policy) {
        // A file that is not of the page has its own.
        headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
    }
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // Answers about customers stay out of caches; the page's own files have said so themselves.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
