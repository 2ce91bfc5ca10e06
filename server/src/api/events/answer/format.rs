//! The formats that lists come in.

use axum::{
    body::Body,
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, header::ACCEPT, header::CONTENT_TYPE, request::Parts},
    response::{IntoResponse, Response},
};
use std::convert::Infallible;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::api::events) enum Format {
    #[default]
    Json,
    /// RFC 4180, with a line of names.
    Csv,
    /// An event a line.
    JsonLines,
}

impl Format {
    const KNOWN: [(&'static str, Self); 4] = [
        ("application/json", Self::Json),
        ("text/csv", Self::Csv),
        ("application/jsonl", Self::JsonLines),
        ("application/x-ndjson", Self::JsonLines),
    ];

    /// The first that is known among those that are accepted; JSON where none is.
    fn of(headers: &HeaderMap) -> Self {
        let accepted = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
        accepted
            .flat_map(|value| value.split(','))
            .filter_map(|range| range.split(';').next())
            .find_map(|name| Self::KNOWN.iter().find(|(known, _)| name.trim().eq_ignore_ascii_case(known)))
            .map_or(Self::Json, |(_, format)| *format)
    }

    const fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::JsonLines => "application/jsonl",
        }
    }

    pub(in crate::api::events) fn respond(self, body: Body) -> Response {
        ([(CONTENT_TYPE, HeaderValue::from_static(self.content_type()))], body).into_response()
    }
}

impl<S: Sync> FromRequestParts<S> for Format {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_is_known() {
        for (accept, expected) in [
            ("*/*", Format::Json),
            ("text/csv", Format::Csv),
            ("TEXT/CSV;q=0.5, application/json", Format::Csv),
            ("application/pdf, application/jsonl", Format::JsonLines),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(accept))]);
            assert_eq!(Format::of(&headers), expected, "{accept}");
        }
        assert_eq!(Format::of(&HeaderMap::new()), Format::Json);
    }
}
