//! Which parts of the case a report tells.

use crate::state::use_session;
use argus_domain::export::{ExportFormat, ExportPart};
use leptos::prelude::*;

#[component]
pub(super) fn Parts(parts: RwSignal<Vec<ExportPart>>, format: Memo<ExportFormat>) -> impl IntoView {
    let session = use_session();
    let is_report = move || format.get().is_report();
    let one = move |part: ExportPart| {
        let may = session.may(part.needs());
        let is_only_part = move || format.get().only() == Some(part);
        let is_chosen = move || is_only_part() || is_report() && parts.with(|parts| parts.contains(&part));
        let refusal = move || {
            if !may {
                Some(format!(
                    "You need the permission “{}” for this. Ask an administrator for it.",
                    part.needs()
                ))
            } else if !is_report() {
                Some("This format has one part alone.".to_owned())
            } else {
                None
            }
        };
        let toggle = move |_| {
            parts.update(|parts| match parts.iter().position(|other| *other == part) {
                Some(at) => drop(parts.remove(at)),
                None => {
                    parts.push(part);
                    parts.sort_by_key(|part| ExportPart::ALL.iter().position(|other| other == part));
                }
            });
        };
        view! {
            <label class="box" title=refusal>
                <input
                    type="checkbox"
                    prop:checked=is_chosen
                    disabled=move || refusal().is_some()
                    on:change=toggle
                />
                <span>{part.label()}</span>
            </label>
        }
    };
    view! {
        <fieldset class="export-parts">
            <legend>"Parts"</legend>
            {ExportPart::ALL.map(one)}
        </fieldset>
    }
    .into_any()
}
