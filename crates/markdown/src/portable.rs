//! Markdown for others to show, who may not be as careful: still Markdown, but nothing in it acts or asks anybody.

use crate::{OPTIONS, leads_somewhere_known};
use pulldown_cmark::{Event, Parser, Tag};
use std::ops::Range;

/// HTML becomes text, pictures become links, links that lead nowhere known become text, and headings go down by so many
/// levels, as the text stands within another.
pub fn portable(markdown: &str, down: usize) -> String {
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    for (event, place) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => {
                let signs = markdown[place.clone()].match_indices('<');
                changes
                    .extend(signs.map(|(at, _)| (place.start + at..place.start + at + 1, "&lt;".to_owned())));
            }
            Event::Start(Tag::Image { dest_url, link_type, .. }) => {
                let mark = if leads_somewhere_known(&dest_url, link_type) { "" } else { "\\" };
                changes.push((place.start..place.start + 1, mark.to_owned()));
            }
            Event::Start(Tag::Link { dest_url, link_type, .. })
                if !leads_somewhere_known(&dest_url, link_type) =>
            {
                changes.push((place.start..place.start, "\\".to_owned()));
            }
            // Those that are underlined stay: they are rare, and only look larger.
            Event::Start(Tag::Heading { level, .. }) if markdown[place.clone()].starts_with('#') => {
                let more = down.min(6_usize.saturating_sub(level as usize));
                changes.push((place.start..place.start, "#".repeat(more)));
            }
            _ => {}
        }
    }
    changes.sort_by_key(|(place, _)| (place.start, place.end));
    let mut out = String::with_capacity(markdown.len() + changes.len());
    let mut end = 0;
    for (place, text) in changes {
        if place.start >= end {
            out.push_str(&markdown[end..place.start]);
            out.push_str(&text);
            end = place.end;
        }
    }
    out.push_str(&markdown[end..]);
    out
}

#[cfg(test)]
mod tests {
    use super::portable;

    #[test]
    fn what_acts_becomes_text() {
        for (text, told) in [
            ("a <b onclick=x>c</b>", "a &lt;b onclick=x>c&lt;/b>"),
            ("<script>\nalert(1)\n</script>", "&lt;script>\nalert(1)\n&lt;/script>"),
            ("![p](https://tracker.example/p.png)", "[p](https://tracker.example/p.png)"),
            ("![p](data:image/png,x)", "\\[p](data:image/png,x)"),
            ("[x](javascript:alert(1))", "\\[x](javascript:alert(1))"),
            ("[x](https://a.example) `<b>` 1 < 2", "[x](https://a.example) `<b>` 1 < 2"),
            ("[![a](b.png)](javascript:x)", "\\[\\[a](b.png)](javascript:x)"),
            ("# One\n\n##### Five\n\n    # code", "### One\n\n###### Five\n\n    # code"),
            ("ü\n\n- [ ] ~~x~~\n", "ü\n\n- [ ] ~~x~~\n"),
        ] {
            assert_eq!(portable(text, 2), told);
        }
    }
}
