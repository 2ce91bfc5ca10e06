//! A list of keys.

use super::super::parts::Confirm;
use crate::{
    browser::time as clock,
    components::{Clock, RemoveButton, time},
    state::Asked,
};
use argus_domain::{ApiKeyId, Timestamp, api_key::ApiKey, criteria::Page};
use leptos::prelude::*;

#[component]
pub(super) fn KeyTable(
    found: Asked<Page<ApiKey>>,
    /// Whether they belong to different people.
    owners: bool,
    revoke: Callback<ApiKeyId>,
) -> impl IntoView {
    let asking = RwSignal::new(None::<(ApiKeyId, String)>);
    let rows = move || found.with(|page| page.rows.iter().map(|key| row(key, owners, asking)).collect_view());
    let question = move || {
        let (id, name) = asking.get()?;
        let text = format!(
            "Whatever uses the key “{name}” is refused from now on. A revoked key does not come back."
        );
        let on_yes = Callback::new(move |()| revoke.run(id));
        let on_close = Callback::new(move |()| asking.set(None));
        Some(view! { <Confirm title="Revoke the key" text yes="Revoke" on_yes on_close/> })
    };
    view! {
        <div class="table-box">
            <table class="list manage">
                <thead>
                    <tr>
                        <th scope="col">"Name"</th>
                        {owners.then(|| view! { <th scope="col">"Owner"</th> })}
                        <th scope="col">"May"</th>
                        <th scope="col" class="col-when">"Last used"</th>
                        <th scope="col" class="col-when">"Expires"</th>
                        <th scope="col" class="col-when">"Added"</th>
                        <th scope="col" class="col-act"><span class="sr-only">"Actions"</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {question}
    }
    .into_any()
}

fn row(key: &ApiKey, owners: bool, asking: RwSignal<Option<(ApiKeyId, String)>>) -> AnyView {
    let may = match &key.permissions {
        None => "all that its owner may".to_owned(),
        Some(only) => only.iter().map(|permission| permission.name()).collect::<Vec<_>>().join(", "),
    };
    let owner = owners.then(|| {
        let address = format!("/manage/users/{}", key.owner.id);
        view! { <td><a href=address>{key.owner.name.clone()}</a></td> }
    });
    let about = (key.id, key.name.clone());
    let label = format!("Revoke {}", key.name);
    view! {
        <tr>
            <td>{key.name.clone()}</td>
            {owner}
            <td>{may}</td>
            <td class="col-when">{moment(key.last_used, "never used")}</td>
            <td class="col-when">{expiry(key.expires)}</td>
            <td class="col-when">{time(key.added, Clock::Relative)}</td>
            <td class="col-act">
                <RemoveButton label title="Revoke" press=Callback::new(move |()| asking.set(Some(about.clone())))/>
            </td>
        </tr>
    }
    .into_any()
}

fn moment(at: Option<Timestamp>, none: &'static str) -> AnyView {
    at.map_or_else(|| none.into_any(), |at| time(at, Clock::Relative))
}

/// What is over is said in a word, too.
fn expiry(at: Option<Timestamp>) -> AnyView {
    let is_over = at.is_some_and(|at| at <= clock::now());
    let shown = match at {
        None => "never".into_any(),
        Some(at) => time(at, Clock::Row),
    };
    view! { <span class:late=is_over>{shown} {is_over.then_some(" expired")}</span> }.into_any()
}
