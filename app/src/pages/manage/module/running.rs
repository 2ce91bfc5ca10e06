//! How a module runs: its place in the order, calls at once, and whether a process is kept.

use super::{super::parts::TextField, opened::OpenedModule};
use crate::{
    api::Failure,
    components::ConflictNote,
    pages::case::part_form::{PartForm, changed},
};
use argus_domain::{Invalid, module::ModuleChange};
use leptos::{ev, prelude::*};

#[component]
pub(super) fn Running(opened: OpenedModule) -> impl IntoView {
    let shown = opened
        .found
        .with_untracked(|detail| (detail.module.position, detail.at_once, detail.warm, detail.version));
    let (position, at_once, warm, version) = shown.unwrap_or_default();
    let (order, calls, kept) =
        (RwSignal::new(position.to_string()), RwSignal::new(at_once.to_string()), RwSignal::new(warm));
    let saving = PartForm::new(version);
    let PartForm { fields, busy, version, conflicts, .. } = saving;
    let read = move || {
        let mut invalid = Invalid::default();
        let position = order.get_untracked().trim().parse::<i64>().ok();
        let at_once = calls.get_untracked().trim().parse::<u32>().ok();
        if position.is_none() {
            invalid.add("position", "must be a whole number");
        }
        if at_once.is_none() {
            invalid.add("atOnce", format_args!("must be from 1 to {}", ModuleChange::MOST_AT_ONCE));
        }
        invalid.into_result()?;
        Ok((position.unwrap_or_default(), at_once.unwrap_or_default(), kept.get_untracked()))
    };
    // What was stored when this was last saved: only what is another now is sent.
    let stored = StoredValue::new((position, at_once, warm));
    let send = move || {
        if busy.get_untracked() {
            return;
        }
        saving.begin();
        match read() {
            Err(invalid) => saving.failed(Failure::Invalid(invalid)),
            Ok(typed) => {
                let before = stored.get_value();
                let change = ModuleChange {
                    position: changed(&before.0, typed.0),
                    at_once: changed(&before.1, typed.1),
                    warm: changed(&before.2, typed.2),
                    ..ModuleChange::default()
                };
                opened.save(saving, change, move || stored.set_value(typed));
            }
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
    let elsewhere = fields.elsewhere(&["position", "atOnce"]);
    view! {
        <section class="panel" aria-labelledby="module-running">
            <h2 id="module-running">"Running"</h2>
            <form novalidate="" on:submit=on_submit>
                {move || conflicts.get().map(|found| view! { <ConflictNote found over_theirs/> })}
                <TextField
                    id="module-position"
                    name="position"
                    label="Order"
                    hint="Where several modules wait for the same, the lowest is called first."
                    value=order
                    fields
                />
                <TextField
                    id="module-at-once"
                    name="atOnce"
                    label="Calls at once"
                    hint="On all servers together."
                    value=calls
                    fields
                />
                <label class="check">
                    <input type="checkbox" bind:checked=kept/>
                    "Keep a process of it for the next calls"
                </label>
                {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                <p class="form-foot">
                    <button type="submit" class="btn" disabled=move || busy.get()>"Save"</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}
