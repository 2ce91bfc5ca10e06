//! What somebody typed, as words to look for.

use super::words::{Word, chunks};
use crate::ioc::refang;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// In lower case.
    pub text: String,
    /// Whether words that only begin with it are meant, too.
    pub is_beginning: bool,
}

/// The most words that are looked for at once.
const MOST: usize = 10;

/// Addresses that were made harmless are understood. The word at the very end may be unfinished, and what hangs
/// together is always found by its beginning.
pub fn terms(typed: &str) -> Vec<Term> {
    let text = refang(typed);
    let mut terms: Vec<Term> = Vec::new();
    for chunk in chunks(&text) {
        let (Some(first), Some(last)) = (chunk.first(), chunk.last()) else { continue };
        let word: String = text[first.start..last.end].to_lowercase();
        let mut end = Word::MAX.min(word.len());
        while !word.is_char_boundary(end) {
            end -= 1;
        }
        let is_beginning = chunk.len() > 1 || last.end == text.len();
        let term = Term { text: word[..end].to_owned(), is_beginning };
        if !terms.iter().any(|known| known.text == term.text) {
            terms.push(term);
        }
    }
    terms.truncate(MOST);
    terms
}

impl Term {
    /// Whether a word of a text answers to it.
    pub fn matches(&self, word: &str) -> bool {
        if self.is_beginning { word.starts_with(&self.text) } else { word == self.text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_typed() {
        let of = |typed: &str| {
            terms(typed).into_iter().map(|term| (term.text, term.is_beginning)).collect::<Vec<_>>()
        };
        let term = |text: &str, is_beginning| (text.to_owned(), is_beginning);
        assert_eq!(of("Lateral move"), [term("lateral", false), term("move", true)]);
        assert_eq!(of("evil[.]example beacon!"), [term("evil.example", true), term("beacon", false)]);
        assert_eq!(of("#7"), [term("7", true)]);
        assert_eq!(of(" ?! "), []);
        assert_eq!(of("a b c d e f g h i j k l").len(), 10);
    }
}
