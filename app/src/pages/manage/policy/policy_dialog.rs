//! Writing one policy: when, who is told, and how often.

use super::{
    super::parts::TextField, Opened, PolicyList, form::Form, how_often::HowOften, matcher_form::MatcherForm,
    steps::Steps, what::What, whom::Whom,
};
use crate::{
    api::policy::save_policy,
    components::{ConflictNote, Dialog},
    pages::case::part_form::PartForm,
    state::{tell, use_session},
};
use argus_domain::policy::PolicyContent;
use leptos::{ev, prelude::*};

const FIELDS: &[&str] = &[
    "name", "order", "on", "routes", "people", "groups", "subject", "text", "wait", "interval", "most",
    "quiet", "from", "to", "steps",
];

#[component]
pub(super) fn PolicyDialog(list: PolicyList, opened: Opened, saved: Callback<()>) -> impl IntoView {
    let (id, shown, seen) = match &opened {
        Opened::New => (None, PolicyContent::default(), 0),
        Opened::Policy(policy) => (Some(policy.id), policy.content.clone(), policy.version),
    };
    let form = Form::of(&shown, untrack(|| use_session().time_zone()));
    let saving = PartForm::new(seen);
    let PartForm { fields, busy, version, conflicts, .. } = saving;
    let close = move || list.opened.set(None);
    let save = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        saving.begin();
        match untrack(|| form.read()) {
            Err(invalid) => saving.failed(crate::api::Failure::Invalid(invalid)),
            Ok(content) => {
                let done = move |_| {
                    close();
                    saved.run(());
                };
                tell(save_policy(id, version.get_untracked(), content), done, move |failure| {
                    saving.failed(failure);
                });
            }
        }
    });
    let over_theirs = Callback::new(move |newest: i64| {
        version.set(newest);
        save.run(());
    });
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save.run(());
    };
    // Each route and step tells its own.
    let elsewhere = fields.but_of(|field| {
        FIELDS.contains(&field)
            || MatcherForm::FIELDS.contains(&field)
            || field.starts_with("routes.")
            || field.starts_with("steps.")
    });
    let tick = |label: &'static str, on: RwSignal<bool>| {
        view! {
            <label class="box">
                <input
                    type="checkbox"
                    prop:checked=move || on.get()
                    on:change=move |event| on.set(event_target_checked(&event))
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <Dialog
            title=if id.is_some() { "Notification policy" } else { "New notification policy" }
            class="wide"
            on_close=Callback::new(move |()| close())
        >
            <form class="dialog-form" novalidate="" on:submit=on_submit>
                <div class="dialog-body">
                    {move || conflicts.get().map(|found| view! { <ConflictNote found over_theirs/> })}
                    <TextField id="policy-name" name="name" label="Name" required=true first=true value=form.name fields/>
                    <div class="field-pair">
                        <TextField
                            id="policy-order"
                            name="order"
                            label="Order"
                            hint="The lowest is looked at first."
                            value=form.order
                            fields
                        />
                        <div>
                            {tick("Turned on", form.active)}
                            {tick("Look at the policies after it, too", form.go_on)}
                        </div>
                    </div>
                    <What list form fields/>
                    <Whom list form fields/>
                    <Steps list form fields/>
                    <HowOften form fields/>
                    {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="btn ghost" on:click=move |_| close()>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || busy.get()>
                        {if id.is_some() { "Save" } else { "Add" }}
                    </button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
