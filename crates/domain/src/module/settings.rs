//! What an administrator chose for a module, held to what the module says that it takes.

use super::{Parameter, ParameterType};
use crate::Invalid;
use serde_json::{Map, Value};

/// What stands for a secret that is set, to whoever reads settings. Saved as such, the secret stays.
pub const HIDDEN: &str = "********";

/// By the name of the parameter.
pub type Settings = Map<String, Value>;

impl Parameter {
    /// The longest text that is taken.
    const LONGEST: usize = 100_000;

    /// What was given for it, in its type; the problem names the parameter.
    pub fn read(&self, given: &Value, invalid: &mut Invalid) -> Option<Value> {
        let is_empty = given.is_null() || given.as_str().is_some_and(str::is_empty);
        if is_empty {
            if self.mandatory && self.default.is_null() {
                invalid.add(&self.name, "must be filled in");
            }
            return None;
        }
        let value = self.in_type(given);
        if value.is_none() {
            invalid.add(&self.name, self.kind.wanted());
        }
        value
    }

    fn in_type(&self, given: &Value) -> Option<Value> {
        let text = given.as_str().map(str::trim);
        match self.kind {
            ParameterType::Text | ParameterType::Secret => {
                let text = given.as_str()?;
                (text.len() <= Self::LONGEST).then(|| text.into())
            }
            ParameterType::Bool => match (given, text) {
                (Value::Bool(bool), _) => Some((*bool).into()),
                (_, Some("true")) => Some(true.into()),
                (_, Some("false")) => Some(false.into()),
                _ => None,
            },
            ParameterType::Int => match text {
                Some(text) => text.parse::<i64>().ok().map(Into::into),
                None => given.as_i64().map(Into::into),
            },
            ParameterType::Float => {
                let number = text.map_or_else(|| given.as_f64(), |text| text.parse().ok());
                number.filter(|number| number.is_finite()).map(Into::into)
            }
            ParameterType::Json => match text {
                Some(text) if text.len() <= Self::LONGEST => serde_json::from_str(text).ok(),
                Some(_) => None,
                None => Some(given.clone()),
            },
        }
    }
}

impl ParameterType {
    const fn wanted(self) -> &'static str {
        match self {
            Self::Text | Self::Secret => "must be a text of up to 100,000 characters",
            Self::Bool => "must be true or false",
            Self::Int => "must be a whole number",
            Self::Float => "must be a number",
            Self::Json => "must be JSON",
        }
    }
}

/// All that was given, each in its type. What the module does not know is refused by name, what is empty is left out, and
/// a secret that is [`HIDDEN`] is as it was `before`.
pub fn read(parameters: &[Parameter], given: &Settings, before: &Settings) -> Result<Settings, Invalid> {
    let mut invalid = Invalid::default();
    for name in given.keys().filter(|name| parameters.iter().all(|parameter| parameter.name != **name)) {
        invalid.add(name, "is nothing that this module can be set");
    }
    let mut settings = Settings::new();
    for parameter in parameters {
        let given = given.get(&parameter.name).unwrap_or(&Value::Null);
        let value = if parameter.kind == ParameterType::Secret && given == HIDDEN {
            before.get(&parameter.name).cloned()
        } else {
            parameter.read(given, &mut invalid)
        };
        settings.extend(value.map(|value| (parameter.name.clone(), value)));
    }
    invalid.into_result()?;
    Ok(settings)
}

/// As they are shown: secrets are stars.
pub fn shown(parameters: &[Parameter], settings: &Settings) -> Settings {
    let is_secret = |name: &String| {
        parameters.iter().any(|parameter| parameter.name == *name && parameter.kind == ParameterType::Secret)
    };
    let show = |(name, value): (&String, &Value)| {
        (name.clone(), if is_secret(name) { HIDDEN.into() } else { value.clone() })
    };
    settings.iter().map(show).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn parameter(name: &str, kind: ParameterType, mandatory: bool) -> Parameter {
        Parameter {
            name: name.to_owned(),
            kind,
            default: Value::Null,
            mandatory,
            title: name.to_owned(),
            about: String::new(),
            section: String::new(),
        }
    }

    fn settings(value: Value) -> Settings {
        value.as_object().cloned().unwrap_or_default()
    }

    fn some() -> Vec<Parameter> {
        vec![
            parameter("url", ParameterType::Text, true),
            parameter("key", ParameterType::Secret, false),
            parameter("often", ParameterType::Int, false),
            parameter("on", ParameterType::Bool, false),
            parameter("map", ParameterType::Json, false),
        ]
    }

    #[test]
    fn values_are_read_in_their_types_and_secrets_stay() {
        let given =
            json!({"url": "https://x", "key": HIDDEN, "often": " 7 ", "on": "true", "map": "{\"a\": 1}"});
        let before = settings(json!({"key": "s3cret"}));
        let read = read(&some(), &settings(given), &before).unwrap();
        assert_eq!(
            Value::Object(read.clone()),
            json!({"url": "https://x", "key": "s3cret", "often": 7, "on": true, "map": {"a": 1}})
        );
        assert_eq!(shown(&some(), &read)["key"], HIDDEN);
        assert_eq!(shown(&some(), &read)["url"], "https://x");
    }

    #[test]
    fn every_problem_is_named() {
        let given = json!({"often": "x", "on": 1, "map": "{", "odd": 1});
        let problems = read(&some(), &settings(given), &Settings::new()).unwrap_err();
        let mut fields: Vec<&str> = problems.0.iter().map(|problem| problem.field.as_str()).collect();
        fields.sort_unstable();
        assert_eq!(fields, ["map", "odd", "often", "on", "url"]);
    }
}
