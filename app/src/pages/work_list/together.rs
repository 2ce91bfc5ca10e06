//! What the dialogs of what is done to several rows have in common: which rows, and the two buttons.

use super::{Bulk, Bulky};
use crate::{components::Dialog, text::number};
use leptos::{ev, prelude::*};

#[component]
pub(crate) fn Together<T: Bulky>(
    bulk: Bulk<T>,
    title: &'static str,
    rows: Vec<T>,
    /// On the button.
    action: &'static str,
    submit: Callback<()>,
    children: Children,
) -> impl IntoView {
    let close = move || bulk.doing.set(None);
    let count = number::counted(rows.len() as u64, T::NOUN);
    let numbers: Vec<String> = rows.iter().map(|row| format!("#{}", row.id())).collect();
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        submit.run(());
    };
    view! {
        <Dialog title on_close=Callback::new(move |()| close())>
            <form class="dialog-form" novalidate="" on:submit=on_submit>
                <div class="dialog-body">
                    <p class="muted">{format!("{count}: {}", numbers.join(", "))}</p>
                    {children()}
                </div>
                <footer class="dialog-foot">
                    <span class="grow"></span>
                    <button type="button" class="btn" on:click=move |_| close()>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || bulk.busy.get()>{action}</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
