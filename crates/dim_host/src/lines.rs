//! Lines of bounded length out of a stream of any.

use tokio::io::{AsyncBufReadExt as _, AsyncRead, BufReader};

pub(crate) struct Lines<R> {
    from: BufReader<R>,
    longest: usize,
    line: Vec<u8>,
    /// Whether the rest of a line is passed over.
    is_cut: bool,
    /// Bytes taken in, with those of lines that were too long.
    pub(crate) taken: usize,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    Whole(Vec<u8>),
    /// The beginning of one that is too long.
    Cut(Vec<u8>),
    /// Something of the rest of such a line was passed over. It may have no end.
    PassedOver,
}

impl<R: AsyncRead + Unpin> Lines<R> {
    pub(crate) fn new(from: R, longest: usize) -> Self {
        Self {
            from: BufReader::with_capacity(64 << 10, from),
            longest,
            line: Vec::new(),
            is_cut: false,
            taken: 0,
        }
    }

    /// The next line; the last one may have no end. May be dropped and asked again: nothing is lost.
    pub(crate) async fn next(&mut self) -> Option<Line> {
        loop {
            let buffer = self.from.fill_buf().await.unwrap_or_default();
            if buffer.is_empty() {
                let rest = std::mem::take(&mut self.line);
                return (!rest.is_empty()).then_some(Line::Whole(rest));
            }
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let part = &buffer[..end.unwrap_or(buffer.len())];
            let used = end.map_or(buffer.len(), |end| end + 1);
            let mut found = None;
            if self.is_cut {
                found = Some(Line::PassedOver);
            } else {
                let room = self.longest - self.line.len();
                self.line.extend_from_slice(&part[..part.len().min(room)]);
                self.is_cut = part.len() > room;
                if self.is_cut {
                    found = Some(Line::Cut(std::mem::take(&mut self.line)));
                } else if end.is_some() {
                    found = Some(Line::Whole(std::mem::take(&mut self.line)));
                }
            }
            if end.is_some() {
                self.is_cut = false;
            }
            self.from.consume(used);
            self.taken = self.taken.saturating_add(used);
            if found.is_some() {
                return found;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn lines_are_cut_where_they_are_too_long() {
        let text: &[u8] = b"one\n\nfives\nlonger than five\ntwo\nend";
        let mut lines = Lines::new(text, 5);
        let whole = |text: &str| Line::Whole(text.into());
        for expected in
            [whole("one"), whole(""), whole("fives"), Line::Cut("longe".into()), whole("two"), whole("end")]
        {
            assert_eq!(lines.next().await, Some(expected));
        }
        assert_eq!(lines.next().await, None);
        assert_eq!(lines.taken, text.len());
    }

    #[tokio::test]
    async fn a_line_without_end_is_passed_over_in_pieces() {
        let text = vec![b'x'; 200 << 10];
        let mut lines = Lines::new(&text[..], 5);
        assert_eq!(lines.next().await, Some(Line::Cut("xxxxx".into())));
        assert_eq!(lines.next().await, Some(Line::PassedOver));
        assert!(lines.taken < text.len());
    }
}
