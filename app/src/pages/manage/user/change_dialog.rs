//! Changing what a user is called and where he is reached.

use super::super::parts::{FormDialog, TextField};
use crate::{
    api::user::change_user,
    pages::case::part_form::{PartForm, changed},
    state::{Asked, tell},
};
use argus_domain::user::{ManagedUser, UserChange};
use leptos::prelude::*;

#[component]
pub(super) fn ChangeDialog(
    user: ManagedUser,
    found: Asked<ManagedUser>,
    on_close: Callback<()>,
) -> impl IntoView {
    let form = PartForm::new(user.version);
    let fields = form.fields;
    let text = |text: &String| RwSignal::new(text.clone());
    let (name, email, time_zone) = (text(&user.user.name), text(&user.email), text(&user.user.time_zone));
    let save = Callback::new(move |()| {
        let change = UserChange {
            version: form.version.get_untracked(),
            name: changed(&user.user.name, name.get_untracked()),
            email: changed(&user.email, email.get_untracked()),
            time_zone: changed(&user.user.time_zone, time_zone.get_untracked()),
            disabled: None,
        };
        let done = move |_| {
            on_close.run(());
            found.again();
        };
        tell(change_user(user.user.id, change), done, move |failure| form.failed(failure));
    });
    view! {
        <FormDialog title="Change the user" submit="Save" form shown=&["name", "email", "timeZone"] save on_close>
            <TextField id="user-name" name="name" label="Name" required=true value=name fields/>
            <TextField id="user-email" name="email" label="E-mail" value=email fields/>
            <TextField
                id="user-time-zone"
                name="timeZone"
                label="Time zone"
                hint="In which days begin for this person: such as Europe/Oslo."
                value=time_zone
                fields
            />
        </FormDialog>
    }
    .into_any()
}
