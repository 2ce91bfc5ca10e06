//! Raising an alert by hand.

use crate::{
    api::alert::{choices_of_alerts, create_alert},
    components::{Choice, Combobox, Dialog, Field, SelectInput, TextInput, note_id},
    pages::case::part_form::{PartForm, tags},
    state::{ask, tell, use_go, use_toasts},
};
use argus_domain::{Invalid, Severity, alert::NewAlert, case::CaseTag, ioc::NewIoc};
use leptos::{ev, prelude::*};

const FIELDS: &[&str] =
    &["customer", "title", "source", "reference", "description", "severity", "tags", "iocs"];
/// What raised it, where somebody did.
const BY_HAND: &str = "Analyst";

#[component]
pub(super) fn NewAlertDialog(open: RwSignal<bool>) -> impl IntoView {
    let (go, toasts) = (use_go(), use_toasts());
    let known = ask(|| Some(choices_of_alerts()));
    let form = PartForm::new(0);
    let customer = RwSignal::new(None::<String>);
    let text = || RwSignal::new(String::new());
    let (title, reference, description, tags_typed, iocs) = (text(), text(), text(), text(), text());
    let source = RwSignal::new(BY_HAND.to_owned());
    let severity = RwSignal::new(Severity::Medium.name().to_owned());
    // Where there is only one customer there is nothing to choose.
    Effect::new(move |_| {
        let only = known.with(|known| match &known.customers[..] {
            [only] => Some(only.id.to_string()),
            _ => None,
        });
        if let Some(only @ Some(_)) = only {
            customer.set(only);
        }
    });
    let close = move || open.set(false);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if form.busy.get_untracked() {
            return;
        }
        let parsed = tags(&tags_typed.get_untracked())
            .iter()
            .map(|tag| tag.parse::<CaseTag>().map_err(|error| format!("“{tag}” {error}")))
            .collect::<Result<Vec<_>, _>>();
        let parsed = match parsed {
            Ok(parsed) => parsed,
            Err(problem) => {
                form.fields.set(Invalid::one("tags", problem));
                form.fields.focus_first();
                return;
            }
        };
        let lines = iocs.get_untracked();
        let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
        let new = NewAlert {
            customer: customer.get_untracked().and_then(|id| id.parse().ok()),
            title: title.get_untracked(),
            source: source.get_untracked(),
            reference: Some(reference.get_untracked()),
            description: description.get_untracked(),
            severity: severity.get_untracked().parse().unwrap_or_default(),
            tags: parsed,
            iocs: lines.map(|line| NewIoc { value: line.to_owned(), ..NewIoc::default() }).collect(),
            ..NewAlert::default()
        };
        if let Err(invalid) = new.clone().checked() {
            form.fields.set(invalid);
            form.fields.focus_first();
            return;
        }
        form.begin();
        let done = move |alert: argus_domain::alert::Alert| {
            close();
            toasts.done(format!("The alert #{} was raised.", alert.summary.id));
            go.to(&format!("/alerts/{}", alert.summary.id));
        };
        tell(create_alert(new), done, move |failure| form.failed(failure));
    };
    let customers = Signal::derive(move || {
        let choice = |customer: &argus_domain::event::CustomerName| Choice {
            value: customer.id.to_string(),
            label: customer.name.clone(),
        };
        known.with(|known| known.customers.iter().map(choice).collect()).unwrap_or_default()
    });
    let severities = Signal::stored(Severity::ALL.map(|one| Choice::same(one.name())).to_vec());
    let wrong = move |field| {
        let problem = form.fields.of(field);
        Signal::derive(move || problem.with(Option::is_some))
    };
    // Each indicator is named by its place.
    let iocs_problem = Signal::derive(move || {
        let all = form.fields.all();
        let found = all.into_iter().find(|(field, _)| field.starts_with("iocs"));
        found.map(|(field, problem)| {
            match field.strip_prefix("iocs[").and_then(|rest| rest.split(']').next()) {
                Some(place) => {
                    format!("in line {}: {problem}", place.parse::<usize>().unwrap_or_default() + 1)
                }
                None => problem,
            }
        })
    });
    let elsewhere = form.fields.but_of(|field| FIELDS.contains(&field) || field.starts_with("iocs["));
    view! {
        <Dialog title="Raise an alert" on_close=Callback::new(move |()| close())>
            <form class="dialog-form" novalidate="" on:submit=submit>
                <div class="dialog-body">
                    <Field id="alert-title" label="Title" required=true problem=form.fields.of("title")>
                        <TextInput id="alert-title" value=title required=true first=true wrong=wrong("title")/>
                    </Field>
                    <Field id="alert-customer" label="Customer" required=true problem=form.fields.of("customer")>
                        <Combobox
                            id="alert-customer"
                            choices=customers
                            chosen=customer
                            placeholder="Choose a customer…"
                            required=true
                            wrong=wrong("customer")
                        />
                    </Field>
                    <div class="field-pair">
                        <Field id="alert-severity" label="Severity" problem=form.fields.of("severity")>
                            <SelectInput id="alert-severity" value=severity choices=severities/>
                        </Field>
                        <Field
                            id="alert-source"
                            label="Source"
                            required=true
                            hint="What raised it."
                            problem=form.fields.of("source")
                        >
                            <TextInput id="alert-source" value=source required=true wrong=wrong("source")/>
                        </Field>
                    </div>
                    <Field
                        id="alert-reference"
                        label="Reference"
                        hint="What the source calls it. The same reference once more is the same alert."
                        problem=form.fields.of("reference")
                    >
                        <TextInput id="alert-reference" value=reference wrong=wrong("reference")/>
                    </Field>
                    <Field
                        id="alert-description"
                        label="Description"
                        hint="Markdown."
                        problem=form.fields.of("description")
                    >
                        <textarea
                            id="alert-description"
                            class="input"
                            rows="4"
                            aria-describedby=note_id("alert-description")
                            aria-invalid=move || wrong("description").get().to_string()
                            bind:value=description
                        ></textarea>
                    </Field>
                    <Field
                        id="alert-iocs"
                        label="Indicators"
                        hint="One on each line; de-fanged text is understood."
                        problem=iocs_problem
                    >
                        <textarea
                            id="alert-iocs"
                            class="input mono"
                            rows="3"
                            aria-describedby=note_id("alert-iocs")
                            aria-invalid=move || iocs_problem.with(Option::is_some).to_string()
                            bind:value=iocs
                        ></textarea>
                    </Field>
                    <Field
                        id="alert-tags"
                        label="Tags"
                        hint="Separated by commas: vip, campaign:spring"
                        problem=form.fields.of("tags")
                    >
                        <TextInput id="alert-tags" value=tags_typed wrong=wrong("tags")/>
                    </Field>
                    {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                </div>
                <footer class="dialog-foot">
                    <span class="grow"></span>
                    <button type="button" class="btn" on:click=move |_| close()>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || form.busy.get()>"Raise alert"</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
