//! A report as one page that needs nothing else, does nothing but show, and prints well.

use crate::{Writer, by_level};
use argus_domain::{
    Timestamp,
    activity::Activity,
    attachment::Attachment,
    case::Person,
    comment::Comment,
    export::{ExportPart, ReportEnd, ReportEvent, ReportHead, ReportNote, ReportRows, counted},
    ioc::{Ioc, Tlp},
    task::Task,
    timeline::TimelineEntry,
};
use argus_markdown::{escaped, portable, to_html};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

const STYLE: &str = include_str!("html.css");

/// Nothing is fetched and nothing runs; the style is the one that is in the page.
pub static CONTENT_SECURITY_POLICY: LazyLock<String> = LazyLock::new(|| {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
});

#[derive(Debug, Default)]
pub(crate) struct Html {
    /// The table of this part is open.
    open: Option<ExportPart>,
    last: Option<ExportPart>,
}

impl Writer for Html {
    fn head(&mut self, head: &ReportHead) -> String {
        let case = &head.case.summary;
        let (title, policy) = (escaped(&case.title()), &*CONTENT_SECURITY_POLICY);
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<header>\n{}\n<h1>{title}</h1>\n\
             <p>Exported {} by {} with what may be told to {}.</p>\n</header>\n<main>\n",
            level(head.tlp),
            head.at,
            escaped(&head.by),
            head.tlp.audience(),
        );
        out += &withheld(head);
        if head.parts.contains(&ExportPart::Facts) {
            out += "<section>\n<h2>Facts</h2>\n<table class=\"facts\">\n";
            for (name, value) in crate::facts(case) {
                out += &format!("<tr><th scope=\"row\">{name}</th><td>{}</td></tr>\n", escaped(&value));
            }
            for (label, value) in crate::fields(&head.fields) {
                let (label, value) = (escaped(label), escaped(&value));
                out += &format!(
                    "<tr><th scope=\"row\">{label}</th><td class=\"as-written\">{value}</td></tr>\n"
                );
            }
            out += "</table>\n</section>\n";
        }
        if head.parts.contains(&ExportPart::Summary) {
            out += &format!("<section>\n<h2>Summary</h2>\n{}</section>\n", text(&head.case.description));
        }
        out
    }

    fn rows(&mut self, rows: &ReportRows) -> String {
        let part = rows.part();
        let mut out = String::new();
        if self.last != Some(part) {
            out += self.close();
            self.last = Some(part);
            out += &format!("<section>\n<h2>{}</h2>\n", part.label());
            if rows.is_empty() {
                return out + "<p>None.</p>\n</section>\n";
            }
            out += columns(part);
            self.open = Some(part);
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
        let close = self.close();
        let blanked = crate::blanked(end).map(|text| format!("<p>{text}</p>\n")).unwrap_or_default();
        format!("{close}</main>\n<footer>\n{blanked}<p>End of the report.</p>\n</footer>\n</body>\n</html>\n")
    }
}

impl Html {
    fn close(&mut self) -> &'static str {
        match self.open.take() {
            None => "",
            Some(ExportPart::Notes | ExportPart::Comments) => "</section>\n",
            Some(_) => "</tbody>\n</table>\n</section>\n",
        }
    }
}

/// The head of a part's table, where it has one.
const fn columns(part: ExportPart) -> &'static str {
    match part {
        ExportPart::Timeline => {
            "<table>\n<thead><tr><th scope=\"col\">Time</th><th scope=\"col\">What happened</th><th scope=\"col\">Category</th><th scope=\"col\">Source</th><th scope=\"col\">Indicators</th></tr></thead>\n<tbody>\n"
        }
        ExportPart::Iocs => {
            "<table>\n<thead><tr><th scope=\"col\">Value</th><th scope=\"col\">Type</th><th scope=\"col\">TLP</th><th scope=\"col\">Tags</th><th scope=\"col\">Added</th></tr></thead>\n<tbody>\n"
        }
        ExportPart::Tasks => {
            "<table>\n<thead><tr><th scope=\"col\">Task</th><th scope=\"col\">Status</th><th scope=\"col\">Assigned to</th><th scope=\"col\">Due</th></tr></thead>\n<tbody>\n"
        }
        ExportPart::Attachments => {
            "<table>\n<thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Bytes</th><th scope=\"col\">Type</th><th scope=\"col\">SHA-256</th><th scope=\"col\">Added</th></tr></thead>\n<tbody>\n"
        }
        ExportPart::Events => {
            "<table>\n<thead><tr><th scope=\"col\">Time</th><th scope=\"col\">Severity</th><th scope=\"col\">Alarm or signature</th><th scope=\"col\">Source</th><th scope=\"col\">Destination</th><th scope=\"col\">Count</th></tr></thead>\n<tbody>\n"
        }
        ExportPart::History => {
            "<table>\n<thead><tr><th scope=\"col\">Time</th><th scope=\"col\">User</th><th scope=\"col\">Activity</th></tr></thead>\n<tbody>\n"
        }
        _ => "",
    }
}

