//! Tables as text (RFC 4180).

use argus_domain::ioc::paste::FORMULA;

/// With its end.
pub fn line(cells: &[impl AsRef<str>]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text.as_ref())).collect();
    cells.join(",") + "\r\n"
}

/// Sensors repeat what attackers wrote: a spreadsheet must not take it for a formula. What looks as if that had been
/// done to it already gets one more, so that whoever takes one away has what it was.
fn cell(text: &str) -> String {
    let formula = text.trim_start_matches('\'').starts_with(FORMULA) && text.parse::<f64>().is_err();
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    // A line that begins with # is a comment for those who know comments.
    if text.contains(['"', ',', '\n', '\r']) || text.starts_with('#') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
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
        assert_eq!(cell("'=x"), "''=x");
        assert_eq!(cell("#x"), "\"#x\"");
        assert_eq!(cell("-5"), "-5");
        assert_eq!(cell("-5+2"), "'-5+2");
        assert_eq!(line(&["a", "b,c"]), "a,\"b,c\"\r\n");
    }
}
