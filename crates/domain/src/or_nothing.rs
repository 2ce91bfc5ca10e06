//! A value that may be taken away: absent it stays, `[]` takes it away, `[value]` sets it. (With `null` for one of
//! them, what is absent and what is taken away would read the same.)
//!
//! For `#[serde(with = "or_nothing")]` on an `Option<Option<T>>`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(crate) fn serialize<T: Serialize, S: Serializer>(
    value: &Option<Option<T>>,
    to: S,
) -> Result<S::Ok, S::Error> {
    value.as_ref().map(|value| value.iter().collect::<Vec<_>>()).serialize(to)
}

pub(crate) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<Option<T>>, D::Error> {
    Ok(Option::<Vec<T>>::deserialize(from)?.map(|values| values.into_iter().next()))
}