fn withheld(head: &ReportHead) -> String {
    let mut out = "<section>\n<h2>Withheld</h2>\n".to_owned();
    if counted(&head.withheld) == 0 {
        out += &format!("<p>Nothing: there are no indicators above {}.</p>\n", head.tlp.label());
    } else {
        out += "<ul>\n";
        for (tlp, what) in by_level(&head.withheld) {
            out += &format!("<li>{} {}</li>\n", level(tlp), escaped(&what));
        }
        out += "</ul>\n";
    }
    out + "</section>\n"
}

/// FIRST's colours go with the word.
fn level(tlp: Tlp) -> String {
    format!("<span class=\"tlp {}\">{}</span>", tlp.name().replace('+', "-"), tlp.label())
}

fn text(markdown: &str) -> String {
    format!("<div class=\"text\">{}</div>\n", to_html(&portable(markdown, 0)))
}

fn time(at: Timestamp) -> String {
    format!("<time datetime=\"{at}\">{}</time>", crate::short(at))
}

fn by(person: Option<&Person>) -> String {
    person.map(|person| format!(" by {}", escaped(&person.name))).unwrap_or_default()
}

fn entry(entry: &TimelineEntry) -> String {
    let about = if entry.description.is_empty() { String::new() } else { text(&entry.description) };
    let read_in = match entry.time.zone.as_str() {
        "UTC" => String::new(),
        zone => format!("<br>{} {}", escaped(&entry.time.local.replace('T', " ")), escaped(zone)),
    };
    let tags = if entry.tags.is_empty() { String::new() } else { format!(" ({})", entry.tags.join(", ")) };
    let values: Vec<String> =
        entry.iocs.iter().map(|ioc| format!("<code>{}</code>", escaped(&ioc.value))).collect();
    format!(
        "<tr><td>{}{read_in}</td><td><strong>{}</strong>{}{about}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        time(entry.time.at),
        escaped(&entry.title),
        escaped(&tags),
        entry.category.label(),
        escaped(&entry.source),
        values.join(" "),
    )
}

fn ioc(ioc: &Ioc) -> String {
    let about = if ioc.description.is_empty() { String::new() } else { text(&ioc.description) };
    format!(
        "<tr><td><code>{}</code>{about}</td><td>{}</td><td>{}</td><td>{}</td><td>{}{}</td></tr>\n",
        escaped(&ioc.value),
        ioc.kind,
        level(ioc.tlp),
        escaped(&ioc.tags.join(", ")),
        time(ioc.added),
        by(ioc.added_by.as_ref()),
    )
}

fn note(ReportNote { folders, note }: &ReportNote) -> String {
    let path: String = folders.iter().map(|name| format!("{} / ", escaped(name))).collect();
    let summary = &note.summary;
    format!(
        "<article>\n<h3>{path}{}</h3>\n<p class=\"by\">{}{}</p>\n{}</article>\n",
        escaped(&summary.title),
        time(summary.updated),
        by(summary.updated_by.as_ref()),
        text(&note.text),
    )
}

fn task(task: &Task) -> String {
    let about = if task.description.is_empty() { String::new() } else { text(&task.description) };
    format!(
        "<tr><td><strong>{}</strong>{about}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        escaped(&task.title),
        task.status.label(),
        escaped(&crate::names(&task.assignees)),
        task.due.map(time).unwrap_or_default(),
    )
}

fn comment(comment: &Comment) -> String {
    let edited = if comment.edited.is_some() { ", edited" } else { "" };
    format!(
        "<article>\n<p class=\"by\">{}{}{edited}</p>\n{}</article>\n",
        time(comment.added),
        by(comment.added_by.as_ref()),
        text(&comment.text),
    )
}

fn attachment(file: &Attachment) -> String {
    let malware = if file.malware { " <strong class=\"malware\">Malware</strong>" } else { "" };
    let about = match file.description.as_str() {
        "" => String::new(),
        text => format!("<p class=\"as-written\">{}</p>", escaped(text)),
    };
    format!(
        "<tr><td>{}{malware}{about}</td><td>{}</td><td>{}</td><td><code>{}</code></td><td>{}{}</td></tr>\n",
        escaped(&file.name),
        file.size,
        escaped(&file.media_type),
        escaped(&file.sha256),
        time(file.added),
        by(file.added_by.as_ref()),
    )
}

fn event(event: &ReportEvent) -> String {
    let domain =
        event.domain.as_ref().map(|name| format!(" <code>{}</code>", escaped(name))).unwrap_or_default();
    format!(
        "<tr><td>{}</td><td>{}</td><td>{}{domain}</td><td><code>{}</code></td><td><code>{}</code></td><td>{}</td></tr>\n",
        time(event.start),
        event.severity,
        escaped(event.alarm.as_ref().unwrap_or(&event.signature)),
        escaped(&event.source),
        escaped(&event.destination),
        event.count,
    )
}

fn activity(activity: &Activity) -> String {
    format!(
        "<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        time(activity.at),
        escaped(&activity.user_name),
        escaped(&activity.text),
    )
}
