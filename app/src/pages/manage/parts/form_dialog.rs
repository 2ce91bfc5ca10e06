//! A form in a dialog: saving from a version, what others saved meanwhile, and what is wrong.

use crate::{
    components::{ConflictNote, Dialog},
    pages::case::part_form::PartForm,
};
use leptos::{ev, prelude::*};

#[component]
pub(crate) fn FormDialog(
    title: &'static str,
    /// What the button is called.
    submit: &'static str,
    form: PartForm,
    /// The names of the fields that the form shows: what is wrong with others is said below them.
    shown: &'static [&'static str],
    /// What the form calls a field that others saved meanwhile, where that is not its name.
    #[prop(optional)]
    name: Option<fn(&str) -> String>,
    /// Sends what is typed.
    save: Callback<()>,
    on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let PartForm { fields, busy, version, conflicts, .. } = form;
    let send = move || {
        if !busy.get_untracked() {
            form.begin();
            save.run(());
        }
    };
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        send();
    };
    let over_theirs = Callback::new(move |newest: i64| {
        version.set(newest);
        send();
    });
    let elsewhere = fields.elsewhere(shown);
    view! {
        <Dialog title class="wide" on_close>
            <form class="dialog-form" novalidate="" on:submit=on_submit>
                <div class="dialog-body">
                    {move || {
                        let found = conflicts.get()?;
                        Some(match name {
                            Some(name) => view! { <ConflictNote found name over_theirs/> }.into_any(),
                            None => view! { <ConflictNote found over_theirs/> }.into_any(),
                        })
                    }}
                    {children()}
                    {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="btn ghost" on:click=move |_| on_close.run(())>
                        "Cancel"
                    </button>
                    <button type="submit" class="btn primary" disabled=move || busy.get()>
                        {submit}
                    </button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
