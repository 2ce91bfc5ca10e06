//! Light or dark. `public/theme.js` applies the choice before the first paint; names and values are the same.

use super::storage;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    Light,
    Dark,
    /// As the system has it, also when that changes.
    System,
}

const KEY: &str = "argus.theme";

impl Theme {
    pub(crate) const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::System];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::System => "system",
        }
    }

    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::System => "System",
        }
    }

    pub(crate) fn chosen() -> Self {
        let name = storage::text(KEY).unwrap_or_default();
        Self::ALL.into_iter().find(|theme| theme.name() == name).unwrap_or(Self::System)
    }

    /// Remembers and applies it.
    pub(crate) fn choose(self) {
        storage::set_text(KEY, self.name());
        let root = web_sys::window().and_then(|window| window.document()?.document_element());
        if let Some(root) = root {
            // The style sheet follows the system where the attribute says so.
            let _ = root.set_attribute("data-theme", self.name());
        }
    }
}
