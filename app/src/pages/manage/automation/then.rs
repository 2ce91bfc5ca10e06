//! What the rule does, one after the other.

use super::{
    Automation,
    action_form::{ActionForm, offered},
    conditions::classification_choices,
    form::Form,
    when::state_choices,
    words::ACTIONS,
};
use crate::components::{Choice, FieldState, Icon, icon, outcome_choices};
use argus_domain::{
    Severity,
    automation::{RuleChoices, TemplateChoice},
    channel::{CASE_FIELDS, ChannelKind},
};
use leptos::prelude::*;

#[component]
pub(super) fn Then(automation: Automation, form: Form, fields: FieldState) -> impl IntoView {
    let add = move |_| form.actions.update(|actions| actions.push(ActionForm::new("addTags")));
    let rows = move || {
        let actions = form.actions.get();
        let row = |(index, action): (usize, ActionForm)| {
            view! { <One automation form fields action place=index + 1/> }
        };
        actions.into_iter().enumerate().map(row).collect_view()
    };
    view! {
        <fieldset class="rule-part">
            <legend>"Then"</legend>
            <p class="field-note">
                "In this order, by the right of whoever saves the rule. What a person may not do at that moment is not done, and the run says why."
            </p>
            <ol class="rule-actions">{rows}</ol>
            <Problem fields field="actions"/>
            <button type="button" class="btn" on:click=add>
                {icon(Icon::Plus)}
                "Add an action"
            </button>
        </fieldset>
    }
    .into_any()
}

#[component]
fn Problem(fields: FieldState, #[prop(into)] field: String) -> impl IntoView {
    move || {
        let problem = fields.named(&field);
        problem
            .map(|problem| view! { <p class="field-note wrong" role="alert">{format!("It {problem}.")}</p> })
    }
}

#[component]
fn One(
    automation: Automation,
    form: Form,
    fields: FieldState,
    action: ActionForm,
    /// From 1.
    place: usize,
) -> impl IntoView {
    let remove = move |_| {
        form.actions.update(|actions| {
            actions.remove(place - 1);
        });
    };
    let kinds = ACTIONS
        .map(|(value, label)| {
            view! { <option value=value selected=move || action.kind.get() == value>{label}</option> }
        })
        .collect_view();
    view! {
        <li class="rule-action">
            <select
                class="input"
                aria-label=format!("Action {place}")
                on:change=move |event| {
                    action.value.set(String::new());
                    action.kind.set(event_target_value(&event));
                }
            >
                {kinds}
            </select>
            <div class="rule-action-value">{move || value(automation, action, place)}</div>
            <button type="button" class="icon-btn" aria-label=format!("Remove action {place}") on:click=remove>
                {icon(Icon::Trash)}
            </button>
            <Problem fields field=format!("actions.{place}")/>
        </li>
    }
    .into_any()
}

