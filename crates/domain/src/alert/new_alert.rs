//! Raising an alert.

use super::{Alert, NewAsset};
use crate::{
    CustomerId, EventId, EventType, Invalid, Severity, TimeExpr,
    case::{CaseChange, CaseTag},
    ioc::{IocKind, NewIoc},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewAlert {
    /// The caller's only one, if he has one, where it is not said.
    pub customer: Option<CustomerId>,
    pub title: String,
    pub description: String,
    pub source: String,
    /// Where the source sends the same reference again it is the same alert, which is counted.
    pub reference: Option<String>,
    pub link: Option<String>,
    pub content: Option<Value>,
    pub context: Option<Value>,
    pub severity: Severity,
    pub classification: Option<String>,
    pub note: String,
    pub tags: Vec<CaseTag>,
    /// Now, where it is not said.
    pub happened: Option<TimeExpr>,
    pub iocs: Vec<NewIoc>,
    pub assets: Vec<NewAsset>,
    /// Aggregated events of the same customer.
    pub events: Vec<EventId>,
}

impl Default for NewAlert {
    fn default() -> Self {
        Self {
            customer: None,
            title: String::new(),
            description: String::new(),
            source: String::new(),
            reference: None,
            link: None,
            content: None,
            context: None,
            severity: Severity::Medium,
            classification: None,
            note: String::new(),
            tags: Vec::new(),
            happened: None,
            iocs: Vec::new(),
            assets: Vec::new(),
            events: Vec::new(),
        }
    }
}

impl NewAlert {
    /// Tidied, with the types of its indicators; or what is wrong with it.
    pub fn checked(self) -> Result<(Self, Vec<(NewIoc, IocKind)>), Invalid> {
        let mut invalid = Invalid::default();
        let tidy = Self {
            title: self.title.trim().to_owned(),
            description: self.description.trim_end().to_owned(),
            source: self.source.trim().to_owned(),
            reference: some(self.reference),
            link: some(self.link),
            classification: some(self.classification),
            note: self.note.trim_end().to_owned(),
            assets: self.assets.into_iter().map(NewAsset::tidied).collect(),
            tags: CaseChange { add_tags: self.tags, ..CaseChange::default() }.tags_of(&[])?,
            iocs: Vec::new(),
            ..self
        };
        if tidy.customer.is_none() {
            invalid.add("customer", "must be chosen");
        }
        check_title(&tidy.title, &mut invalid);
        check_text("description", &tidy.description, &mut invalid);
        check_text("note", &tidy.note, &mut invalid);
        if tidy.source.is_empty() {
            invalid.add("source", "must not be empty");
        }
        check_line("source", &tidy.source, Alert::MAX_SOURCE, &mut invalid);
        check_line(
            "reference",
            tidy.reference.as_deref().unwrap_or_default(),
            Alert::MAX_REFERENCE,
            &mut invalid,
        );
        check_link(tidy.link.as_deref(), &mut invalid);
        for (field, value) in [("content", &tidy.content), ("context", &tidy.context)] {
            let bytes = value.as_ref().map_or(0, |value| value.to_string().len());
            if bytes > Alert::MAX_CONTENT {
                invalid.add(field, format_args!("must not be longer than {} KiB", Alert::MAX_CONTENT >> 10));
            }
        }
        let iocs = check_iocs(self.iocs, &mut invalid);
        if tidy.assets.len() > Alert::MAX_ASSETS {
            invalid.add("assets", format_args!("must not be more than {}", Alert::MAX_ASSETS));
        }
        for (place, asset) in tidy.assets.iter().enumerate() {
            asset.check(&format!("assets[{place}]."), &mut invalid);
        }
        check_events(&tidy.events, tidy.customer, &mut invalid);
        invalid.into_result()?;
        Ok((tidy, iocs))
    }
}

fn some(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn check_iocs(iocs: Vec<NewIoc>, invalid: &mut Invalid) -> Vec<(NewIoc, IocKind)> {
    if iocs.len() > Alert::MAX_IOCS {
        invalid.add("iocs", format_args!("must not be more than {}", Alert::MAX_IOCS));
        return Vec::new();
    }
    let mut checked = Vec::with_capacity(iocs.len());
    for (place, ioc) in iocs.into_iter().enumerate() {
        match ioc.checked() {
            Ok(good) => checked.push(good),
            Err(problems) => {
                for problem in problems.0 {
                    invalid.add(format!("iocs[{place}].{}", problem.field), problem.message);
                }
            }
        }
    }
    checked
}

fn check_events(events: &[EventId], customer: Option<CustomerId>, invalid: &mut Invalid) {
    if events.len() > Alert::MAX_EVENTS {
        invalid.add("events", format_args!("must not be more than {}", Alert::MAX_EVENTS));
    }
    for (place, event) in events.iter().enumerate() {
        if event.kind == EventType::Raw {
            let problem = "is a raw event: name the aggregated event that it is a part of";
            invalid.add(format!("events[{place}]"), problem);
        } else if customer.is_some_and(|customer| customer != event.customer) {
            invalid.add(format!("events[{place}]"), "is an event of another customer");
        }
    }
}

pub(super) fn check_title(title: &str, invalid: &mut Invalid) {
    if title.is_empty() {
        invalid.add("title", "must not be empty");
    }
    check_line("title", title, Alert::MAX_TITLE, invalid);
}

pub(super) fn check_text(field: &str, text: &str, invalid: &mut Invalid) {
    if text.chars().count() > Alert::MAX_TEXT {
        invalid.add(field, format_args!("must not be longer than {} characters", Alert::MAX_TEXT));
    }
}

fn check_line(field: &str, text: &str, most: usize, invalid: &mut Invalid) {
    if text.chars().count() > most || text.contains(char::is_control) {
        invalid.add(field, format_args!("must be on one line of at most {most} characters"));
    }
}

/// It is followed by people: only what a browser opens as a page.
fn check_link(link: Option<&str>, invalid: &mut Invalid) {
    let Some(link) = link else { return };
    let is_page = link.starts_with("https://") || link.starts_with("http://");
    if !is_page || link.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
        invalid.add("link", "must begin with https:// or http://, without blanks");
    }
    check_line("link", link, Alert::MAX_LINK, invalid);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_wrong_is_named() {
        let new = NewAlert {
            title: " ".to_owned(),
            link: Some("javascript:alert(1)".to_owned()),
            content: Some(Value::from("x".repeat(Alert::MAX_CONTENT))),
            iocs: vec![NewIoc { value: "a\nb".to_owned(), ..NewIoc::default() }],
            assets: vec![NewAsset::default()],
            events: vec!["NIDS/1/2/6c36deb6-d5e3-461c-bab4-fca397006cb9".parse().unwrap()],
            ..NewAlert::default()
        };
        let invalid = new.checked().unwrap_err();
        let fields: Vec<&str> = invalid.0.iter().map(|error| error.field.as_str()).collect();
        let expected = [
            "customer",
            "title",
            "source",
            "link",
            "content",
            "iocs[0].value",
            "assets[0].name",
            "events[0]",
        ];
        assert_eq!(fields, expected);
    }
}
