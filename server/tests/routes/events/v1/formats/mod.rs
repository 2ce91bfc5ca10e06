//! CSV and JSON lines, for whoever accepts them.

mod csv;
mod everything;
mod lines;

use crate::support::Answer;

/// Rows of cells (RFC 4180).
#[track_caller]
fn table(answer: &Answer) -> Vec<Vec<String>> {
    assert_eq!(answer.status, 200, "{answer:?}");
    assert!(answer.header("content-type").starts_with("text/csv"), "{}", answer.header("content-type"));
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = answer.text.chars().peekable();
    while let Some(char) = chars.next() {
        let row = rows.last_mut().unwrap();
        match char {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => row.last_mut().unwrap().push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(chars.next(), Some('\n'), "lines end in CR LF");
                rows.push(vec![String::new()]);
            }
            char => row.last_mut().unwrap().push(char),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last line is ended as well");
    rows
}

/// The cells of a column by its name.
fn column(table: &[Vec<String>], name: &str) -> Vec<String> {
    let at = table[0].iter().position(|cell| cell == name).unwrap();
    table[1..].iter().map(|row| row[at].clone()).collect()
}
