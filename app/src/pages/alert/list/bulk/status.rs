//! How far somebody has come with the alerts.

use super::{Deed, for_alerts::ForAlerts, use_bulk};
use crate::components::{Choice, Field, FieldState, SelectInput};
use argus_domain::alert::{AlertStatus, AlertSummary};
use leptos::prelude::*;

#[component]
pub(super) fn StatusDialog(alerts: Vec<AlertSummary>) -> impl IntoView {
    let bulk = use_bulk();
    let problems = FieldState::new();
    let status = RwSignal::new(AlertStatus::InProgress.name().to_owned());
    let comment = RwSignal::new(String::new());
    let all = StoredValue::new(alerts.clone());
    let submit = Callback::new(move |()| {
        if let Some(status) = AlertStatus::named(&status.get_untracked()) {
            bulk.act(Deed::Status { status, comment: comment.get_untracked() }, all.get_value());
        }
    });
    let open = AlertStatus::CHOSEN.into_iter().filter(|status| status.is_open());
    let choices = Signal::stored(
        open.map(|status| Choice { value: status.name().to_owned(), label: status.label().to_owned() })
            .collect::<Vec<_>>(),
    );
    view! {
        <ForAlerts title="Set the status of alerts" alerts action="Set status" submit comment>
            <Field id="bulk-status" label="Status" problem=problems.of("status")>
                <SelectInput id="bulk-status" value=status choices/>
            </Field>
        </ForAlerts>
    }
    .into_any()
}
