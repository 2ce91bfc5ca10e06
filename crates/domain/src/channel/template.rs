//! Texts with places that are filled later: `{case.name}`.

/// What there is of a case.
pub const CASE_FIELDS: &[&str] = &[
    "case.id",
    "case.name",
    "case.customer",
    "case.state",
    "case.severity",
    "case.classification",
    "case.owner",
    "case.assignee",
    "case.tags",
    "case.ticket",
    "case.link",
    "cause",
];

/// What there is of a message to an SMS gateway.
pub const SMS_FIELDS: &[&str] = &["to", "text", "id"];

/// A text that names only places that there are. `{{` and `}}` stand for braces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template<'a>(Vec<Part<'a>>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'a> {
    Text(&'a str),
    Place(&'a str),
}

impl<'a> Template<'a> {
    /// Or what is wrong with it, as a part of a sentence that follows the field's name.
    pub fn read(text: &'a str, places: &[&str]) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            parts.push(Part::Text(&rest[..at]));
            let from = &rest[at..];
            if from.starts_with("{{") || from.starts_with("}}") {
                parts.push(Part::Text(&from[..1]));
                rest = &from[2..];
                continue;
            }
            let Some((name, after)) = from.strip_prefix('{').and_then(|inner| inner.split_once('}')) else {
                return Err("must have a } for each {, or {{ and }} for braces themselves".to_owned());
            };
            let name = name.trim();
            if !places.contains(&name) {
                return Err(format!("must not have {{{name}}}: there are {}", listed(places)));
            }
            parts.push(Part::Place(name));
            rest = after;
        }
        parts.push(Part::Text(rest));
        Ok(Self(parts))
    }

    pub fn fill(&self, value: impl Fn(&str) -> String) -> String {
        let filled = self.0.iter().map(|part| match part {
            Part::Text(text) => (*text).to_owned(),
            Part::Place(name) => value(name),
        });
        filled.collect()
    }
}

fn listed(places: &[&str]) -> String {
    let all: Vec<String> = places.iter().map(|place| format!("{{{place}}}")).collect();
    match all.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => all.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_once() {
        let fill = |text: &str| {
            Template::read(text, SMS_FIELDS).map(|read| read.fill(|name| format!("<{name}{{id}}>")))
        };
        assert_eq!(fill("a {to} b { text }"), Ok("a <to{id}> b <text{id}>".to_owned()));
        assert_eq!(fill("{{to}} }}"), Ok("{to} }".to_owned()));
        for wrong in ["{", "}", "{to", "{case.name}", "{}"] {
            assert!(fill(wrong).is_err(), "{wrong}");
        }
    }
}
