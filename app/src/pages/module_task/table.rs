//! The table of tasks. What narrows it stays where it is while the rows below change.

use super::{follow::TaskList, row::row};
use crate::components::row_keys;
use leptos::{html, prelude::*};

#[component]
pub(super) fn Table(
    list: TaskList,
    /// Tasks of one case need not name it.
    #[prop(optional)]
    of_one_case: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let ids = move || {
        list.found.with(|page| page.rows.iter().map(|task| task.id).collect::<Vec<_>>()).unwrap_or_default()
    };
    view! {
        <div class="table-box">
            <table class="list dim-tasks" node_ref=node on:keydown=on_key>
                <thead>
                    <tr>
                        <th scope="col" class="col-id">"Task ID"</th>
                        <th scope="col" class="col-state">"State"</th>
                        {(!of_one_case).then(|| view! { <th scope="col" class="col-case">"Case"</th> })}
                        <th scope="col" class="col-module">"Processing Module"</th>
                        <th scope="col" class="col-user">"Initiating User"</th>
                        <th scope="col" class="col-time">"Started"</th>
                        <th scope="col" class="col-took">"Duration"</th>
                    </tr>
                    {children.map(|children| children())}
                </thead>
                <tbody>
                    <For each=ids key=|id| *id children=move |id| row(list, !of_one_case, id)/>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}
