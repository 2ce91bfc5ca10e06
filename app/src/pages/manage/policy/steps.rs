//! Who else is told as long as nobody acknowledges it.

use super::{
    PolicyList,
    form::Form,
    whom_form::{WhomFields, WhomForm, Whose},
};
use crate::components::{FieldState, Icon, RemoveButton, icon};
use argus_domain::{
    Invalid,
    policy::{Step, Whom},
};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(super) struct StepForm {
    /// Minutes.
    after: RwSignal<String>,
    whom: WhomForm,
}

impl StepForm {
    pub(super) fn of(step: &Step) -> Self {
        Self { after: RwSignal::new(step.after.to_string()), whom: WhomForm::of(&step.whom) }
    }

    pub(super) fn read(self, place: usize, invalid: &mut Invalid) -> Step {
        let at = format!("steps.{place}.");
        let after = self.after.get().trim().parse().unwrap_or_else(|_| {
            invalid.add(format!("{at}after"), "must be a whole number of minutes");
            1
        });
        Step { after, whom: self.whom.read(&at, invalid) }
    }

    /// A quarter of an hour after the one before it.
    fn after_all(steps: &[Self]) -> Self {
        const PAUSE: u32 = 15;
        let last = steps.last().and_then(|step| step.after.get_untracked().trim().parse::<u32>().ok());
        Self::of(&Step { after: last.unwrap_or_default().saturating_add(PAUSE), whom: Whom::default() })
    }
}

#[component]
pub(super) fn Steps(list: PolicyList, form: Form, fields: FieldState) -> impl IntoView {
    let steps = form.steps;
    let add = move |_| steps.update(|steps| steps.push(StepForm::after_all(steps)));
    let is_full = move || steps.with(|steps| steps.len() >= Step::MOST);
    let problem = move || {
        fields.now("steps").map(|problem| {
            view! { <p class="field-note wrong" role="alert">{format!("Steps {problem}.")}</p> }
        })
    };
    view! {
        <fieldset class="rule-part">
            <legend>"When nobody acknowledges it"</legend>
            <p class="field-note">
                "An alert is acknowledged once somebody has it or it is no longer new, a case once it has an assignee. What a step finds without is told to others, too; quiet hours and silences hold here as well."
            </p>
            <For each=move || steps.get() key=|step| step.after children=move |step| one(list, form, fields, step)/>
            {problem}
            <button
                type="button"
                class="btn"
                disabled=is_full
                title=move || is_full().then(|| format!("There are {} steps at most.", Step::MOST))
                on:click=add
            >
                {icon(Icon::Plus)}
                "Add a step"
            </button>
        </fieldset>
    }
    .into_any()
}

fn one(list: PolicyList, form: Form, fields: FieldState, step: StepForm) -> AnyView {
    let steps = form.steps;
    let place = Memo::new(move |_| {
        steps.with(|steps| steps.iter().position(|one| one.after == step.after).unwrap_or_default() + 1)
    });
    let whose = Whose(Signal::derive(move || Some(place.get())));
    let remove = Callback::new(move |()| steps.update(|steps| steps.retain(|one| one.after != step.after)));
    let problem = move || fields.now(&whose.field("after"));
    let note = move || format!("step-{}-note", place.get());
    view! {
        <fieldset class="policy-step">
            <legend>{move || format!("Step {}", place.get())}</legend>
            <div class="policy-step-after">
                <label>
                    "Minutes after the message"
                    <input
                        class="input"
                        type="text"
                        inputmode="numeric"
                        autocomplete="off"
                        aria-describedby=note
                        aria-invalid=move || problem().is_some().to_string()
                        bind:value=step.after
                    />
                </label>
                <RemoveButton
                    label=Signal::derive(move || format!("Remove step {}", place.get()))
                    title="Remove"
                    press=remove
                />
            </div>
            <p class="field-note" class:wrong=move || problem().is_some() id=note>
                {move || problem().map(|problem| format!("Minutes {problem}."))}
            </p>
            <WhomFields list form=step.whom whose fields/>
        </fieldset>
    }
    .into_any()
}
