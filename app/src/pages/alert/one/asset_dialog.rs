//! An asset of an alert: a new one, or one that is put right.

use super::opened::use_alert;
use crate::{
    api::alert::change_part_of_alert,
    components::{ConflictNote, Dialog, Field, TextInput, note_id},
    pages::case::part_form::{PartForm, changed},
    state::tell,
};
use argus_domain::alert::{AlertAsset, AlertPartChange, AssetChange, NewAsset};
use leptos::{ev, prelude::*};

#[component]
pub(super) fn AssetDialog(asset: Option<AlertAsset>, close: Callback<()>) -> impl IntoView {
    let alert = use_alert();
    let title = if asset.is_some() { "Asset" } else { "Add an asset" };
    let typed = |text: fn(&AlertAsset) -> &String| {
        RwSignal::new(asset.as_ref().map(|asset| text(asset).clone()).unwrap_or_default())
    };
    let name = typed(|asset| &asset.name);
    let kind = typed(|asset| &asset.kind);
    let ip = typed(|asset| &asset.ip);
    let domain = typed(|asset| &asset.domain);
    let description = typed(|asset| &asset.description);
    let saving = PartForm::new(alert.version());
    let PartForm { fields, busy, version, conflicts, .. } = saving;
    let order = move || match &asset {
        Some(asset) => {
            let change = AssetChange {
                version: version.get(),
                name: changed(&asset.name, name.get()),
                kind: changed(&asset.kind, kind.get()),
                ip: changed(&asset.ip, ip.get()),
                domain: changed(&asset.domain, domain.get()),
                description: changed(&asset.description, description.get()),
            };
            AlertPartChange::ChangeAsset(asset.id, change)
        }
        None => AlertPartChange::AddAsset(NewAsset {
            name: name.get(),
            kind: kind.get(),
            ip: ip.get(),
            domain: domain.get(),
            description: description.get(),
        }),
    };
    let order = StoredValue::new(order);
    let save = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        saving.begin();
        let order = order.with_value(|order| untrack(order));
        let done = move |saved| {
            alert.put(saved);
            close.run(());
        };
        tell(change_part_of_alert(alert.id, order), done, move |failure| saving.failed(failure));
    });
    let over_theirs = Callback::new(move |newest: i64| {
        version.set(newest);
        save.run(());
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save.run(());
    };
    let problem = fields.of("name");
    let wrong = move |name: &'static str| {
        let problem = fields.of(name);
        Signal::derive(move || problem.with(Option::is_some))
    };
    view! {
        <Dialog title class="wide" on_close=close>
            <form class="dialog-form" novalidate="" on:submit=submit>
                <div class="dialog-body">
                    {move || conflicts.get().map(|found| view! { <ConflictNote found over_theirs/> })}
                    <div class="field-pair">
                        <Field id="asset-name" label="Name" required=true problem>
                            <TextInput id="asset-name" value=name required=true first=true wrong=wrong("name")/>
                        </Field>
                        <Field id="asset-kind" label="Type" hint="server, account, …" problem=fields.of("kind")>
                            <TextInput id="asset-kind" value=kind wrong=wrong("kind")/>
                        </Field>
                    </div>
                    <div class="field-pair">
                        <Field id="asset-ip" label="IP" problem=fields.of("ip")>
                            <TextInput id="asset-ip" value=ip wrong=wrong("ip")/>
                        </Field>
                        <Field id="asset-domain" label="Domain" problem=fields.of("domain")>
                            <TextInput id="asset-domain" value=domain wrong=wrong("domain")/>
                        </Field>
                    </div>
                    <Field id="asset-description" label="Description" problem=fields.of("description")>
                        <textarea
                            id="asset-description"
                            class="input"
                            rows="3"
                            aria-describedby=note_id("asset-description")
                            bind:value=description
                        ></textarea>
                    </Field>
                </div>
                <footer class="dialog-foot">
                    <span class="grow"></span>
                    <button type="button" class="btn" on:click=move |_| close.run(())>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || busy.get()>"Save"</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
