//! The tags of a case: each leads to the cases that have it, too.

use super::opened::use_case;
use crate::{
    browser::focus,
    components::{Icon, icon, note_id},
    link::CaseLink,
    state::{Group, command},
};
use argus_domain::case::{CaseChange, CaseField, CaseTag};
use leptos::{ev, prelude::*};

const ADD: &str = "case-tag";

#[component]
pub(super) fn Tags() -> impl IntoView {
    let case = use_case();
    let tags = Memo::new(move |_| case.found.with(|case| case.summary.tags.clone()).unwrap_or_default());
    let refusal = move || case.refusal(CaseField::Tags);
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let add = move |event: ev::KeyboardEvent| {
        if event.key() != "Enter" {
            return;
        }
        event.prevent_default();
        match typed.get_untracked().trim().parse::<CaseTag>() {
            Ok(tag) => {
                typed.set(String::new());
                problem.set(None);
                case.save_now(CaseChange { add_tags: vec![tag], ..CaseChange::default() });
            }
            // What was typed stays.
            Err(error) => problem.set(Some(format!("A tag {error}."))),
        }
    };
    command(Group::Page, "l", "Add a tag", move || {
        if untrack(refusal).is_none() {
            focus::soon_by_id(ADD);
        }
    });
    let one = move |tag: CaseTag| {
        let label = format!("Remove the tag {tag}");
        let same = CaseLink::default().changed(|link| link.filter.tags = vec![tag.clone()]).write();
        let text = tag.to_string();
        let remove = move |_| {
            case.save_now(CaseChange { remove_tags: vec![tag.clone()], ..CaseChange::default() });
        };
        view! {
            <li class="tag">
                <a href=same title="Cases with this tag">{text}</a>
                <button
                    type="button"
                    class="icon-btn small"
                    aria-label=label
                    disabled=move || refusal().is_some()
                    title=refusal
                    on:click=remove
                >
                    {icon(Icon::Close)}
                </button>
            </li>
        }
    };
    view! {
        <ul class="tags" aria-label="Tags">
            <For each=move || tags.get() key=CaseTag::to_string children=one/>
        </ul>
        <input
            id=ADD
            class="input quiet"
            aria-label="Add a tag"
            aria-describedby=note_id(ADD)
            aria-invalid=move || problem.with(Option::is_some).to_string()
            placeholder="Add a tag, or key:value"
            autocomplete="off"
            disabled=move || refusal().is_some()
            title=refusal
            bind:value=typed
            on:input=move |_| problem.set(None)
            on:keydown=add
        />
        <p class="field-note wrong" id=note_id(ADD) role="alert">{move || problem.get()}</p>
    }
    .into_any()
}
