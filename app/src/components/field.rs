//! A field of a form: label, control, hint and what is wrong.

use crate::browser::focus;
use argus_domain::Invalid;
use leptos::prelude::*;

/// What is wrong with the fields of one form.
#[derive(Clone, Copy)]
pub(crate) struct FieldState(RwSignal<Invalid>);

impl FieldState {
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(Invalid::default()))
    }

    pub(crate) fn set(self, invalid: Invalid) {
        self.0.set(invalid);
    }

    pub(crate) fn clear(self) {
        self.set(Invalid::default());
    }

    /// Moves the focus to the first field that is wrong, once it is shown as such.
    pub(crate) fn focus_first(self) {
        focus::soon("[aria-invalid='true']");
    }

    pub(crate) fn of(self, field: impl Into<String>) -> Problem {
        let field = field.into();
        Signal::derive(move || self.now(&field))
    }

    /// As [`FieldState::of`], for one that has not always the same name.
    pub(crate) fn now(self, field: &str) -> Option<String> {
        self.0.with(|invalid| invalid.of(field).map(str::to_owned))
    }

    /// Every field with what is wrong with it.
    pub(crate) fn all(self) -> Vec<(String, String)> {
        self.0.with(|invalid| {
            invalid.0.iter().map(|error| (error.field.clone(), error.message.clone())).collect()
        })
    }

    /// As [`Self::of`], of one of many that are alike.
    pub(crate) fn named(self, field: &str) -> Option<String> {
        self.0.with(|invalid| invalid.of(field).map(str::to_owned))
    }

    /// What is wrong with fields that the form does not show.
    pub(crate) fn elsewhere(self, shown: &'static [&'static str]) -> Problem {
        self.but_of(move |field| shown.contains(&field))
    }

    /// What is wrong with fields that the form does not show now.
    pub(crate) fn but_of(self, is_shown: impl Fn(&str) -> bool + Send + Sync + 'static) -> Problem {
        Signal::derive(move || {
            self.0.with(|invalid| {
                let rest = invalid.0.iter().filter(|error| !is_shown(&error.field));
                let rest = Invalid(rest.cloned().collect());
                (!rest.0.is_empty()).then(|| rest.to_string())
            })
        })
    }
}

/// What is wrong with one field, as a part of a sentence that follows its label.
pub(crate) type Problem = Signal<Option<String>>;

/// The control is the child, with `id` as its id and `aria-describedby` of [`note_id`].
#[component]
pub(crate) fn Field(
    id: &'static str,
    label: &'static str,
    #[prop(optional)] required: bool,
    #[prop(optional)] hint: &'static str,
    problem: Problem,
    children: Children,
) -> impl IntoView {
    let note = move || match problem.get() {
        Some(problem) => {
            view! { <p class="field-note wrong" id=note_id(id)>{format!("{label} {problem}.")}</p> }
                .into_any()
        }
        None => view! { <p class="field-note" id=note_id(id)>{hint}</p> }.into_any(),
    };
    view! {
        <div class="field" class:wrong=move || problem.with(Option::is_some)>
            <label for=id>
                {label}
                {required.then(|| view! { <span class="required" aria-hidden="true">"required"</span> })}
            </label>
            {children()}
            {note}
        </div>
    }
}

/// The element that describes a field: its hint, or what is wrong with it.
pub(crate) fn note_id(id: &str) -> String {
    format!("{id}-note")
}
