//! What, how bad, whose, since when, and what can be done.

use super::{
    actions::Actions, close_dialog::CloseDialog, edit_text::EditText, export::ExportButton, opened::use_case,
    presence::OthersHere, publish::Unpublished, watchers::WatchButton,
};
use crate::{
    api::session::switch_case,
    components::{Clock, Icon, LiveMark, icon, severity_mark, state_mark, time},
    state::{Group, Teller, command, use_session, use_toasts},
};
use argus_domain::case::{AccessMode, Case, CaseChange, CaseField, Lifecycle};
use leptos::prelude::*;

#[component]
pub(super) fn Head() -> impl IntoView {
    let case = use_case();
    // What the dialog that is open leads to.
    let turning = RwSignal::new(None::<Lifecycle>);
    let lifecycle = Memo::new(move |_| case.found.with(|case| case.summary.state.lifecycle));
    let turn = move || {
        if untrack(|| case.refused()).is_none() {
            turning.set(lifecycle.get_untracked().map(|now| match now {
                Lifecycle::Open => Lifecycle::Closed,
                Lifecycle::Closed => Lifecycle::Open,
            }));
        }
    };
    command(Group::Page, "", "Close or reopen this case", turn);
    let label = move || if lifecycle.get() == Some(Lifecycle::Closed) { "Reopen…" } else { "Close…" };
    let name = Signal::derive(move || case.found.with(|case| case.summary.name.clone()).unwrap_or_default());
    view! {
        <header class="case-head">
            <div class="page-head">
                <h1>
                    <span class="case-number">{move || format!("#{}", case.id.get())}</span>
                    <EditText
                        field=CaseField::Name
                        id="case-name"
                        action="Rename the case"
                        stored=name
                        change=|text| CaseChange { name: Some(text), ..CaseChange::default() }
                        shown=ViewFn::from(move || view! { <span>{name}</span> })
                    />
                </h1>
                <span class="grow"></span>
                <LiveMark/>
                <SwitchButton/>
                <WatchButton/>
                <ExportButton/>
                <button
                    type="button"
                    class="btn"
                    disabled=move || case.refused().is_some()
                    title=move || case.refused()
                    on:click=move |_| turn()
                >
                    {label}
                </button>
                <Actions/>
            </div>
            {move || case.found.with(glance)}
            <OthersHere/>
        </header>
        <Limits/>
        <Unpublished/>
        {move || turning.get().map(|to| view! { <CloseDialog to turning/> })}
    }
    .into_any()
}

/// The facts that matter at a glance.
fn glance(case: &Case) -> AnyView {
    let summary = &case.summary;
    let name = |name: &str| name.to_owned();
    let assignee = summary.assignee.as_ref().map_or_else(
        || view! { <span>"unassigned"</span> }.into_any(),
        |person| view! { <span>"assigned to " <strong>{name(&person.name)}</strong></span> }.into_any(),
    );
    let owner = summary
        .owner
        .as_ref()
        .map(|person| view! { <span>"owner " <strong>{name(&person.name)}</strong></span> });
    let outcome = summary.outcome.map(|outcome| view! { <span class="tag">{outcome.label()}</span> });
    let ticket = summary.soc_ticket.clone().map(|ticket| view! { <span class="mono">{ticket}</span> });
    let restricted = (summary.access != AccessMode::RoleBased)
        .then(|| view! { <span class="tag" title=summary.access.label()>"restricted"</span> });
    let unpublished = summary.unpublished.then(|| {
        let title = "Only the owner and those who work on cases see it, until it is published";
        view! { <span class="tag" title=title>"not published"</span> }
    });
    let merged = summary.merged_into.map(|into| {
        view! { <span class="tag">{format!("merged into #{into}")}</span> }
    });
    let closed = summary.closed.map(|at| view! { <span>"closed " {time(at, Clock::Relative)}</span> });
    view! {
        <p class="glance">
            {restricted}
            {unpublished}
            {state_mark(&summary.state)}
            {merged}
            {severity_mark(summary.severity)}
            {outcome}
            <span>{summary.customer.name.clone()}</span>
            {assignee}
            {owner}
            <span>"opened " {time(summary.opened, Clock::Relative)} " by " {summary.opened_by.name.clone()}</span>
            {closed}
            {ticket}
        </p>
    }
    .into_any()
}

/// What one may not do here, and why.
#[component]
fn Limits() -> impl IntoView {
    let case = use_case();
    let merged = move || case.found.with(|case| case.summary.merged_into).flatten();
    let is_closed = Memo::new(move |_| case.found.with(|case| !case.summary.is_open()).unwrap_or_default());
    move || {
        let text = match case.refused() {
            Some(reason) => reason,
            None if is_closed.get() => {
                "This case is closed. Its outcome, classification, ticket, tags and custom fields can still be put right; everything else waits until it is reopened."
            }
            None => return None,
        };
        let link = merged().map(|into| view! { <a href=format!("/cases/{into}")>{format!("#{into}")}</a> });
        Some(view! { <p class="note">{icon(Icon::Warning)} <span>{text}</span> {link}</p> })
    }
}

/// Makes this case the one to work in.
#[component]
fn SwitchButton() -> impl IntoView {
    let case = use_case();
    let session = use_session();
    let toasts = use_toasts();
    let teller = Teller::here();
    let switch = move || {
        let id = case.id.get_untracked();
        if untrack(|| session.case()) == Some(id) {
            return;
        }
        teller.tell(
            switch_case(Some(id)),
            move |()| {
                session.set_case(Some(id));
                toasts.done(format!("You now work in case #{id}."));
            },
            move |failure| toasts.failure(&failure),
        );
    };
    command(Group::Page, "w", "Work in this case", switch);
    move || {
        if session.case() == Some(case.id.get()) {
            view! { <span class="muted">"You work in this case"</span> }.into_any()
        } else {
            view! {
                <button type="button" class="btn" on:click=move |_| switch()>
                    {icon(Icon::Switch)}
                    "Switch to this case"
                </button>
            }
            .into_any()
        }
    }
}
