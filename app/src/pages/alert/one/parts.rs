//! The indicators and assets of an alert.

use super::opened::use_alert;
use crate::components::CopyButton;
use argus_domain::alert::{AlertAsset, AlertIoc};
use leptos::prelude::*;

#[component]
pub(super) fn Iocs() -> impl IntoView {
    let alert = use_alert();
    let iocs = Memo::new(move |_| alert.found.with(|alert| alert.iocs.clone()).unwrap_or_default());
    let row = |ioc: AlertIoc| {
        view! {
            <tr>
                <td class="mono">
                    {ioc.value.clone()}
                    <CopyButton text=ioc.value label="Copy the value"/>
                </td>
                <td class="col-kind">{ioc.kind.name()}</td>
                <td class="col-tlp">{ioc.tlp.label()}</td>
            </tr>
        }
    };
    move || {
        iocs.with(|iocs| !iocs.is_empty()).then(|| {
            view! {
                <section class="panel flush" aria-labelledby="alert-iocs-title">
                    <header class="page-head"><h2 id="alert-iocs-title">"Indicators of compromise"</h2></header>
                    <div class="table-box">
                        <table class="list iocs">
                            <thead>
                                <tr>
                                    <th scope="col">"Value"</th>
                                    <th scope="col" class="col-kind">"Type"</th>
                                    <th scope="col" class="col-tlp">"TLP"</th>
                                </tr>
                            </thead>
                            <tbody>{iocs.get().into_iter().map(row).collect_view()}</tbody>
                        </table>
                    </div>
                </section>
            }
        })
    }
}

#[component]
pub(super) fn Assets() -> impl IntoView {
    let alert = use_alert();
    let assets = Memo::new(move |_| alert.found.with(|alert| alert.assets.clone()).unwrap_or_default());
    let row = |asset: AlertAsset| {
        view! {
            <tr>
                <td>{asset.name} <span class="muted">{asset.description}</span></td>
                <td>{asset.kind}</td>
                <td class="mono">{asset.ip}</td>
                <td class="mono">{asset.domain}</td>
            </tr>
        }
    };
    move || {
        assets.with(|assets| !assets.is_empty()).then(|| {
            view! {
                <section class="panel flush" aria-labelledby="alert-assets-title">
                    <header class="page-head"><h2 id="alert-assets-title">"Assets"</h2></header>
                    <div class="table-box">
                        <table class="list">
                            <thead>
                                <tr>
                                    <th scope="col">"Name"</th>
                                    <th scope="col">"Type"</th>
                                    <th scope="col">"IP"</th>
                                    <th scope="col">"Domain"</th>
                                </tr>
                            </thead>
                            <tbody>{assets.get().into_iter().map(row).collect_view()}</tbody>
                        </table>
                    </div>
                </section>
            }
        })
    }
}
