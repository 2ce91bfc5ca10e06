//! A text as it would be without case, de-fanging and the escapes of Markdown; and where each byte of that came from.

use argus_domain::ioc::DEFANGED;

/// What else people write so that nobody clicks it.
const SCHEMES: [(&str, &str); 2] = [("hxxp", "http"), ("fxp", "ftp")];

pub(super) struct Plain {
    pub(super) text: String,
    /// For each byte of `text`: the place of the character that it came from, and where that ends.
    from: Vec<(u32, u32)>,
}

impl Plain {
    pub(super) fn of(source: &str) -> Self {
        let mut plain =
            Self { text: String::with_capacity(source.len()), from: Vec::with_capacity(source.len()) };
        let mut at = 0;
        while let Some(letter) = source[at..].chars().next() {
            let rest = &source[at..];
            let fanged = DEFANGED.into_iter().chain(SCHEMES).find(|(fanged, _)| begins(rest, fanged));
            let escaped = || rest[1..].chars().next().filter(char::is_ascii_punctuation);
            let length = if let Some((fanged, meant)) = fanged {
                plain.push(meant, at, fanged.len());
                fanged.len()
            } else if letter == '\\'
                && let Some(meant) = escaped()
            {
                plain.push(meant.encode_utf8(&mut [0; 4]), at, 2);
                2
            } else {
                for lower in letter.to_lowercase() {
                    plain.push(lower.encode_utf8(&mut [0; 4]), at, letter.len_utf8());
                }
                letter.len_utf8()
            };
            at += length;
        }
        plain
    }

    fn push(&mut self, meant: &str, at: usize, length: usize) {
        self.text.push_str(meant);
        let (at, end) = (at as u32, (at + length) as u32);
        self.from.extend(std::iter::repeat_n((at, end), meant.len()));
    }

    /// Where a part of `text` stands in the source.
    pub(super) fn place(&self, first: usize, end: usize) -> std::ops::Range<usize> {
        self.from[first].0 as usize..self.from[end - 1].1 as usize
    }
}

/// In any case; `fanged` is ASCII.
fn begins(text: &str, fanged: &str) -> bool {
    text.as_bytes().get(..fanged.len()).is_some_and(|start| start.eq_ignore_ascii_case(fanged.as_bytes()))
}
