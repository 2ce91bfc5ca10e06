//! The assets of an alert.

use super::{asset_dialog::AssetDialog, opened::use_alert, part_buttons::PartButtons};
use crate::components::{Icon, icon};
use argus_domain::alert::{AlertAsset, AlertPartChange};
use leptos::prelude::*;

#[component]
pub(super) fn Assets() -> impl IntoView {
    let alert = use_alert();
    let assets = Memo::new(move |_| alert.found.with(|alert| alert.assets.clone()).unwrap_or_default());
    // One that is there, or a new one.
    let editing = RwSignal::new(None::<Option<AlertAsset>>);
    let close = Callback::new(move |()| editing.set(None));
    let row = move |asset: AlertAsset| {
        let (id, opened, name) = (asset.id, asset.clone(), asset.name.clone());
        view! {
            <tr>
                <td>{asset.name} <span class="muted">{asset.description}</span></td>
                <td>{asset.kind}</td>
                <td class="mono">{asset.ip}</td>
                <td class="mono">{asset.domain}</td>
                <td class="col-acts">
                    <PartButtons
                        name
                        edit=Callback::new(move |()| editing.set(Some(Some(opened.clone()))))
                        removal=AlertPartChange::RemoveAsset(id)
                    />
                </td>
            </tr>
        }
    };
    let rows = move || {
        assets.with(|assets| !assets.is_empty()).then(|| {
            view! {
                <div class="table-box">
                    <table class="list alert-assets">
                        <thead>
                            <tr>
                                <th scope="col">"Name"</th>
                                <th scope="col">"Type"</th>
                                <th scope="col">"IP"</th>
                                <th scope="col">"Domain"</th>
                                <td class="col-acts"></td>
                            </tr>
                        </thead>
                        <tbody>{assets.get().into_iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            }
        })
    };
    view! {
        <section class="panel flush" aria-labelledby="alert-assets-title">
            <header class="page-head">
                <h2 id="alert-assets-title">"Assets"</h2>
                <span class="grow"></span>
                <button
                    type="button"
                    class="btn"
                    disabled=move || alert.refusal().is_some()
                    title=move || alert.refusal().unwrap_or("Add an asset")
                    on:click=move |_| editing.set(Some(None))
                >
                    {icon(Icon::Plus)}
                    "Add asset"
                </button>
            </header>
            {rows}
            {move || editing.get().map(|asset| view! { <AssetDialog asset close/> })}
        </section>
    }
    .into_any()
}
