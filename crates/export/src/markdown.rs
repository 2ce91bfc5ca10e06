//! A report as Markdown.

use crate::{Writer, by_level};
use argus_domain::{
    activity::Activity,
    attachment::Attachment,
    case::Person,
    comment::Comment,
    export::{ExportPart, ReportEnd, ReportEvent, ReportHead, ReportNote, ReportRows, counted},
    ioc::Ioc,
    task::Task,
    timeline::TimelineEntry,
};
use argus_markdown::{from_plain, portable};

#[derive(Debug, Default)]
pub(crate) struct Markdown {
    last: Option<ExportPart>,
}

impl Writer for Markdown {
    fn head(&mut self, head: &ReportHead) -> String {
        let case = &head.case.summary;
        let mut out = format!(
            "# {}\n\n**{}** – exported {} by {} with what may be told to {}.\n\n## Withheld\n\n",
            inline(&case.title()),
            head.tlp.label(),
            head.at,
            inline(&head.by),
            head.tlp.audience(),
        );
        if counted(&head.withheld) == 0 {
            out += &format!("Nothing: there are no indicators above {}.\n", head.tlp.label());
        }
        for (tlp, what) in by_level(&head.withheld) {
            out += &format!("- {}: {}\n", tlp.label(), inline(&what));
        }
        if head.parts.contains(&ExportPart::Facts) {
            out += "\n## Facts\n\n| | |\n|---|---|\n";
            for (name, value) in crate::facts(case) {
                out += &format!("| {name} | {} |\n", inline(&value));
            }
            let (long, short): (Vec<_>, Vec<_>) =
                crate::fields(&head.fields).partition(|(_, value)| value.contains('\n'));
            for (label, value) in short {
                out += &format!("| {} | {} |\n", inline(label), inline(&value));
            }
            // A table has room for one line.
            for (label, value) in long {
                let lines = from_plain(&value).replace('\n', "\\\n");
                out += &format!("\n### {}\n\n{lines}\n", inline(label));
            }
        }
        if head.parts.contains(&ExportPart::Summary) {
            out += &format!("\n## Summary\n\n{}", text(&head.case.description));
        }
        out
    }

    fn rows(&mut self, rows: &ReportRows) -> String {
        let part = rows.part();
        let mut out = String::new();
        if self.last != Some(part) {
            self.last = Some(part);
            out += &format!("\n## {}\n\n", part.label());
            out += if rows.is_empty() { "None.\n" } else { columns(part) };
        }
        match rows {
            ReportRows::Timeline(rows) => out.extend(rows.iter().map(entry)),
            ReportRows::Iocs(rows) => out.extend(rows.iter().map(ioc)),
            ReportRows::Notes(rows) => out.extend(rows.iter().map(note)),
            ReportRows::Tasks(rows) => out.extend(rows.iter().map(task)),
            ReportRows::Comments(rows) => out.extend(rows.iter().map(comment)),
            ReportRows::Attachments(rows) => out.extend(rows.iter().map(attachment)),
            ReportRows::Events(rows) => out.extend(rows.iter().map(event)),
            ReportRows::History(rows) => out.extend(rows.iter().map(activity)),
        }
        out
    }

    fn end(&mut self, end: ReportEnd) -> String {
        crate::blanked(end).map(|text| format!("\n---\n\n{text}\n")).unwrap_or_default()
    }
}

const fn columns(part: ExportPart) -> &'static str {
    match part {
        ExportPart::Iocs => {
            "| Value | Type | TLP | Tags | Added | Description |\n|---|---|---|---|---|---|\n"
        }
        ExportPart::Attachments => {
            "| Name | Bytes | Type | SHA-256 | Malware | Added | Description |\n|---|---|---|---|---|---|---|\n"
        }
        ExportPart::Events => {
            "| Time | Severity | Alarm or signature | Source | Destination | Domain | Count |\n|---|---|---|---|---|---|---|\n"
        }
        ExportPart::History => "| Time | User | Activity |\n|---|---|---|\n",
        _ => "",
    }
}

/// A text in Markdown that stands below a heading of the second level.
fn text(markdown: &str) -> String {
    portable(markdown.trim_end(), 2) + "\n"
}

