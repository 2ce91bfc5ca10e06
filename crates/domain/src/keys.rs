//! Reading JSON that people write: all that is wrong is said at once, each with the way to it.

use crate::Invalid;
use serde_json::{Map, Value};
use std::{fmt::Display, str::FromStr};

/// An object that is being read, and the way to it.
pub(crate) struct Keys<'a> {
    map: Option<&'a Map<String, Value>>,
    at: String,
    known: Vec<&'static str>,
    invalid: &'a mut Invalid,
}

impl<'a> Keys<'a> {
    pub(crate) fn of(value: &'a Value, at: String, invalid: &'a mut Invalid) -> Self {
        let map = value.as_object();
        if map.is_none() {
            let field = if at.is_empty() { "json" } else { &at };
            invalid.add(field, "must be an object");
        }
        Self { map, at, known: Vec::new(), invalid }
    }

    /// What a key has; `null` is nothing.
    pub(crate) fn value(&mut self, key: &'static str) -> Option<&'a Value> {
        self.known.push(key);
        self.map?.get(key).filter(|value| !value.is_null())
    }

    fn path(&self, key: &str) -> String {
        if self.at.is_empty() { key.to_owned() } else { format!("{}.{key}", self.at) }
    }

    pub(crate) fn wrong(&mut self, key: &str, problem: impl Display) {
        let path = self.path(key);
        self.invalid.add(path, problem);
    }

    pub(crate) fn required(&mut self, key: &str, text: &str) {
        let path = self.path(key);
        if self.map.is_some() && text.is_empty() && self.invalid.of(&path).is_none() {
            self.invalid.add(path, "must not be empty");
        }
    }

    pub(crate) fn text(&mut self, key: &'static str, max: usize) -> String {
        match self.value(key) {
            None => String::new(),
            Some(Value::String(text)) if text.contains('\0') => {
                self.wrong(key, "must not contain NUL characters");
                String::new()
            }
            Some(Value::String(text)) if text.chars().count() <= max => text.clone(),
            Some(Value::String(_)) => {
                self.wrong(key, format_args!("must not be longer than {max} characters"));
                String::new()
            }
            Some(_) => {
                self.wrong(key, "must be a text");
                String::new()
            }
        }
    }

    pub(crate) fn line(&mut self, key: &'static str, max: usize) -> String {
        let text = self.text(key, max).trim().to_owned();
        if text.contains(char::is_control) {
            self.wrong(key, "must be one line");
        }
        text
    }

    pub(crate) fn parsed<T>(
        &mut self,
        key: &'static str,
        problem: &str,
        read: impl Fn(&Value) -> Option<T>,
    ) -> Option<T> {
        let read = read(self.value(key)?);
        if read.is_none() {
            self.wrong(key, problem);
        }
        read
    }

    pub(crate) fn list<T>(
        &mut self,
        key: &'static str,
        most: usize,
        one: impl Fn(&Value, String, &mut Invalid) -> Option<T>,
    ) -> Vec<T> {
        let values = match self.value(key) {
            None => return Vec::new(),
            Some(Value::Array(values)) if values.len() <= most => values,
            Some(Value::Array(_)) => {
                self.wrong(key, format_args!("must not be more than {most}"));
                return Vec::new();
            }
            Some(_) => {
                self.wrong(key, "must be a list");
                return Vec::new();
            }
        };
        let path = self.path(key);
        let numbered = values.iter().enumerate();
        numbered.filter_map(|(at, value)| one(value, format!("{path}[{at}]"), self.invalid)).collect()
    }

    /// Values that are written as texts or numbers, one of them also without a list around it.
    pub(crate) fn values<T: FromStr<Err: Display>>(&mut self, key: &'static str, most: usize) -> Vec<T> {
        let one = |value: &Value, at: String, invalid: &mut Invalid| {
            let text = match value {
                Value::String(text) => text.clone(),
                Value::Number(number) => number.to_string(),
                _ => {
                    invalid.add(at, "must be a text or a number");
                    return None;
                }
            };
            text.trim().parse().map_err(|problem| invalid.add(at, format_args!("“{text}” {problem}"))).ok()
        };
        match self.value(key) {
            Some(value @ (Value::String(_) | Value::Number(_))) => {
                let path = self.path(key);
                one(value, path, self.invalid).into_iter().collect()
            }
            _ => self.list(key, most, one),
        }
    }

    pub(crate) fn flag(&mut self, key: &'static str) -> Option<bool> {
        self.parsed(key, "must be true or false", Value::as_bool)
    }

    pub(crate) fn number(&mut self, key: &'static str) -> Option<u32> {
        self.parsed(key, "must be a whole number", |value| u32::try_from(value.as_u64()?).ok())
    }

    /// What is read of the value of a key, at its path.
    pub(crate) fn within<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Value, String, &mut Invalid) -> T,
    ) -> Option<T> {
        let value = self.value(key)?;
        let path = self.path(key);
        Some(read(value, path, self.invalid))
    }

    /// What was not asked for is not known.
    pub(crate) fn done(self) {
        for key in self.map.into_iter().flat_map(Map::keys) {
            if !self.known.contains(&key.as_str()) {
                let path = if self.at.is_empty() { key.clone() } else { format!("{}.{key}", self.at) };
                self.invalid
                    .add(path, format_args!("is not known here: the keys are {}", self.known.join(", ")));
            }
        }
    }
}
