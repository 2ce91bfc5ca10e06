//! Everything about one indicator.

use super::{
    super::part_form::{PartForm, changed},
    IocList,
    form::{Form, FormFields},
    seen::SeenBefore,
};
use crate::{
    api::ioc::change_ioc,
    components::{ConflictNote, Dialog, Field, TextInput},
    state::tell,
};
use argus_domain::ioc::{Ioc, IocChange};
use leptos::{ev, prelude::*};

#[component]
pub(super) fn ChangeDialog(list: IocList, ioc: Ioc) -> impl IntoView {
    let value = RwSignal::new(ioc.value.clone());
    let form = Form::new(Some(ioc.kind), ioc.tlp, &ioc.description, &ioc.tags);
    let saving = PartForm::new(ioc.version);
    let PartForm { fields, busy, version, conflicts, .. } = saving;
    let close = move || list.changing.set(None);
    let refusal = move || list.case.work_refusal();
    let (id, case) = (ioc.id, ioc.case);
    let difference = move || IocChange {
        version: version.get(),
        value: changed(&ioc.value, value.get()),
        kind: form.kind().and_then(|kind| changed(&ioc.kind, kind)),
        tlp: changed(&ioc.tlp, form.tlp()),
        description: changed(&ioc.description, form.description.get()),
        tags: changed(&ioc.tags, form.tags()),
    };
    let difference = StoredValue::new(difference);
    let save = Callback::new(move |()| {
        if busy.get_untracked() || untrack(refusal).is_some() {
            return;
        }
        saving.begin();
        let change = difference.with_value(|difference| untrack(difference));
        tell(
            change_ioc(id, change),
            move |_| {
                close();
                list.found.again();
            },
            move |failure| saving.failed(failure),
        );
    });
    let over_theirs = Callback::new(move |newest: i64| {
        version.set(newest);
        save.run(());
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save.run(());
    };
    let problem = fields.of("value");
    let elsewhere = fields.elsewhere(&["value", "kind", "tlp", "tags", "description"]);
    view! {
        <Dialog title="Indicator" class="wide" on_close=Callback::new(move |()| close())>
            <form class="dialog-form" novalidate="" on:submit=submit>
                <div class="dialog-body">
                    {move || refusal().map(|reason| view! { <p class="note">{reason}</p> })}
                    {move || conflicts.get().map(|found| view! { <ConflictNote found over_theirs/> })}
                    <Field id="ioc-value" label="Value" required=true problem>
                        <TextInput
                            id="ioc-value"
                            value
                            required=true
                            wrong=Signal::derive(move || problem.with(Option::is_some))
                        />
                    </Field>
                    <SeenBefore value case/>
                    <FormFields form fields/>
                    {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="btn ghost" on:click=move |_| close()>"Cancel"</button>
                    <button
                        type="submit"
                        class="btn primary"
                        disabled=move || busy.get() || refusal().is_some()
                        title=refusal
                    >
                        "Save"
                    </button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