/// A text that is no Markdown, on one line and as it is, also within a table.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' => out.extend(['\\', letter]),
            '\n' | '\r' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

/// As code, so that nothing becomes a link. Within a table a `|` has a `\` before it even there.
fn code(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let blank = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{blank}{}{blank}{fence}", text.replace('|', "\\|"))
}

fn by(person: Option<&Person>) -> String {
    person.map(|person| format!(" by {}", inline(&person.name))).unwrap_or_default()
}

fn entry(entry: &TimelineEntry) -> String {
    let mut facts = vec![entry.category.label().to_owned()];
    if entry.time.zone != "UTC" {
        facts.push(format!("{} {}", inline(&entry.time.local.replace('T', " ")), inline(&entry.time.zone)));
    }
    if !entry.source.is_empty() {
        facts.push(inline(&entry.source));
    }
    if !entry.tags.is_empty() {
        facts.push(inline(&entry.tags.join(", ")));
    }
    let values: Vec<String> = entry.iocs.iter().map(|ioc| code(&ioc.value)).collect();
    let iocs = if values.is_empty() { String::new() } else { format!("\n\n{}", values.join(", ")) };
    let about =
        if entry.description.is_empty() { String::new() } else { format!("\n{}", text(&entry.description)) };
    let (time, title) = (crate::short(entry.time.at), inline(&entry.title));
    format!("### {time} {title}\n\n*{}*{iocs}\n{about}\n", facts.join(" – "))
}

fn ioc(ioc: &Ioc) -> String {
    format!(
        "| {} | {} | {} | {} | {}{} | {} |\n",
        code(&ioc.value),
        inline(ioc.kind.name()),
        ioc.tlp.label(),
        inline(&ioc.tags.join(", ")),
        crate::short(ioc.added),
        by(ioc.added_by.as_ref()),
        inline(&ioc.description),
    )
}

fn note(ReportNote { folders, note }: &ReportNote) -> String {
    let path: String = folders.iter().map(|name| format!("{} / ", inline(name))).collect();
    let summary = &note.summary;
    format!(
        "### {path}{}\n\n*{}{}*\n\n{}\n",
        inline(&summary.title),
        crate::short(summary.updated),
        by(summary.updated_by.as_ref()),
        text(&note.text),
    )
}

fn task(task: &Task) -> String {
    let due = task.due.map(|due| format!(", due {}", crate::short(due))).unwrap_or_default();
    let people = if task.assignees.is_empty() {
        String::new()
    } else {
        format!(" – {}", inline(&crate::names(&task.assignees)))
    };
    let about =
        if task.description.is_empty() { String::new() } else { format!("\n{}", text(&task.description)) };
    format!("### {}\n\n*{}{due}*{people}\n{about}\n", inline(&task.title), task.status.label())
}

fn comment(comment: &Comment) -> String {
    let edited = if comment.edited.is_some() { ", edited" } else { "" };
    format!(
        "### {}{}{edited}\n\n{}\n",
        crate::short(comment.added),
        by(comment.added_by.as_ref()),
        text(&comment.text),
    )
}

fn attachment(file: &Attachment) -> String {
    format!(
        "| {} | {} | {} | {} | {} | {}{} | {} |\n",
        inline(&file.name),
        file.size,
        inline(&file.media_type),
        code(&file.sha256),
        if file.malware { "**yes**" } else { "no" },
        crate::short(file.added),
        by(file.added_by.as_ref()),
        inline(&file.description),
    )
}

fn event(event: &ReportEvent) -> String {
    format!(
        "| {} | {} | {} | {} | {} | {} | {} |\n",
        crate::short(event.start),
        event.severity,
        inline(event.alarm.as_ref().unwrap_or(&event.signature)),
        code(&event.source),
        code(&event.destination),
        code(event.domain.as_deref().unwrap_or_default()),
        event.count,
    )
}

fn activity(activity: &Activity) -> String {
    format!(
        "| {} | {} | {} |\n",
        crate::short(activity.at),
        inline(&activity.user_name),
        inline(&activity.text)
    )
}
