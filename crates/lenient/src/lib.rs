//! Reads JSON objects and query strings as known clients of the Argus API really write them.
//!
//! They send scalars where lists are declared, numbers where texts are and the reverse, `True` for `true`,
//! and fields that a server of another version does not know (reference section 1.3). All of that is taken;
//! what remains wrong is collected with the field's name, so that a caller can mend everything in one go.

mod asked;

pub use asked::Asked;

use argus_domain::Invalid;
use serde_json::{Map, Value};
use std::{fmt::Display, str::FromStr};

/// An object being read field by field. `null` is the same as absent.
#[derive(Debug)]
pub struct Fields {
    map: Map<String, Value>,
    /// Path of this object in the whole request, ending in a dot; empty at the top.
    path: String,
    invalid: Invalid,
    asked: Asked,
    check: Option<fn(&Asked)>,
}

impl Fields {
    /// From a request's body. Nothing at all is an empty object.
    pub fn from_body(body: &[u8]) -> Result<Self, Invalid> {
        if body.iter().all(u8::is_ascii_whitespace) {
            return Ok(Self::new(Map::new()));
        }
        let value: Value = serde_json::from_slice(body)
            .map_err(|error| Invalid::one("body", format_args!("is not JSON: {error}")))?;
        Self::from_value(value, "body")
    }

    pub fn from_value(value: Value, field: &str) -> Result<Self, Invalid> {
        match value {
            Value::Object(map) => Ok(Self::new(map)),
            _ => Err(Invalid::one(field, "must be a JSON object")),
        }
    }

    /// From a query string's pairs: a key that is repeated is a list.
    pub fn from_query(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut map = Map::new();
        for (key, value) in pairs {
            if let Value::Array(values) = map.entry(key).or_insert_with(|| Value::Array(Vec::new())) {
                values.push(Value::String(value));
            }
        }
        Self::new(map)
    }

    pub fn new(map: Map<String, Value>) -> Self {
        Self { map, path: String::new(), invalid: Invalid::default(), asked: Asked::default(), check: None }
    }

    /// What was asked for so far.
    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    /// Has the end of the reading looked at by `check`, which panics if what was asked for is not what was
    /// said to be taken. Only where debug assertions are on.
    pub fn checked_by(mut self, check: fn(&Asked)) -> Self {
        self.check = Some(check);
        self
    }

    /// What was found wrong, if anything. Fields that were never asked for are ignored.
    pub fn finish(self) -> Result<(), Invalid> {
        if cfg!(debug_assertions)
            && let Some(check) = self.check
        {
            check(&self.asked);
        }
        self.invalid.into_result()
    }

    /// Whether nothing was found wrong so far.
    pub fn is_sound(&self) -> bool {
        self.invalid.0.is_empty()
    }

    /// Says what is wrong with a field.
    pub fn refuse(&mut self, field: &str, message: impl Display) {
        self.invalid.add(format!("{}{field}", self.path), message);
    }

    /// Whether a field says anything, be it an empty list: it does not count as asked for.
    pub fn is_given(&self, field: &str) -> bool {
        self.map.get(field).is_some_and(|value| !value.is_null())
    }

    /// Refuses a field that this server knows of and does not take, if it says anything. It does not count
    /// as asked for.
    pub fn refuse_if_given(&mut self, field: &str, message: impl Display) {
        let says_nothing = match self.map.remove(field) {
            None | Some(Value::Null) => true,
            Some(Value::Array(values)) => values.is_empty(),
            Some(Value::Object(map)) => map.is_empty(),
            Some(Value::String(text)) => text.is_empty(),
            Some(_) => false,
        };
        if !says_nothing {
            self.refuse(field, message);
        }
    }

    fn take(&mut self, field: &str) -> Option<Value> {
        self.asked.note(field);
        self.map.remove(field).filter(|value| !value.is_null())
    }

    fn one(&mut self, field: &str) -> Option<Value> {
        match self.take(field)? {
            Value::Array(mut values) if values.len() <= 1 => values.pop().filter(|value| !value.is_null()),
            Value::Array(_) => {
                self.refuse(field, "must be a single value");
                None
            }
            value => Some(value),
        }
    }

    fn many(&mut self, field: &str) -> Vec<Value> {
        match self.take(field) {
            None => Vec::new(),
            Some(Value::Array(values)) => values,
            Some(value) => vec![value],
        }
    }

