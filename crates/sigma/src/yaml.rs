//! YAML as JSON values, document by document.

use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::{Map, Value};
use std::collections::HashMap;

const MAX_DOCUMENTS: usize = 500;
const MAX_DEPTH: usize = 32;
/// Of all documents. What an alias stands for counts each time: a few lines of them could stand for billions.
const MAX_VALUES: usize = 200_000;

/// The documents up to what cannot be read, and what is wrong there.
pub(crate) fn documents(text: &str) -> (Vec<Value>, Option<String>) {
    let mut reader = Reader::default();
    for event in Parser::new_from_str(text) {
        let taken = match event {
            Ok((event, _)) => reader.take(event),
            Err(error) => Err(format!("cannot be read: {error}")),
        };
        if let Err(problem) = taken {
            return (reader.done, Some(problem));
        }
    }
    (reader.done, None)
}

#[derive(Default)]
struct Reader {
    done: Vec<Value>,
    open: Vec<Open>,
    root: Option<Value>,
    anchors: HashMap<usize, (Value, usize)>,
    values: usize,
}

struct Open {
    anchor: usize,
    /// How many values there were before it.
    before: usize,
    kind: Kind,
}

enum Kind {
    List(Vec<Value>),
    Map(Map<String, Value>, Option<String>),
}

impl Reader {
    fn take(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                // A key is a text, whatever it looks like.
                let is_key = matches!(self.open.last(), Some(Open { kind: Kind::Map(_, None), .. }));
                let plain = style == ScalarStyle::Plain && !is_key;
                let value = if plain { plain_value(&text) } else { Value::String(text.into_owned()) };
                self.put(value, anchor, 1)
            }
            Event::SequenceStart(anchor, _) => self.begin(anchor, Kind::List(Vec::new())),
            Event::MappingStart(anchor, _) => self.begin(anchor, Kind::Map(Map::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(Open { anchor, before, kind }) = self.open.pop() else { return Ok(()) };
                let value = match kind {
                    Kind::List(values) => Value::Array(values),
                    Kind::Map(map, _) => Value::Object(map),
                };
                let size = self.values - before;
                self.put(value, anchor, size)
            }
            Event::Alias(anchor) => {
                let (value, size) = self
                    .anchors
                    .get(&anchor)
                    .cloned()
                    .ok_or("has an alias of something that it is within")?;
                self.count(size)?;
                self.put(value, 0, size)
            }
            Event::DocumentEnd => {
                if let Some(root) = self.root.take().filter(|root| !root.is_null()) {
                    if self.done.len() == MAX_DOCUMENTS {
                        return Err(format!("must not have more than {MAX_DOCUMENTS} documents"));
                    }
                    self.done.push(root);
                }
                self.anchors.clear();
                Ok(())
            }
            Event::DocumentStart(_) | Event::StreamStart | Event::StreamEnd | Event::Nothing => Ok(()),
        }
    }

    fn begin(&mut self, anchor: usize, kind: Kind) -> Result<(), String> {
        if self.open.len() == MAX_DEPTH {
            return Err(format!("must not be nested deeper than {MAX_DEPTH}"));
        }
        let before = self.values;
        self.count(1)?;
        self.open.push(Open { anchor, before, kind });
        Ok(())
    }

    fn count(&mut self, size: usize) -> Result<(), String> {
        self.values += size;
        if self.values > MAX_VALUES {
            Err(format!("must not have more than {MAX_VALUES} values"))
        } else {
            Ok(())
        }
    }

    fn put(&mut self, value: Value, anchor: usize, size: usize) -> Result<(), String> {
        if value.is_string() || !(value.is_array() || value.is_object()) {
            self.count(1)?;
        }
        if anchor > 0 {
            self.anchors.insert(anchor, (value.clone(), size));
        }
        match self.open.last_mut().map(|open| &mut open.kind) {
            None => self.root = Some(value),
            Some(Kind::List(values)) => values.push(value),
            Some(Kind::Map(map, key)) => match key.take() {
                None => {
                    let Value::String(text) = value else {
                        return Err("has a key that is not a text".to_owned());
                    };
                    *key = Some(text);
                }
                Some(name) if map.contains_key(&name) => return Err(format!("has the key “{name}” twice")),
                Some(name) => drop(map.insert(name, value)),
            },
        }
        Ok(())
    }
}

/// By YAML's core schema.
fn plain_value(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        text => text.parse::<i64>().map_or_else(|_| Value::String(text.to_owned()), Value::from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn documents_with_aliases() {
        let (documents, problem) =
            documents("a: &x [1, '2', ~, true]\nb: *x\n1: {c: d}\n---\n# nothing\n---\n- yes\n- 1.5\n");
        assert_eq!(problem, None);
        let list = json!([1, "2", null, true]);
        assert_eq!(documents, [json!({"a": list, "b": list, "1": {"c": "d"}}), json!(["yes", "1.5"])]);
    }

    #[test]
    fn what_is_too_much_is_refused() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for n in 1..9 {
            let before = n - 1;
            bomb.push_str(&format!("a{n}: &a{n} [{}]\n", format!("*a{before}, ").repeat(10)));
        }
        for wrong in [bomb.as_str(), &"[".repeat(100), "a: 1\na: 2", "a: [", "? [x]\n: 1"] {
            let (_, problem) = documents(wrong);
            assert!(problem.is_some(), "{}", &wrong[..wrong.len().min(40)]);
        }
        let (before, problem) = documents("a: 1\n---\nb: [\n");
        assert_eq!((before.len(), problem.is_some()), (1, true));
    }
}
