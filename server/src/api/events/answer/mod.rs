//! Lists of events: as JSON, CSV or JSON lines, by what the caller accepts; everything at once, or a page.

mod csv;
mod streamed;

pub(super) use crate::api::format::Format;
pub(super) use streamed::everything;

use crate::api::{
    ApiError,
    answer::{Envelope, Message},
    format::json_line,
    paging::Paging,
};
use argus_domain::{
    criteria::{Page, SearchNote},
    event::Event,
};
use argus_service::Ctx;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Value, json};

/// How a version of the API shows events.
pub(super) trait Show: Clone + Send + Sync + 'static {
    type Shown: Serialize + Send;

    /// In their order; with the names of whatever they point to that the caller may see.
    fn show(
        &self,
        ctx: &Ctx,
        events: Vec<Event>,
    ) -> impl Future<Output = Result<Vec<Self::Shown>, ApiError>> + Send;

    /// The columns of a table of events.
    const COLUMNS: &'static [&'static str];

    /// The cells of such a table, in the order of events.
    fn rows(
        &self,
        ctx: &Ctx,
        events: Vec<Event>,
    ) -> impl Future<Output = Result<Vec<Vec<String>>, ApiError>> + Send;
}

/// One page of a list, in the format that was asked for.
pub(super) async fn page<S: Show>(
    ctx: &Ctx,
    show: &S,
    format: Format,
    paging: Paging,
    page: Page<Event>,
    how: &SearchNote,
) -> Result<Response, ApiError> {
    let Page { rows, total } = page;
    match format {
        Format::Csv => Ok(format.respond((csv::head::<S>() + &csv::lines(ctx, show, rows).await?).into())),
        Format::JsonLines => {
            let mut text = String::new();
            for shown in show.show(ctx, rows).await? {
                text.push_str(&json_line(&shown));
            }
            Ok(format.respond(text.into()))
        }
        Format::Json => {
            let rows = show.show(ctx, rows).await?;
            let envelope = Envelope {
                meta_data: meta_data(how),
                messages: warning(how).into_iter().collect(),
                ..Envelope::page(paging, Page { rows, total })
            };
            Ok(envelope.into_response())
        }
    }
}

fn meta_data(how: &SearchNote) -> Value {
    json!(how)
}

pub(super) fn warning(how: &SearchNote) -> Option<Message> {
    let time = how.searched_back_to?;
    let text = format!("The search stopped at its bound: events before {time} were not looked at");
    let parameter = Some(time.millis().to_string());
    Some(Message { parameter, ..Message::warning(text, "search.stopped") })
}
