//! Markdown as people write it in cases, to HTML that does nothing but show, and what programs write as Markdown.
//!
//! What comes out holds no markup but that of Markdown: HTML in the text is shown as it was written, links lead
//! only to the web, to mail and within Argus, and pictures are attachments of cases only, so that nobody learns who
//! reads. A picture from elsewhere is the text that describes it.

mod escape;
mod from_html;
mod pictures;
mod portable;

pub use escape::from_plain;
pub use from_html::from_html;
pub use pictures::{attached_pictures, with_pictures_named};
pub use portable::portable;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_TASKLISTS).union(Options::ENABLE_STRIKETHROUGH);

/// A text that is no Markdown, as it is.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// CommonMark with tables, task lists and strike-through. The end of a line is the end of a line, and headings
/// begin at the third level: the text stands below a page's and a panel's.
pub fn to_html(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    // Whether each picture that is open is shown: one may be described by another.
    let mut pictures = Vec::new();
    let events = Parser::new_ext(markdown, OPTIONS).map(|event| harmless(described(event, &mut pictures)));
    html::push_html(&mut out, events);
    out
}

fn described<'a>(event: Event<'a>, pictures: &mut Vec<bool>) -> Event<'a> {
    match &event {
        Event::Start(Tag::Image { dest_url, .. }) => {
            pictures.push(attachment_of(dest_url).is_some());
            if pictures.last() == Some(&false) { Event::Start(Tag::Emphasis) } else { event }
        }
        Event::End(TagEnd::Image) if pictures.pop() == Some(false) => Event::End(TagEnd::Emphasis),
        _ => event,
    }
}

fn harmless(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = if leads_somewhere_known(&dest_url, link_type) { dest_url } else { nowhere() };
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        Event::Start(Tag::Heading { level, .. }) => Event::Start(Tag::Heading {
            level: below(level),
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        }),
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below(level))),
        Event::SoftBreak => Event::HardBreak,
        // A box that nobody can tick would have to have a name.
        Event::TaskListMarker(done) => Event::Text(CowStr::Borrowed(if done { "☑ " } else { "☐ " })),
        other => other,
    }
}

const fn below(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H3,
        HeadingLevel::H2 => HeadingLevel::H4,
        HeadingLevel::H3 => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    }
}

fn nowhere() -> CowStr<'static> {
    CowStr::Borrowed("#")
}

/// The 7 of `/attachments/7/picture`
fn attachment_of(url: &str) -> Option<i64> {
    let id = url.strip_prefix("/attachments/")?.strip_suffix("/picture")?;
    // A sign is none of it.
    id.bytes().all(|byte| byte.is_ascii_digit()).then(|| id.parse().ok())?
}

fn is_within_argus(url: &str) -> bool {
    // Two slashes, or one of either kind after the first, begin another host's name.
    url.starts_with('/') && !url[1..].starts_with(['/', '\\']) && !url.chars().any(char::is_control)
}

fn leads_somewhere_known(url: &str, link_type: LinkType) -> bool {
    let url = url.to_ascii_lowercase();
    link_type == LinkType::Email
        || url.starts_with('#')
        || is_within_argus(&url)
        || ["http://", "https://", "mailto:"].iter().any(|scheme| url.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::to_html;

    #[test]
    fn shows_what_markdown_says() {
        let html = to_html(
            "# Title\n\n- [x] done\n- [ ] not\n\n| a | b |\n|---|---|\n| 1 | ~~2~~ |\n\n\
             [web](https://example.com/a?b=1&c=2)\n[case](/cases/7) <me@example.com>",
        );
        for part in [
            "<h3>Title</h3>",
            "☑ done",
            "☐ not",
            "<td>1</td>",
            "<del>2</del>",
            "<br />",
            r#"href="https://example.com/a?b=1&amp;c=2""#,
            r#"href="/cases/7""#,
            r#"href="mailto:me@example.com""#,
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn pictures_are_attachments() {
        let html = to_html(
            "![a **b**](/attachments/7/picture \"T\") ![outer ![in](/attachments/8/picture)](/logout)",
        );
        assert_eq!(
            html,
            "<p><img src=\"/attachments/7/picture\" alt=\"a b\" title=\"T\" /> \
             <em>outer <img src=\"/attachments/8/picture\" alt=\"in\" /></em></p>\n"
        );
        for other in [
            "/live",
            "/attachments/7",
            "/attachments//picture",
            "/attachments/7/../../picture",
            "https://x.example/attachments/7/picture",
        ] {
            assert!(!to_html(&format!("![x]({other})")).contains("<img"), "{other}");
        }
    }

    #[test]
    fn does_nothing_but_show() {
        for text in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "<div onclick=\"alert(1)\">\n\ntext\n\n</div>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html;base64,AAAA)",
            "[x](vbscript:x \"title\")",
            "![x](https://tracker.example/p.png)",
            "![x](//tracker.example/p.png)",
            "![x](/\\tracker.example/p.png)",
            "<javascript:alert(1)>",
            "[x]: javascript:alert(1)\n\n[x]",
            "| <b onmouseover=alert(1)> |\n|---|\n| x |",
            "# title {#a onclick=alert(1)}",
        ] {
            let html = to_html(text);
            let lower = html.to_lowercase();
            let tags: Vec<&str> =
                lower.split('<').skip(1).filter_map(|rest| rest.split('>').next()).collect();
            for tag in tags {
                for bad in [
                    "script",
                    "onerror",
                    "onclick",
                    "onmouse",
                    "javascript:",
                    "data:",
                    "vbscript:",
                    "tracker",
                ] {
                    assert!(!tag.contains(bad), "{bad} in {html}");
                }
            }
        }
    }
}
