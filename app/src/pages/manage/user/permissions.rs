//! What a user may do, and through which groups.

use super::one_page::Opened;
use crate::components::Loaded;
use argus_domain::{Permission, membership::GroupName};
use leptos::prelude::*;

#[component]
pub(super) fn Permissions(opened: Opened) -> impl IntoView {
    view! {
        <section class="panel flush" aria-labelledby="permissions">
            <header class="page-head"><h2 id="permissions">"Permissions"</h2></header>
            <p class="muted">"What the groups give. Change it by the groups, or at a group itself."</p>
            <Loaded asked=opened.rights lines=3 view=Callback::new(move |_| table(opened))/>
        </section>
    }
    .into_any()
}

fn table(opened: Opened) -> AnyView {
    let row = |(permission, groups): &(Permission, Vec<GroupName>)| {
        let names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
        view! {
            <tr>
                <td class="mono">{permission.name()}</td>
                <td>{permission.description()}</td>
                <td>{names.join(", ")}</td>
            </tr>
        }
    };
    let body = move || {
        opened.rights.with(|rights| {
            (!rights.permissions.is_empty()).then(|| {
                view! {
                    <div class="table-box">
                        <table class="list manage">
                            <thead>
                                <tr>
                                    <th scope="col">"Permission"</th>
                                    <th scope="col">"What it lets one do"</th>
                                    <th scope="col">"Through"</th>
                                </tr>
                            </thead>
                            <tbody>{rights.permissions.iter().map(row).collect_view()}</tbody>
                        </table>
                    </div>
                }
            })
        })
    };
    body.into_any()
}
