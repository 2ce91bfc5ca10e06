//! Who is told: by the policy itself, or by one of its steps.

use super::{
    super::fold::Fold,
    PolicyList,
    routes::{RouteForm, Routes},
};
use crate::components::{Choice, FieldState};
use argus_domain::{
    Invalid,
    policy::{PolicyChoices, Whom},
};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(super) struct WhomForm {
    pub(super) routes: RwSignal<Vec<RouteForm>>,
    people: RwSignal<Vec<String>>,
    groups: RwSignal<Vec<String>>,
}

impl WhomForm {
    pub(super) fn of(whom: &Whom) -> Self {
        Self {
            routes: RwSignal::new(whom.routes.iter().map(RouteForm::of).collect()),
            people: RwSignal::new(whom.people.iter().map(ToString::to_string).collect()),
            groups: RwSignal::new(whom.groups.iter().map(ToString::to_string).collect()),
        }
    }

    /// The names of its fields begin with `at`.
    pub(super) fn read(self, at: &str, invalid: &mut Invalid) -> Whom {
        let routes = self.routes.get().into_iter().enumerate();
        let route =
            |(index, route): (usize, RouteForm)| route.read(&format!("{at}routes.{}", index + 1), invalid);
        Whom {
            routes: routes.filter_map(route).collect(),
            people: self.people.get().iter().filter_map(|id| id.parse().ok()).collect(),
            groups: self.groups.get().iter().filter_map(|id| id.parse().ok()).collect(),
        }
    }
}

/// Whose: the policy's, or those of the step with this number.
#[derive(Clone, Copy)]
pub(super) struct Whose(pub(super) Signal<Option<usize>>);

impl Whose {
    /// What the server calls a field.
    pub(super) fn field(self, name: &str) -> String {
        self.0.get().map_or_else(|| name.to_owned(), |step| format!("steps.{step}.{name}"))
    }

    /// What somebody hears who does not see where it is.
    pub(super) fn label(self, label: &str) -> String {
        self.0.get().map_or_else(|| label.to_owned(), |step| format!("{label}, step {step}"))
    }
}

#[component]
pub(super) fn WhomFields(
    list: PolicyList,
    form: WhomForm,
    whose: Whose,
    fields: FieldState,
) -> impl IntoView {
    let of = move |look: fn(&PolicyChoices) -> Vec<Choice>| {
        Signal::derive(move || list.choices.with(look).unwrap_or_default())
    };
    let people = of(|known| {
        let people = known.alerts.owners.iter();
        people.map(|one| Choice { value: one.id.to_string(), label: one.name.clone() }).collect()
    });
    let groups = of(|known| {
        let groups = known.groups.iter();
        groups.map(|(id, name)| Choice { value: id.to_string(), label: name.clone() }).collect()
    });
    let problem_of = move |field: &'static str, label: &'static str| {
        move || {
            fields.now(&whose.field(field)).map(|problem| {
                view! { <p class="field-note wrong" role="alert">{format!("{label} {problem}.")}</p> }
            })
        }
    };
    view! {
        <Routes list routes=form.routes whose fields/>
        <Fold label="People" any="nobody" choices=people chosen=form.people/>
        {problem_of("people", "People")}
        <Fold label="Groups" any="none" choices=groups chosen=form.groups/>
        {problem_of("groups", "Groups")}
    }
    .into_any()
}
