//! Which part of a list is shown, how many rows at once, and the way to the next part.

use super::{Icon, icon};
use crate::text::number;
use argus_domain::criteria::Total;
use leptos::prelude::*;

/// What the pager of one list shows and where it leads.
#[derive(Clone, Copy)]
pub(crate) struct Paging {
    pub(crate) page: Signal<u32>,
    pub(crate) size: Signal<u32>,
    /// Rows on this page, and in all; nothing before the first answer.
    pub(crate) rows: Signal<Option<(usize, Total)>>,
    pub(crate) sizes: &'static [u32],
    pub(crate) go: Callback<u32>,
    pub(crate) resize: Callback<u32>,
}

#[component]
pub(crate) fn Pager(
    paging: Paging,
    /// What the rows are, in the plural.
    what: &'static str,
) -> impl IntoView {
    let Paging { page, size, rows, sizes, go, resize } = paging;
    let offset = move || u64::from(page.get().saturating_sub(1)) * u64::from(size.get());
    let has_next = Memo::new(move |_| {
        rows.get().is_some_and(|(shown, total)| match total {
            Total::Exactly(total) => offset() + (shown as u64) < total,
            Total::MoreThan(_) => shown as u32 >= size.get(),
        })
    });
    let is_first = Memo::new(move |_| page.get() <= 1);
    let span = move || rows.get().map(|(shown, total)| number::span(offset(), shown, total));
    let options = sizes.to_vec();
    let choice = move || {
        let mut options = options.clone();
        options.sort_unstable();
        options
            .into_iter()
            .map(|option| {
                view! { <option value=option selected=move || size.get() == option>{option}</option> }
            })
            .collect_view()
    };
    let on_size = move |event| {
        if let Ok(size) = event_target_value(&event).parse() {
            resize.run(size);
        }
    };
    view! {
        <nav class="pager" aria-label=format!("Pages of {what}")>
            <label class="pager-size">
                "Show " <select class="select" on:change=on_size>{choice()}</select> " entries"
            </label>
            <span class="num" role="status">{span}</span>
            <button
                type="button"
                class="icon-btn"
                aria-label="Previous page"
                title="Previous page"
                disabled=move || is_first.get()
                on:click=move |_| go.run(page.get_untracked().saturating_sub(1))
            >
                {icon(Icon::Previous)}
            </button>
            <button
                type="button"
                class="icon-btn"
                aria-label="Next page"
                title="Next page"
                disabled=move || !has_next.get()
                on:click=move |_| go.run(page.get_untracked() + 1)
            >
                {icon(Icon::Next)}
            </button>
        </nav>
    }
    .into_any()
}
