//! Many indicators at once, as people have them: one on each line, or a table.

use super::NewIoc;

/// The most that are added at once.
pub const MOST: usize = 1_000;

/// How a line of a table begins that tells what the table leaves out: it is a comment.
pub const WITHHELD: &str = "# Withheld";
/// A cell that begins with one of these is a formula to a spreadsheet, unless a `'` stands before it.
pub const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A line as it would be added, or what was written and what is wrong with it.
pub type Line = Result<NewIoc, (String, String)>;

/// Each line of a text, or each row of a table (CSV) whose first line names its columns: `value`, and any of `type`,
/// `tlp`, `tags` (with `|` between them) and `description`, with or without `ioc_` before them. What a line does not
/// say is as in `like`. A table that Argus exported is read as it was.
pub fn read(text: &str, like: &NewIoc) -> Vec<Line> {
    // Spreadsheets put one before a table.
    let text = text.trim_start_matches('\u{feff}');
    match Columns::of(text) {
        Some(columns) => table(text, &columns, like),
        None => lines(text, like),
    }
}

fn lines(text: &str, like: &NewIoc) -> Vec<Line> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Ok(NewIoc { value: line.to_owned(), ..like.clone() })).collect()
}

/// Where the table has what.
#[derive(Debug, Default)]
struct Columns {
    value: usize,
    kind: Option<usize>,
    tlp: Option<usize>,
    tags: Option<usize>,
    description: Option<usize>,
}

impl Columns {
    fn of(text: &str) -> Option<Self> {
        let head = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'))?;
        let names: Vec<String> = head.split(',').map(name).collect();
        let at = |wanted: &str| names.iter().position(|name| name == wanted);
        let value = at("value")?;
        Some(Self {
            value,
            kind: at("type"),
            tlp: at("tlp"),
            tags: at("tags"),
            description: at("description"),
        })
    }
}

fn name(column: &str) -> String {
    let name = column.trim().trim_matches('"').to_ascii_lowercase();
    name.strip_prefix("ioc_").map(str::to_owned).unwrap_or(name)
}

fn table(text: &str, columns: &Columns, like: &NewIoc) -> Vec<Line> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let rows = reader
        .records()
        .filter(|row| row.as_ref().map_or(true, |row| row.iter().any(|cell| !cell.is_empty())));
    rows.map(|row| match row {
        Ok(row) => one(&row, columns, like),
        Err(problem) => Err((String::new(), problem.to_string())),
    })
    .collect()
}

fn one(row: &csv::StringRecord, columns: &Columns, like: &NewIoc) -> Line {
    let cell = |column: Option<usize>| {
        column.and_then(|at| row.get(at)).map(without_guard).filter(|cell| !cell.is_empty())
    };
    let value = cell(Some(columns.value)).unwrap_or_default().to_owned();
    let mut new = NewIoc { value: value.clone(), ..like.clone() };
    if let Some(kind) = cell(columns.kind) {
        new.kind = Some(kind.parse().map_err(|error| (value.clone(), format!("type {kind:?} {error}")))?);
    }
    if let Some(tlp) = cell(columns.tlp) {
        new.tlp = tlp.parse().map_err(|error| (value.clone(), format!("tlp {tlp:?} {error}")))?;
    }
    if let Some(tags) = cell(columns.tags) {
        new.tags.extend(split_tags(tags));
    }
    if let Some(description) = cell(columns.description) {
        description.clone_into(&mut new.description);
    }
    Ok(new)
}

/// What stood in a cell before it was kept from being a formula.
pub(crate) fn without_guard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest,
        _ => cell,
    }
}

/// In one cell, as [`read`] takes it apart: `|` within a tag has a `\` before it.
pub fn join_tags(tags: &[String]) -> String {
    let whole = tags.iter().map(|tag| tag.replace('\\', "\\\\").replace('|', "\\|"));
    whole.collect::<Vec<_>>().join("|")
}

pub(crate) fn split_tags(text: &str) -> Vec<String> {
    let mut tags = vec![String::new()];
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_escape = letter == '\\' && letters.peek().is_some_and(|next| matches!(next, '\\' | '|'));
        match (is_escape, letter, tags.last_mut()) {
            (true, _, Some(tag)) => tag.extend(letters.next()),
            (false, '|', _) => tags.push(String::new()),
            (_, letter, Some(tag)) => tag.push(letter),
            (_, _, None) => {}
        }
    }
    tags.into_iter().map(|tag| tag.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ioc::Tlp;

    #[test]
    fn a_line_each() {
        let like = NewIoc { tlp: Tlp::Red, ..NewIoc::default() };
        let found = read("  evil.example \n\n\r\n10.0.0.1\r\n", &like);
        let found: Vec<NewIoc> = found.into_iter().map(Result::unwrap).collect();
        let values: Vec<&str> = found.iter().map(|ioc| ioc.value.as_str()).collect();
        assert_eq!(values, ["evil.example", "10.0.0.1"]);
        assert!(found.iter().all(|ioc| ioc.tlp == Tlp::Red));
    }

    #[test]
    fn a_table_with_named_columns() {
        let text = "ioc_value,ioc_type,ioc_description,ioc_tags,ioc_tlp\n\
            evil.example,domain,\"Seen, twice\",a|b ,TLP:GREEN\n\
            10.0.0.1,,,,\n\
            ,,,,\n\
            1,no-type,,,\n\
            2,,,,purple\n";
        let like = NewIoc { tags: vec!["all".to_owned()], ..NewIoc::default() };
        let found = read(text, &like);
        let first = found[0].clone().unwrap();
        assert_eq!((first.description.as_str(), first.tlp), ("Seen, twice", Tlp::Green));
        assert_eq!(
            (first.tags, first.kind),
            (vec!["all".into(), "a".into(), "b".into()], "domain".parse().ok())
        );
        let second = found[1].clone().unwrap();
        assert_eq!((second.value.as_str(), second.kind, second.tlp), ("10.0.0.1", None, Tlp::Amber));
        assert_eq!(
            found[2],
            Err(("1".to_owned(), "type \"no-type\" is not a type of indicators".to_owned()))
        );
        assert!(found[3].as_ref().is_err_and(|(_, problem)| problem.starts_with("tlp \"purple\" must be")));
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn a_table_as_it_was_exported() {
        let text = "\u{feff}# a comment\r\nvalue,type,tlp,tags,description,added,addedBy\r\n\
            '=cmd(),text,red,a\\|b|c\\\\,\"'- one\n- two\",2026-01-01T00:00:00.000Z,Anna\r\n\
            \"#tag\",text,clear,,,,\r\n''=x,text,clear,,,,\r\n# Withheld TLP:RED: 2 domain\r\n";
        let found: Vec<NewIoc> = read(text, &NewIoc::default()).into_iter().map(Result::unwrap).collect();
        let values: Vec<&str> = found.iter().map(|ioc| ioc.value.as_str()).collect();
        assert_eq!(values, ["=cmd()", "#tag", "'=x"]);
        assert_eq!((&found[0].tags[..], found[0].tlp), (&["a|b".to_owned(), "c\\".to_owned()][..], Tlp::Red));
        assert_eq!(found[0].description, "- one\n- two");
        assert_eq!(join_tags(&found[0].tags), "a\\|b|c\\\\");
    }
}
