//! Attributes in tabs, which modules for IRIS add to an object. Here they are kept as a comment with a table of each tab, so
//! that whoever works on the case reads them where he reads what else was found.

use argus_markdown::{from_html, from_plain};
use serde_json::Value;

/// Tabs and fields that are new or changed; nothing where none are.
pub(super) fn report(before: &Value, after: &Value) -> Option<String> {
    let tabs = after.as_object()?;
    let mut text = String::new();
    for (tab, fields) in tabs {
        let Some(fields) = fields.as_object() else { continue };
        let fresh: Vec<_> = fields.iter().filter(|(name, field)| before[tab][*name] != **field).collect();
        if fresh.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&format!("### {}\n", from_plain(tab)));
        let (long, short): (Vec<_>, Vec<_>) = fresh
            .into_iter()
            .map(|(name, field)| (name, shown(field)))
            .partition(|(_, shown)| shown.contains('\n'));
        if !short.is_empty() {
            text.push_str("\n| Field | Value |\n|---|---|\n");
            for (name, shown) in short {
                text.push_str(&format!("| {} | {} |\n", cell(&from_plain(name)), cell(&shown)));
            }
        }
        for (name, shown) in long {
            text.push_str(&format!("\n**{}**\n\n{shown}\n", from_plain(name)));
        }
    }
    Some(text).filter(|text| !text.is_empty())
}

/// As Markdown that does nothing but show.
fn shown(field: &Value) -> String {
    let value = field.get("value").unwrap_or(field);
    let is_html = field["type"] == "html";
    match value {
        Value::Null => String::new(),
        Value::String(text) if is_html => from_html(text).trim().to_owned(),
        Value::String(text) => from_plain(text.trim()),
        other => from_plain(&other.to_string()),
    }
}

fn cell(text: &str) -> String {
    // What is escaped stays so: a bar behind a backslash does not end the cell.
    let mut out = String::with_capacity(text.len());
    let mut is_escaped = false;
    for letter in text.chars() {
        if letter == '|' && !is_escaped {
            out.push('\\');
        }
        is_escaped = letter == '\\' && !is_escaped;
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn new_fields_become_tables() {
        let before = json!({"Report": {"Old": {"type": "text", "value": "x"}}});
        let after = json!({"Report": {
            "Old": {"type": "text", "value": "x"},
            "Score": {"type": "html", "value": "<b>5</b>", "mandatory": false},
            "A|B": {"type": "input_string", "value": "<script>"},
        }});
        let text = report(&before, &after).unwrap();
        assert!(text.contains("### Report\n\n| Field | Value |\n|---|---|\n"), "{text}");
        assert!(text.contains("| Score | **5** |"), "{text}");
        assert!(!text.contains("Old"), "{text}");
        assert_eq!(argus_markdown::to_html(&text).matches("<tr>").count(), 3, "{text}");
        assert!(!argus_markdown::to_html(&text).contains("<script"), "{text}");
        assert_eq!(report(&after, &after), None);
        assert_eq!(report(&before, &Value::Null), None);
    }
}
