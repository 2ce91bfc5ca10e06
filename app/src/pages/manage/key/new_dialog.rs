//! A new key: what it is for, what it may do, and until when.

use super::super::parts::{FormDialog, PermissionBoxes, TextField};
use crate::{
    api::{
        api_key::{add_key_for, add_own_key},
        user::user_names,
    },
    browser::time as clock,
    components::{Choice, Combobox, Field, note_id},
    pages::case::part_form::PartForm,
    state::{ask, tell, use_session},
};
use argus_domain::{
    Permission, UserId,
    api_key::{NewApiKey, ShownApiKey},
    membership::UserName,
};
use leptos::prelude::*;

#[component]
pub(super) fn NewDialog(
    /// Whether it is for oneself, or for whoever is chosen.
    own: bool,
    /// Gets the key.
    added: Callback<ShownApiKey>,
    on_close: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let form = PartForm::new(0);
    let fields = form.fields;
    let (name, expires) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let owner = RwSignal::new(None::<String>);
    let narrowed = RwSignal::new(false);
    let chosen = RwSignal::new(Vec::<String>::new());
    let save = Callback::new(move |()| {
        let permissions =
            || chosen.with_untracked(|names| names.iter().filter_map(|name| name.parse().ok()).collect());
        let new = NewApiKey {
            name: name.get_untracked(),
            permissions: narrowed.get_untracked().then(permissions),
            expires: clock::from_input(&expires.get_untracked()),
        };
        let done = move |shown| added.run(shown);
        let failed = move |failure| form.failed(failure);
        if own {
            return tell(add_own_key(new), done, failed);
        }
        let owner: UserId = owner.get_untracked().and_then(|id| id.parse().ok()).unwrap_or_default();
        tell(add_key_for(owner, new), done, failed);
    });
    let owner_field = (!own).then(|| {
        let users = ask(move || Some(user_names(String::new())));
        let choices = Signal::derive(move || {
            let choice = |user: &UserName| Choice {
                value: user.id.to_string(),
                label: format!("{} ({})", user.name, user.login),
            };
            users.with(|users| users.iter().map(choice).collect()).unwrap_or_default()
        });
        let problem = fields.of("owner");
        view! {
            <Field id="key-owner" label="Owner" required=true hint="In whose name it acts." problem>
                <Combobox
                    id="key-owner"
                    choices
                    chosen=owner
                    required=true
                    wrong=Signal::derive(move || problem.with(Option::is_some))
                />
            </Field>
        }
    });
    // Of another person's the server knows better: what its owner lacks is refused.
    let offered: Vec<Permission> =
        Permission::ALL.iter().copied().filter(|permission| !own || session.may(*permission)).collect();
    let boxes = move || {
        let offered = offered.clone();
        narrowed.get().then(|| view! { <PermissionBoxes legend="It may" choices=offered chosen/> })
    };
    let wrong_permissions = move || {
        let problem = fields.of("permissions").get();
        problem.map(|problem| view! { <p class="field-note wrong">{format!("Permissions {problem}.")}</p> })
    };
    view! {
        <FormDialog
            title="New API key"
            submit="Make the key"
            form
            shown=&["name", "owner", "permissions", "expires"]
            save
            on_close
        >
            {owner_field}
            <TextField
                id="key-name"
                name="name"
                label="Name"
                hint="What it is for, so that you know later whether it is still needed."
                required=true
                value=name
                fields
            />
            <Field id="key-expires" label="Expires" hint="In your time zone; never if empty." problem=fields.of("expires")>
                <input
                    id="key-expires"
                    class="input"
                    type="datetime-local"
                    aria-describedby=note_id("key-expires")
                    bind:value=expires
                />
            </Field>
            <label class="box">
                <input type="checkbox" bind:checked=narrowed/>
                <span>"Let it do less than its owner"</span>
            </label>
            {boxes}
            {wrong_permissions}
        </FormDialog>
    }
    .into_any()
}
