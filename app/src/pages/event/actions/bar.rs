//! What can be done with the marked rows.

use super::{ActionButtons, Deed, use_actions};
use crate::{
    components::{Icon, icon},
    text::number,
};
use leptos::prelude::*;

#[component]
pub(in crate::pages::event) fn SelectionBar() -> impl IntoView {
    let actions = use_actions();
    let selection = actions.state.selection;
    let targets = Signal::derive(move || actions.selected());
    let any = Memo::new(move |_| selection.len() > 0);
    let count = move || format!("{} marked", number::grouped(selection.len() as u64));
    let case = Memo::new(move |_| actions.case());
    // Only where one of them has a link at all.
    let linked = Memo::new(move |_| targets.with(|all| all.iter().any(|target| target.linked)));
    let unlink = move || {
        let case = case.get().filter(|_| linked.get())?;
        let press = move |_| actions.act(Deed::Unlink(case), targets.get_untracked());
        Some(view! {
            <button
                type="button"
                class="btn small"
                title="Unlink from the case you work in (L)"
                disabled=move || actions.busy.get()
                on:click=press
            >
                {icon(Icon::Unlink)}
                <span class="action-text">{format!("Unlink from #{case}")}</span>
            </button>
        })
    };
    move || {
        any.get().then(|| {
            view! {
                <div class="selection-bar" role="toolbar" aria-label="Marked events">
                    <strong class="num" role="status">{count}</strong>
                    <ActionButtons targets/>
                    {unlink}
                    <button
                        type="button"
                        class="icon-btn"
                        aria-label="Unmark all"
                        title="Unmark all (Esc)"
                        on:click=move |_| selection.clear()
                    >
                        {icon(Icon::Close)}
                    </button>
                </div>
            }
        })
    }
}
