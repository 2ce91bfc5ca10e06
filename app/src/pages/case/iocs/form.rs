//! What somebody types about indicators, besides their values.

use super::super::part_form;
use crate::components::{Choice, Field, FieldState, SelectInput, TextInput, note_id};
use argus_domain::ioc::{IocKind, Tlp};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(crate) struct Form {
    /// Empty where it is guessed.
    pub(crate) kind: RwSignal<String>,
    pub(crate) tlp: RwSignal<String>,
    pub(crate) description: RwSignal<String>,
    /// Separated by commas.
    pub(crate) tags: RwSignal<String>,
}

impl Form {
    pub(crate) fn new(kind: Option<IocKind>, tlp: Tlp, description: &str, tags: &[String]) -> Self {
        Self {
            kind: RwSignal::new(kind.map_or_else(String::new, |kind| kind.name().to_owned())),
            tlp: RwSignal::new(tlp.name().to_owned()),
            description: RwSignal::new(description.to_owned()),
            tags: RwSignal::new(tags.join(", ")),
        }
    }

    pub(crate) fn kind(self) -> Option<IocKind> {
        self.kind.get().parse().ok()
    }

    pub(crate) fn tlp(self) -> Tlp {
        self.tlp.get().parse().unwrap_or_default()
    }

    pub(crate) fn tags(self) -> Vec<String> {
        part_form::tags(&self.tags.get())
    }
}

/// `guessed` says what no type is called, where one may be left out.
#[component]
pub(crate) fn FormFields(
    form: Form,
    fields: FieldState,
    #[prop(optional)] guessed: &'static str,
) -> impl IntoView {
    let kinds = Signal::stored(IocKind::all().map(|kind| Choice::same(kind.name())).collect::<Vec<_>>());
    let tlps = Signal::stored(
        Tlp::ALL
            .map(|tlp| Choice {
                value: tlp.name().to_owned(),
                label: format!("TLP:{}", tlp.name().to_uppercase()),
            })
            .to_vec(),
    );
    view! {
        <div class="field-pair">
            <Field id="ioc-kind" label="Type" problem=fields.of("kind")>
                <SelectInput id="ioc-kind" value=form.kind none=guessed choices=kinds/>
            </Field>
            <Field id="ioc-tlp" label="Who may be told" problem=fields.of("tlp")>
                <SelectInput id="ioc-tlp" value=form.tlp choices=tlps/>
            </Field>
        </div>
        <Field id="ioc-tags" label="Tags" hint="Separated by commas." problem=fields.of("tags")>
            <TextInput id="ioc-tags" value=form.tags wrong=Signal::stored(false)/>
        </Field>
        <Field id="ioc-description" label="Description" hint="Markdown." problem=fields.of("description")>
            <textarea
                id="ioc-description"
                class="input"
                rows="3"
                aria-describedby=note_id("ioc-description")
                bind:value=form.description
            ></textarea>
        </Field>
    }
    .into_any()
}
