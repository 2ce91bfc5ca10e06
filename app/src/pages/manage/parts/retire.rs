//! Taking something out of use that cases keep, or into use again.

use crate::{
    api::Failure,
    state::{Teller, use_toasts},
};
use leptos::prelude::*;
use std::future::Future;

/// Nothing is lost by it, and it can be taken back at once. `kept` says what cases keep; `after` is called whatever came of
/// it.
pub(crate) fn retire<T: 'static, F>(
    label: String,
    retired: bool,
    kept: &'static str,
    order: impl Fn() -> F + 'static,
    after: impl Fn() + Copy + 'static,
) -> AnyView
where
    F: Future<Output = Result<T, Failure>> + 'static,
{
    let toasts = use_toasts();
    let teller = Teller::here();
    let verb = if retired { "Use again" } else { "Retire" };
    let name = format!("{verb}: {label}");
    let press = move |_| {
        let said = if retired {
            format!("“{label}” is offered again.")
        } else {
            format!("“{label}” is not offered any more. {kept}")
        };
        let done = move |_| {
            toasts.done(said);
            after();
        };
        let failed = move |failure| {
            toasts.failure(&failure);
            after();
        };
        teller.tell(order(), done, failed);
    };
    view! { <button type="button" class="btn small" aria-label=name on:click=press>{verb}</button> }
        .into_any()
}

/// As a cell says it.
pub(crate) fn state_of(retired: bool) -> &'static str {
    if retired { "retired" } else { "in use" }
}
