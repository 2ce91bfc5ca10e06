//! A rule as JSON: what is exported and imported, in the shape of the REST API.

use super::{
    AlertRuleContent, RuleField, Threshold, condition_json, read_condition, read_watched, watched_json,
};
use crate::{Invalid, criteria::EventCriteria, keys::Keys};
use serde_json::{Map, Value, json};

/// A rule that was read, or what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleDocument {
    pub content: AlertRuleContent,
    /// Numbers or short names of its customers, which it is not known yet whether there are.
    pub customers: Vec<String>,
    pub invalid: Invalid,
}

impl AlertRuleContent {
    /// Every key that says something.
    pub fn to_json(&self) -> Map<String, Value> {
        let fields: Vec<String> = self.group_by.iter().map(RuleField::to_string).collect();
        let tags: Vec<String> = self.tags.iter().map(ToString::to_string).collect();
        let mut map = Map::new();
        for (key, value) in [
            ("name", json!(self.name)),
            ("description", json!(self.description)),
            ("enabled", json!(self.enabled)),
            ("customer", json!(self.customers)),
            ("criteria", Value::Object(condition_json(&self.criteria))),
            ("groupBy", json!(fields)),
            ("threshold", threshold_json(&self.threshold)),
            ("window", json!(self.window)),
            ("title", json!(self.title)),
            ("text", json!(self.text)),
            ("tags", json!(tags)),
            ("dedup", json!(self.dedup)),
            ("coolDown", json!(self.cool_down)),
        ] {
            map.insert(key.to_owned(), value);
        }
        if let Some(severity) = self.severity {
            map.insert("severity".to_owned(), json!(severity));
        }
        if let Some(watched) = watched_json(&self.watches) {
            map.insert("watches".to_owned(), Value::Object(watched));
            // They are about events.
            for key in ["criteria", "groupBy", "threshold", "window"] {
                map.remove(key);
            }
        }
        map
    }
}

fn threshold_json(threshold: &Threshold) -> Value {
    match threshold {
        Threshold::Events { at_least } => json!({"of": "events", "atLeast": at_least}),
        Threshold::Occurrences { at_least } => json!({"of": "occurrences", "atLeast": at_least}),
        Threshold::Values { field, at_least } => {
            json!({"of": "values", "field": field, "atLeast": at_least})
        }
        Threshold::Absence => json!({"of": "absence"}),
    }
}

impl RuleDocument {
    /// `at` is the way to it. What answers of the REST API have besides is passed over.
    pub fn read(value: &Value, at: &str) -> Self {
        let standard = AlertRuleContent::default();
        let mut invalid = Invalid::default();
        let mut keys = Keys::of(value, at.to_owned(), &mut invalid);
        for key in ["id", "version", "author", "lastUpdatedTimestamp"] {
            keys.value(key);
        }
        let condition =
            |value: &Value, at: String, invalid: &mut Invalid| read_condition(value, &at, invalid);
        let criteria: EventCriteria = keys.within("criteria", condition).unwrap_or_default();
        let text = Some(keys.line("signatureText", 500)).filter(|text| !text.is_empty());
        let title = keys.line("title", AlertRuleContent::MAX_TEMPLATE);
        let customers = keys.values("customer", AlertRuleContent::MAX_CUSTOMERS);
        let content = AlertRuleContent {
            name: keys.line("name", AlertRuleContent::MAX_NAME),
            description: keys.text("description", AlertRuleContent::MAX_DESCRIPTION),
            enabled: keys.flag("enabled").unwrap_or(true),
            watches: keys.within("watches", read_watched).unwrap_or_default(),
            customers: Vec::new(),
            criteria: EventCriteria { text: text.or_else(|| criteria.text.clone()), ..criteria },
            group_by: keys.values("groupBy", AlertRuleContent::MAX_FIELDS),
            threshold: keys.within("threshold", threshold).unwrap_or_default(),
            window: keys.number("window").unwrap_or(standard.window),
            severity: keys.parsed("severity", "must be low, medium, high or critical", |value| {
                value.as_str()?.parse().ok()
            }),
            title: if title.is_empty() { standard.title } else { title },
            text: keys.text("text", AlertRuleContent::MAX_TEMPLATE),
            tags: keys.values("tags", AlertRuleContent::MAX_CUSTOMERS),
            dedup: keys.line("dedup", AlertRuleContent::MAX_TEMPLATE),
            cool_down: keys.number("coolDown").unwrap_or(standard.cool_down),
        };
        keys.required("name", &content.name);
        keys.done();
        Self { content, customers, invalid }
    }
}

fn threshold(value: &Value, at: String, invalid: &mut Invalid) -> Threshold {
    let mut keys = Keys::of(value, at, invalid);
    let of = keys.line("of", 20);
    let at_least = keys.number("atLeast").unwrap_or(1);
    let field: Option<RuleField> = keys
        .within("field", |value, at, invalid| {
            let read = value.as_str().unwrap_or_default().parse();
            read.map_err(|problem| invalid.add(at, problem)).ok()
        })
        .flatten();
    let threshold = match of.as_str() {
        "events" => Threshold::Events { at_least },
        "occurrences" => Threshold::Occurrences { at_least },
        "absence" => Threshold::Absence,
        "values" => match field {
            Some(field) => Threshold::Values { field, at_least },
            None => {
                keys.wrong("field", "must be given where values are counted");
                Threshold::default()
            }
        },
        _ => {
            keys.wrong("of", "must be events, occurrences, values or absence");
            Threshold::default()
        }
    };
    keys.done();
    threshold
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_again_what_it_read() {
        let full = json!({
            "name": "Ports", "description": "D", "enabled": false, "customer": [], "criteria": {"ip": ["10.0.0.1"]},
            "groupBy": ["source", "property.user"], "threshold": {"of": "values", "field": "destinationPort", "atLeast": 9},
            "window": 60, "severity": "high", "title": "{rule} {source}", "text": "**T**", "tags": ["attack:t1046"],
            "dedup": "{source}", "coolDown": 7200,
        });
        let document = RuleDocument::read(&full, "");
        assert_eq!(document.invalid, Invalid::default());
        assert_eq!(Value::Object(document.content.to_json()), full);
        let short = RuleDocument::read(&json!({"id": 3, "name": "R", "customer": "acme", "version": 2}), "");
        assert_eq!(short.content, AlertRuleContent { name: "R".to_owned(), ..AlertRuleContent::default() });
        assert_eq!(short.customers, ["acme"]);
    }

    #[test]
    fn everything_wrong_is_said_with_its_way() {
        let wrong = json!({"threshold": {"of": "values", "atleast": 3}, "groupBy": ["sauce"], "criteria": {"IP": []},
            "window": -1});
        let document = RuleDocument::read(&wrong, "rules[1]");
        let mut fields: Vec<&str> = document.invalid.0.iter().map(|error| error.field.as_str()).collect();
        fields.sort_unstable();
        assert_eq!(
            fields,
            [
                "rules[1].criteria.IP",
                "rules[1].groupBy[0]",
                "rules[1].name",
                "rules[1].threshold.atleast",
                "rules[1].threshold.field",
                "rules[1].window",
            ]
        );
    }
}
