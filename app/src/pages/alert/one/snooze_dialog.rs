//! Putting an alert off until a time.

use super::opened::use_alert;
use crate::{
    api::alert::snooze_alert,
    pages::{
        case::part_form::PartForm,
        manage::parts::{FormDialog, TextField},
    },
    state::tell,
};
use argus_domain::{Invalid, TimeExpr};
use leptos::prelude::*;

#[component]
pub(super) fn SnoozeDialog(close: Callback<()>) -> impl IntoView {
    let alert = use_alert();
    let form = PartForm::new(alert.version());
    let until = RwSignal::new("+4hours".to_owned());
    let save = Callback::new(move |()| match until.get_untracked().parse::<TimeExpr>() {
        Err(problem) => form.failed(crate::api::Failure::Invalid(Invalid::one("until", problem))),
        Ok(time) => {
            let done = move |snoozed| {
                alert.put(snoozed);
                alert.toasts.done("The alert is put off. It comes back by itself.");
                close.run(());
            };
            tell(snooze_alert(alert.id, Some(time)), done, move |failure| form.failed(failure));
        }
    });
    view! {
        <FormDialog title="Put the alert off" submit="Snooze" form shown=&["until"] save on_close=close>
            <p>"Until then it is not among the open alerts. Its owner, or else you, will be told when it is back."</p>
            <TextField
                id="snooze-until"
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
