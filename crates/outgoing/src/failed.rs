//! Why something could not be sent.

use std::time::Duration;

/// Told to administrators.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text}")]
pub struct Failed {
    pub text: String,
    /// Whether the same would fail again, whenever it is tried.
    pub is_final: bool,
    /// How long to wait at least, where the other side says so.
    pub after: Option<Duration>,
}

impl Failed {
    pub(crate) fn for_now(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_final: false, after: None }
    }

    pub(crate) fn for_good(text: impl Into<String>) -> Self {
        Self { is_final: true, ..Self::for_now(text) }
    }

    /// With what is behind it: the outer errors of libraries say little.
    pub(crate) fn because(what: &str, error: &dyn std::error::Error) -> Self {
        let mut text = format!("{what}: {error}");
        let mut source = error.source();
        while let Some(inner) = source {
            let inner_text = inner.to_string();
            if !text.contains(&inner_text) {
                text.push_str(": ");
                text.push_str(&inner_text);
            }
            source = inner.source();
        }
        Self::for_now(text)
    }
}
