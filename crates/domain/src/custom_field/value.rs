//! What a case has in a custom field.

use super::{CustomField, CustomFieldKind, Number};
use crate::{Cidr, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CustomValue {
    Text(String),
    LongText(String),
    Number(Number),
    Time(Timestamp),
    YesNo(bool),
    Choice(String),
    /// At least one, in the order of the list.
    Choices(Vec<String>),
    Network(Cidr),
}

impl CustomValue {
    pub const MAX_TEXT: usize = 256;
    pub const MAX_LONG_TEXT: usize = 10_000;

    /// As it is stored: one text, or one for each that is chosen.
    pub fn to_texts(&self) -> Vec<String> {
        vec![match self {
            Self::Text(text) | Self::LongText(text) | Self::Choice(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Time(time) => time.millis().to_string(),
            Self::YesNo(yes) => yes.to_string(),
            Self::Choices(chosen) => return chosen.clone(),
            Self::Network(network) => network.to_string(),
        }]
    }

    /// What was stored; nothing if that is no value of this kind.
    pub fn from_texts(kind: CustomFieldKind, mut texts: Vec<String>) -> Option<Self> {
        if kind == CustomFieldKind::Choices {
            return Some(Self::Choices(texts));
        }
        let text = texts.pop()?;
        Some(match kind {
            CustomFieldKind::Text => Self::Text(text),
            CustomFieldKind::LongText => Self::LongText(text),
            CustomFieldKind::Choice | CustomFieldKind::Choices => Self::Choice(text),
            CustomFieldKind::Number => Self::Number(text.parse().ok()?),
            CustomFieldKind::Time => Self::Time(Timestamp::from_millis(text.parse().ok()?)?),
            CustomFieldKind::YesNo => Self::YesNo(text.parse().ok()?),
            CustomFieldKind::Network => Self::Network(text.parse().ok()?),
        })
    }

    /// What equal values have in common, whoever wrote them.
    pub fn folded(text: &str) -> String {
        text.to_lowercase()
    }

    /// As it is given from outside.
    pub fn to_raw(&self) -> Value {
        match self {
            Self::Number(number) => serde_json::json!(number),
            Self::Time(time) => time.millis().into(),
            Self::YesNo(yes) => (*yes).into(),
            Self::Choices(chosen) => chosen.clone().into(),
            Self::Text(text) | Self::LongText(text) | Self::Choice(text) => text.clone().into(),
            Self::Network(network) => network.to_string().into(),
        }
    }

    /// For people, in UTC.
    pub fn shown(&self) -> String {
        match self {
            Self::Time(time) => time.to_string(),
            Self::YesNo(yes) => (if *yes { "yes" } else { "no" }).to_owned(),
            other => other.to_texts().join(", "),
        }
    }

    fn choices(&self) -> &[String] {
        match self {
            Self::Choices(chosen) => chosen,
            Self::Choice(chosen) => std::slice::from_ref(chosen),
            _ => &[],
        }
    }
}

impl CustomField {
    /// Reads what somebody gave; nothing, an empty text and an empty list take the value away. `stored` is what a
    /// case has now: what is taken off a list may stay where it is.
    pub fn parse(&self, raw: &Value, stored: Option<&CustomValue>) -> Result<Option<CustomValue>, String> {
        let text = match raw {
            Value::Null => return Ok(None),
            Value::String(text) => Some(text.trim()),
            _ => None,
        };
        if text == Some("") {
            return Ok(None);
        }
        let some_text = || text.ok_or("must be a text".to_owned());
        Ok(Some(match self.kind {
            CustomFieldKind::Text => {
                let text = within(some_text()?, CustomValue::MAX_TEXT)?;
                if text.contains(['\n', '\r']) {
                    return Err("must be one line".to_owned());
                }
                CustomValue::Text(text)
            }
            CustomFieldKind::LongText => {
                CustomValue::LongText(within(some_text()?, CustomValue::MAX_LONG_TEXT)?)
            }
            CustomFieldKind::Number => {
                let number = match (text, raw.as_f64()) {
                    (Some(text), _) => text.parse(),
                    (None, number) => Number::try_from(number.unwrap_or(f64::NAN)),
                };
                CustomValue::Number(number.map_err(|error| error.to_string())?)
            }
            CustomFieldKind::Time => {
                let millis = text.map_or_else(|| raw.as_i64(), |text| text.parse().ok());
                let time = millis.and_then(Timestamp::from_millis);
                CustomValue::Time(time.ok_or("must be a time, in milliseconds since 1970 (UTC)")?)
            }
            CustomFieldKind::YesNo => {
                let yes = text.map_or_else(|| raw.as_bool(), |text| text.parse().ok());
                CustomValue::YesNo(yes.ok_or("must be true or false")?)
            }
            CustomFieldKind::Choice => CustomValue::Choice(self.chosen(some_text()?, stored)?),
            CustomFieldKind::Choices => {
                let given: Vec<String> = match raw {
                    Value::String(one) => vec![one.trim().to_owned()],
                    other => serde_json::from_value(other.clone()).map_err(|_| "must be a list of texts")?,
                };
                let known =
                    given.iter().map(|one| self.chosen(one, stored)).collect::<Result<Vec<_>, _>>()?;
                let before = stored.map_or(&[][..], CustomValue::choices).iter();
                let retired = before.filter(|one| !self.choices.contains(one));
                let chosen: Vec<String> =
                    self.choices.iter().chain(retired).filter(|one| known.contains(one)).cloned().collect();
                if chosen.is_empty() {
                    return Ok(None);
                }
                CustomValue::Choices(chosen)
            }
            CustomFieldKind::Network => {
                let network = some_text()?.parse::<Cidr>();
                CustomValue::Network(
                    network.map_err(|_| "must be an address or a network, such as 10.0.0.0/8")?,
                )
            }
        }))
    }

    fn chosen(&self, text: &str, stored: Option<&CustomValue>) -> Result<String, String> {
        let known = self.choices.iter().chain(stored.map_or(&[][..], CustomValue::choices));
        let mut found = known.filter(|choice| choice.as_str() == text);
        found.next().cloned().ok_or_else(|| format!("must be one of {}", self.choices.join(", ")))
    }
}

fn within(text: &str, max: usize) -> Result<String, String> {
    if text.contains('\0') {
        Err("must not contain NUL characters".to_owned())
    } else if text.chars().count() > max {
        Err(format!("must not be longer than {max} characters"))
    } else {
        Ok(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn field(kind: CustomFieldKind) -> CustomField {
        CustomField { kind, choices: vec!["Oslo".to_owned(), "Bergen".to_owned()], ..CustomField::default() }
    }

    #[test]
    fn each_kind_reads_its_own() {
        for (kind, raw, shown) in [
            (CustomFieldKind::Text, json!(" a line "), "a line"),
            (CustomFieldKind::LongText, json!("two\nlines"), "two\nlines"),
            (CustomFieldKind::Number, json!(3), "3"),
            (CustomFieldKind::Number, json!("-0.50"), "-0.5"),
            (CustomFieldKind::Number, json!("-0"), "0"),
            (CustomFieldKind::Time, json!(0), "1970-01-01T00:00:00.000Z"),
            (CustomFieldKind::YesNo, json!(false), "no"),
            (CustomFieldKind::YesNo, json!("true"), "yes"),
            (CustomFieldKind::Choice, json!("Oslo"), "Oslo"),
            (CustomFieldKind::Choices, json!(["Bergen", "Oslo", "Oslo"]), "Oslo, Bergen"),
            (CustomFieldKind::Network, json!("10.0.0.0/8"), "10.0.0.0/8"),
        ] {
            let field = field(kind);
            let value = field.parse(&raw, None).unwrap().unwrap();
            assert_eq!(value.shown(), shown, "{raw}");
            assert_eq!(CustomValue::from_texts(kind, value.to_texts()), Some(value.clone()), "{raw}");
            assert_eq!(field.parse(&value.to_raw(), None).unwrap(), Some(value), "{raw}");
        }
    }

    #[test]
    fn what_is_none_is_refused_or_nothing() {
        for (kind, raw) in [
            (CustomFieldKind::Text, json!("two\nlines")),
            (CustomFieldKind::Text, json!("x".repeat(257))),
            (CustomFieldKind::Text, json!(3)),
            (CustomFieldKind::Number, json!("three")),
            (CustomFieldKind::Number, json!("inf")),
            (CustomFieldKind::Number, json!(1e16)),
            (CustomFieldKind::Number, json!(true)),
            (CustomFieldKind::Time, json!("yesterday")),
            (CustomFieldKind::YesNo, json!("perhaps")),
            (CustomFieldKind::Choice, json!("Paris")),
            (CustomFieldKind::Choices, json!(["Oslo", "Paris"])),
            (CustomFieldKind::Choices, json!({"Oslo": true})),
            (CustomFieldKind::Network, json!("10.0.0.0/33")),
        ] {
            assert!(field(kind).parse(&raw, None).is_err(), "{raw}");
        }
        for raw in [json!(null), json!(" "), json!([])] {
            assert_eq!(field(CustomFieldKind::Choices).parse(&raw, None), Ok(None), "{raw}");
        }
    }

    #[test]
    fn what_was_taken_off_the_list_may_stay() {
        let stored = CustomValue::Choices(vec!["Paris".to_owned()]);
        let both = field(CustomFieldKind::Choices).parse(&json!(["Paris", "Oslo"]), Some(&stored)).unwrap();
        assert_eq!(both.unwrap().shown(), "Oslo, Paris");
    }
}
