//! What requests may hold.

/// Declares what a reader takes, field by field under the names of the wire, for the document and for
/// [`check`](super::check). Fields may be left out unless they are `#[schema(required)]`.
macro_rules! takes {
    ($($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$field_meta:meta])* $field:ident: $type:ty,)*
    })+) => {$(
        #[derive(utoipa::ToSchema)]
        $(#[$meta])*
        #[allow(dead_code, non_snake_case, reason = "requests are read leniently, so nothing has this type")]
        $vis struct $name { $($(#[$field_meta])* #[serde(default)] $field: $type,)* }
    )+};
}

pub(crate) use takes;
