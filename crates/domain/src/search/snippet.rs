//! The place of a text that answers to a search.

use super::{term::Term, words::words};
use crate::ioc::refang;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Part of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    pub text: String,
    /// Whether it is what was looked for.
    pub marked: bool,
}

/// In bytes, about.
const BEFORE: usize = 60;

/// About `length` bytes of a text around what was found first in it, or else its beginning. Blanks and line breaks
/// become one blank.
pub fn snippet(text: &str, terms: &[Term], length: usize) -> Vec<Piece> {
    let mut marks = marks(text, terms);
    let plain;
    let mut text = text;
    if marks.is_empty() {
        // An address that was made harmless is found as what it was.
        plain = refang(text);
        marks = self::marks(&plain, terms);
        if !marks.is_empty() {
            text = &plain;
        }
    }
    let first = marks.first().map_or(0, |mark| mark.start);
    let start = if first <= length / 2 { 0 } else { blank_after(text, first.saturating_sub(BEFORE), first) };
    let end = boundary(text, start + length);
    let mut pieces = Pieces::default();
    if start > 0 {
        pieces.add("… ", false);
    }
    let mut at = start;
    for mark in marks.iter().filter(|mark| mark.start >= start && mark.end <= end) {
        pieces.add(&text[at..mark.start], false);
        pieces.add(&text[mark.clone()], true);
        at = mark.end;
    }
    pieces.add(&text[at..end], false);
    if end < text.len() {
        pieces.add(" …", false);
    }
    pieces.0
}

/// Where words stand that answer, in order; none within another.
fn marks(text: &str, terms: &[Term]) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    for word in words(text) {
        // Of a longer word only what was looked for is marked.
        let answers = terms.iter().filter(|term| term.matches(&word.text));
        let Some(length) = answers.map(|term| term.text.len()).max() else { continue };
        let end = boundary(text, word.at.start + length).min(word.at.end);
        match marks.last_mut() {
            Some(last) if word.at.start < last.end => last.end = last.end.max(end),
            _ => marks.push(word.at.start..end),
        }
    }
    marks
}

/// The end of the character that this place is in.
fn boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// Where the first word begins from `from` on, at the latest at `to`.
fn blank_after(text: &str, from: usize, to: usize) -> usize {
    let from = boundary(text, from);
    text[from..to].find(char::is_whitespace).map_or(from, |blank| boundary(text, from + blank + 1)).min(to)
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn add(&mut self, text: &str, marked: bool) {
        let mut tidy = String::with_capacity(text.len());
        for c in text.chars() {
            let c = if c.is_whitespace() || c.is_control() { ' ' } else { c };
            if c != ' ' || !tidy.ends_with(' ') {
                tidy.push(c);
            }
        }
        match self.0.last_mut() {
            _ if tidy.is_empty() => {}
            Some(last) if last.marked == marked => last.text.push_str(&tidy),
            _ => self.0.push(Piece { text: tidy, marked }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::term::terms, *};

    /// Marks in brackets.
    fn shown(text: &str, typed: &str, length: usize) -> String {
        let pieces = snippet(text, &terms(typed), length);
        let one = |piece: Piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text };
        pieces.into_iter().map(one).collect()
    }

    #[test]
    fn marks_what_was_found() {
        assert_eq!(shown("A Beacon was seen.", "beacon", 100), "A [Beacon] was seen.");
        assert_eq!(shown("Beacons,\n\nseen", "seen beac", 100), "[Beac]ons, [seen]");
        assert_eq!(shown("to www.evil.example/x now", "evil.example", 100), "to www.[evil.example]/x now");
        assert_eq!(
            shown("to hxxp://evil[.]example now", "evil.example", 100),
            "to hxxp://[evil.example] now"
        );
        assert_eq!(shown("Nothing of it", "beacon", 100), "Nothing of it");
        assert_eq!(shown("", "beacon", 100), "");
    }

    #[test]
    fn shows_where_it_stands() {
        let text = format!("{} beacon {}", "word ".repeat(100), "more ".repeat(100));
        let said = shown(&text, "beacon", 120);
        assert!(
            said.starts_with("… word ") && said.contains("[beacon] more") && said.ends_with(" …"),
            "{said}"
        );
        assert!(said.len() < 150, "{said}");
        let wide = "å".repeat(1_000);
        assert!(shown(&wide, "beacon", 101).starts_with('å'));
    }
}
