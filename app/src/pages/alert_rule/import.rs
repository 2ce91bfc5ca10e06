//! Rules that were written elsewhere: what they become is shown before they are added.

use super::{MAY_NOT, import_drafts::drafts_view};
use crate::{
    api::{
        Failure,
        alert_rule::{import_alert_rules, read_alert_rules},
        customer::list_customers,
    },
    components::{Choice, Field, FieldState, note_id},
    link::AlertRuleLink,
    pages::manage::fold::Fold,
    state::{ask, tell, use_go, use_session, use_toasts},
    text::number,
};
use argus_domain::{
    Permission,
    alert_rule::{AlertRuleContent, RuleDraft},
    event::CustomerName,
};
use leptos::{ev, html, prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

const ID: &str = "import-text";

#[component]
pub(super) fn Import() -> impl IntoView {
    let go = use_go();
    let toasts = use_toasts();
    let refusal = (!use_session().may(Permission::ManageAlertRules)).then_some(MAY_NOT);
    let sees_everybody = use_session().may(Permission::AllCustomers);
    let text = RwSignal::new(String::new());
    let drafts = RwSignal::new(None::<Vec<RuleDraft>>);
    let chosen = RwSignal::new(Vec::<String>::new());
    let busy = RwSignal::new(false);
    let fields = FieldState::new();
    let customers = ask(|| Some(list_customers(String::new())));
    Effect::new(move |_| {
        let seen = customers.with(|all| all.iter().map(|one| one.id.to_string()).collect::<Vec<_>>());
        if let Some(seen) = seen
            && !sees_everybody
            && chosen.with_untracked(Vec::is_empty)
        {
            chosen.set(seen);
        }
    });
    let choices = Signal::derive(move || {
        let choice = |one: &CustomerName| Choice { value: one.id.to_string(), label: one.name.clone() };
        customers.with(|all| all.iter().map(choice).collect::<Vec<_>>()).unwrap_or_default()
    });
    let failed = move |failure: Failure| {
        busy.set(false);
        match failure {
            Failure::Invalid(invalid) => {
                fields.set(invalid);
                fields.focus_first();
            }
            other => toasts.failure(&other),
        }
    };
    let look = move || {
        fields.clear();
        busy.set(true);
        let done = move |found| {
            busy.set(false);
            drafts.set(Some(found));
        };
        tell(read_alert_rules(text.get_untracked()), done, failed);
    };
    let found = Memo::new(move |_| {
        drafts.with(|drafts| drafts.iter().flatten().filter(|draft| draft.content.is_some()).count())
    });
    let add = move |_| {
        let customers =
            chosen.with_untracked(|ids| ids.iter().filter_map(|id| id.parse().ok()).collect::<Vec<_>>());
        let of = |mut content: AlertRuleContent| {
            if content.customers.is_empty() {
                content.customers.clone_from(&customers);
            }
            content
        };
        let rules: Vec<AlertRuleContent> = drafts.with_untracked(|drafts| {
            drafts.iter().flatten().filter_map(|draft| draft.content.clone()).map(of).collect()
        });
        fields.clear();
        busy.set(true);
        let done = move |saved: Vec<_>| {
            toasts.done(format!("Added {}.", number::counted(saved.len() as u64, "rule")));
            go.to(AlertRuleLink::PATH);
        };
        tell(import_alert_rules(rules), done, failed);
    };
    let input = NodeRef::<html::Input>::new();
    let read_files = move |_| {
        let Some(files) = input.get_untracked().and_then(|input| input.files()) else { return };
        let files: Vec<_> = (0..files.length()).filter_map(|place| files.get(place)).collect();
        spawn_local(async move {
            let mut texts = Vec::new();
            for file in files {
                if let Ok(content) = JsFuture::from(file.text()).await
                    && let Some(content) = content.as_string()
                {
                    texts.push(content);
                }
            }
            text.set(texts.join("\n---\n"));
            drafts.set(None);
        });
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if !busy.get_untracked() && refusal.is_none() {
            look();
        }
    };
    let problem = Signal::derive(move || fields.but_of(|_| false).get());
    let add_button = move || {
        let count = found.get();
        (count > 0).then(|| {
            let label = format!("Add {}", number::counted(count as u64, "rule"));
            view! {
                <button type="button" class="btn primary" disabled=move || busy.get() on:click=add>{label}</button>
            }
        })
    };
    view! {
        <h1>"Import alert rules"</h1>
        <form class="rule-form" novalidate="" on:submit=submit>
            <p class="muted">
                "Sigma rules in YAML, or JSON as it is exported. What cannot be mapped is told, and Sigma rules are added switched off, so that each can be tried first."
            </p>
            <label class="read-file">
                "From files "
                <input type="file" multiple="" accept=".yml,.yaml,.json" node_ref=input on:change=read_files/>
            </label>
            <Field id=ID label="Rules" problem>
                <textarea
                    id=ID
                    class="input markdown-source"
                    spellcheck="false"
                    rows="14"
                    aria-describedby=note_id(ID)
                    aria-invalid=move || problem.with(Option::is_some).to_string()
                    prop:value=move || text.get()
                    on:input=move |event| {
                        text.set(event_target_value(&event));
                        drafts.set(None);
                    }
                ></textarea>
            </Field>
            <Fold label="Customers of rules that name none" any="everybody" choices chosen/>
            <p class="actions">
                <button
                    type="submit"
                    class="btn"
                    disabled=move || busy.get() || refusal.is_some() || text.with(|text| text.trim().is_empty())
                    title=refusal
                >
                    "Look at them"
                </button>
                {add_button}
                <a class="btn ghost" href=AlertRuleLink::PATH>"Cancel"</a>
            </p>
            <div role="status">{move || drafts.with(|drafts| drafts.as_deref().map(drafts_view))}</div>
        </form>
    }
    .into_any()
}
