//! What can be done with one indicator or asset.

use super::opened::use_alert;
use crate::{
    api::{Failure, alert::change_part_of_alert},
    components::{Icon, RemoveButton, icon},
};
use argus_domain::alert::AlertPartChange;
use leptos::prelude::*;

#[component]
pub(super) fn PartButtons(name: String, edit: Callback<()>, removal: AlertPartChange) -> impl IntoView {
    let alert = use_alert();
    let refusal = Signal::derive(move || alert.refusal());
    let label = format!("Edit {name}");
    let said = format!("Removed {name}. The log keeps what it was.");
    let remove = move |()| {
        let said = said.clone();
        alert.teller.tell(
            change_part_of_alert(alert.id, removal.clone()),
            move |saved| {
                alert.put(saved);
                alert.toasts.done(said);
            },
            move |failure| {
                if failure != Failure::Unreachable {
                    alert.toasts.failure(&failure);
                }
                if !alert.activity.is_disposed() {
                    alert.found.again();
                }
            },
        );
    };
    view! {
        <button
            type="button"
            class="icon-btn small"
            aria-label=label
            disabled=move || refusal.get().is_some()
            title=move || refusal.get().unwrap_or("Edit")
            on:click=move |_| edit.run(())
        >
            {icon(Icon::Edit)}
        </button>
        <RemoveButton label=format!("Remove {name}") title="Remove" refusal press=Callback::new(remove)/>
    }
    .into_any()
}
