//! One link, with the case at its other end.

use super::Linked;
use crate::{
    api::case_link::{link_case, unlink_case},
    components::{RemoveButton, severity_mark, state_mark},
    link::CasePageLink,
    state::{Teller, remove, use_toasts},
};
use argus_domain::case::CaseLink;
use leptos::prelude::*;

#[component]
pub(super) fn One(linked: Linked, link: CaseLink) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let Linked { case, found } = linked;
    let CaseLink { id, relation, case: other, .. } = link;
    let (own, number) = (case.id.get_untracked(), other.id);
    let press = move |()| {
        let order = async move { unlink_case(own, id).await.map(drop) };
        let put_back = move || link_case(own, number, relation);
        let said = format!("Removed the link to #{number}.");
        remove(teller, toasts, order, said, put_back, move || found.again());
    };
    let refusal = Signal::derive(move || case.refused());
    // A merged one is looked at as it is; its link to where it leads is on its page.
    let address = CasePageLink { stay: other.merged_into.is_some(), ..CasePageLink::of(number) }.write();
    let merged =
        other.merged_into.map(|into| view! { <span class="tag">{format!("merged into #{into}")}</span> });
    view! {
        <li>
            <div class="case-link-head">
                <span class="muted">{relation.label()}</span>
                <span class="grow"></span>
                <RemoveButton
                    label=format!("Remove the link to #{number}")
                    title="Remove"
                    refusal
                    press=Callback::new(press)
                />
            </div>
            <a href=address>{other.title()}</a>
            <div class="case-link-facts">{state_mark(&other.state)} {merged} {severity_mark(other.severity)}</div>
        </li>
    }
    .into_any()
}
