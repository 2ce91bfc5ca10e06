//! Pictures of attachments in a text that is read where they cannot be shown.

use crate::{OPTIONS, attachment_of, escape::from_plain};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::ops::Range;

/// Numbers of the attachments that a text shows, in its order.
pub fn attached_pictures(markdown: &str) -> Vec<i64> {
    found(markdown).into_iter().map(|picture| picture.attachment).collect()
}

/// Words in the place of each: what it is described as, and what `name` calls its attachment.
pub fn with_pictures_named(markdown: &str, name: impl Fn(i64) -> Option<String>) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut end = 0;
    for picture in found(markdown) {
        out.push_str(&markdown[end..picture.place.start]);
        let words = match name(picture.attachment) {
            Some(name) if picture.described.is_empty() || picture.described == name => {
                format!("(picture: attachment “{name}”)")
            }
            Some(name) => format!("(picture “{}”: attachment “{name}”)", picture.described),
            None => format!("(picture “{}”: no attachment of the case any more)", picture.described),
        };
        out.push_str(&from_plain(&words));
        end = picture.place.end;
    }
    out.push_str(&markdown[end..]);
    out
}

struct Picture {
    attachment: i64,
    described: String,
    place: Range<usize>,
}

/// The outer ones, where one describes another.
fn found(markdown: &str) -> Vec<Picture> {
    let mut found: Vec<Picture> = Vec::new();
    // Those that are open, and whether the outermost of them is of an attachment.
    let (mut depth, mut is_attached) = (0, false);
    for (event, place) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                depth += 1;
                if !is_attached && let Some(attachment) = attachment_of(&dest_url) {
                    (depth, is_attached) = (1, true);
                    found.push(Picture { attachment, described: String::new(), place });
                }
            }
            Event::End(TagEnd::Image) => {
                depth -= 1;
                is_attached &= depth > 0;
            }
            Event::Text(text) | Event::Code(text) if is_attached => {
                if let Some(picture) = found.last_mut() {
                    picture.described.push_str(&text);
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_for_pictures() {
        let name = |id| (id == 7).then(|| "shot[1].png".to_owned());
        for (text, told) in [
            ("See ![](/attachments/7/picture).", "See (picture: attachment “shot\\[1\\].png”)."),
            ("![shot\\[1\\].png](/attachments/7/picture)", "(picture: attachment “shot\\[1\\].png”)"),
            (
                "![the **login**](/attachments/7/picture \"T\")",
                "(picture “the login”: attachment “shot\\[1\\].png”)",
            ),
            ("![x](/attachments/8/picture)", "(picture “x”: no attachment of the case any more)"),
            (
                "![outer ![in](/attachments/7/picture)](b.png) ![x](c.png)",
                "![outer (picture “in”: attachment “shot\\[1\\].png”)](b.png) ![x](c.png)",
            ),
            (
                "![a ![in](/attachments/8/picture) b](/attachments/7/picture)",
                "(picture “a in b”: attachment “shot\\[1\\].png”)",
            ),
            ("`![x](/attachments/7/picture)`", "`![x](/attachments/7/picture)`"),
            ("[file](/attachments/7)", "[file](/attachments/7)"),
        ] {
            assert_eq!(with_pictures_named(text, name), told);
        }
        assert_eq!(attached_pictures("![](/attachments/8/picture) ![](/attachments/7/picture)"), [8, 7]);
    }
}
