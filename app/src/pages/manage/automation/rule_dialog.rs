//! Writing one rule: when, if, then, and what it would have done.

use super::{Automation, Opened, conditions::Conditions, form::Form, then::Then, trial::Try, when::When};
use crate::{
    api::automation::save_rule,
    components::{ConflictNote, Dialog, Field, TextInput, note_id},
    pages::case::part_form::PartForm,
    state::tell,
};
use argus_domain::automation::RuleContent;
use leptos::{ev, prelude::*};

const FIELDS: &[&str] =
    &["name", "description", "order", "states", "minutes", "tags", "withoutTags", "actions"];

#[component]
pub(super) fn RuleDialog(automation: Automation, opened: Opened, saved: Callback<()>) -> impl IntoView {
    let (id, shown, seen) = match &opened {
        Opened::New => (None, RuleContent { active: true, ..RuleContent::default() }, 0),
        Opened::Rule(rule) => (Some(rule.id), rule.content.clone(), rule.version),
    };
    let form = Form::of(&shown);
    let saving = PartForm::new(seen);
    let PartForm { fields, busy, version, conflicts, .. } = saving;
    let close = move || automation.opened.set(None);
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
                let failed = move |failure| saving.failed(failure);
                tell(save_rule(id, version.get_untracked(), content), done, failed);
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
    let wrong = move |field: &'static str| {
        let problem = fields.of(field);
        Signal::derive(move || problem.with(Option::is_some))
    };
    // Each action tells its own.
    let elsewhere = fields.but_of(|field| FIELDS.contains(&field) || field.starts_with("actions."));
    view! {
        <Dialog
            title=if id.is_some() { "Automation rule" } else { "New automation rule" }
            class="wide"
            on_close=Callback::new(move |()| close())
        >
            <form class="dialog-form" novalidate="" on:submit=on_submit>
                <div class="dialog-body">
                    {move || conflicts.get().map(|found| view! { <ConflictNote found over_theirs/> })}
                    <Field id="rule-name" label="Name" required=true problem=fields.of("name")>
                        <TextInput id="rule-name" value=form.name required=true wrong=wrong("name")/>
                    </Field>
                    <Field id="rule-description" label="Description" problem=fields.of("description")>
                        <textarea
                            id="rule-description"
                            class="input"
                            rows="2"
                            aria-describedby=note_id("rule-description")
                            bind:value=form.description
                        ></textarea>
                    </Field>
                    <div class="field-pair">
                        <Field
                            id="rule-order"
                            label="Order"
                            hint="Of several rules, the lowest runs first."
                            problem=fields.of("order")
                        >
                            <TextInput id="rule-order" value=form.order wrong=wrong("order")/>
                        </Field>
                        <label class="box">
                            <input
                                type="checkbox"
                                prop:checked=move || form.active.get()
                                on:change=move |event| form.active.set(event_target_checked(&event))
                            />
                            <span>"Turned on"</span>
                        </label>
                    </div>
                    <When automation form fields/>
                    <Conditions automation form fields/>
                    <Then automation form fields/>
                    <Try form fields/>
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
