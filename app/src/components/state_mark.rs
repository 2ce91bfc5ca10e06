//! The state of a case: a word and a dot that is full while the case is open.

use argus_domain::case::{CaseState, Lifecycle};
use leptos::prelude::*;

pub(crate) fn state_mark(state: &CaseState) -> AnyView {
    let class = match state.lifecycle {
        Lifecycle::Open => "state state-open",
        Lifecycle::Closed => "state",
    };
    view! { <span class=class>{state.name.clone()}</span> }.into_any()
}
