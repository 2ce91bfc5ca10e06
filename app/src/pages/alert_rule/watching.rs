//! What a rule watches, and what an alert or case has to be like.

use super::{
    counting::span,
    form::{Form, Span},
};
use crate::{
    components::{Choice, Field, FieldState, SelectInput, TextInput},
    pages::{case::part_form, manage::fold::Fold},
};
use argus_domain::{
    Invalid, Severity,
    alert::AlertStatus,
    alert_rule::{AlertState, CaseState, Held, Watched},
    case::Lifecycle,
};
use leptos::prelude::*;

/// What is written about alerts and cases.
#[derive(Clone, Copy)]
pub(super) struct Watching {
    /// Events, alerts or cases.
    pub(super) of: RwSignal<String>,
    severities: RwSignal<Vec<String>>,
    statuses: RwSignal<Vec<String>>,
    lifecycle: RwSignal<String>,
    /// Separated by commas, as are those that follow.
    sources: RwSignal<String>,
    states: RwSignal<String>,
    classifications: RwSignal<String>,
    tags: RwSignal<String>,
    /// `yes`, `no`, or nothing where it does not matter.
    taken: RwSignal<String>,
    held: Span,
}

impl Watching {
    pub(super) fn of(watched: &Watched) -> Self {
        let (alert, case) = match watched {
            Watched::Events => (AlertState::default(), CaseState::default()),
            Watched::Alerts(state) => (state.clone(), CaseState::default()),
            Watched::Cases(state) => (AlertState::default(), state.clone()),
        };
        let is_case = matches!(watched, Watched::Cases(_));
        let either = |one: Vec<String>, other: Vec<String>| if is_case { other } else { one };
        let names = |all: &[Severity]| all.iter().map(|one| one.name().to_owned()).collect::<Vec<_>>();
        let texts =
            |all: &[argus_domain::case::CaseTag]| all.iter().map(ToString::to_string).collect::<Vec<_>>();
        let taken = match if is_case { case.assigned } else { alert.owned } {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        };
        Self {
            of: RwSignal::new(watched.name().to_owned()),
            severities: RwSignal::new(either(names(&alert.severities), names(&case.severities))),
            statuses: RwSignal::new(alert.statuses.iter().map(|one| one.name().to_owned()).collect()),
            lifecycle: RwSignal::new(case.lifecycle.map_or("", Lifecycle::name).to_owned()),
            sources: RwSignal::new(alert.sources.join(", ")),
            states: RwSignal::new(case.states.join(", ")),
            classifications: RwSignal::new(either(alert.classifications, case.classifications).join(", ")),
            tags: RwSignal::new(either(texts(&alert.tags), texts(&case.tags)).join(", ")),
            taken: RwSignal::new(taken.to_owned()),
            held: Span::of(watched.held().0),
        }
    }

    pub(super) fn is_events(self) -> bool {
        self.of.with(|of| of == "events")
    }

    /// What is written now, as far as it can be read.
    pub(super) fn read(self, invalid: &mut Invalid) -> Watched {
        if self.is_events() {
            return Watched::Events;
        }
        let severities = self.severities.get().iter().filter_map(|name| name.parse().ok()).collect();
        let classifications = part_form::tags(&self.classifications.get());
        let mut tags = Vec::new();
        for text in part_form::tags(&self.tags.get()) {
            match text.parse() {
                Ok(tag) => tags.push(tag),
                Err(problem) => invalid.add("watchedTags", problem),
            }
        }
        let taken = match self.taken.get().as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        let held = Held(self.held.read("heldFor", invalid));
        if self.of.with(|of| of == "cases") {
            return Watched::Cases(CaseState {
                severities,
                states: part_form::tags(&self.states.get()),
                lifecycle: Lifecycle::named(&self.lifecycle.get()),
                classifications,
                assigned: taken,
                tags,
                held,
            });
        }
        Watched::Alerts(AlertState {
            severities,
            statuses: self.statuses.get().iter().filter_map(|name| AlertStatus::named(name)).collect(),
            sources: part_form::tags(&self.sources.get()),
            classifications,
            owned: taken,
            tags,
            held,
        })
    }
}

