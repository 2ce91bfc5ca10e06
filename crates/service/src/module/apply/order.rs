//! Changes as modules say them: `{"op": "set", "object": 0, "fields": […]}` and `{"op": "add", "type": "note", "fields": …}`.

use super::{Field, invalid};
use crate::Result;
use argus_domain::module::{ObjectKind, ObjectRef};
use serde::Deserialize;
use serde_json::{Map, Value};

pub(super) type Given = Map<String, Value>;

pub(super) enum Order {
    Set(Wanted),
    Add(Add),
}

/// Fields of one object.
pub(super) struct Wanted {
    pub(super) object: ObjectRef,
    pub(super) fields: Vec<Field>,
}

pub(super) enum Add {
    Note(Given),
    Ioc(Given),
    Comment(Given),
    /// What a sensor could have reported, as programs submit it.
    Event(Given),
    /// A record of Suricata.
    Eve(Given),
    /// A file that a module for IRIS registers.
    Evidence(Given),
}

impl Order {
    pub(super) const fn is_about_events(&self) -> bool {
        match self {
            Self::Add(add) => matches!(add, Add::Event(_) | Add::Eve(_)),
            Self::Set(wanted) => matches!(wanted.object.kind, ObjectKind::Event),
        }
    }
}

/// In the order in which they were said.
pub(super) fn read(objects: &[ObjectRef], changes: &[Value]) -> Result<Vec<Order>> {
    changes.iter().enumerate().map(|(place, change)| one(objects, place, change)).collect()
}

fn one(objects: &[ObjectRef], place: usize, change: &Value) -> Result<Order> {
    let name = || format!("change {}", place + 1);
    match change["op"].as_str() {
        Some("set") => {
            let index = change["object"].as_u64().and_then(|index| usize::try_from(index).ok());
            let object = index.and_then(|index| objects.get(index));
            let object =
                object.ok_or_else(|| invalid(name(), "is of an object that the call is not about"))?;
            let fields = Vec::<Field>::deserialize(&change["fields"]).map_err(|error| {
                invalid(name(), format_args!("has fields that are not understood: {error}"))
            })?;
            Ok(Order::Set(Wanted { object: object.clone(), fields }))
        }
        Some("add") => {
            let Value::Object(fields) = change["fields"].clone() else {
                return Err(invalid(name(), "has no fields"));
            };
            let kind = change["type"].as_str().unwrap_or_default();
            Ok(Order::Add(match kind {
                "note" => Add::Note(fields),
                "ioc" => Add::Ioc(fields),
                "comment" => Add::Comment(fields),
                "event" => Add::Event(fields),
                "eve" => Add::Eve(record_of(fields)),
                "evidence" => Add::Evidence(fields),
                "asset" => {
                    let problem = "is an asset: cases have none here; write what is known of it into a note";
                    return Err(invalid(name(), problem));
                }
                other => {
                    let problem = format_args!(
                        "adds a “{other}”: only a note, an ioc, a comment, an event or an eve record can be added"
                    );
                    return Err(invalid(name(), problem));
                }
            }))
        }
        _ => Err(invalid(name(), "neither sets nor adds anything")),
    }
}

/// Takes fields out one by one; what is left over in the end nobody knows.
pub(super) struct Fields {
    given: Given,
    /// What is added: `note`.
    what: &'static str,
}

impl Fields {
    pub(super) fn new(what: &'static str, given: Given) -> Self {
        Self { given, what }
    }

    /// The first of these names that is there, as it is read.
    pub(super) fn read<T>(
        &mut self,
        names: &[&str],
        read: impl FnOnce(&Value) -> Result<T, String>,
    ) -> Result<Option<T>> {
        let mut found = None;
        for name in names {
            if let Some(value) = self.given.remove(*name) {
                found.get_or_insert((*name, value));
            }
        }
        let Some((name, value)) = found.filter(|(_, value)| !value.is_null()) else { return Ok(None) };
        read(&value)
            .map(Some)
            .map_err(|problem| invalid(format!("{name} of the added {}", self.what), problem))
    }

    pub(super) fn finish(self) -> Result<()> {
        match self.given.keys().next() {
            None => Ok(()),
            Some(name) => Err(invalid(name.clone(), format_args!("is nothing that a new {} has", self.what))),
        }
    }
}

/// Modules give it as a whole (`record`), as its fields may have any name.
fn record_of(mut fields: Given) -> Given {
    match fields.remove("record") {
        Some(Value::Object(record)) => record,
        _ => fields,
    }
}
