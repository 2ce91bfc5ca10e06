//! What somebody makes of a workflow.

use argus_domain::{
    CustomerId, StateId,
    case::{CaseStatus, Lifecycle, Needs},
    workflow::{ManagedWorkflow, Move, StepContent, WorkflowContent},
};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) name: RwSignal<String>,
    pub(super) customers: RwSignal<Vec<String>>,
    pub(super) steps: RwSignal<Vec<StepForm>>,
    /// States that were taken away while cases are in them.
    pub(super) leaving: RwSignal<Vec<Leaving>>,
    /// Of the next new step.
    next_key: StoredValue<u32>,
}

/// A state, told from others by a key, as new ones have no number yet.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct StepForm {
    pub(super) key: u32,
    pub(super) id: Option<StateId>,
    pub(super) cases: u64,
    pub(super) name: RwSignal<String>,
    pub(super) lifecycle: RwSignal<String>,
    /// Of an open one; closed ones are closed for programs, too.
    pub(super) status: RwSignal<String>,
    pub(super) tasks_done: RwSignal<bool>,
    pub(super) outcome: RwSignal<bool>,
    pub(super) classification: RwSignal<bool>,
    /// Keys of those that may follow.
    pub(super) next: RwSignal<Vec<String>>,
}

/// A state that goes, and the key of the one that its cases go to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Leaving {
    pub(super) id: StateId,
    pub(super) name: String,
    pub(super) cases: u64,
    /// Counted, as the row whose button made it is gone.
    pub(super) to: ArcRwSignal<String>,
}

impl Form {
    pub(super) fn of(managed: Option<&ManagedWorkflow>) -> Self {
        let form = Self {
            name: RwSignal::new(managed.map(|one| one.workflow.name.clone()).unwrap_or_default()),
            customers: RwSignal::new(
                managed
                    .map(|one| one.customers.iter().map(|customer| customer.id.to_string()).collect())
                    .unwrap_or_default(),
            ),
            steps: RwSignal::new(Vec::new()),
            leaving: RwSignal::new(Vec::new()),
            next_key: StoredValue::new(0),
        };
        match managed {
            None => {
                form.add("Open", Lifecycle::Open);
                form.add("Closed", Lifecycle::Closed);
            }
            Some(managed) => form.read_from(managed),
        }
        form
    }

    fn read_from(self, managed: &ManagedWorkflow) {
        let steps = &managed.workflow.steps;
        for ((step, status), cases) in steps.iter().zip(&managed.statuses).zip(&managed.cases) {
            let key = self.add(&step.state.name, step.state.lifecycle);
            self.steps.update(|forms| {
                if let Some(form) = forms.iter_mut().find(|form| form.key == key) {
                    (form.id, form.cases) = (Some(step.state.id), *cases);
                    if step.state.lifecycle == Lifecycle::Open {
                        form.status.set(status.name().to_owned());
                    }
                    form.tasks_done.set(step.needs.tasks_done);
                    form.outcome.set(step.needs.outcome);
                    form.classification.set(step.needs.classification);
                }
            });
        }
        let forms = self.steps.get_untracked();
        let key =
            |id: &StateId| forms.iter().find(|form| form.id == Some(*id)).map(|form| form.key.to_string());
        for (form, step) in forms.iter().zip(steps) {
            form.next.set(step.next.iter().filter_map(key).collect());
        }
    }

    /// Gives the new one's key.
    pub(super) fn add(self, name: &str, lifecycle: Lifecycle) -> u32 {
        let key = self.next_key.get_value();
        self.next_key.set_value(key + 1);
        let step = StepForm {
            key,
            id: None,
            cases: 0,
            name: RwSignal::new(name.to_owned()),
            lifecycle: RwSignal::new(lifecycle.name().to_owned()),
            status: RwSignal::new(CaseStatus::WorkingSoc.name().to_owned()),
            tasks_done: RwSignal::new(false),
            outcome: RwSignal::new(false),
            classification: RwSignal::new(false),
            next: RwSignal::new(Vec::new()),
        };
        self.steps.update(|steps| steps.push(step));
        key
    }

    /// One place up, or down.
    pub(super) fn shift(self, key: u32, by: isize) {
        self.steps.update(|steps| {
            let Some(at) = steps.iter().position(|step| step.key == key) else { return };
            let to = at.saturating_add_signed(by).min(steps.len() - 1);
            steps.swap(at, to);
        });
    }

    pub(super) fn remove(self, step: StepForm) {
        self.steps.update(|steps| steps.retain(|other| other.key != step.key));
        if let (Some(id), true) = (step.id, step.cases > 0) {
            let name = step.name.get_untracked();
            let to = ArcRwSignal::new(String::new());
            self.leaving.update(|all| all.push(Leaving { id, name, cases: step.cases, to }));
        }
    }

    /// What is written now.
    pub(super) fn read(self) -> WorkflowContent {
        let forms = self.steps.get();
        let place = |key: &String| forms.iter().position(|form| form.key.to_string() == *key);
        let status = |form: &StepForm| match Lifecycle::named(&form.lifecycle.get()) {
            Some(Lifecycle::Closed) => CaseStatus::Closed,
            _ => form.status.get().parse().unwrap_or(CaseStatus::WorkingSoc),
        };
        let step = |form: &StepForm| StepContent {
            id: form.id,
            name: form.name.get(),
            lifecycle: Lifecycle::named(&form.lifecycle.get()).unwrap_or(Lifecycle::Open),
            status: status(form),
            needs: Needs {
                tasks_done: form.tasks_done.get(),
                outcome: form.outcome.get(),
                classification: form.classification.get(),
            },
            next: form.next.get().iter().filter_map(place).collect(),
        };
        let leaving = self.leaving.get();
        let moves =
            leaving.iter().filter_map(|one| Some(Move { from: one.id, to: place(&one.to.get())? })).collect();
        WorkflowContent {
            name: self.name.get(),
            customers: self.customers.get().iter().filter_map(|id| id.parse::<CustomerId>().ok()).collect(),
            steps: forms.iter().map(step).collect(),
            moves,
        }
    }
}
