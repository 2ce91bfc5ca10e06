//! The state of a case: a word and a dot that is full while the case is open.

use argus_domain::case::CaseState;
use leptos::prelude::*;

pub(crate) fn state_mark(state: CaseState) -> AnyView {
    let class = match state {
        CaseState::Open => "state state-open",
        CaseState::Closed => "state",
    };
    view! { <span class=class>{state.name()}</span> }.into_any()
}