fn choices(all: &[(&str, &str)]) -> Signal<Vec<Choice>> {
    let choice =
        |(value, label): &(&str, &str)| Choice { value: (*value).to_owned(), label: (*label).to_owned() };
    Signal::stored(all.iter().map(choice).collect::<Vec<_>>())
}

/// The first choice of the form: all that follows depends on it.
#[component]
pub(super) fn Watches(form: Form) -> impl IntoView {
    let all = choices(&[
        ("events", "Events, as they arrive"),
        ("alerts", "Alerts, as they are"),
        ("cases", "Cases, as they are"),
    ]);
    view! {
        <Field id="rule-watches" label="Watches" problem=Signal::stored(None)>
            <SelectInput id="rule-watches" value=form.watching.of choices=all/>
        </Field>
    }
    .into_any()
}

/// What an alert or case has to be like, and for how long.
#[component]
pub(super) fn State(form: Form, fields: FieldState) -> impl IntoView {
    let watching = form.watching;
    let is_case = move || watching.of.with(|of| of == "cases");
    let severities = Signal::stored(Severity::ALL.map(|severity| Choice::same(severity.name())).to_vec());
    let statuses = AlertStatus::ALL.map(|status| (status.name(), status.label()));
    let statuses = choices(&statuses);
    let lifecycles = choices(&[("open", "open"), ("closed", "closed")]);
    let (owned, assigned) = (
        choices(&[("no", "nobody"), ("yes", "somebody")]),
        choices(&[("no", "nobody"), ("yes", "somebody")]),
    );
    let text = move |id: &'static str, label: &'static str, value: RwSignal<String>, field: &'static str| {
        let problem = fields.of(field);
        let wrong = Signal::derive(move || problem.with(Option::is_some));
        view! {
            <Field id label hint="Separated by commas. Left empty, any." problem>
                <TextInput id value wrong/>
            </Field>
        }
        .into_any()
    };
    let own = move || {
        if is_case() {
            view! {
                <div class="field-pair">
                    <Field id="rule-lifecycle" label="The case is" hint="Open, where neither this nor states say otherwise." problem=Signal::stored(None)>
                        <SelectInput id="rule-lifecycle" none="open, or in one of the states" value=watching.lifecycle choices=lifecycles/>
                    </Field>
                    <Field id="rule-taken" label="Assigned to" problem=Signal::stored(None)>
                        <SelectInput id="rule-taken" none="anybody or nobody" value=watching.taken choices=assigned/>
                    </Field>
                </div>
                {text("rule-states", "States", watching.states, "watchedStates")}
            }
            .into_any()
        } else {
            view! {
                <Fold label="Status" any="any open one" choices=statuses chosen=watching.statuses/>
                <Field id="rule-taken" label="Owned by" problem=Signal::stored(None)>
                    <SelectInput id="rule-taken" none="anybody or nobody" value=watching.taken choices=owned/>
                </Field>
                {text("rule-sources", "Sources", watching.sources, "watchedSources")}
            }
            .into_any()
        }
    };
    let told = move || {
        if is_case() {
            "All of it has to hold, for as long as is said below. Cases that are merged, or that not everybody sees who sees their customer, are not watched."
        } else {
            "All of it has to hold, for as long as is said below. Alerts that are put off, or that such a rule raised, are not watched."
        }
    };
    view! {
        <fieldset class="rule-part">
            <legend>{move || if is_case() { "Which cases" } else { "Which alerts" }}</legend>
            <p class="field-note">{told}</p>
            <Fold label="Severity" any="any" choices=severities chosen=watching.severities/>
            {own}
            {text("rule-classifications", "Classifications", watching.classifications, "watchedClassifications")}
            {text("rule-watched-tags", "Tagged", watching.tags, "watchedTags")}
            {span(
                watching.held,
                ("rule-held", "rule-held-unit"),
                "For at least",
                "Nothing raises it at once. What is so already when the rule is saved counts from then on.",
                fields,
                "heldFor",
            )}
        </fieldset>
    }
    .into_any()
}
