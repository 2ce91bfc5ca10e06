//! The one look of everything that the server is asked for: waiting, answered, failed.

use super::{Icon, icon};
use crate::{api::Failure, state::Asked};
use leptos::prelude::*;

/// Shows an answer. Before the first there is a placeholder; while a newer one is on its way the old one stays,
/// dimmed; a failure is shown above the old answer, with a way to ask again.
#[component]
pub(crate) fn Loaded<T: Send + Sync + 'static>(
    asked: Asked<T>,
    /// Of the placeholder, so that nothing jumps when the answer is there.
    #[prop(default = 3)]
    lines: usize,
    #[prop(into)] view: Callback<Asked<T>, AnyView>,
) -> impl IntoView {
    let answered = Memo::new(move |_| asked.is_answered());
    let body = move || {
        if answered.get() {
            view.run(asked)
        } else if asked.failure().is_none() {
            view! { <Waiting lines/> }.into_any()
        } else {
            ().into_any()
        }
    };
    let failure = move || {
        asked
            .failure()
            .map(|failure| view! { <FailureBox failure again=Callback::new(move |()| asked.again())/> })
    };
    view! {
        {failure}
        <div class="loaded" class:busy=move || asked.is_busy() aria-busy=move || asked.is_busy().to_string()>
            {body}
        </div>
    }
}

/// A placeholder of some lines.
#[component]
pub(crate) fn Waiting(lines: usize) -> impl IntoView {
    view! {
        <div class="waiting" role="status">
            <span class="sr-only">"Loading…"</span>
            {(0..lines).map(|_| view! { <div class="waiting-line"></div> }).collect_view()}
        </div>
    }
}

/// Why something could not be shown.
#[component]
pub(crate) fn FailureBox(failure: Failure, again: Callback<()>) -> impl IntoView {
    let can_help = matches!(failure, Failure::Server { .. } | Failure::Unreachable);
    view! {
        <div class="note wrong" role="alert">
            {icon(Icon::Warning)}
            <p>{failure.to_string()}</p>
            {can_help
                .then(|| {
                    view! {
                        <button type="button" class="btn" on:click=move |_| again.run(())>
                            "Try again"
                        </button>
                    }
                })}
        </div>
    }
    .into_any()
}
