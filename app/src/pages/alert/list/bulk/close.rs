//! What the alerts came to.

use super::{Deed, for_alerts::ForAlerts, use_bulk};
use crate::components::{Field, FieldState, SelectInput, outcome_choices};
use argus_domain::{Invalid, alert::AlertSummary, case::Outcome};
use leptos::prelude::*;

#[component]
pub(super) fn CloseDialog(alerts: Vec<AlertSummary>) -> impl IntoView {
    let bulk = use_bulk();
    let problems = FieldState::new();
    let (resolution, comment) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let all = StoredValue::new(alerts.clone());
    let submit = Callback::new(move |()| match Outcome::named(&resolution.get_untracked()) {
        Some(resolution) => {
            let deed = Deed::Close { resolution: Some(resolution), comment: comment.get_untracked() };
            bulk.act(deed, all.get_value());
        }
        None => problems.set(Invalid::one("resolution", "must be chosen")),
    });
    view! {
        <ForAlerts title="Close alerts" alerts action="Close alerts" submit comment>
            <Field
                id="bulk-resolution"
                label="Resolution"
                required=true
                hint="What the alerts came to."
                problem=problems.of("resolution")
            >
                <SelectInput id="bulk-resolution" value=resolution none="Choose…" choices=outcome_choices()/>
            </Field>
        </ForAlerts>
    }
    .into_any()
}
