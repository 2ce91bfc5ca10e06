//! Streams the JSON records of a file: one object a line, as sensors write them, or a (pretty-printed) array
//! of objects. Memory holds one record at a time, and one damaged record costs no other.

use serde_json::Value;
use std::io::{self, BufRead};

/// The largest record that is read. Suricata's own limit with payload and packet lies well below.
pub const MAX_RECORD: usize = 4 << 20;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A record, or why there is none, and the line on which it begins (from 1).
#[derive(Debug)]
pub struct Record {
    pub line: u64,
    pub value: Result<Value, String>,
}

/// Iterates over the records of `input`. An `Err` is a failure to read, and the end.
pub fn records<R: BufRead>(input: R) -> Records<R> {
    Records { input, line: 0, layout: None, pending: None }
}

#[derive(Debug)]
pub struct Records<R> {
    input: R,
    /// Of the line read last.
    line: u64,
    layout: Option<Layout>,
    /// A line read ahead.
    pending: Option<Vec<u8>>,
}

#[derive(Clone, Debug)]
enum Layout {
    Lines,
    /// An array; the line that opened its first record, once it is known. Where a record is damaged, the
    /// next line like it is taken for the start of the next record.
    Array {
        opening: Option<Vec<u8>>,
    },
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = io::Result<Record>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read_record().transpose()
    }
}

impl<R: BufRead> Records<R> {
    fn read_record(&mut self) -> io::Result<Option<Record>> {
        loop {
            let Some(mut line) = self.read_line()? else { return Ok(None) };
            if self.line == 1 && line.starts_with(BYTE_ORDER_MARK) {
                line.drain(..BYTE_ORDER_MARK.len());
            }
            let text = line.trim_ascii();
            if text.is_empty() {
                continue;
            }
            let layout = self.layout.get_or_insert_with(|| match text[0] {
                b'[' => Layout::Array { opening: None },
                _ => Layout::Lines,
            });
            match layout {
                Layout::Lines => {
                    let value = parse(text);
                    return Ok(Some(Record { line: self.line, value }));
                }
                Layout::Array { .. } => {
                    // What stands between records: the array's brackets and the commas.
                    let start = line.iter().position(|byte| !b"[], \t\r\n".contains(byte));
                    let Some(start) = start else { continue };
                    line.drain(..start);
                    return self.read_element(line).map(Some);
                }
            }
        }
    }

    /// Reads on until the record that `text` begins is complete.
    fn read_element(&mut self, mut text: Vec<u8>) -> io::Result<Record> {
        let line = self.line;
        let first = text.trim_ascii_end().to_vec();
        let mut scan = Scan::default();
        let mut scanned = 0;
        loop {
            if let Some(end) = scan.run(&text[scanned..]).map(|at| scanned + at) {
                let rest = text.split_off(end);
                if rest.iter().any(|byte| !b"], \t\r\n".contains(byte)) {
                    self.pending = Some(rest);
                    self.line -= 1;
                }
                let value = parse(&text);
                if value.is_ok() && first == b"{" {
                    self.layout = Some(Layout::Array { opening: Some(first) });
                }
                return Ok(Record { line, value });
            }
            scanned = text.len();
            let Some(next) = self.read_line()? else {
                return Ok(Record { line, value: Err("the file ends within this record".to_owned()) });
            };
            // A record that opens where the last one never closed.
            let opens = matches!(&self.layout, Some(Layout::Array { opening: Some(opening) })
                if next.trim_ascii() == opening.as_slice() && closes_record(&text));
            if opens {
                self.pending = Some(next);
                self.line -= 1;
                return Ok(Record { line, value: Err("the record is not closed".to_owned()) });
            }
            if text.len() > MAX_RECORD {
                // Skipped on, but not kept.
                text.clear();
                scanned = 0;
                scan.too_long = true;
            }
            text.extend_from_slice(&next);
        }
    }

    fn read_line(&mut self) -> io::Result<Option<Vec<u8>>> {
        self.line += 1;
        if let Some(line) = self.pending.take() {
            return Ok(Some(line));
        }
        let mut line = Vec::new();
        let read = io::Read::take(&mut self.input, MAX_RECORD as u64 + 1).read_until(b'\n', &mut line)?;
        if line.len() > MAX_RECORD && !line.ends_with(b"\n") {
            self.skip_line()?;
        }
        Ok((read > 0).then_some(line))
    }

    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.input.fill_buf()?;
            let (used, done) = match buffer.iter().position(|byte| *byte == b'\n') {
                Some(at) => (at + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            };
            self.input.consume(used);
            if done {
                return Ok(());
            }
        }
    }
}

