//! What an alert must be like.

use super::super::fold::Fold;
use crate::components::{Choice, Field, FieldState, SelectInput, TextInput};
use argus_domain::{Invalid, Severity, alert::AlertChoices, case::CaseTag, policy::Matcher};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(crate) struct MatcherForm {
    customers: RwSignal<Vec<String>>,
    severity: RwSignal<String>,
    sources: RwSignal<Vec<String>>,
    classifications: RwSignal<Vec<String>>,
    /// Separated by commas.
    tags: RwSignal<String>,
    title: RwSignal<String>,
}

impl MatcherForm {
    pub(crate) const FIELDS: [&str; 6] =
        ["customers", "severity", "sources", "classifications", "tags", "title"];

    pub(crate) fn of(matcher: &Matcher) -> Self {
        let tags: Vec<String> = matcher.tags.iter().map(CaseTag::to_string).collect();
        Self {
            customers: RwSignal::new(matcher.customers.iter().map(ToString::to_string).collect()),
            severity: RwSignal::new(matcher.severity.map_or("", Severity::name).to_owned()),
            sources: RwSignal::new(matcher.sources.clone()),
            classifications: RwSignal::new(matcher.classifications.clone()),
            tags: RwSignal::new(tags.join(", ")),
            title: RwSignal::new(matcher.title.clone()),
        }
    }

    /// What is written now; what of it cannot be read is added.
    pub(crate) fn read(self, invalid: &mut Invalid) -> Matcher {
        let mut tags = Vec::new();
        for text in self.tags.get().split(',').map(str::trim).filter(|text| !text.is_empty()) {
            match text.parse() {
                Ok(tag) => tags.push(tag),
                Err(problem) => invalid.add("tags", problem),
            }
        }
        Matcher {
            customers: self.customers.get().iter().filter_map(|id| id.parse().ok()).collect(),
            severity: self.severity.get().parse().ok(),
            sources: self.sources.get(),
            classifications: self.classifications.get(),
            tags,
            title: self.title.get(),
        }
    }
}

/// `choices` follow what the server knows.
#[component]
pub(crate) fn MatcherFields(
    form: MatcherForm,
    choices: Signal<AlertChoices>,
    fields: FieldState,
) -> impl IntoView {
    let of = move |look: fn(&AlertChoices) -> Vec<Choice>| Signal::derive(move || choices.with(look));
    let customers = of(|known| {
        let customers = known.customers.iter();
        customers.map(|one| Choice { value: one.id.to_string(), label: one.name.clone() }).collect()
    });
    let sources = of(|known| known.sources.iter().map(Choice::same).collect());
    let classifications = of(|known| {
        let all = known.classifications.iter();
        all.map(|one| Choice { value: one.name.clone(), label: one.label.clone() }).collect()
    });
    let severities = Signal::stored(Severity::ALL.map(|severity| Choice::same(severity.name())).to_vec());
    let wrong = move |field: &'static str| {
        let problem = fields.of(field);
        Signal::derive(move || problem.with(Option::is_some))
    };
    let problem_of = move |field: &'static str, label: &'static str| {
        move || {
            fields.now(field).map(|problem| {
                view! { <p class="field-note wrong" role="alert">{format!("{label} {problem}.")}</p> }
            })
        }
    };
    view! {
        <Fold label="Customers" any="all" choices=customers chosen=form.customers/>
        {problem_of("customers", "Customers")}
        <Fold label="Sources" choices=sources chosen=form.sources/>
        {problem_of("sources", "Sources")}
        <Fold label="Classifications" choices=classifications chosen=form.classifications/>
        {problem_of("classifications", "Classifications")}
        <div class="field-pair">
            <Field id="match-severity" label="Severity at least" problem=fields.of("severity")>
                <SelectInput id="match-severity" none="Any" value=form.severity choices=severities/>
            </Field>
            <Field id="match-title" label="Part of the title" problem=fields.of("title")>
                <TextInput id="match-title" value=form.title wrong=wrong("title")/>
            </Field>
            <Field id="match-tags" label="Tags" hint="All of them, separated by commas." problem=fields.of("tags")>
                <TextInput id="match-tags" value=form.tags wrong=wrong("tags")/>
            </Field>
        </div>
    }
    .into_any()
}
