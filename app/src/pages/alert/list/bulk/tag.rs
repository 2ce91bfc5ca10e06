//! Which tags come and which go.

use super::{Deed, for_alerts::ForAlerts, use_bulk};
use crate::pages::work_list::TagFields;
use argus_domain::alert::AlertSummary;
use leptos::prelude::*;

#[component]
pub(super) fn TagDialog(alerts: Vec<AlertSummary>) -> impl IntoView {
    let bulk = use_bulk();
    let tags = TagFields::new();
    let comment = RwSignal::new(String::new());
    let all = StoredValue::new(alerts.clone());
    let submit = Callback::new(move |()| {
        if let Some((add, remove)) = tags.read() {
            bulk.act(Deed::Tag { add, remove, comment: comment.get_untracked() }, all.get_value());
        }
    });
    view! {
        <ForAlerts title="Tag alerts" alerts action="Save" submit comment>
            {tags.view()}
        </ForAlerts>
    }
    .into_any()
}
