//! Writing a rule: what it watches, how many of it, the alert, and what it would have done.

use super::{
    MAY_NOT,
    condition::Condition,
    counting::Counting,
    form::{Form, pretty},
    raising::Raising,
    trial::Try,
    watching::{State, Watches},
    whose::{Whose, customers},
};
use crate::{
    api::{Failure, alert_rule::save_alert_rule},
    browser::download,
    components::{ConflictNote, Field, Icon, TextInput, icon, note_id},
    link::AlertRuleLink,
    pages::case::part_form::PartForm,
    state::{tell, use_go, use_session, use_toasts},
};
use argus_domain::{AlertRuleId, Invalid, Permission, alert_rule::AlertRuleContent};
use leptos::{ev, prelude::*};

const FIELDS: &[&str] = &[
    "name",
    "description",
    "customers",
    "threshold",
    "field",
    "groupBy",
    "window",
    "title",
    "text",
    "tags",
    "dedup",
    "coolDown",
    "heldFor",
    "watchedStates",
    "watchedSources",
    "watchedClassifications",
    "watchedTags",
];

#[component]
pub(super) fn Writing(id: Option<AlertRuleId>, content: AlertRuleContent, version: i64) -> impl IntoView {
    let go = use_go();
    let toasts = use_toasts();
    let form = Form::of(&content);
    let saving = PartForm::new(version);
    let PartForm { fields, busy, version, conflicts, .. } = saving;
    let refusal = (!use_session().may(Permission::ManageAlertRules)).then_some(MAY_NOT);
    let save = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        saving.begin();
        match untrack(|| form.read()) {
            Err(invalid) => saving.failed(Failure::Invalid(invalid)),
            Ok(content) => {
                let name = content.name.clone();
                let done = move |_| {
                    toasts.done(format!("Saved “{name}”."));
                    go.to(AlertRuleLink::PATH);
                };
                let failed = move |failure| saving.failed(failure);
                tell(save_alert_rule(id, version.get_untracked(), content), done, failed);
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
    let name = fields.of("name");
    let name_wrong = Signal::derive(move || name.with(Option::is_some));
    // What is wrong with a condition that is written as JSON is told beside it.
    let elsewhere = fields.but_of(|field| FIELDS.contains(&field) || field.starts_with("criteria"));
    let as_json = move || download::json_address(&pretty(form.draft(&mut Invalid::default()).to_json()));
    let is_events = Memo::new(move |_| form.watching.is_events());
    let watched = move || {
        if is_events.get() {
            view! { <Condition form fields/> <Counting form fields/> }.into_any()
        } else {
            let all = customers(form);
            view! {
                <State form fields/>
                <fieldset class="rule-part">
                    <legend>"Whose"</legend>
                    <Whose form fields customers=all/>
                </fieldset>
            }
            .into_any()
        }
    };
    view! {
        <h1>{if id.is_some() { "Alert rule" } else { "New alert rule" }}</h1>
        <form class="rule-form" novalidate="" on:submit=on_submit>
            {move || conflicts.get().map(|found| view! { <ConflictNote found over_theirs/> })}
            <Field id="rule-name" label="Name" required=true problem=name>
                <TextInput id="rule-name" value=form.name required=true wrong=name_wrong/>
            </Field>
            <Field id="rule-description" label="What it is for" problem=fields.of("description")>
                <textarea
                    id="rule-description"
                    class="input"
                    rows="2"
                    aria-describedby=note_id("rule-description")
                    bind:value=form.description
                ></textarea>
            </Field>
            <label class="box">
                <input
                    type="checkbox"
                    prop:checked=move || form.enabled.get()
                    on:change=move |event| form.enabled.set(event_target_checked(&event))
                />
                <span>"Turned on"</span>
            </label>
            <Watches form/>
            {watched}
            <Raising form fields/>
            <Try form fields/>
            {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
            <p class="actions">
                <button
                    type="submit"
                    class="btn primary"
                    disabled=move || busy.get() || refusal.is_some()
                    title=refusal
                >
                    {if id.is_some() { "Save" } else { "Add" }}
                </button>
                <a class="btn ghost" href=AlertRuleLink::PATH>"Cancel"</a>
                <a class="btn ghost" download="alert-rule.json" href=as_json>{icon(Icon::Download)} "Save as a file"</a>
            </p>
        </form>
    }
    .into_any()
}