    pub fn text(&mut self, field: &str) -> Option<String> {
        let value = self.one(field)?;
        self.as_text(field, value)
    }

    pub fn texts(&mut self, field: &str) -> Vec<String> {
        self.many(field).into_iter().filter_map(|value| self.as_text(field, value)).collect()
    }

    pub fn int(&mut self, field: &str) -> Option<i64> {
        let value = self.one(field)?;
        self.as_int(field, &value)
    }

    pub fn ints(&mut self, field: &str) -> Vec<i64> {
        self.many(field).into_iter().filter_map(|value| self.as_int(field, &value)).collect()
    }

    pub fn bool(&mut self, field: &str) -> Option<bool> {
        let value = self.one(field)?;
        let parsed = match &value {
            Value::Bool(value) => Some(*value),
            Value::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
            Value::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        };
        if parsed.is_none() {
            self.refuse(field, "must be true or false");
        }
        parsed
    }

    /// A value that is written as a text, such as an address or a time.
    pub fn parsed<T: FromStr<Err: Display>>(&mut self, field: &str) -> Option<T> {
        let text = self.text(field)?;
        self.parse(field, &text)
    }

    pub fn parsed_list<T: FromStr<Err: Display>>(&mut self, field: &str) -> Vec<T> {
        let texts = self.texts(field);
        texts.iter().filter_map(|text| self.parse(field, text)).collect()
    }

    /// An object within this one. What is wrong in it is reported here, under its path.
    pub fn object<T>(&mut self, field: &str, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let value = self.take(field)?;
        self.nested(field, value, read)
    }

    /// A list of objects.
    pub fn objects<T>(&mut self, field: &str, mut read: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let values = self.many(field);
        let path = |index: usize| format!("{field}[{index}]");
        values
            .into_iter()
            .enumerate()
            .filter_map(|(index, value)| self.nested(&path(index), value, &mut read))
            .collect()
    }

    fn nested<T>(&mut self, field: &str, value: Value, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let Value::Object(map) = value else {
            self.refuse(field, "must be a JSON object");
            return None;
        };
        let mut inner = Self { path: format!("{}{field}.", self.path), ..Self::new(map) };
        let result = read(&mut inner);
        self.invalid.0.append(&mut inner.invalid.0);
        self.asked.note_within(field, inner.asked);
        Some(result)
    }

    /// Keys with one or several texts each: `{"k": "v"}` or `{"k": ["v", "w"]}`.
    pub fn text_map(&mut self, field: &str) -> Vec<(String, Vec<String>)> {
        self.object(field, |inner| {
            let keys: Vec<String> = inner.map.keys().cloned().collect();
            let texts = keys.into_iter().map(|key| (key.clone(), inner.texts(&key))).collect();
            // The keys are the sender's: nobody asked for them by name.
            inner.asked = Asked::default();
            texts
        })
        .unwrap_or_default()
    }

    /// A field as it came, whatever it is.
    pub fn raw(&mut self, field: &str) -> Option<Value> {
        self.take(field)
    }

    fn parse<T: FromStr<Err: Display>>(&mut self, field: &str, text: &str) -> Option<T> {
        text.parse().map_err(|error| self.refuse(field, format_args!("{} {error}", shown(text)))).ok()
    }

    fn as_text(&mut self, field: &str, value: Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(value) => Some(value.to_string()),
            Value::Null => None,
            Value::Array(_) | Value::Object(_) => {
                self.refuse(field, "must be a text");
                None
            }
        }
    }

    fn as_int(&mut self, field: &str, value: &Value) -> Option<i64> {
        let parsed = match value {
            // 1.0 is a whole number to JSON; beyond 2^53 a fraction's digits mean nothing.
            Value::Number(number) => number
                .as_i64()
                .or_else(|| number.as_f64().filter(|n| n.fract() == 0.0 && n.abs() < 9e15).map(|n| n as i64)),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        };
        if parsed.is_none() {
            self.refuse(field, "must be a whole number");
        }
        parsed
    }
}

