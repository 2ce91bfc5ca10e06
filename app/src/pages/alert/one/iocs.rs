//! The indicators of an alert.

use super::{ioc_dialog::IocDialog, opened::use_alert, part_buttons::PartButtons};
use crate::components::{CopyButton, Icon, icon};
use argus_domain::alert::{AlertIoc, AlertPartChange};
use leptos::prelude::*;

#[component]
pub(super) fn Iocs() -> impl IntoView {
    let alert = use_alert();
    let iocs = Memo::new(move |_| alert.found.with(|alert| alert.iocs.clone()).unwrap_or_default());
    // One that is there, or a new one.
    let editing = RwSignal::new(None::<Option<AlertIoc>>);
    let close = Callback::new(move |()| editing.set(None));
    let row = move |ioc: AlertIoc| {
        let (id, opened, value) = (ioc.id, ioc.clone(), ioc.value.clone());
        view! {
            <tr>
                <td class="mono">
                    {ioc.value.clone()}
                    <CopyButton text=ioc.value label="Copy the value"/>
                </td>
                <td class="col-kind">{ioc.kind.name()}</td>
                <td class="col-tlp">{ioc.tlp.label()}</td>
                <td class="col-acts">
                    <PartButtons
                        name=value
                        edit=Callback::new(move |()| editing.set(Some(Some(opened.clone()))))
                        removal=AlertPartChange::RemoveIoc(id)
                    />
                </td>
            </tr>
        }
    };
    let rows = move || {
        iocs.with(|iocs| !iocs.is_empty()).then(|| {
            view! {
                <div class="table-box">
                    <table class="list iocs">
                        <thead>
                            <tr>
                                <th scope="col">"Value"</th>
                                <th scope="col" class="col-kind">"Type"</th>
                                <th scope="col" class="col-tlp">"TLP"</th>
                                <td class="col-acts"></td>
                            </tr>
                        </thead>
                        <tbody>{iocs.get().into_iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            }
        })
    };
    view! {
        <section class="panel flush" aria-labelledby="alert-iocs-title">
            <header class="page-head">
                <h2 id="alert-iocs-title">"Indicators of compromise"</h2>
                <span class="grow"></span>
                <button
                    type="button"
                    class="btn"
                    disabled=move || alert.refusal().is_some()
                    title=move || alert.refusal().unwrap_or("Add an indicator")
                    on:click=move |_| editing.set(Some(None))
                >
                    {icon(Icon::Plus)}
                    "Add indicator"
                </button>
            </header>
            {rows}
            {move || editing.get().map(|ioc| view! { <IocDialog ioc close/> })}
        </section>
    }
    .into_any()
}
