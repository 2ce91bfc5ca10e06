//! Whether what is typed is stored.

use crate::components::{Clock, Icon, icon, time};
use argus_domain::Timestamp;
use leptos::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing is typed that is not stored, since then.
    Stored(Option<Timestamp>),
    /// It is saved once typing has paused.
    Typed,
    Saving,
    /// Why it was not saved.
    NotSaved(String),
}

impl Standing {
    pub(super) fn shown(&self) -> AnyView {
        match self {
            Self::Stored(None) => view! { <span>"Saves by itself"</span> }.into_any(),
            Self::Stored(Some(at)) => {
                view! { <span class="yes">{icon(Icon::Check)} "Saved " {time(*at, Clock::Row)}</span> }
                    .into_any()
            }
            Self::Typed => view! { <span>"Not saved yet"</span> }.into_any(),
            Self::Saving => view! { <span>"Saving…"</span> }.into_any(),
            Self::NotSaved(why) => {
                view! { <span class="not-saved">{icon(Icon::Warning)} {format!("Not saved. {why}")}</span> }
                    .into_any()
            }
        }
    }
}
