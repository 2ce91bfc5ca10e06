//! The cookie of a session: the same as the page's own.

use crate::http::App;
use argus_app::api::SESSION_COOKIE;
use axum::http::HeaderValue;

/// `None` forgets it.
pub(super) fn cookie(app: &App, token: Option<&str>) -> Option<HeaderValue> {
    let secure = if app.secure_cookies { "; Secure" } else { "" };
    let (value, end) = token.map_or(("", "; Max-Age=0"), |token| (token, ""));
    HeaderValue::from_str(&format!("{SESSION_COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{end}"))
        .ok()
}
