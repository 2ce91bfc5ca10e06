//! The envelope around every answer (reference section 5).

use super::paging::Paging;
use argus_domain::criteria::{Page, Total};
use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Envelope<T> {
    pub(crate) response_code: u16,
    /// Effective paging; 0 for single objects.
    pub(crate) limit: u32,
    pub(crate) offset: u32,
    /// All hits; -1 where counting stopped at its bound, 0 for single objects.
    pub(crate) count: i64,
    pub(crate) meta_data: Value,
    pub(crate) messages: Vec<Message>,
    pub(crate) data: T,
    /// Rows in `data`; 0 for single objects.
    pub(crate) size: usize,
}

// The clients fail on a message that lacks a type or a text.
/// Something that the caller should know.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Message {
    #[serde(rename = "type")]
    pub(crate) kind: MessageKind,
    /// The field that is wrong, as the request names it: `subCriteria[0].ip`.
    pub(crate) field: Option<String>,
    /// For people.
    pub(crate) message: String,
    /// For programs.
    pub(crate) message_template: &'static str,
    pub(crate) parameter: Option<String>,
}

#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum MessageKind {
    FieldError,
    ActionError,
    Warning,
}

impl Message {
    /// The request was answered, but not quite as it was meant.
    pub(crate) fn warning(message: String, message_template: &'static str) -> Self {
        Self { kind: MessageKind::Warning, field: None, message, message_template, parameter: None }
    }
}

impl<T> Envelope<T> {
    /// A single object, or nothing.
    pub(crate) fn of(status: StatusCode, data: T) -> Self {
        Self {
            response_code: status.as_u16(),
            limit: 0,
            offset: 0,
            count: 0,
            meta_data: Value::Object(Map::new()),
            messages: Vec::new(),
            data,
            size: 0,
        }
    }
}

impl<T> Envelope<Vec<T>> {
    /// A page of a list.
    pub(crate) fn page(paging: Paging, page: Page<T>) -> Self {
        Self {
            limit: paging.limit,
            offset: paging.offset,
            count: match page.total {
                Total::Exactly(count) => i64::try_from(count).unwrap_or(i64::MAX),
                Total::MoreThan(_) => -1,
            },
            size: page.rows.len(),
            ..Envelope::of(StatusCode::OK, page.rows)
        }
    }
}

impl<T: Serialize> IntoResponse for Envelope<T> {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.response_code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, Json(self)).into_response()
    }
}
