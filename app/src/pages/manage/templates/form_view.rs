//! A template as a form.

use super::{folders::Folders, form::Form, line::Line, tasks::Tasks};
use crate::{
    api::{case::case_classifications, custom_field::list_custom_fields},
    components::{Choice, CustomInput, Field, FieldState, SelectInput},
    state::ask,
};
use argus_domain::{Severity, custom_field::CustomField};
use leptos::prelude::*;

#[component]
pub(super) fn FormView(form: Form, fields: FieldState) -> impl IntoView {
    let taxonomy = ask(|| Some(case_classifications(None)));
    let classes = Signal::derive(move || {
        let all = taxonomy.with(|known| {
            let choice = |class: &argus_domain::case::Classification| Choice {
                value: class.name.clone(),
                label: class.label.clone(),
            };
            known.iter().map(choice).collect()
        });
        all.unwrap_or_default()
    });
    let severities = Signal::stored(Severity::ALL.map(|severity| Choice::same(severity.name())).to_vec());
    let defined = ask(|| Some(list_custom_fields()));
    let custom = move || {
        let in_use =
            |all: &Vec<CustomField>| all.iter().filter(|field| !field.retired).cloned().collect::<Vec<_>>();
        defined.with(in_use).unwrap_or_default()
    };
    let one = move |field: CustomField| {
        let problem = fields.of(format!("custom_fields.{}", field.name));
        view! { <CustomInput field values=form.custom problem/> }
    };
    let has_custom = Memo::new(move |_| !custom().is_empty());
    let values = move || {
        has_custom.get().then(|| {
            view! {
                <section class="panel flush" aria-labelledby="template-fields">
                    <h2 id="template-fields">"Custom fields"</h2>
                    <p class="muted">"What a case has in them where nothing is given. Fields of other customers are passed over."</p>
                    <div class="template-fields"><For each=custom key=|field| field.id children=one/></div>
                </section>
            }
        })
    };
    view! {
        <section class="panel flush template-parts" aria-label="What the case has">
            <div class="field-pair">
                <Line id="template-name".to_owned() label="Name" value=form.name required=true problem=fields.of("name")/>
                <Line
                    id="template-prefix".to_owned()
                    label="Title prefix"
                    value=form.title_prefix
                    hint="Before the name of the case, such as [PHISH]."
                    problem=fields.of("title_prefix")
                />
            </div>
            <Line
                id="template-description".to_owned()
                label="Description"
                value=form.description
                hint="What the template is for."
                problem=fields.of("description")
            />
            <Line
                id="template-summary".to_owned()
                label="Summary"
                value=form.summary
                hint="Markdown. It follows the short description that the case is opened with."
                rows=6
                problem=fields.of("summary")
            />
            <div class="field-pair">
                <Line
                    id="template-tags".to_owned()
                    label="Tags"
                    value=form.tags
                    hint="Separated by commas; key:value where a tag has a value."
                    problem=fields.of("tags")
                />
                <Field id="template-class" label="Classification" problem=fields.of("classification")>
                    <SelectInput id="template-class" value=form.classification none="As chosen" choices=classes/>
                </Field>
                <Field id="template-severity" label="Severity" problem=fields.of("severity")>
                    <SelectInput id="template-severity" value=form.severity none="As every case" choices=severities/>
                </Field>
            </div>
        </section>
        {values}
        <Tasks form fields/>
        <Folders form fields/>
    }
    .into_any()
}
