//! The buttons for the marked rows.

use super::{Doing, use_bulk};
use crate::{
    components::{Icon, icon},
    text::number,
};
use leptos::prelude::*;

#[component]
pub(in super::super) fn BulkBar() -> impl IntoView {
    let bulk = use_bulk();
    let selection = bulk.list.selection;
    let any = Memo::new(move |_| selection.len() > 0);
    let count = move || format!("{} marked", number::grouped(selection.len() as u64));
    let button = move |picture: Icon, text: &'static str, title: &'static str, press: Callback<()>| {
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
    };
    let begin = move |doing: fn(_) -> Doing| Callback::new(move |()| bulk.begin(doing));
    move || {
        any.get().then(|| {
            view! {
                <div class="selection-bar" role="toolbar" aria-label="Marked alerts">
                    <strong class="num" role="status">{count}</strong>
                    {button(Icon::Refresh, "Status…", "Set the status (i)", begin(Doing::Status))}
                    {button(
                        Icon::Check,
                        "To me",
                        "Assign to me (m)",
                        Callback::new(move |()| bulk.assign_to_me()),
                    )}
                    {button(Icon::Flag, "Tag…", "Add and remove tags (l)", begin(Doing::Tag))}
                    {button(Icon::Close, "Close…", "Close (d)", begin(Doing::Close))}
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
