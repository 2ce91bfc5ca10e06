//! Values as modules write them: plain, or as the object that IRIS has in their place.

use argus_domain::{
    Severity, Timestamp,
    alert::AlertStatus,
    case::{CaseTag, Outcome},
    ioc::{IocKind, Tlp},
    task::TaskStatus,
    timeline::TimelineCategory,
};
use serde_json::Value;

/// What is wrong, to go behind the name of the field.
pub(in crate::module) type Read<T> = Result<T, String>;

/// Nothing is an empty text.
pub(in crate::module) fn text(value: &Value) -> Read<String> {
    match value {
        Value::Null => Ok(String::new()),
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        _ => Err("must be a text".to_owned()),
    }
}

/// A name, or an object that has one: `{"type_name": "domain"}`.
pub(in crate::module) fn name(value: &Value) -> Read<String> {
    let Some(object) = value.as_object() else { return text(value) };
    let first = ["name", "user_login"].into_iter().find_map(|key| object.get(key));
    let named = first.or_else(|| object.iter().find(|(key, _)| key.ends_with("_name")).map(|(_, name)| name));
    named.map_or_else(|| Err("must be a name, or an object with one".to_owned()), text)
}

/// A name that may be none.
pub(in crate::module) fn some_name(value: &Value) -> Read<Option<String>> {
    Ok(Some(name(value)?.trim().to_owned()).filter(|name| !name.is_empty()))
}

pub(in crate::module) fn yes_no(value: &Value) -> Read<bool> {
    value.as_bool().ok_or_else(|| "must be true or false".to_owned())
}

/// With commas in between, or as a list.
pub(in crate::module) fn tags(value: &Value) -> Read<Vec<String>> {
    let tags = match value {
        Value::Array(values) => values.iter().map(name).collect::<Read<Vec<_>>>()?,
        other => text(other)?.split(',').map(str::to_owned).collect(),
    };
    Ok(tags.iter().map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect())
}

/// What was added and taken away, whatever else there is by now.
pub(in crate::module) struct TagChange {
    pub(in crate::module) added: Vec<String>,
    pub(in crate::module) removed: Vec<String>,
}

impl TagChange {
    pub(in crate::module) fn read(before: &Value, after: &Value) -> Read<Self> {
        let (before, after) = (tags(before)?, tags(after)?);
        Ok(Self {
            added: after.iter().filter(|tag| !before.contains(tag)).cloned().collect(),
            removed: before.into_iter().filter(|tag| !after.contains(tag)).collect(),
        })
    }

    pub(in crate::module) fn of(&self, now: &Value) -> Read<Vec<String>> {
        let mut tags: Vec<String> =
            tags(now)?.into_iter().filter(|tag| !self.removed.contains(tag)).collect();
        tags.extend(self.added.iter().cloned());
        Ok(tags)
    }

    /// Those to add and those to remove.
    pub(in crate::module) fn case_tags(&self) -> Read<(Vec<CaseTag>, Vec<CaseTag>)> {
        let read = |tags: &[String]| {
            let tag =
                |tag: &String| tag.parse().map_err(|error| format!("has the tag “{tag}”, which {error}"));
            tags.iter().map(tag).collect::<Read<Vec<CaseTag>>>()
        };
        Ok((read(&self.added)?, read(&self.removed)?))
    }
}

pub(in crate::module) fn kind(value: &Value) -> Read<Option<IocKind>> {
    some_name(value)?.map(|name| name.parse().map_err(|error| format!("“{name}” {error}"))).transpose()
}

/// Of either version of the protocol.
pub(in crate::module) fn tlp(value: &Value) -> Read<Tlp> {
    let name = name(value)?;
    let plain = name.trim().to_ascii_lowercase();
    if matches!(plain.as_str(), "white" | "tlp:white") {
        return Ok(Tlp::Clear);
    }
    plain.parse().map_err(|error| format!("{error}, not “{name}”"))
}

/// What IRIS grades as informational is low here.
pub(in crate::module) fn severity(value: &Value) -> Read<Severity> {
    let name = name(value)?;
    match name.trim().to_ascii_lowercase().as_str() {
        "informational" => Ok(Severity::Low),
        plain => plain.parse().map_err(|error| format!("{error}, not “{name}”")),
    }
}

