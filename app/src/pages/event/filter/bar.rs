//! The filter of a search, and what is done with a search as a whole.

use super::{super::state::use_events, filtered::Filtered, parts::FilterParts, time_picker::TimePicker};
use crate::{
    components::{Icon, LiveMark, icon},
    link::{AlertRuleLink, EventLink, FilterField},
    pages::saved::SavedSearches,
    state::{use_go, use_session, use_toasts},
};
use argus_domain::{Permission, saved_search::SavedList};
use leptos::prelude::*;

const MAY_NOT_WRITE_RULES: &str =
    "You need the permission “manageAlertRules” for this. Ask an administrator for it.";

#[component]
pub(in crate::pages::event) fn FilterBar() -> impl IntoView {
    let state = use_events();
    let toasts = use_toasts();
    let go = use_go();
    provide_context(Filtered {
        link: Signal::derive(move || state.link()),
        change: Callback::new(move |link: EventLink| go.to(&link.write())),
        customers: state.customers,
        fields: &FilterField::ALL,
    });
    let question = Memo::new(move |_| state.with_link(EventLink::question));
    let refusal = (!use_session().may(Permission::ManageAlertRules)).then_some(MAY_NOT_WRITE_RULES);
    let make_rule = move |_| go.to(&AlertRuleLink::of_search(&state.link_untracked()));
    view! {
        <div class="filter-bar" role="search" aria-label="Events">
            <TimePicker/>
            <FilterParts/>
            <div class="filter-tools">
                <LiveMark/>
                <SavedSearches list=SavedList::Events question/>
                <button
                    type="button"
                    class="btn ghost"
                    disabled=refusal.is_some()
                    title=refusal.unwrap_or("Make an alert rule of this search")
                    aria-label="Make a rule of this search"
                    on:click=make_rule
                >
                    {icon(Icon::Alert)}
                    <span class="btn-text">"Make a rule"</span>
                </button>
                <button
                    type="button"
                    class="btn ghost"
                    title="Copy this search as a curl command"
                    aria-label="Copy as curl"
                    on:click=move |_| state.copy_as_curl(toasts)
                >
                    {icon(Icon::Terminal)}
                    <span class="btn-text">"Copy as curl"</span>
                </button>
                <button type="button" class="icon-btn" aria-label="Search again" title="Search again (r)" on:click=move |_| state.again()>
                    {icon(Icon::Refresh)}
                </button>
            </div>
        </div>
    }
    .into_any()
}
