//! Events as a table (RFC 4180).

use super::Show;
use crate::api::ApiError;
use argus_domain::event::Event;
use argus_export::csv::line;
use argus_service::Ctx;

/// The line of names.
pub(super) fn head<S: Show>() -> String {
    line(S::COLUMNS)
}

/// A line for each.
pub(super) async fn lines<S: Show>(ctx: &Ctx, show: &S, events: Vec<Event>) -> Result<String, ApiError> {
    Ok(show.rows(ctx, events).await?.iter().map(|cells| line(cells)).collect())
}
