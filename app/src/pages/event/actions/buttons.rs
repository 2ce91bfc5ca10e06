//! The buttons for some events: in the bar of the marked rows, and in one event's detail.

use super::{Deed, NO_CASE, Target, severity_menu::SeverityMenu, use_actions};
use crate::{
    components::{Icon, icon},
    pages::module::CallButton,
};
use argus_domain::{
    Flag,
    module::{ObjectKind, ObjectRef},
};
use leptos::prelude::*;

#[component]
pub(in crate::pages::event) fn ActionButtons(targets: Signal<Vec<Target>>) -> impl IntoView {
    let actions = use_actions();
    let busy = move || actions.busy.get();
    let all = move |flag: Flag| {
        Memo::new(move |_| {
            targets.with(|all| !all.is_empty() && all.iter().all(|target| target.flags.contains(flag)))
        })
    };
    let (acknowledged, followed) = (all(Flag::Acknowledged), all(Flag::Followup));
    let case = Memo::new(move |_| actions.case());
    let link = move |_| {
        if let Some(case) = case.get_untracked() {
            actions.act(Deed::Link(case), targets.get_untracked());
        }
    };
    let objects = Signal::derive(move || {
        targets.with(|all| {
            all.iter().map(|target| ObjectRef::new(ObjectKind::Event, target.id)).collect::<Vec<_>>()
        })
    });
    let link_label = move || match case.get() {
        Some(case) => format!("Link to #{case}"),
        None => "Link to the case".to_owned(),
    };
    let link_title = move || match case.get() {
        Some(_) => "Link to the case you work in (l)",
        None => NO_CASE,
    };
    view! {
        <button
            type="button"
            class="btn small"
            title="Acknowledge, or no longer (a)"
            disabled=busy
            on:click=move |_| actions.toggle(Flag::Acknowledged, Deed::Acknowledge, targets.get_untracked())
        >
            {icon(Icon::Check)}
            <span class="action-text">{move || if acknowledged.get() { "Un-acknowledge" } else { "Acknowledge" }}</span>
        </button>
        <button
            type="button"
            class="btn small"
            title="Mark for follow-up, or no longer (w)"
            disabled=busy
            on:click=move |_| actions.toggle(Flag::Followup, Deed::FollowUp, targets.get_untracked())
        >
            {icon(Icon::Flag)}
            <span class="action-text">{move || if followed.get() { "Clear follow-up" } else { "Follow up" }}</span>
        </button>
        <button
            type="button"
            class="btn small"
            title="Comment (n)"
            disabled=busy
            on:click=move |_| actions.commenting.set(Some(targets.get_untracked()))
        >
            {icon(Icon::Comment)}
            <span class="action-text">"Comment…"</span>
        </button>
        <button
            type="button"
            class="btn small"
            title=link_title
            aria-disabled=move || case.get().is_none().then_some("true")
            aria-description=move || case.get().is_none().then_some(NO_CASE)
            disabled=busy
            on:click=link
        >
            {icon(Icon::Link)}
            <span class="action-text">{link_label}</span>
        </button>
        <SeverityMenu targets/>
        <CallButton
            kind=ObjectKind::Event
            objects
            name="these events"
            refusal=Signal::stored(None)
            class="btn small"
            text="Modules…"
        />
    }
    .into_any()
}
