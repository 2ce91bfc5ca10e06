//! What a case has in fields that an administrator defined, each changed in place.

use super::{contest::Saved, opened::use_case};
use crate::{
    api::Failure,
    browser::focus,
    components::{Clock, CustomControl, Icon, icon, note_id, time},
};
use argus_domain::{
    case::CaseChange,
    custom_field::{CustomField, CustomValue, RawValues},
};
use leptos::{ev, prelude::*};

#[component]
pub(super) fn CustomFacts() -> impl IntoView {
    let case = use_case();
    let fields = move || case.custom.with(Clone::clone).unwrap_or_default();
    // What it is called may have been changed meanwhile.
    let key = |field: &CustomField| (field.id, field.version);
    view! { <For each=fields key=key children=move |field| view! { <Fact field/> }/> }.into_any()
}

/// The version of the case that was seen when the change was begun.
type Begun = Option<i64>;

#[component]
fn Fact(field: CustomField) -> impl IntoView {
    let case = use_case();
    let (name, label) = (field.name.clone(), field.label.clone());
    let stored = {
        let name = name.clone();
        Memo::new(move |_| case.found.with(|case| case.custom.get(&name).cloned()).flatten())
    };
    let begun: RwSignal<Begun> = RwSignal::new(None);
    let edit = {
        let field = field.clone();
        move || view! { <Edit field=field.clone() stored begun/> }.into_any()
    };
    let action = format!("Change {label}");
    let shown = move || {
        let value =
            stored.get().map_or_else(|| view! { <span class="muted">"none"</span> }.into_any(), shown);
        let action = action.clone();
        view! {
            {value}
            <button
                type="button"
                class="icon-btn small"
                aria-label=action.clone()
                disabled=move || case.refused().is_some()
                title=move || case.refused().map_or_else(|| action.clone(), str::to_owned)
                on:click=move |_| begun.set(Some(case.version()))
            >
                {icon(Icon::Edit)}
            </button>
        }
        .into_any()
    };
    let is_editing = Memo::new(move |_| begun.with(Option::is_some));
    view! {
        <dt title=field.description.clone()>{label}</dt>
        <dd>{move || if is_editing.get() { edit() } else { shown() }}</dd>
    }
    .into_any()
}

#[component]
fn Edit(field: CustomField, stored: Memo<Option<CustomValue>>, begun: RwSignal<Begun>) -> impl IntoView {
    let case = use_case();
    let id = format!("fact-{}", field.name);
    let now = stored.get_untracked().map(|value| value.to_raw()).unwrap_or_default();
    let values = RwSignal::new(RawValues::from([(field.name.clone(), now)]));
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    focus::soon(".custom-edit :is(input, select, textarea)");
    let (label, key) = (field.label.clone(), CustomField::key(&field.name));
    let after = Callback::new(move |saved| {
        busy.set(false);
        match saved {
            Saved::Mine | Saved::Theirs => begun.set(None),
            Saved::Undecided => {}
            Saved::Failed(Failure::Invalid(invalid)) => {
                let own = invalid.of(&key).map(|what| format!("{label} {what}."));
                problem.set(Some(own.unwrap_or_else(|| invalid.to_string())));
            }
            failed => case.tell(&failed),
        }
    });
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(version) = begun.get_untracked().filter(|_| !busy.get_untracked()) else { return };
        busy.set(true);
        problem.set(None);
        case.save(CaseChange { version, custom: values.get_untracked(), ..CaseChange::default() }, after);
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            begun.set(None);
        }
    };
    let wrong = Signal::derive(move || problem.with(Option::is_some));
    // What was taken off the list is still there to be kept.
    let mut field = field;
    let held = stored.get_untracked().filter(|_| field.kind.has_choices());
    for text in held.iter().flat_map(CustomValue::to_texts) {
        if !field.choices.contains(&text) {
            field.choices.push(text);
        }
    }
    view! {
        <form class="edit-text custom-edit" novalidate="" on:submit=save on:keydown=on_key>
            <CustomControl field id=id.clone() values wrong/>
            <span class="field-note wrong" id=note_id(&id) role="alert">{move || problem.get()}</span>
            <span class="actions">
                <button type="submit" class="btn small" disabled=move || busy.get()>"Save"</button>
                <button type="button" class="btn ghost small" on:click=move |_| begun.set(None)>"Cancel"</button>
            </span>
        </form>
    }
    .into_any()
}

fn shown(value: CustomValue) -> AnyView {
    match value {
        CustomValue::Time(at) => time(at, Clock::Relative).into_any(),
        CustomValue::LongText(text) => view! { <span class="long-value">{text}</span> }.into_any(),
        CustomValue::Network(network) => view! { <span class="mono">{network.to_string()}</span> }.into_any(),
        CustomValue::Choices(chosen) => {
            chosen.into_iter().map(|one| view! { <span class="tag">{one}</span> }).collect_view().into_any()
        }
        other => view! { <span>{other.shown()}</span> }.into_any(),
    }
}
