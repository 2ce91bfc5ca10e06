//! Workflows: the states that cases go through, and whose cases go through which.

mod form;
mod moves;
mod step;
mod workflow_dialog;

use crate::{
    api::{automation::automation_choices, workflow::list_workflows},
    browser::page,
    components::{Icon, Loaded, icon},
    state::{Asked, Group, ask, command, command_if, use_session},
};
use argus_domain::{
    Permission,
    automation::RuleChoices,
    case::{CaseStatus, Needs, Step, Workflow},
    workflow::ManagedWorkflow,
};
use leptos::prelude::*;
use workflow_dialog::WorkflowDialog;

/// What the page's parts share.
#[derive(Clone, Copy)]
struct Workflows {
    found: Asked<Vec<ManagedWorkflow>>,
    choices: Asked<RuleChoices>,
    /// The workflow whose dialog is open, or a new one.
    opened: RwSignal<Option<Opened>>,
}

#[derive(Clone, Debug, PartialEq)]
enum Opened {
    New,
    Workflow(Box<ManagedWorkflow>),
}

const MAY_NOT: &str = "You need the permission “administer” for this. Ask an administrator for it.";

#[component]
pub(crate) fn WorkflowsPage() -> impl IntoView {
    page::set_title("Workflows");
    let found = ask(|| Some(list_workflows()));
    let choices = ask(|| Some(automation_choices()));
    let workflows = Workflows { found, choices, opened: RwSignal::new(None) };
    let add = move || workflows.opened.set(Some(Opened::New));
    let refusal = (!use_session().may(Permission::Administer)).then_some(MAY_NOT);
    command_if(Group::Page, "n", "New workflow", refusal, add);
    command(Group::Page, "r", "Ask again", move || found.again());
    let all = move |_| {
        (move || found.with(|found| found.iter().map(|one| panel(workflows, one)).collect_view())).into_any()
    };
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Workflows"</h1>
                <button
                    type="button"
                    class="btn"
                    disabled=refusal.is_some()
                    title=refusal.unwrap_or("New workflow (n)")
                    on:click=move |_| add()
                >
                    {icon(Icon::Plus)}
                    "New workflow"
                </button>
            </header>
            <Loaded asked=found lines=8 view=Callback::new(all)/>
            {move || workflows.opened.get().map(|opened| view! { <WorkflowDialog workflows opened/> })}
        </section>
    }
    .into_any()
}

fn panel(workflows: Workflows, managed: &ManagedWorkflow) -> AnyView {
    let workflow = &managed.workflow;
    let names: Vec<&str> = managed.customers.iter().map(|customer| customer.name.as_str()).collect();
    let whose = match (managed.is_default, names.is_empty()) {
        (true, _) => "New cases of all customers that have no other go through it.".to_owned(),
        (false, true) => "No customer's new cases go through it.".to_owned(),
        (false, false) => format!("New cases of {} go through it.", names.join(", ")),
    };
    let rows = workflow.steps.iter().zip(&managed.statuses).zip(&managed.cases);
    let rows = rows.map(|((step, status), cases)| row(workflow, step, *status, *cases)).collect_view();
    let opened = Opened::Workflow(Box::new(managed.clone()));
    view! {
        <section class="panel flush" aria-label=workflow.name.clone()>
            <header class="page-head">
                <h2>{workflow.name.clone()}</h2>
                <span class="rule-told">{whose}</span>
                <span class="grow"></span>
                <button
                    type="button"
                    class="btn"
                    aria-label=format!("Edit {}", workflow.name)
                    on:click=move |_| workflows.opened.set(Some(opened.clone()))
                >
                    {icon(Icon::Edit)}
                    "Edit"
                </button>
            </header>
            <div class="table-box">
                <table class="list workflow">
                    <thead>
                        <tr>
                            <th scope="col">"State"</th>
                            <th scope="col" class="col-kind">"Kind"</th>
                            <th scope="col" class="col-status">"For programs"</th>
                            <th scope="col">"Needs"</th>
                            <th scope="col">"May be followed by"</th>
                            <th scope="col" class="col-cases num">"Cases"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(workflow: &Workflow, step: &Step, status: CaseStatus, cases: u64) -> AnyView {
    let next: Vec<String> =
        step.next.iter().filter_map(|id| workflow.step(*id)).map(|step| step.state.name.clone()).collect();
    let next = if next.is_empty() { "any".to_owned() } else { next.join(", ") };
    view! {
        <tr>
            <td>{step.state.name.clone()}</td>
            <td class="col-kind">{step.state.lifecycle.name()}</td>
            <td class="col-status">{status.name()}</td>
            <td>{needs(step.needs)}</td>
            <td>{next}</td>
            <td class="col-cases num">{cases}</td>
        </tr>
    }
    .into_any()
}

fn needs(Needs { tasks_done, outcome, classification }: Needs) -> String {
    let all = [(tasks_done, "tasks done"), (outcome, "outcome"), (classification, "classification")];
    let all: Vec<&str> = all.into_iter().filter_map(|(is, name)| is.then_some(name)).collect();
    if all.is_empty() { "nothing".to_owned() } else { all.join(", ") }
}