pub(in crate::module) fn outcome(value: &Value) -> Read<Option<Outcome>> {
    let Some(name) = some_name(value)? else { return Ok(None) };
    one_of(&name, Outcome::ALL.into_iter().map(|one| (one, one.name(), one.label()))).map(Some)
}

pub(in crate::module) fn task_status(value: &Value) -> Read<TaskStatus> {
    one_of(&name(value)?, TaskStatus::ALL.into_iter().map(|one| (one, one.name(), one.label())))
}

pub(in crate::module) fn alert_status(value: &Value) -> Read<AlertStatus> {
    one_of(&name(value)?, AlertStatus::ALL.into_iter().map(|one| (one, one.name(), one.label())))
}

pub(in crate::module) fn category(value: &Value) -> Read<TimelineCategory> {
    let Some(name) = some_name(value)? else { return Ok(TimelineCategory::default()) };
    TimelineCategory::written(&name).ok_or_else(|| format!("must be a tactic of ATT&CK, not “{name}”"))
}

pub(in crate::module) fn time(value: &Value) -> Read<Option<Timestamp>> {
    let not_a_time = || "must be a time, like 2026-11-22T10:42:07Z or in milliseconds since 1970".to_owned();
    match value {
        Value::Null => Ok(None),
        Value::Number(number) => {
            number.as_i64().and_then(Timestamp::from_millis).map(Some).ok_or_else(not_a_time)
        }
        Value::String(text) if text.trim().is_empty() => Ok(None),
        Value::String(text) => {
            let read = text.trim().parse::<jiff::Timestamp>().map_err(|_| not_a_time())?;
            Timestamp::from_millis(read.as_millisecond()).map(Some).ok_or_else(not_a_time)
        }
        _ => Err(not_a_time()),
    }
}

/// By name or label, however it is written.
fn one_of<T>(name: &str, all: impl Iterator<Item = (T, &'static str, &'static str)>) -> Read<T> {
    let plain = |text: &str| text.to_lowercase().replace([' ', '-', '_'], "");
    let mut labels = Vec::new();
    for (one, own, label) in all {
        if [own, label].map(plain).contains(&plain(name)) {
            return Ok(one);
        }
        labels.push(label);
    }
    Err(format!("must be one of {}, not “{name}”", labels.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_read_however_they_are_written() {
        assert_eq!(name(&json!({"id": 3, "type_name": "domain"})), Ok("domain".to_owned()));
        assert_eq!(tags(&json!(" a, b ,,c")), Ok(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()]));
        assert_eq!(tags(&json!(["a", {"name": "b"}])), Ok(vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(tags(&Value::Null), Ok(Vec::new()));
        assert_eq!(tlp(&json!("TLP:WHITE")), Ok(Tlp::Clear));
        assert_eq!(tlp(&json!({"tlp_name": "red"})), Ok(Tlp::Red));
        assert_eq!(task_status(&json!("in progress")), Ok(TaskStatus::InProgress));
        assert_eq!(
            outcome(&json!({"resolution_status_name": "False Positive"})),
            Ok(Some(Outcome::FalsePositive))
        );
        assert_eq!(kind(&Value::Null), Ok(None));
        assert!(kind(&json!("no such type")).is_err());
        assert!(alert_status(&json!("gone")).unwrap_err().contains("New, Assigned"));
        assert_eq!(time(&json!("1970-01-01T00:00:01Z")), Ok(Timestamp::from_millis(1_000)));
        assert!(time(&json!("soon")).is_err());
    }

    #[test]
    fn tags_of_others_stay() {
        let change = TagChange::read(&json!("a,b"), &json!("b,c")).unwrap();
        assert_eq!(
            change.of(&json!("a,b,theirs")),
            Ok(vec!["b".to_owned(), "theirs".to_owned(), "c".to_owned()])
        );
        assert!(TagChange::read(&json!(""), &json!("two words")).unwrap().case_tags().is_err());
    }
}
