//! Objects that are put together from others, written out: readers of the document, people and programs,
//! need not put them together, and a block of criteria may hold blocks of its own kind.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use utoipa::openapi::{
    Components, OpenApi, Ref, RefOr, Schema,
    schema::{AllOf, Object, Type},
};

type Schemas = BTreeMap<String, RefOr<Schema>>;

/// Around nearly everything: writing it out each time would say the same a hundred times.
const AROUND: &str = "Envelope";

/// Writes out all components, and drops those that nothing refers to any more.
pub(super) fn flatten(api: &mut OpenApi) {
    let Some(Components { schemas, .. }) = &mut api.components else { return };
    let flat = schemas.iter().map(|(name, schema)| (name.clone(), flat(schema, schemas)));
    *schemas = flat.collect();
    loop {
        let mut used = BTreeSet::new();
        references(&serde_json::to_value(&*api).unwrap_or_default(), &mut used);
        let Some(Components { schemas, .. }) = &mut api.components else { return };
        let before = schemas.len();
        schemas.retain(|name, _| used.contains(name));
        if schemas.len() == before {
            return;
        }
    }
}

fn flat(schema: &RefOr<Schema>, known: &Schemas) -> RefOr<Schema> {
    let RefOr::T(Schema::AllOf(all)) = schema else { return schema.clone() };
    match put_together(all, known) {
        Some(object) => RefOr::T(Schema::Object(object)),
        None => schema.clone(),
    }
}

/// `None` if there is something else than objects, or the envelope.
fn put_together(all: &AllOf, known: &Schemas) -> Option<Object> {
    let mut whole = Object::with_type(Type::Object);
    whole.description.clone_from(&all.description);
    whole.example.clone_from(&all.example);
    for item in &all.items {
        let part = match resolved(item, known)? {
            Schema::Object(object) => object.clone(),
            Schema::AllOf(all) => put_together(all, known)?,
            _ => return None,
        };
        whole.properties.extend(part.properties);
        whole.required.extend(part.required);
    }
    Some(whole)
}

fn resolved<'a>(schema: &'a RefOr<Schema>, known: &'a Schemas) -> Option<&'a Schema> {
    match schema {
        RefOr::T(schema) => Some(schema),
        RefOr::Ref(Ref { ref_location, .. }) => {
            let name = ref_location.rsplit('/').next().filter(|name| *name != AROUND)?;
            resolved(known.get(name)?, known)
        }
    }
}

fn references(value: &Value, used: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            let name = map.get("$ref").and_then(Value::as_str).and_then(|place| place.rsplit('/').next());
            used.extend(name.map(str::to_owned));
            map.values().for_each(|value| references(value, used));
        }
        Value::Array(list) => list.iter().for_each(|value| references(value, used)),
        _ => {}
    }
}
