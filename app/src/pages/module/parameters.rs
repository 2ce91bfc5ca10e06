//! What a module can be set, or be given, as a form: each parameter by its type, in sections.

use super::parameter_field::ParameterField;
use crate::components::FieldState;
use argus_domain::{
    Invalid,
    module::{
        Parameter, ParameterType, Settings,
        settings::{HIDDEN, read},
    },
};
use leptos::prelude::*;
use serde_json::Value;

/// One of them, as it is typed.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    pub(super) parameter: StoredValue<Parameter>,
    pub(super) text: RwSignal<String>,
    /// There is a secret. It stays, unless another is typed or it is to be taken away.
    pub(super) has_secret: RwSignal<bool>,
    pub(super) forgets: RwSignal<bool>,
}

impl Typed {
    fn of(parameter: &Parameter, value: Option<&Value>) -> Self {
        let is_secret = parameter.kind == ParameterType::Secret;
        let text = match (parameter.kind, value) {
            (ParameterType::Secret, _) => String::new(),
            (ParameterType::Bool, None) => parameter.default.as_bool().unwrap_or_default().to_string(),
            (ParameterType::Json, Some(value)) => format!("{value:#}"),
            (_, None | Some(Value::Null)) => String::new(),
            (_, Some(Value::String(text))) => text.clone(),
            (_, Some(other)) => other.to_string(),
        };
        Self {
            parameter: StoredValue::new(parameter.clone()),
            text: RwSignal::new(text),
            has_secret: RwSignal::new(is_secret && value.is_some_and(|value| !value.is_null())),
            forgets: RwSignal::new(false),
        }
    }

    fn given(self) -> (String, Value) {
        let text = self.text.get();
        let (name, kind) = self.parameter.with_value(|parameter| (parameter.name.clone(), parameter.kind));
        let stays = self.has_secret.get() && text.is_empty() && !self.forgets.get();
        let value = match kind {
            _ if stays => HIDDEN.into(),
            ParameterType::Bool => (text == "true").into(),
            _ => text.into(),
        };
        (name, value)
    }
}

/// Made anew for other parameters; what is typed stays through whatever goes wrong.
#[derive(Clone, Copy)]
pub(crate) struct ParameterForm(StoredValue<Vec<Typed>>);

impl ParameterForm {
    /// Secrets among the values are stars.
    pub(crate) fn of(parameters: &[Parameter], values: &Settings) -> Self {
        let typed = |parameter: &Parameter| Typed::of(parameter, values.get(&parameter.name));
        Self(StoredValue::new(parameters.iter().map(typed).collect()))
    }

    /// What is typed, once it is what the parameters want. Secrets that stay are stars.
    pub(crate) fn read(self) -> Result<Settings, Invalid> {
        let given: Settings = self.0.with_value(|all| all.iter().map(|typed| typed.given()).collect());
        let parameters: Vec<Parameter> =
            self.0.with_value(|all| all.iter().map(|typed| typed.parameter.get_value()).collect());
        // Before is what stays: stars, which say just that.
        let stars = |name: &String| (name.clone(), Value::from(HIDDEN));
        let before: Settings = given.keys().map(stars).collect();
        read(&parameters, &given, &before)
    }

    /// Secrets that were typed are stored now, and shown no more.
    pub(crate) fn saved(self) {
        for typed in self.0.get_value() {
            let is_secret = typed.parameter.with_value(|parameter| parameter.kind == ParameterType::Secret);
            if !is_secret {
                continue;
            }
            let is_new = typed.text.with_untracked(|text| !text.is_empty());
            typed.has_secret.update(|has| *has = is_new || (*has && !typed.forgets.get_untracked()));
            typed.text.set(String::new());
            typed.forgets.set(false);
        }
    }

    pub(crate) fn names(self) -> Vec<String> {
        self.0.with_value(|all| {
            all.iter().map(|typed| typed.parameter.with_value(|parameter| parameter.name.clone())).collect()
        })
    }

    /// By sections, in the order in which the module names them.
    fn sections(self) -> Vec<(String, Vec<Typed>)> {
        let mut sections: Vec<(String, Vec<Typed>)> = Vec::new();
        for typed in self.0.get_value() {
            let own = typed.parameter.with_value(|parameter| parameter.section.clone());
            match sections.iter_mut().find(|(name, _)| *name == own) {
                Some((_, among)) => among.push(typed),
                None => sections.push((own, vec![typed])),
            }
        }
        sections
    }
}

#[component]
pub(crate) fn ParameterFields(form: ParameterForm, fields: FieldState) -> impl IntoView {
    let section = move |(name, all): (String, Vec<Typed>)| {
        let all = all.into_iter().map(|typed| view! { <ParameterField typed fields/> }).collect_view();
        if name.is_empty() {
            return view! { <div class="parameters">{all}</div> }.into_any();
        }
        view! {
            <fieldset class="parameters">
                <legend>{name}</legend>
                {all}
            </fieldset>
        }
        .into_any()
    };
    form.sections().into_iter().map(section).collect_view()
}
