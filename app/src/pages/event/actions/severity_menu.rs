//! Another severity.

use super::{Deed, Target, use_actions};
use crate::components::{Icon, Popover, icon, severity_mark};
use argus_domain::Severity;
use leptos::prelude::*;

#[component]
pub(super) fn SeverityMenu(targets: Signal<Vec<Target>>) -> impl IntoView {
    let actions = use_actions();
    let open = RwSignal::new(false);
    let one = move |severity: Severity| {
        let choose = move |_| {
            open.set(false);
            actions.act(Deed::Severity(severity), targets.get_untracked());
        };
        let is_so = move || {
            let so = targets.with(|all| all.iter().all(|target| target.severity == severity));
            so.then_some("true")
        };
        view! {
            <button type="button" class="menu-item" aria-current=is_so on:click=choose>
                {severity_mark(severity)}
            </button>
        }
    };
    let button = || {
        view! {
            {icon(Icon::Severity)}
            <span class="action-text">"Severity"</span>
            {icon(Icon::Down)}
        }
    };
    view! {
        <Popover open label="Severity: change" class="btn small" button=ViewFn::from(button)>
            <div class="menu-list">{Severity::ALL.into_iter().rev().map(one).collect_view()}</div>
        </Popover>
    }
    .into_any()
}
