//! Whether what the page shows follows what happens: a word and a dot that is full while it does.

use crate::state::{Liveness, use_live};
use leptos::prelude::*;

#[component]
pub(crate) fn LiveMark() -> impl IntoView {
    let live = use_live();
    let now = Memo::new(move |_| live.liveness());
    let mark = move || {
        let (class, word, title) = match now.get()? {
            Liveness::Live => ("live is-live", "Live", "What is new or changed appears by itself."),
            Liveness::Connecting => ("live is-connecting", "Connecting", "Changes are about to be followed."),
            Liveness::Interrupted => (
                "live",
                "Not live",
                "The server tells of no changes at the moment. Argus tries again; meanwhile, “Search again” (r) shows what is new.",
            ),
        };
        Some(view! { <span class=class title=title>{word}</span> })
    };
    view! { <span role="status">{mark}</span> }.into_any()
}
