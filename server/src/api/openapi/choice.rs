//! Fields that take one of several texts.

/// Declares types that stand for such fields in schemas, and have no values: the texts come from where the
/// reader has them.
macro_rules! choice {
    ($($(#[doc = $doc:literal])* $name:ident: $texts:expr;)+) => {$(
        $(#[doc = $doc])*
        #[derive(Debug)]
        pub(crate) enum $name {}

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                use utoipa::openapi::schema::{ObjectBuilder, Type};
                let texts = $texts.into_iter().map(|text| serde_json::Value::from(text.to_string()));
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .description(Some(concat!($($doc),*).trim()))
                    .enum_values(Some(texts.collect::<Vec<_>>()))
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
        }
    )+};
}

pub(crate) use choice;
