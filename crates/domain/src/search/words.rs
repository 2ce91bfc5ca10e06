//! The words of a text, as they are searched for.
//!
//! Letters and digits make words. Where words hang together by `.`, `:`, `/`, `@`, `_` or `-`, as in addresses,
//! names and paths, everything from each of them to the end is a word, too: `www.evil.example` is found by `www`,
//! `evil`, `example`, `evil.example`, and by whatever these begin with.

use std::{collections::BTreeSet, ops::Range};

/// In lower case, at most [`Word::MAX`] bytes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    /// Where it stands.
    pub at: Range<usize>,
}

impl Word {
    pub const MAX: usize = 64;

    fn of(text: &str, at: Range<usize>) -> Self {
        let mut lower = text[at.clone()].to_lowercase();
        let mut end = Self::MAX.min(lower.len());
        while !lower.is_char_boundary(end) {
            end -= 1;
        }
        lower.truncate(end);
        Self { text: lower, at }
    }
}

/// The most words of one text that are kept for the search: what comes after is not found by them.
const MOST: usize = 5_000;
/// What hangs together longer than this is looked at in parts only from there on.
const MOST_PARTS: usize = 16;

const fn joins(c: char) -> bool {
    matches!(c, '.' | ':' | '/' | '@' | '_' | '-')
}

/// Every word of a text, in order; a part that begins a longer word comes with it.
pub fn words(text: &str) -> Vec<Word> {
    let mut all = Vec::new();
    for chunk in chunks(text) {
        for (index, part) in chunk.iter().enumerate() {
            all.push(Word::of(text, part.clone()));
            let end = chunk[chunk.len().min(index + MOST_PARTS) - 1].end;
            if end > part.end {
                all.push(Word::of(text, part.start..end));
            }
        }
    }
    all
}

/// The words that hang together, by their places.
pub(super) fn chunks(text: &str) -> Vec<Vec<Range<usize>>> {
    let mut chunks: Vec<Vec<Range<usize>>> = Vec::new();
    let mut part: Option<usize> = None;
    // Whether only what joins has come since the last part.
    let mut joined = false;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphanumeric() {
            part.get_or_insert(at);
            continue;
        }
        if let Some(start) = part.take() {
            let place = start..at;
            match chunks.last_mut().filter(|_| joined) {
                Some(chunk) => chunk.push(place),
                None => chunks.push(vec![place]),
            }
            joined = true;
        }
        joined = joined && joins(c);
    }
    chunks
}

/// What a text is found by.
pub fn distinct(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for word in words(text) {
        if found.len() == MOST {
            break;
        }
        found.insert(word.text);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn words_and_what_hangs_together() {
        assert_eq!(of("Beacon, seen twice!"), ["beacon", "seen", "twice"]);
        assert_eq!(of("www.Evil.example."), ["www", "www.evil.example", "evil", "evil.example", "example"]);
        assert_eq!(
            of("10.0.0.1:80"),
            ["10", "10.0.0.1:80", "0", "0.0.1:80", "0", "0.1:80", "1", "1:80", "80"]
        );
        assert_eq!(of("… – ..."), Vec::<String>::new());
        assert_eq!(of("Ärger über İ"), ["ärger", "über", "i\u{307}"]);
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "Ä b.c";
        let at: Vec<&str> = words(text).iter().map(|word| &text[word.at.clone()]).collect();
        assert_eq!(at, ["Ä", "b", "b.c", "c"]);
    }

    #[test]
    fn long_ones_are_cut() {
        let long = "å".repeat(100);
        assert_eq!(words(&long)[0].text, "å".repeat(32));
        assert_eq!(words(&long)[0].at, 0..200);
        let many: String = (0..6_000).map(|number| format!("w{number} ")).collect();
        assert_eq!(distinct(&many).len(), MOST);
        assert_eq!(words(&"a-".repeat(10_000)).len(), 2 * 10_000 - 1);
    }
}
