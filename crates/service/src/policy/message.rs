//! What is said of one alert or case, or of many.

use crate::Ctx;
use argus_domain::{
    CaseId,
    channel::Template,
    policy::{NoticeSubject, POLICY_FIELDS, Policy},
};
use argus_store::policy::Waiting;
use serde_json::{Value, json};

/// The most that are named in one message: the worst.
pub(super) const NAMED: u32 = 20;
const MAX_SUBJECT: usize = 500;

pub(super) struct Told {
    pub(super) count: u64,
    pub(super) subject: String,
    pub(super) text: String,
    /// What programs get beside the text, as JSON.
    pub(super) payload: String,
    /// Where it is of one case alone.
    pub(super) case: Option<CaseId>,
}

impl Told {
    /// Of so many, of which the worst are `named`. `late` says for how long nobody has acknowledged them.
    pub(super) fn of(ctx: &Ctx, policy: &Policy, count: u64, named: &[Waiting], late: Option<&str>) -> Self {
        let base = ctx.argus.settings().public_url.clone().unwrap_or_default();
        let link = |one: &Waiting| match (base.is_empty(), &one.subject) {
            (true, _) => String::new(),
            (false, NoticeSubject::Alert(id)) => format!("{base}/alerts/{id}"),
            (false, NoticeSubject::Case(id)) => format!("{base}/cases/{id}"),
        };
        let values = Values { count, named, policy: &policy.content.name, base: &base, late };
        let fill = |text: &str| {
            Template::read(text, POLICY_FIELDS)
                .map_or_else(|_| text.to_owned(), |template| template.fill(|name| values.of(name, &link)))
        };
        let mark = if late.is_some() { "Not acknowledged: " } else { "" };
        let subject = format!("{mark}{}", fill(&policy.content.subject));
        let subject: String = subject.chars().take(MAX_SUBJECT).collect();
        let of_kind = |is_alert: bool| -> Vec<Value> {
            let fitting =
                named.iter().filter(|one| matches!(one.subject, NoticeSubject::Alert(_)) == is_alert);
            fitting.map(|one| program_value(one, &link(one))).collect()
        };
        let mut payload = json!({
            "policy": policy.content.name,
            "count": count,
            "alerts": of_kind(true),
            "cases": of_kind(false),
            "link": values.of("link", &link),
        });
        if let Some(late) = late {
            payload["late"] = json!(late);
        }
        let case = match named {
            [Waiting { subject: NoticeSubject::Case(id), .. }] => Some(*id),
            _ => None,
        };
        // Titles have no line breaks, but who knows what a source calls itself.
        let subject = subject.replace(char::is_control, " ");
        Self { count, subject, text: fill(&policy.content.text), payload: payload.to_string(), case }
    }
}

fn program_value(one: &Waiting, link: &str) -> Value {
    let id = match one.subject {
        NoticeSubject::Alert(id) => id.0,
        NoticeSubject::Case(id) => id.0,
    };
    json!({
        "id": id,
        "title": one.title,
        "severity": one.severity,
        "customer": {"id": one.customer, "name": one.customer_name},
        "source": one.source,
        "occasion": one.occasion,
        "link": link,
    })
}

struct Values<'a> {
    count: u64,
    /// The worst first.
    named: &'a [Waiting],
    policy: &'a str,
    base: &'a str,
    late: Option<&'a str>,
}

impl Values<'_> {
    fn of(&self, place: &str, link: &impl Fn(&Waiting) -> String) -> String {
        let Some(first) = self.named.first() else { return String::new() };
        match place {
            "title" if self.count == 1 => heading(first),
            "title" => format!("{} {}, the worst: {}", self.count, self.noun(), heading(first)),
            "severity" => first.severity.name().to_owned(),
            "customer" => distinct(self.named.iter().map(|one| one.customer_name.as_str())),
            "source" => distinct(self.named.iter().map(|one| one.source.as_str())),
            "count" => self.count.to_string(),
            "list" => self.list(link),
            "why" => self.why(),
            "link" if self.count == 1 => link(first),
            "link" if self.base.is_empty() => String::new(),
            "link" => format!("{}/alerts", self.base),
            _ => self.policy.to_owned(),
        }
    }

    fn noun(&self) -> &'static str {
        let alerts = self.named.iter().filter(|one| matches!(one.subject, NoticeSubject::Alert(_))).count();
        match alerts {
            0 => "cases",
            all if all == self.named.len() => "alerts",
            _ => "alerts and cases",
        }
    }

    fn list(&self, link: &impl Fn(&Waiting) -> String) -> String {
        let mut lines: Vec<String> = self
            .named
            .iter()
            .map(|one| {
                let line = format!("{}: {} ({})", one.severity, heading(one), one.customer_name);
                let link = link(one);
                if link.is_empty() { line } else { format!("{line} {link}") }
            })
            .collect();
        let more = self.count.saturating_sub(self.named.len() as u64);
        if more > 0 {
            lines.push(format!("… and {more} more."));
        }
        lines.join("\n")
    }

    fn why(&self) -> String {
        let occasions = distinct(self.named.iter().map(|one| one.occasion.label()));
        let held_back = distinct(self.named.iter().map(|one| one.reason.as_str()));
        match self.late {
            Some(late) => format!("{occasions}. {late}"),
            None if held_back.is_empty() => occasions,
            None => format!("{occasions}. Held back by: {held_back}"),
        }
    }
}

/// `#7 – Port scan`
fn heading(one: &Waiting) -> String {
    match one.subject {
        NoticeSubject::Alert(id) => format!("#{id} – {}", one.title),
        NoticeSubject::Case(id) => format!("case #{id} – {}", one.title),
    }
}

/// Without those that are empty, in the order in which they come.
fn distinct<'a>(values: impl Iterator<Item = &'a str>) -> String {
    let mut seen: Vec<&str> = Vec::new();
    for value in values.filter(|value| !value.is_empty()) {
        if !seen.contains(&value) {
            seen.push(value);
        }
    }
    seen.join(", ")
}
