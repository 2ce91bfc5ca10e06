//! The time range in words, and choosing another.

use super::super::state::{EventsState, use_events};
use crate::{
    browser::time,
    components::{Field, FieldState, Icon, Popover, icon, note_id},
    link::time_range::TimeRange,
};
use argus_domain::Invalid;
use leptos::prelude::*;

#[component]
pub(super) fn TimePicker() -> impl IntoView {
    let state = use_events();
    let open = RwSignal::new(false);
    let words = move || state.with_link(|link| link.range().in_words(time::in_words, time::between));
    let label = Signal::derive(move || format!("Time range: {}", words()));
    let button = move || {
        view! {
            {icon(Icon::Time)}
            <span>{words}</span>
            {icon(Icon::Down)}
        }
    };
    view! {
        <Popover open label class="btn" id="time-range" button=ViewFn::from(button)>
            <div class="time-picker">
                {presets(state, open)}
                <Custom open/>
            </div>
        </Popover>
    }
    .into_any()
}

fn presets(state: EventsState, open: RwSignal<bool>) -> AnyView {
    let now = state.link_untracked().range();
    let one = |range: TimeRange| {
        let is_current = range == now;
        let name = range.in_words(time::in_words, time::between);
        let choose = move |_| {
            open.set(false);
            state.change(|link| link.set_range(range.clone()));
        };
        view! {
            <button type="button" class="menu-item" aria-current=is_current.then_some("true") data-first=is_current.then_some("") on:click=choose>
                {name}
            </button>
        }
    };
    view! { <div class="menu-list">{TimeRange::presets().into_iter().map(one).collect_view()}</div> }
        .into_any()
}

/// Any time that the API takes.
#[component]
fn Custom(open: RwSignal<bool>) -> impl IntoView {
    let state = use_events();
    let range = state.link_untracked().range();
    let from = RwSignal::new(TimeRange::write_side(&range.from));
    let to = RwSignal::new(TimeRange::write_side(&range.to));
    let fields = FieldState::new();
    let check = move || {
        let mut invalid = Invalid::default();
        let mut side = |name: &str, text: RwSignal<String>| {
            TimeRange::read_side(&text.get_untracked())
                .map_err(|problem| invalid.add(name, problem))
                .unwrap_or_default()
        };
        let range = TimeRange { from: side("from", from), to: side("to", to) };
        if invalid.0.is_empty() && range.is_reversed(time::now()) {
            invalid.add("to", "lies before “From”: swap the two, or choose a later end");
        }
        fields.set(invalid.clone());
        invalid.0.is_empty().then_some(range)
    };
    let apply = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(range) = check() {
            open.set(false);
            state.change(|link| link.set_range(range));
        }
    };
    let side = move |id: &'static str, label: &'static str, value: RwSignal<String>| {
        let problem = fields.of(id);
        view! {
            <Field id label problem>
                <input
                    id=id
                    class="input mono"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby=note_id(id)
                    aria-invalid=move || problem.with(Option::is_some).to_string()
                    bind:value=value
                    on:change=move |_| drop(check())
                />
            </Field>
        }
    };
    view! {
        <form class="editor" novalidate="" on:submit=apply>
            <h2>"From and to"</h2>
            {side("from", "From", from)}
            {side("to", "To", to)}
            <p class="field-note">
                "Relative: " <code>"-2days"</code> ", " <code>"startOfWeek"</code> ", " <code>"now - 1 month"</code>
                ". Absolute, in UTC: " <code>"2026-01-31T08:00:00Z"</code> ". No bound: " <code>"ever"</code> "."
            </p>
            <div class="actions">
                <button type="submit" class="btn primary">"Apply"</button>
            </div>
        </form>
    }
    .into_any()
}
