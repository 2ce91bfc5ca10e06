//! What readers take, by the schemas that say so.

use argus_lenient::Asked;
use std::{
    collections::{BTreeMap, BTreeSet},
    marker::PhantomData,
};
use utoipa::{
    IntoParams, ToSchema,
    openapi::{
        Ref, RefOr, Required, Schema,
        path::{Parameter, ParameterBuilder, ParameterIn},
        schema::{ArrayItems, Object},
    },
};

/// The fields of `T` as parameters of a query, as far as they can be written there.
pub(crate) struct InQuery<T>(PhantomData<T>);

impl<T: ToSchema> IntoParams for InQuery<T> {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let shape = Shape::of::<T>();
        let (properties, required) = shape.properties(&shape.top);
        properties
            .into_iter()
            .filter_map(|(name, schema)| {
                let required = if required.contains(&name) { Required::True } else { Required::False };
                let (schema, description) = shape.as_parameter(schema)?;
                let parameter = ParameterBuilder::new()
                    .name(name)
                    .parameter_in(ParameterIn::Query)
                    .required(required)
                    .description(Some(description))
                    .schema(Some(schema));
                Some(parameter.build())
            })
            .collect()
    }
}

/// Panics unless a reader asked for exactly the fields that `T` has, at every place that it came to.
pub(crate) fn check<T: ToSchema>(asked: &Asked) {
    let shape = Shape::of::<T>();
    for path in asked.paths() {
        let read: BTreeSet<&str> = asked.at(path).into_iter().flatten().map(String::as_str).collect();
        let (properties, _) = shape.properties(&shape.at(path));
        let said: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
        let name = T::name();
        assert_eq!(read, said, "what is read (left) at “{path}” of {name}, and what the document says");
    }
}

/// The same, and that the reader came to these places and no others.
#[cfg(test)]
pub(crate) fn holds<T: ToSchema>(paths: &[&str], read: impl FnOnce(&mut argus_lenient::Fields)) {
    use serde_json::{Map, Value, json};
    let mut body = Value::Object(Map::new());
    for path in paths.iter().filter(|path| !path.is_empty()) {
        let pointer = format!("/{}", path.replace('.', "/"));
        let (parent, name) = pointer.rsplit_once('/').unwrap_or_default();
        body.pointer_mut(parent).unwrap()[name] = json!({});
    }
    let mut fields = argus_lenient::Fields::from_value(body, "body").unwrap();
    read(&mut fields);
    let came_to: BTreeSet<String> = fields.asked().paths().map(str::to_owned).collect();
    let wanted = paths.iter().copied().chain([""]).map(str::to_owned).collect();
    assert_eq!(came_to, wanted, "places of {}", T::name());
    check::<T>(fields.asked());
}

struct Shape {
    top: RefOr<Schema>,
    known: BTreeMap<String, RefOr<Schema>>,
}

type Properties = BTreeMap<String, RefOr<Schema>>;

impl Shape {
    fn of<T: ToSchema>() -> Self {
        let mut known = vec![(T::name().into_owned(), T::schema())];
        T::schemas(&mut known);
        Self { top: T::schema(), known: known.into_iter().collect() }
    }

    fn resolved<'a>(&'a self, schema: &'a RefOr<Schema>) -> Option<&'a Schema> {
        match schema {
            RefOr::T(schema) => Some(schema),
            RefOr::Ref(Ref { ref_location, .. }) => {
                let name = ref_location.rsplit('/').next().unwrap_or_default();
                self.known.get(name).and_then(|schema| self.resolved(schema))
            }
        }
    }

    /// Of an object, a list of objects or what takes both an object and something else; and which are required.
    fn properties(&self, schema: &RefOr<Schema>) -> (Properties, BTreeSet<String>) {
        let several = |items: &[RefOr<Schema>]| {
            let mut all = (Properties::new(), BTreeSet::new());
            for (properties, required) in items.iter().map(|item| self.properties(item)) {
                all.0.extend(properties);
                all.1.extend(required);
            }
            all
        };
        match self.resolved(schema) {
            Some(Schema::Object(Object { properties, required, .. })) => {
                let properties = properties.iter().map(|(name, schema)| (name.clone(), schema.clone()));
                (properties.collect(), required.iter().cloned().collect())
            }
            Some(Schema::AllOf(all)) => several(&all.items),
            Some(Schema::OneOf(one)) => several(&one.items),
            Some(Schema::Array(array)) => match &array.items {
                ArrayItems::RefOrSchema(items) => self.properties(items),
                ArrayItems::False => Default::default(),
            },
            _ => Default::default(),
        }
    }

    fn at(&self, path: &str) -> RefOr<Schema> {
        path.split('.').filter(|part| !part.is_empty()).fold(self.top.clone(), |schema, part| {
            self.properties(&schema).0.remove(part).unwrap_or_else(|| RefOr::T(Schema::default()))
        })
    }

    /// Without references, as nothing collects those of parameters; and its description.
    fn as_parameter(&self, schema: RefOr<Schema>) -> Option<(RefOr<Schema>, String)> {
        let said = match &schema {
            RefOr::Ref(reference) => reference.description.clone(),
            RefOr::T(_) => String::new(),
        };
        match self.resolved(&schema)?.clone() {
            Schema::Object(mut object)
                if object.properties.is_empty() && object.additional_properties.is_none() =>
            {
                let own = object.description.take().unwrap_or_default();
                Some((RefOr::T(Schema::Object(object)), if said.is_empty() { own } else { said }))
            }
            Schema::Array(mut array) => {
                let ArrayItems::RefOrSchema(items) = &array.items else { return None };
                let (items, _) = self.as_parameter((**items).clone())?;
                array.items = ArrayItems::RefOrSchema(Box::new(items));
                let own = array.description.take().unwrap_or_default();
                Some((RefOr::T(Schema::Array(array)), own))
            }
            // What can be written in a query.
            Schema::OneOf(one) => {
                let (schema, own) = one.items.iter().find_map(|item| self.as_parameter(item.clone()))?;
                Some((schema, if said.is_empty() { own } else { said }))
            }
            _ => None,
        }
    }
}
