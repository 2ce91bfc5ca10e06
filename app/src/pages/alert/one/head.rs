//! What, how bad, whose, and what can be done.

use super::{
    super::list::status_mark, close_dialog::CloseDialog, edit_dialog::EditDialog,
    escalate_dialog::EscalateDialog, merge_dialog::MergeDialog, opened::use_alert,
    snooze_dialog::SnoozeDialog,
};
use crate::{
    api::alert::delete_alert,
    components::{Clock, Dialog, Icon, LiveMark, icon, severity_mark, time},
    link::AlertLink,
    pages::module::CallButton,
    state::{Group, command, use_go},
};
use argus_domain::{
    Permission,
    alert::{Alert, AlertChange},
    module::{ObjectKind, ObjectRef},
};
use leptos::prelude::*;

/// The dialog that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    Edit,
    Close,
    Snooze,
    Escalate,
    Merge,
    Delete,
}

#[component]
pub(super) fn Head() -> impl IntoView {
    let alert = use_alert();
    let doing = RwSignal::new(None::<Doing>);
    let begin = move |what: Doing| {
        if untrack(|| alert.refusal()).is_none() {
            doing.set(Some(what));
        }
    };
    let may_open_case =
        alert.session.may(Permission::CreateCase) && alert.session.may(Permission::UpdateCase);
    let may_delete = alert.session.may(Permission::DeleteAlert);
    let no_case = "You need the permissions “createCase” and “updateCase” for this.";
    let take = move || {
        let me = alert.session.id();
        let owner = alert.found.with_untracked(|alert| alert.summary.owner.as_ref().map(|one| one.id));
        if untrack(|| alert.refusal()).is_none() && owner.flatten() != me {
            alert.save_now(AlertChange { owner: Some(me), ..AlertChange::default() });
        }
    };
    command(Group::Page, "m", "Assign the alert to me", take);
    command(Group::Page, "d", "Close the alert", move || begin(Doing::Close));
    command(Group::Page, "e", "Edit the alert", move || begin(Doing::Edit));
    command(Group::Page, "x", "Escalate the alert to a new case", move || {
        if may_open_case {
            begin(Doing::Escalate);
        }
    });
    let button = move |label: &'static str, title: &'static str, what: Doing| {
        view! {
            <button
                type="button"
                class="btn"
                disabled=move || alert.refusal().is_some()
                title=move || alert.refusal().unwrap_or(title)
                on:click=move |_| begin(what)
            >
                {label}
            </button>
        }
    };
    let for_cases = move |label: &'static str, title: &'static str, what: Doing| {
        let refusal = move || alert.refusal().or((!may_open_case).then_some(no_case));
        view! {
            <button
                type="button"
                class="btn"
                disabled=move || refusal().is_some()
                title=move || refusal().unwrap_or(title)
                on:click=move |_| begin(what)
            >
                {label}
            </button>
        }
    };
    let dialog = move || {
        Some(match doing.get()? {
            Doing::Edit => view! { <EditDialog close=Callback::new(move |()| doing.set(None))/> }.into_any(),
            Doing::Close => {
                view! { <CloseDialog close=Callback::new(move |()| doing.set(None))/> }.into_any()
            }
            Doing::Snooze => {
                view! { <SnoozeDialog close=Callback::new(move |()| doing.set(None))/> }.into_any()
            }
            Doing::Escalate => {
                view! { <EscalateDialog close=Callback::new(move |()| doing.set(None))/> }.into_any()
            }
            Doing::Merge => {
                view! { <MergeDialog close=Callback::new(move |()| doing.set(None))/> }.into_any()
            }
            Doing::Delete => {
                view! { <DeleteDialog close=Callback::new(move |()| doing.set(None))/> }.into_any()
            }
        })
    };
    view! {
        <header class="case-head">
            <div class="page-head">
                <h1>
                    <span class="case-number">{format!("#{}", alert.id)}</span>
                    <span>{move || alert.found.with(|alert| alert.summary.title.clone())}</span>
                </h1>
                <span class="grow"></span>
                <LiveMark/>
                <button
                    type="button"
                    class="btn"
                    disabled=move || alert.refusal().is_some()
                    title=move || alert.refusal().unwrap_or("Assign the alert to me (m)")
                    on:click=move |_| take()
                >
                    "To me"
                </button>
                {button("Edit…", "Title, description and note (e)", Doing::Edit)}
                {button("Snooze…", "Put it off until a time", Doing::Snooze)}
                {for_cases("Escalate…", "Open a case from it (x)", Doing::Escalate)}
                {for_cases("Merge…", "Make it a part of a case", Doing::Merge)}
                {button("Close…", "Close it with what it came to (d)", Doing::Close)}
                <CallButton
                    kind=ObjectKind::Alert
                    objects=Signal::stored(vec![ObjectRef::new(ObjectKind::Alert, alert.id)])
                    name="this alert"
                    refusal=Signal::derive(move || alert.refusal())
                    class="icon-btn"
                />
                <button
                    type="button"
                    class="icon-btn"
                    aria-label="Delete the alert"
                    disabled=!may_delete
                    title=if may_delete { "Delete the alert" } else { "You need the permission “deleteAlert” for this." }
                    on:click=move |_| doing.set(Some(Doing::Delete))
                >
                    {icon(Icon::Trash)}
                </button>
            </div>
            {move || alert.found.with(glance)}
        </header>
        {dialog}
    }
    .into_any()
}

fn glance(alert: &Alert) -> AnyView {
    let summary = &alert.summary;
    let owner = summary.owner.as_ref().map_or_else(
        || view! { <span>"nobody's"</span> }.into_any(),
        |person| view! { <span>"owner " <strong>{person.name.clone()}</strong></span> }.into_any(),
    );
    let resolution = summary.resolution.map(|one| view! { <span class="tag">{one.label()}</span> });
    view! {
        <p class="glance">
            {status_mark(summary.status)}
            {severity_mark(summary.severity)}
            {resolution}
            <span>{summary.customer.name.clone()}</span>
            {owner}
            <span>"from " {summary.source.clone()} ", " {time(summary.happened, Clock::Relative)}</span>
        </p>
    }
    .into_any()
}

/// It is gone for good, so it is asked for.
#[component]
fn DeleteDialog(close: Callback<()>) -> impl IntoView {
    let alert = use_alert();
    let go = use_go();
    let busy = RwSignal::new(false);
    let delete = move |_| {
        busy.set(true);
        alert.teller.tell(
            delete_alert(alert.id),
            move |()| {
                alert.toasts.done("The alert was deleted. The log keeps what it was.");
                go.to(AlertLink::PATH);
            },
            move |failure| {
                let _ = busy.try_set(false);
                alert.toasts.failure(&failure);
            },
        );
    };
    view! {
        <Dialog title="Delete the alert" on_close=close>
            <div class="dialog-body">
                <p>"It is gone for everybody and is not put back; the log keeps what it was. Cases keep what they took over."</p>
            </div>
            <footer class="dialog-foot">
                <span class="grow"></span>
                <button type="button" class="btn" data-first="" on:click=move |_| close.run(())>"Cancel"</button>
                <button type="button" class="btn primary" disabled=move || busy.get() on:click=delete>"Delete"</button>
            </footer>
        </Dialog>
    }
    .into_any()
}
