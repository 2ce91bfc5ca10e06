//! Shapes of answers: the envelope with one thing, or with a page of a list.

use crate::api::answer::Message;
use serde_json::Value;
use std::marker::PhantomData;
use utoipa::{
    __dev::ComposeSchema,
    PartialSchema, ToSchema,
    openapi::{
        AllOfBuilder, ArrayBuilder, KnownFormat, ObjectBuilder, OneOfBuilder, Ref, RefOr, Schema,
        schema::{Object, SchemaFormat, SchemaType, Type},
    },
};

/// What is around every answer.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of what `Envelope` has beside its data")]
pub(super) struct Envelope {
    /// The same as the HTTP status.
    response_code: u16,
    /// The most rows that were asked for, as it was applied; 0 where there is no list.
    limit: u32,
    /// How many rows were skipped.
    offset: u32,
    /// All rows there are; -1 where counting stopped at its bound, 0 where there is no list.
    count: i64,
    /// Rows in `data`; 0 where there is no list.
    size: usize,
    /// How the answer came about. Searches for events tell the way taken (`plan`), the time on the server
    /// (`micros`), and how far back they came if they stopped at their bound (`searchedBackTo`).
    #[schema(value_type = Object)]
    meta_data: Value,
    /// What the reader should know: WARNINGs here, reasons in answers that refuse.
    messages: Vec<Message>,
}

/// The answer to a request that was refused.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the shape of an envelope without data")]
pub(super) struct ErrorEnvelope {
    #[serde(flatten)]
    envelope: Envelope,
    data: Nothing,
}

/// `data` where there is nothing to tell.
pub(crate) enum Nothing {}

impl PartialSchema for Nothing {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::Null).description(Some("Always null.")).into()
    }
}

impl ToSchema for Nothing {}

/// A file of whatever content.
pub(crate) enum File {}

impl PartialSchema for File {
    fn schema() -> RefOr<Schema> {
        let format = SchemaFormat::KnownFormat(KnownFormat::Binary);
        ObjectBuilder::new().schema_type(Type::String).format(Some(format)).into()
    }
}

impl ToSchema for File {}

/// An object of which the parts are said, or a text.
pub(crate) struct TextOr<T>(PhantomData<T>);

impl<T: ToSchema> ComposeSchema for TextOr<T> {
    fn compose(_: Vec<RefOr<Schema>>) -> RefOr<Schema> {
        OneOfBuilder::new().item(ObjectBuilder::new().schema_type(Type::String)).item(named::<T>()).into()
    }
}

impl<T: ToSchema> ToSchema for TextOr<T> {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((T::name().into_owned(), T::schema()));
        T::schemas(schemas);
    }
}

/// An envelope with one thing.
pub(crate) struct One<T>(PhantomData<T>);

impl<T: ToSchema> ComposeSchema for One<T> {
    fn compose(_: Vec<RefOr<Schema>>) -> RefOr<Schema> {
        enveloped(named::<T>())
    }
}

impl<T: ToSchema> ToSchema for One<T> {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        add::<T>(schemas);
    }
}

/// An envelope with a page of a list.
pub(crate) struct Many<T>(PhantomData<T>);

impl<T: ToSchema> ComposeSchema for Many<T> {
    fn compose(_: Vec<RefOr<Schema>>) -> RefOr<Schema> {
        enveloped(ArrayBuilder::new().items(named::<T>()).into())
    }
}

impl<T: ToSchema> ToSchema for Many<T> {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        add::<T>(schemas);
    }
}

fn enveloped(data: RefOr<Schema>) -> RefOr<Schema> {
    let data = ObjectBuilder::new().property("data", data).required("data");
    AllOfBuilder::new().item(Ref::from_schema_name(Envelope::name())).item(data).into()
}

/// By its name, unless it is a number or a text that needs none.
fn named<T: ToSchema>() -> RefOr<Schema> {
    let schema = T::schema();
    let is_object = match &schema {
        RefOr::T(Schema::Object(Object { schema_type: SchemaType::Type(kind), .. })) => *kind == Type::Object,
        _ => true,
    };
    if is_object { Ref::from_schema_name(T::name()).into() } else { schema }
}

fn add<T: ToSchema>(schemas: &mut Vec<(String, RefOr<Schema>)>) {
    schemas.push((Envelope::name().into_owned(), Envelope::schema()));
    Envelope::schemas(schemas);
    if matches!(named::<T>(), RefOr::Ref(_)) {
        schemas.push((T::name().into_owned(), T::schema()));
    }
    T::schemas(schemas);
}
