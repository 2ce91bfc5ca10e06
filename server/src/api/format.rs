//! The formats that lists come in.

use crate::api::ApiError;
use axum::{
    body::Body,
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, header::ACCEPT, header::CONTENT_TYPE, request::Parts},
    response::{IntoResponse, Response},
};
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::api) enum Format {
    Json,
    /// RFC 4180, with a line of names.
    Csv,
    /// A row a line.
    JsonLines,
}

/// As `Accept` names them. Of a range that names several, the first is meant.
const KNOWN: [(&str, Format); 4] = [
    ("application/json", Format::Json),
    ("text/csv", Format::Csv),
    ("application/jsonl", Format::JsonLines),
    ("application/x-ndjson", Format::JsonLines),
];

impl Format {
    /// The first that is known among those that are accepted; JSON where nothing is asked for, and none where
    /// only others are.
    fn of(headers: &HeaderMap) -> Option<Self> {
        let accepted: Vec<String> =
            headers.get_all(ACCEPT).iter().flat_map(|value| ranges(value.as_bytes())).collect();
        if accepted.is_empty() {
            return Some(Self::Json);
        }
        accepted.iter().find_map(|range| {
            let means = |name: &str| match range.strip_suffix('*') {
                Some("*/" | "") => true,
                Some(start) => start.ends_with('/') && name.starts_with(start),
                None => name == range,
            };
            KNOWN.iter().find(|(name, _)| means(name)).map(|(_, format)| *format)
        })
    }

    const fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::JsonLines => "application/jsonl",
        }
    }

    pub(in crate::api) fn respond(self, body: Body) -> Response {
        ([(CONTENT_TYPE, HeaderValue::from_static(self.content_type()))], body).into_response()
    }
}

/// A row of a list in JSON lines.
pub(in crate::api) fn json_line(shown: &impl Serialize) -> String {
    // Models hold texts and numbers only, which can always be written.
    let mut line = serde_json::to_string(shown).unwrap_or_default();
    line.push('\n');
    line
}

/// `text/csv` and `*/*` of `text/CSV, */*;q=0.1`.
fn ranges(header: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(header);
    let names = text.split(',').filter_map(|range| range.split(';').next());
    names.map(|name| name.trim().to_lowercase()).filter(|name| !name.is_empty()).collect()
}

impl<S: Sync> FromRequestParts<S> for Format {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        Self::of(&parts.headers)
            .ok_or_else(|| ApiError::NotAcceptable(KNOWN.map(|(name, _)| name).join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_is_known() {
        for (accept, expected) in [
            ("", Some(Format::Json)),
            ("*/*", Some(Format::Json)),
            ("application/*", Some(Format::Json)),
            ("text/*;q=0.3", Some(Format::Csv)),
            ("text/csv", Some(Format::Csv)),
            ("text/csv, */*;q=0.1", Some(Format::Csv)),
            ("TEXT/CSV;q=0.5, application/json", Some(Format::Csv)),
            ("application/pdf, application/jsonl", Some(Format::JsonLines)),
            (
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8",
                Some(Format::Json),
            ),
            ("text/html", None),
            ("image/*", None),
            ("*", Some(Format::Json)),
            ("application", None),
            ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", None),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(accept))]);
            assert_eq!(Format::of(&headers), expected, "{accept}");
        }
        assert_eq!(Format::of(&HeaderMap::new()), Some(Format::Json));
    }
}
