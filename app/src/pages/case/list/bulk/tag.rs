//! Which tags come and which go.

use super::{Deed, use_bulk};
use crate::pages::work_list::{TagFields, Together};
use argus_domain::case::CaseSummary;
use leptos::prelude::*;

#[component]
pub(super) fn TagDialog(cases: Vec<CaseSummary>) -> impl IntoView {
    let bulk = use_bulk();
    let tags = TagFields::new();
    let all = StoredValue::new(cases.clone());
    let submit = Callback::new(move |()| {
        if let Some((add, remove)) = tags.read() {
            bulk.act(Deed::Tag { add, remove }, all.get_value());
        }
    });
    view! {
        <Together bulk title="Tag cases" rows=cases action="Save" submit>
            {tags.view()}
        </Together>
    }
    .into_any()
}
