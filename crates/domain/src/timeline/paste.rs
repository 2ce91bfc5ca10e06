//! Entries as a table, as other tools and spreadsheets have them.

use super::{NewTimelineEntry, TimelineCategory, TypedTime};
use crate::ioc::paste::{split_tags, without_guard};

/// The most that are added at once.
pub const MOST: usize = 1_000;

/// A row as it would be added, or what was written and what is wrong with it.
pub type Row = Result<NewTimelineEntry, (String, String)>;

/// What a column may be called; each with or without `event_` before it.
const COLUMNS: [(&str, &[&str]); 10] = [
    ("time", &["time", "date", "timestamp", "datetime"]),
    ("zone", &["zone", "tz", "timezone"]),
    ("title", &["title", "name"]),
    ("description", &["description", "content"]),
    ("category", &["category", "tactic"]),
    ("source", &["source"]),
    ("tags", &["tags"]),
    ("indicators", &["indicators", "iocs", "linked_iocs"]),
    ("flagged", &["flagged", "flag"]),
    ("summary", &["summary", "in_summary"]),
];

/// Each row of a table (CSV) whose first line names its columns. `zone` is for times that name none. Times are read when
/// they are added. What Argus exported is read as it was.
pub fn read(text: &str, zone: &str) -> Vec<Row> {
    // Spreadsheets put one before a table.
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Vec::new();
    }
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let names: Vec<String> = match reader.headers() {
        Ok(head) => head.iter().map(name).collect(),
        Err(problem) => return vec![Err((String::new(), problem.to_string()))],
    };
    let at = |column: &str| {
        let known = COLUMNS.iter().find(|(name, _)| *name == column).map_or(&[][..], |(_, known)| known);
        names.iter().position(|name| known.contains(&name.as_str()))
    };
    if at("time").is_none() || at("title").is_none() {
        let problem = "the first line must name the columns: time and title, and any of zone, description, category, \
                       source, tags, indicators, flagged and summary";
        return vec![Err((names.join(","), problem.to_owned()))];
    }
    let rows = reader
        .records()
        .filter(|row| row.as_ref().map_or(true, |row| row.iter().any(|cell| !cell.is_empty())));
    rows.map(|row| match row {
        Ok(row) => one(|column| at(column).and_then(|at| row.get(at)).map_or("", without_guard), zone),
        Err(problem) => Err((String::new(), problem.to_string())),
    })
    .collect()
}

fn name(column: &str) -> String {
    let name = column.trim_matches('"').to_ascii_lowercase().replace(' ', "_");
    name.strip_prefix("event_").map(str::to_owned).unwrap_or(name)
}

fn one<'a>(cell: impl Fn(&str) -> &'a str, zone: &str) -> Row {
    let title = cell("title").to_owned();
    let category = match cell("category") {
        "" => TimelineCategory::default(),
        text => TimelineCategory::written(text)
            .ok_or_else(|| (title.clone(), format!("category {text:?} is not one of the list")))?,
    };
    let several = |text: &str| {
        let parts = if text.is_empty() { Vec::new() } else { split_tags(text) };
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>()
    };
    let is = |text: &str| ["true", "yes", "1", "x"].contains(&text.to_ascii_lowercase().as_str());
    let own = cell("zone");
    Ok(NewTimelineEntry {
        time: TypedTime {
            text: cell("time").to_owned(),
            zone: if own.is_empty() { zone.to_owned() } else { own.to_owned() },
        },
        title,
        description: cell("description").to_owned(),
        source: cell("source").to_owned(),
        category,
        tags: several(cell("tags")),
        flagged: is(cell("flagged")),
        in_summary: is(cell("summary")),
        values: several(cell("indicators")),
        ..NewTimelineEntry::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_with_named_columns() {
        let text = "\u{feff}event_date,Event_Title,event_category,event_tags,linked_iocs,event_tz,flag\n\
            2026-11-22 10:42,\"Mail, opened\",initial access,a|b\\|c,evil.example|10.0.0.1,+01:00,yes\n\
            ,,,,,,\n\
            2026-11-22 10:43,'=run,,,,,\n\
            2026-11-22 10:44,Odd,Gardening,,,,\n";
        let rows = read(text, "Europe/Oslo");
        assert_eq!(rows.len(), 3);
        let first = rows[0].clone().unwrap();
        assert_eq!((first.title.as_str(), first.category), ("Mail, opened", TimelineCategory::InitialAccess));
        assert_eq!((first.tags, first.flagged), (vec!["a".to_owned(), "b|c".to_owned()], true));
        assert_eq!(first.values, ["evil.example", "10.0.0.1"]);
        assert_eq!(first.time, TypedTime { text: "2026-11-22 10:42".into(), zone: "+01:00".into() });
        let second = rows[1].clone().unwrap();
        assert_eq!((second.title.as_str(), second.time.zone.as_str()), ("=run", "Europe/Oslo"));
        let problem = "category \"Gardening\" is not one of the list";
        assert_eq!(rows[2], Err(("Odd".to_owned(), problem.to_owned())));
    }

    #[test]
    fn what_is_no_table_is_said() {
        assert_eq!(read(" \n", "UTC"), []);
        let found = read("10:42 somebody opened a mail\n", "UTC");
        assert!(found[0].as_ref().is_err_and(|(_, problem)| problem.contains("time and title")));
    }
}
