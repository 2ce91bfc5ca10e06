//! Words of the REST API, each a value of its own.

/// An enumeration by the names that programs know its values by.
macro_rules! names {
    ($($(#[doc = $doc:literal])* $name:ident, $what:literal { $($variant:ident = $text:literal,)+ })+) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $(#[serde(rename = $text)] $variant,)+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = super::names::NameError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let found = Self::ALL.iter().copied().find(|value| value.name().eq_ignore_ascii_case(text));
                found.ok_or(super::names::NameError($what))
            }
        }
    )+};
}
pub(super) use names;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is none of the {0} that there are")]
pub struct NameError(pub(super) &'static str);