/// A value as it is repeated to its sender: in quotes, and not the whole of a long one.
fn shown(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        format!("“{text}”")
    } else {
        format!("“{}…”", text.chars().take(MOST).collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use argus_domain::{Cidr, Severity};

    fn fields(json: &str) -> Fields {
        Fields::from_body(json.as_bytes()).unwrap()
    }

    #[test]
    fn takes_what_clients_send() {
        let mut f = fields(
            r#"{"scalar": 7, "digits": "8", "whole": 9.0, "numbers": [1, "2"], "name": 2171, "yes": "True",
                "no": false, "nothing": null, "single": ["x"], "ip": "10.0.0.0/8", "new field": {}}"#,
        );
        assert_eq!(f.ints("scalar"), [7]);
        assert_eq!(f.int("digits"), Some(8));
        assert_eq!(f.int("whole"), Some(9));
        assert_eq!(f.ints("numbers"), [1, 2]);
        assert_eq!(f.texts("name"), ["2171"]);
        assert_eq!((f.bool("yes"), f.bool("no")), (Some(true), Some(false)));
        assert_eq!(f.text("nothing"), None);
        assert_eq!(f.text("single").as_deref(), Some("x"));
        assert_eq!(f.parsed_list::<Cidr>("ip").len(), 1);
        assert_eq!(f.finish(), Ok(()));
    }

    #[test]
    fn names_every_wrong_field() {
        let mut f = fields(
            r#"{"int": "x", "bool": 1, "severity": "worst", "text": {}, "two": [1, 2],
                "outer": {"inner": "x"}, "list": [{"n": 1}, {"n": "x"}, 3]}"#,
        );
        f.int("int");
        f.bool("bool");
        f.parsed::<Severity>("severity");
        f.text("text");
        f.int("two");
        f.object("outer", |outer| outer.int("inner"));
        f.objects("list", |item| item.int("n"));
        let invalid = f.finish().unwrap_err();
        let names: Vec<_> = invalid.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(names, ["int", "bool", "severity", "text", "two", "outer.inner", "list[1].n", "list[2]"]);
        assert_eq!(invalid.of("severity"), Some("“worst” must be one of low, medium, high, critical"));
    }

    #[test]
    fn knows_what_it_was_asked_for() {
        fn check(asked: &Asked) {
            let names =
                |path| asked.at(path).map(|names| names.iter().map(String::as_str).collect::<Vec<_>>());
            assert_eq!(names("").unwrap(), ["list", "map", "n", "outer"]);
            assert_eq!(names("list").unwrap(), ["a", "b"]);
            assert_eq!(names("outer.inner").unwrap(), ["deep"]);
            assert_eq!(asked.paths().collect::<Vec<_>>(), ["", "list", "outer", "outer.inner"]);
        }
        let mut f = fields(
            r#"{"list": [{}, {}], "outer": {"inner": {}}, "map": {"key": "v"}, "not yet": {}, "never": 1}"#,
        );
        f.int("n");
        f.objects("list", |item| (item.int("a"), item.int("b")));
        f.object("outer", |outer| outer.object("inner", |inner| inner.bool("deep")));
        f.text_map("map");
        f.refuse_if_given("not yet", "is not taken");
        f.checked_by(check).finish().unwrap();
    }

    #[test]
    fn refuses_what_says_something() {
        for (json, refused) in [
            ("1", true),
            ("false", true),
            (r#"["x"]"#, true),
            ("null", false),
            ("[]", false),
            (r#""""#, false),
        ] {
            let mut f = fields(&format!(r#"{{"field": {json}}}"#));
            f.refuse_if_given("field", "is not taken");
            assert_eq!(f.finish().is_err(), refused, "{json}");
        }
    }

    #[test]
    fn bodies_that_are_no_objects() {
        assert!(Fields::from_body(b" \n").is_ok());
        assert_eq!(Fields::from_body(b"[]").unwrap_err().0[0].field, "body");
        assert_eq!(Fields::from_body(b"{").unwrap_err().0[0].field, "body");
    }

    #[test]
    fn repeated_query_keys_are_lists() {
        let pairs = [("ip", "1.2.3.4"), ("limit", "5"), ("ip", "::1")];
        let mut f = Fields::from_query(pairs.map(|(k, v)| (k.to_owned(), v.to_owned())));
        assert_eq!(f.texts("ip"), ["1.2.3.4", "::1"]);
        assert_eq!(f.int("limit"), Some(5));
    }
}
