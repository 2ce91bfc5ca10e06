//! One template of the list.

use super::PATH;
use crate::{
    api::case_template::{add_template, change_template, get_template, remove_template},
    components::{Clock, Icon, icon, time},
    state::{Asked, Teller, remove, use_toasts},
};
use argus_domain::{case_template::TemplateSummary, criteria::Page};
use leptos::{prelude::*, task::spawn_local};
use serde_json::{Map, Value};

pub(super) fn row(
    found: Asked<Page<TemplateSummary>>,
    template: &TemplateSummary,
    refusal: Option<&'static str>,
) -> AnyView {
    let address = format!("{PATH}/{}", template.id);
    let by = template.updated_by.as_ref().map(|person| format!(" by {}", person.name));
    view! {
        <tr class:over=template.retired>
            <td><a class="row-link" href=address data-row="">{template.name.clone()}</a></td>
            <td class="wrap">{template.description.clone()}</td>
            <td class="num" data-what="tasks">{template.tasks}</td>
            <td class="num" data-what="notes">{template.notes}</td>
            <td class="col-updated">{time(template.updated, Clock::Relative)} {by}</td>
            <td class="col-state">{if template.retired { "retired" } else { "in use" }}</td>
            <td class="col-act"><Actions found template=template.clone() refusal/></td>
        </tr>
    }
    .into_any()
}

#[component]
fn Actions(
    found: Asked<Page<TemplateSummary>>,
    template: TemplateSummary,
    refusal: Option<&'static str>,
) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let TemplateSummary { id, name, retired, version, .. } = template;
    let (verb, said) =
        if retired { ("Use again", "is offered again.") } else { ("Retire", "is not offered any more.") };
    let labels = (format!("{verb}: {name}"), format!("Delete {name}"));
    let retire = {
        let said = format!("“{name}” {said}");
        move |_| {
            let said = said.clone();
            teller.tell(
                change_template(id, version, Map::new(), Some(!retired)),
                move |_| {
                    toasts.done(said);
                    found.again();
                },
                move |failure| {
                    toasts.failure(&failure);
                    found.again();
                },
            );
        }
    };
    // It is read before it is deleted, so that it can be put back.
    let delete = move |_| {
        let said = format!("Deleted the template “{name}”.");
        spawn_local(async move {
            let Some(whole) = teller.quietly(get_template(id)).await else {
                found.again();
                return;
            };
            let body = Value::Object(whole.body.to_json());
            let put_back = move || add_template(body.clone());
            remove(teller, toasts, remove_template(id), said, put_back, move || found.again());
        });
    };
    view! {
        <button
            type="button"
            class="btn small"
            aria-label=labels.0
            disabled=refusal.is_some()
            title=refusal
            on:click=retire
        >
            {verb}
        </button>
        <button
            type="button"
            class="icon-btn small"
            aria-label=labels.1
            disabled=refusal.is_some()
            title=refusal.unwrap_or("Delete")
            on:click={
                let delete = delete.clone();
                move |event| delete.clone()(event)
            }
        >
            {icon(Icon::Trash)}
        </button>
    }
    .into_any()
}
