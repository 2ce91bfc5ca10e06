//! Everything, as it is read: an answer of any length takes the memory of one page.

use super::{Format, Show, csv, json_line, meta_data, warning};
use crate::api::ApiError;
use argus_domain::criteria::Total;
use argus_service::{Ctx, event::Events};
use axum::{body::Body, response::Response};
use futures::stream::try_unfold;
use serde_json::json;
use std::io;

struct Answer<S> {
    ctx: Ctx,
    show: S,
    format: Format,
    events: Events,
    rows: u64,
    part: Part,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    Rows,
    End,
}

/// An answer to `limit` 0.
pub(in crate::api::events) fn everything<S: Show>(
    ctx: &Ctx,
    show: S,
    format: Format,
    offset: u32,
    events: Events,
) -> Response {
    let answer = Answer { ctx: ctx.clone(), show, format, events, rows: 0, part: Part::Head };
    let parts = try_unfold(answer, move |mut answer| async move {
        let text = match answer.part {
            Part::Head => {
                answer.part = Part::Rows;
                Some(answer.head(offset))
            }
            Part::Rows => {
                let rows = answer.more().await.map_err(broken)?;
                if rows.is_empty() {
                    answer.part = Part::End;
                    Some(answer.tail())
                } else {
                    Some(rows)
                }
            }
            Part::End => None,
        };
        Ok::<_, io::Error>(text.map(|text| (text, answer)))
    });
    format.respond(Body::from_stream(parts))
}

/// The head was sent, so that only a broken connection can tell that something is missing.
fn broken(_: ApiError) -> io::Error {
    io::Error::other("the answer could not be read to its end")
}

impl<S: Show> Answer<S> {
    fn head(&self, offset: u32) -> String {
        match self.format {
            Format::Csv => csv::head::<S>(),
            Format::JsonLines => String::new(),
            Format::Json => {
                let count = match self.events.total {
                    Total::Exactly(count) => i64::try_from(count).unwrap_or(i64::MAX),
                    Total::MoreThan(_) => -1,
                };
                let messages: Vec<_> = warning(&self.events.how).into_iter().collect();
                let head = json!({
                    "responseCode": 200, "limit": 0, "offset": offset, "count": count,
                    "metaData": meta_data(&self.events.how), "messages": messages,
                })
                .to_string();
                format!("{},\"data\":[", head.trim_end_matches('}'))
            }
        }
    }

    /// Empty at the end.
    async fn more(&mut self) -> Result<String, ApiError> {
        let events = self.events.next().await?;
        let mut text = String::new();
        match self.format {
            Format::Csv => text = csv::lines(&self.ctx, &self.show, events).await?,
            Format::JsonLines => {
                for shown in self.show.show(&self.ctx, events).await? {
                    text.push_str(&json_line(&shown));
                }
            }
            Format::Json => {
                for shown in self.show.show(&self.ctx, events).await? {
                    text.push_str(if self.rows == 0 { "" } else { "," });
                    text.push_str(json_line(&shown).trim_end());
                    self.rows += 1;
                }
            }
        }
        Ok(text)
    }

    fn tail(&self) -> String {
        match self.format {
            Format::Json => format!("],\"size\":{}}}", self.rows),
            Format::Csv | Format::JsonLines => String::new(),
        }
    }
}
