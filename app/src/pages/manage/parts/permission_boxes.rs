//! Permissions to tick, each with what it lets one do.

use argus_domain::Permission;
use leptos::prelude::*;

#[component]
pub(crate) fn PermissionBoxes(
    legend: &'static str,
    choices: Vec<Permission>,
    /// Their names.
    chosen: RwSignal<Vec<String>>,
) -> impl IntoView {
    let one = move |permission: Permission| {
        let name = permission.name();
        let is_chosen = move || chosen.with(|chosen| chosen.iter().any(|other| other == name));
        let toggle = move |event| {
            let on = event_target_checked(&event);
            chosen.update(|chosen| {
                chosen.retain(|other| other != name);
                if on {
                    chosen.push(name.to_owned());
                }
            });
        };
        view! {
            <label class="box permission">
                <input type="checkbox" prop:checked=is_chosen on:change=toggle/>
                <span>
                    <span class="mono">{name}</span>
                    " "
                    <span class="muted">{permission.description()}</span>
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend>{legend}</legend>
            <div class="permissions">{choices.into_iter().map(one).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
