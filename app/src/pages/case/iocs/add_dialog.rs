//! Adding indicators: one on each line.

use super::{
    super::{part_form::PartForm, read_file::ReadFile},
    IocList,
    form::{Form, FormFields},
    parsed::{Parsed, lines},
    seen::SeenBefore,
};
use crate::{
    api::ioc::add_iocs,
    components::{Dialog, Field, note_id},
    state::{tell, use_toasts},
};
use argus_domain::{
    Invalid,
    ioc::{NewIoc, NewIocs, Tlp, paste},
};
use leptos::{ev, prelude::*};

#[component]
pub(super) fn AddDialog(list: IocList) -> impl IntoView {
    let toasts = use_toasts();
    let text = RwSignal::new(String::new());
    let form = Form::new(None, Tlp::default(), "", &[]);
    let saving = PartForm::new(0);
    let PartForm { fields, busy, .. } = saving;
    let close = move || list.adding.set(false);
    let all = move || {
        let like = NewIoc {
            kind: form.kind(),
            tlp: form.tlp(),
            description: form.description.get(),
            tags: form.tags(),
            ..NewIoc::default()
        };
        paste::read(&text.get(), &like)
    };
    let parsed = Signal::derive(move || lines(all()));
    // One value alone is looked for while it is typed.
    let single = RwSignal::new(String::new());
    Effect::new(move |_| {
        let value = match &all()[..] {
            [Ok(only)] => only.value.clone(),
            _ => String::new(),
        };
        if single.get_untracked() != value {
            single.set(value);
        }
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let all: Result<Vec<NewIoc>, (String, String)> = untrack(all).into_iter().collect();
        let all = match all {
            Ok(all) => all,
            Err((value, problem)) => {
                fields.set(Invalid::one("value", format_args!("have something wrong: {value}: {problem}")));
                fields.focus_first();
                return;
            }
        };
        saving.begin();
        tell(
            add_iocs(list.case.id.get_untracked(), all),
            move |done: NewIocs| {
                close();
                list.found.again();
                toasts.done(said(&done));
            },
            move |failure| saving.failed(failure),
        );
    };
    let problem = fields.of("value");
    let elsewhere = fields.elsewhere(&["value", "kind", "tlp", "tags", "description"]);
    view! {
        <Dialog title="Add indicators" class="wide" on_close=Callback::new(move |()| close())>
            <form class="dialog-form" novalidate="" on:submit=submit>
                <div class="dialog-body">
                    <Field
                        id="ioc-values"
                        label="Values"
                        required=true
                        hint="One on each line, or a table (CSV) whose first line names its columns: value, type, tlp, tags, description. hxxp and [.] are understood; types are guessed unless one is given."
                        problem
                    >
                        <textarea
                            id="ioc-values"
                            class="input mono"
                            rows="6"
                            data-first=""
                            spellcheck="false"
                            aria-required="true"
                            aria-describedby=note_id("ioc-values")
                            aria-invalid=move || problem.with(Option::is_some).to_string()
                            bind:value=text
                        ></textarea>
                    </Field>
                    <ReadFile text/>
                    <Parsed lines=parsed/>
                    <SeenBefore value=single case=list.case.id.get_untracked()/>
                    <FormFields form fields guessed="Guess from the value"/>
                    {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="btn ghost" on:click=move |_| close()>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || busy.get()>"Add"</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}

fn said(done: &NewIocs) -> String {
    let added = match done.added.len() {
        0 => "Nothing was added".to_owned(),
        1 => "Added one indicator".to_owned(),
        many => format!("Added {many} indicators"),
    };
    match done.known.len() {
        0 => format!("{added}."),
        1 => format!("{added}; one was there already."),
        known => format!("{added}; {known} were there already."),
    }
}
