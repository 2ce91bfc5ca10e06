//! Events as a table (RFC 4180).

use super::Show;
use crate::api::ApiError;
use argus_domain::event::Event;
use argus_service::Ctx;

/// The line of names.
pub(super) fn head<S: Show>() -> String {
    line(S::COLUMNS)
}

/// A line for each.
pub(super) async fn lines<S: Show>(ctx: &Ctx, show: &S, events: Vec<Event>) -> Result<String, ApiError> {
    Ok(show.rows(ctx, events).await?.iter().map(|cells| line(cells)).collect())
}

fn line(cells: &[impl AsRef<str>]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text.as_ref())).collect();
    cells.join(",") + "\r\n"
}

/// Sensors repeat what attackers wrote: a spreadsheet must not take it for a formula.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err();
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_harmless() {
        assert_eq!(cell("a"), "a");
        assert_eq!(cell("a,b"), "\"a,b\"");
        assert_eq!(cell("say \"x\""), "\"say \"\"x\"\"\"");
        assert_eq!(cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(cell("-5"), "-5");
        assert_eq!(cell("-5+2"), "'-5+2");
        assert_eq!(line(&["a", "b,c"]), "a,\"b,c\"\r\n");
    }
}
