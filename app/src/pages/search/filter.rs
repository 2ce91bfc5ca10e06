//! What is looked for: the address says it, so each choice goes there.

use crate::{
    api::customer::list_customers,
    components::SearchText,
    link::SearchLink,
    state::{ask, use_go, use_session},
};
use argus_domain::search::SearchKind;
use leptos::prelude::*;

#[component]
pub(super) fn Filter(link: Memo<SearchLink>) -> impl IntoView {
    let go = use_go();
    // The text takes the place of the entry before in the way back.
    let change = move |text| go.instead(&link.get_untracked().changed(|link| link.query.text = text).write());
    let known = ask(|| Some(list_customers(String::new())));
    let customer = Memo::new(move |_| link.with(|link| link.query.customer));
    let customers = move || {
        let option = move |id, name: String| {
            view! { <option value=id prop:selected=move || customer.get().is_some_and(|one| one.0 == id)>{name}</option> }
        };
        let all = known.with(|all| all.iter().map(|one| (one.id.0, one.name.clone())).collect::<Vec<_>>());
        all.unwrap_or_default().into_iter().map(|(id, name)| option(id, name)).collect_view()
    };
    let choose = move |event| {
        let customer = event_target_value(&event).parse().ok();
        go.to(&link.get_untracked().changed(|link| link.query.customer = customer).write());
    };
    let tab = move |kind: Option<SearchKind>| {
        let address = move || link.get().changed(|link| link.kind = kind).write();
        let is_current = move || link.with(|link| link.kind == kind).then_some("page");
        let label = kind.map_or("Everything", SearchKind::label);
        view! { <a class="tab" href=address aria-current=is_current>{label}</a> }
    };
    view! {
        <div class="list-filter" role="search" aria-label="Cases, what they hold, and alerts">
            <SearchText
                value=Signal::derive(move || link.with(|link| link.query.text.clone()))
                change=Callback::new(change)
                label="Search for"
                placeholder="Words, an address, a ticket…"
                class="input search"
                main=true
            />
            <select
                class="select"
                class:narrowed=move || customer.get().is_some()
                aria-label="Customer"
                on:change=choose
            >
                <option value="" prop:selected=move || customer.get().is_none()>"Any customer"</option>
                {customers}
            </select>
        </div>
        <nav class="tabs" aria-label="Kinds">
            {tab(None)}
            {super::kinds(use_session()).map(|kind| tab(Some(kind))).collect_view()}
        </nav>
    }
    .into_any()
}
