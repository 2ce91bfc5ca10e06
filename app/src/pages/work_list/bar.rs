//! The buttons for the marked rows.

use super::{Bulk, Bulky};
use crate::{
    components::{Icon, icon},
    text::number,
};
use leptos::prelude::*;

#[component]
pub(crate) fn SelectionBar<T: Bulky>(bulk: Bulk<T>, children: ChildrenFn) -> impl IntoView {
    let selection = bulk.list.selection;
    let any = Memo::new(move |_| selection.len() > 0);
    let count = move || format!("{} marked", number::grouped(selection.len() as u64));
    let label = format!("Marked {}s", T::NOUN);
    (move || {
        any.get().then(|| {
            view! {
                <div class="selection-bar" role="toolbar" aria-label=label.clone()>
                    <strong class="num" role="status">{count}</strong>
                    {children()}
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
    })
    .into_any()
}

#[component]
pub(crate) fn BulkButton<T: Bulky>(
    bulk: Bulk<T>,
    picture: Icon,
    text: &'static str,
    title: &'static str,
    press: Callback<()>,
) -> impl IntoView {
    let refusal = bulk.refusal();
    view! {
        <button
            type="button"
            class="btn small"
            title=refusal.unwrap_or(title)
            disabled=move || refusal.is_some() || bulk.busy.get()
            on:click=move |_| press.run(())
        >
            {icon(picture)}
            <span class="action-text">{text}</span>
        </button>
    }
    .into_any()
}
