//! Other sites cannot act in the name of whoever is logged in here.

use axum::{
    extract::Request,
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Refuses server functions called by another site's page. The session cookie is SameSite=Lax already;
/// this holds where a browser does not know that, or a sibling host is not trusted.
pub(super) async fn check(request: Request, next: Next) -> Response {
    if is_same_origin(request.headers()) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "called by another site's page").into_response()
    }
}

/// Whether nothing says that another site's page makes this call.
pub(crate) fn is_same_origin(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match (text(header::ORIGIN.as_str()), text(header::HOST.as_str())) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, origin)| origin == host),
        // Not a browser: it has no cookie that somebody else could use.
        (None, _) => true,
        (Some(_), None) => false,
    }
}

/// Whether a browser says that its page from here makes this call. Unlike above, no word of it is not enough.
pub(crate) fn is_from_own_page(headers: &HeaderMap) -> bool {
    let sent = |name: &str| headers.contains_key(name);
    (sent("sec-fetch-site") || sent(header::ORIGIN.as_str())) && is_same_origin(headers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(pairs: &[(&'static str, &'static str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, value.parse().unwrap());
        }
        is_same_origin(&headers)
    }

    #[test]
    fn only_our_own_page() {
        assert!(verdict(&[("sec-fetch-site", "same-origin")]));
        assert!(!verdict(&[("sec-fetch-site", "cross-site"), ("host", "argus"), ("origin", "http://argus")]));
        assert!(!verdict(&[("sec-fetch-site", "same-site")]));
        assert!(verdict(&[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")]));
        assert!(!verdict(&[("origin", "http://evil"), ("host", "127.0.0.1:8080")]));
        assert!(!verdict(&[("origin", "null"), ("host", "127.0.0.1:8080")]));
        assert!(verdict(&[("host", "127.0.0.1:8080")]));
    }
}
