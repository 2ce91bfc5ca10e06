//! What a module is called for. It can be told not to be.

use super::{opened::OpenedModule, turned::turned};
use argus_domain::module::{Hook, ModuleChange};
use leptos::prelude::*;

#[component]
pub(super) fn Hooks(opened: OpenedModule) -> impl IntoView {
    let hooks = opened.part(|detail| detail.module.hooks.clone());
    let pipeline = opened.part(|detail| detail.module.is_pipeline);
    let files = move || {
        pipeline.get().unwrap_or_default().then(|| {
            view! { <p class="muted">"It processes files of evidence: “Process evidence…” among the actions of a case."</p> }
        })
    };
    let shown = move || {
        hooks.with(|hooks| {
            let hooks = hooks.as_ref()?;
            if hooks.is_empty() {
                return Some(view! { <p class="muted">"It waits for nothing that happens."</p> }.into_any());
            }
            Some(
                view! {
                    <div class="table-box">
                        <table class="list module-hooks">
                            <thead>
                                <tr>
                                    <th scope="col">"Hook"</th>
                                    <th scope="col">"Entry of the menu"</th>
                                    <th scope="col" class="col-waits">"Waited for"</th>
                                    <th scope="col" class="col-on">"On"</th>
                                </tr>
                            </thead>
                            <tbody>{hooks.iter().map(|hook| row(opened, hook)).collect_view()}</tbody>
                        </table>
                    </div>
                }
                .into_any(),
            )
        })
    };
    view! {
        <section class="panel" aria-labelledby="module-hooks">
            <h2 id="module-hooks">"Hooks"</h2>
            {files}
            {shown}
        </section>
    }
    .into_any()
}

fn row(opened: OpenedModule, hook: &Hook) -> AnyView {
    let name = StoredValue::new(hook.hook.clone());
    let is_muted = opened.part(move |detail| name.with_value(|name| detail.muted.contains(name)));
    let toggle = move |event| {
        let (is_on, back) = turned(&event);
        let mut muted = opened.found.with_untracked(|detail| detail.muted.clone()).unwrap_or_default();
        name.with_value(|name| {
            muted.retain(|other| other != name);
            if !is_on {
                muted.push(name.clone());
            }
        });
        opened.save_now(ModuleChange { muted: Some(muted), ..ModuleChange::default() }, back);
    };
    view! {
        <tr>
            <td class="mono wrap">{hook.hook.clone()}</td>
            <td>{hook.label.clone()}</td>
            <td class="col-waits">{if hook.synchronous { "yes" } else { "no" }}</td>
            <td class="col-on">
                <input
                    type="checkbox"
                    role="switch"
                    aria-label=format!("Called for {}", hook.hook)
                    prop:checked=move || !is_muted.get().unwrap_or_default()
                    on:change=toggle
                />
            </td>
        </tr>
    }
    .into_any()
}