/// What the action of this kind needs.
fn value(automation: Automation, action: ActionForm, place: usize) -> AnyView {
    let of = move |look: fn(&RuleChoices) -> Vec<Choice>| {
        Signal::derive(move || automation.choices.with(look).unwrap_or_default())
    };
    let people = of(|known| {
        let people = known.people.iter();
        people.map(|one| Choice { value: one.id.to_string(), label: one.name.clone() }).collect()
    });
    match action.kind.get().as_str() {
        "setState" => choice(action, place, "State", Some("Choose a state"), state_choices(automation)),
        "setSeverity" => {
            let all = Signal::stored(Severity::ALL.map(|severity| Choice::same(severity.name())).to_vec());
            if action.value.get_untracked().is_empty() {
                action.value.set(Severity::High.name().to_owned());
            }
            choice(action, place, "Severity", None, all)
        }
        "setOutcome" => choice(action, place, "Outcome", Some("None"), outcome_choices()),
        "setClassification" => {
            choice(action, place, "Classification", Some("None"), of(classification_choices))
        }
        "setOwner" | "assign" => choice(action, place, "Person", Some("Nobody"), people),
        "notify" => view! {
            {choice(action, place, "Channel", Some("Choose a channel"), of(|known| channels(known, None)))}
            {line(action.recipients, place, "Recipients", "Separated by commas; none for a chat or webhook")}
            {line(action.text, place, "Subject", "#{case.id} – {case.name}")}
            <textarea
                class="input"
                rows="4"
                aria-label=format!("Text of action {place}")
                placeholder="Text, with places such as {case.severity}"
                bind:value=action.description
            ></textarea>
            <p class="field-note">{places()}</p>
        }
        .into_any(),
        "callWebhook" => {
            let webhooks = of(|known| channels(known, Some(ChannelKind::Webhook)));
            choice(action, place, "Webhook", Some("Choose a webhook"), webhooks)
        }
        "runModule" => choice(action, place, "Module", Some("Choose what a module does"), of(module_choices)),
        "addTags" | "removeTags" => line(action.text, place, "Tags", "Separated by commas"),
        "addTask" => view! {
            {line(action.text, place, "Task", "What is to be done")}
            <textarea
                class="input"
                rows="2"
                aria-label=format!("Description of task {place}")
                placeholder="Description, in Markdown"
                bind:value=action.description
            ></textarea>
            {line(action.hours, place, "Due in hours", "Due in so many hours")}
            {choice(action, place, "Person", Some("Nobody"), people)}
        }
        .into_any(),
        "addTemplateTasks" => {
            choice(action, place, "Template", Some("Choose a template"), of(template_choices))
        }
        _ => view! {
            <textarea
                class="input"
                rows="3"
                aria-label=format!("Comment {place}")
                placeholder="Markdown"
                bind:value=action.text
            ></textarea>
        }
        .into_any(),
    }
}

fn module_choices(known: &RuleChoices) -> Vec<Choice> {
    let choice = |one: &argus_domain::module::Choice| Choice {
        value: offered(one.module, &one.label),
        label: format!("{} ({})", one.label, one.module_title),
    };
    known.modules.iter().map(choice).collect()
}

/// With how many tasks each has.
fn template_choices(known: &RuleChoices) -> Vec<Choice> {
    let choice = |one: &TemplateChoice| {
        let tasks = if one.tasks == 1 { "one task".to_owned() } else { format!("{} tasks", one.tasks) };
        Choice { value: one.id.to_string(), label: format!("{} ({tasks})", one.name) }
    };
    known.templates.iter().map(choice).collect()
}

fn choice(
    action: ActionForm,
    place: usize,
    label: &'static str,
    none: Option<&'static str>,
    choices: Signal<Vec<Choice>>,
) -> AnyView {
    let value = action.value;
    let option = move |choice: Choice| {
        let is_chosen = {
            let own = choice.value.clone();
            move || value.get() == own
        };
        view! { <option value=choice.value selected=is_chosen>{choice.label}</option> }
    };
    view! {
        <select
            class="input"
            aria-label=format!("{label} of action {place}")
            on:change=move |event| value.set(event_target_value(&event))
        >
            {none.map(|none| view! { <option value="" selected=move || value.get().is_empty()>{none}</option> })}
            {move || choices.get().into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}

fn line(text: RwSignal<String>, place: usize, label: &'static str, placeholder: &'static str) -> AnyView {
    view! {
        <input
            class="input"
            type="text"
            autocomplete="off"
            aria-label=format!("{label} of action {place}")
            placeholder=placeholder
            bind:value=text
        />
    }
    .into_any()
}

/// Those of one kind, or of any.
fn channels(known: &RuleChoices, kind: Option<ChannelKind>) -> Vec<Choice> {
    let fitting = known.channels.iter().filter(|channel| kind.is_none_or(|kind| kind == channel.kind));
    let choice = |channel: &argus_domain::channel::ChannelChoice| {
        let off = if channel.active { "" } else { ", turned off" };
        let label = format!("{} ({}{off})", channel.name, channel.kind.label());
        Choice { value: channel.id.to_string(), label }
    };
    fitting.map(choice).collect()
}

/// What a message may name.
fn places() -> String {
    let all: Vec<String> = CASE_FIELDS.iter().map(|place| format!("{{{place}}}")).collect();
    format!("Places: {}.", all.join(", "))
}
