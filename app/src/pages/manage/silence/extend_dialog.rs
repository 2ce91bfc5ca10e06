//! Changing when a silence ends.

use super::{
    super::parts::{FormDialog, TextField},
    SilenceList,
};
use crate::{api::silence::set_silence_until, pages::case::part_form::PartForm, state::tell};
use argus_domain::{Invalid, TimeExpr, silence::Silence};
use leptos::prelude::*;

#[component]
pub(super) fn ExtendDialog(list: SilenceList, silence: Silence) -> impl IntoView {
    let until = RwSignal::new("+4hours".to_owned());
    let form = PartForm::new(silence.version);
    let id = silence.id;
    let close = move || list.opened.set(None);
    let save = Callback::new(move |()| match until.get_untracked().parse::<TimeExpr>() {
        Err(problem) => form.failed(crate::api::Failure::Invalid(Invalid::one("until", problem))),
        Ok(time) => {
            let done = move |_| {
                close();
                list.found.again();
            };
            let order = set_silence_until(id, form.version.get_untracked(), Some(time));
            tell(order, done, move |failure| form.failed(failure));
        }
    });
    view! {
        <FormDialog
            title="Change the end"
            submit="Save"
            form
            shown=&["until"]
            save
            on_close=Callback::new(move |()| close())
        >
            <p>{silence.reason}</p>
            <TextField
                id="silence-until"
                name="until"
                label="Until"
                hint="From now: +4hours, +2days, endOfDay; or a time in UTC such as 2030-12-24T12:00:00Z."
                required=true
                first=true
                value=until
                fields=form.fields
            />
        </FormDialog>
    }
    .into_any()
}