/// Whether a record may end here: nested objects of a pretty-printed record open after a colon.
fn closes_record(text: &[u8]) -> bool {
    text.trim_ascii_end().ends_with(b",") || text.trim_ascii_end().ends_with(b"}")
}

fn parse(text: &[u8]) -> Result<Value, String> {
    if text.len() > MAX_RECORD {
        return Err(format!("is longer than {} MiB", MAX_RECORD >> 20));
    }
    serde_json::from_slice(text).map_err(|error| {
        let reason = error.to_string();
        // Its own line number counts from the record's start, which would only confuse.
        let end = reason.rfind(" at line ").unwrap_or(reason.len());
        format!("is not JSON: {}", &reason[..end])
    })
}

/// Finds where a JSON value ends, without understanding it.
#[derive(Debug, Default)]
struct Scan {
    depth: usize,
    in_string: bool,
    escaped: bool,
    too_long: bool,
}

impl Scan {
    /// The position after the value's last byte, if it ends within `bytes`.
    fn run(&mut self, bytes: &[u8]) -> Option<usize> {
        for (at, byte) in bytes.iter().enumerate() {
            if self.in_string {
                match (self.escaped, byte) {
                    (true, _) => self.escaped = false,
                    (false, b'\\') => self.escaped = true,
                    // A string of JSON never holds a line break: one was left open.
                    (false, b'"' | b'\n') => self.in_string = false,
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        return Some(at + 1);
                    }
                }
                // Not an object at all: ends with its line.
                b'\n' if self.depth == 0 => return Some(at + 1),
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u64, Result<Value, String>)> {
        records(text.as_bytes())
            .map(|record| record.unwrap())
            .map(|record| (record.line, record.value))
            .collect()
    }

    fn numbers(text: &str) -> Vec<(u64, Option<i64>)> {
        read(text)
            .into_iter()
            .map(|(line, value)| (line, value.ok().and_then(|value| value["n"].as_i64())))
            .collect()
    }

    #[test]
    fn one_object_a_line() {
        assert_eq!(numbers("{\"n\":1}\n\n{\"n\":2}"), [(1, Some(1)), (3, Some(2))]);
        assert_eq!(
            numbers("{\"n\":1}\n{\"n\":\n{\"n\":3}\nx\n{\"n\":5}\n"),
            [(1, Some(1)), (2, None), (3, Some(3)), (4, None), (5, Some(5))]
        );
        assert_eq!(read("{\"n\":")[0].1, Err("is not JSON: EOF while parsing a value".to_owned()));
    }

    #[test]
    fn a_pretty_printed_array() {
        let text = "[\n  {\n    \"n\": 1,\n    \"s\": \"} ] \\\" {\",\n    \"o\": {\n      \"x\": []\n    }\n  },\n  {\n    \"n\": 2\n  }\n]\n";
        assert_eq!(numbers(text), [(2, Some(1)), (9, Some(2))]);
        assert_eq!(numbers("[{\"n\":1},{\"n\":2},\n{\"n\":3}]"), [(1, Some(1)), (1, Some(2)), (2, Some(3))]);
        assert_eq!(numbers("[]"), []);
        assert_eq!(numbers("\u{feff}{\"n\":1}"), [(1, Some(1))]);
    }

    #[test]
    fn a_damaged_record_of_an_array_costs_no_other() {
        let record = |n: u8| format!("  {{\n    \"n\": {n},\n    \"o\": {{\n      \"x\": 1\n    }}\n  }}");
        let broken_value = "  {\n    \"n\": oops\n  }";
        let text = format!("[\n{},\n{broken_value},\n{}\n]", record(1), record(3));
        assert_eq!(numbers(&text), [(2, Some(1)), (8, None), (11, Some(3))]);
        let cut = "  {\n    \"n\": 2,";
        let text = format!("[\n{},\n{cut}\n{}\n]", record(1), record(3));
        assert_eq!(numbers(&text), [(2, Some(1)), (8, None), (10, Some(3))]);
        let open_string = "  {\n    \"n\": \"2\n  }";
        let text = format!("[\n{},\n{open_string},\n{}\n]", record(1), record(3));
        assert_eq!(numbers(&text), [(2, Some(1)), (8, None), (11, Some(3))]);
    }

    #[test]
    fn endless_records_are_skipped() {
        let long = format!("{{\"n\": \"{}\"}}\n{{\"n\":2}}", "x".repeat(MAX_RECORD));
        assert_eq!(numbers(&long), [(1, None), (2, Some(2))]);
    }

    proptest::proptest! {
        #[test]
        fn nothing_panics_or_hangs(text in "[\\[\\]{}\",:a1\\\\ \n]{0,300}") {
            let lines = text.lines().count() + 1;
            assert!(read(&text).len() <= text.len() + lines);
        }
    }
}
