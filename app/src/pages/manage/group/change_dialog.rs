//! A group's name and permissions: a new one, or one that is there.

use super::super::parts::{FormDialog, PermissionBoxes, TextField};
use crate::{
    api::group::{add_group, change_group},
    pages::case::part_form::{PartForm, changed},
    state::tell,
};
use argus_domain::{
    Permission,
    group::{GroupChange, ManagedGroup, NewGroup},
};
use leptos::prelude::*;

#[component]
pub(super) fn ChangeDialog(
    group: Option<ManagedGroup>,
    /// Gets what was saved, after the dialog was closed.
    done: Callback<ManagedGroup>,
    on_close: Callback<()>,
) -> impl IntoView {
    let form = PartForm::new(group.as_ref().map_or(0, |group| group.version));
    let shown = group
        .as_ref()
        .map(|group| NewGroup { name: group.name.clone(), permissions: group.permissions.clone() });
    let id = group.map(|group| group.id);
    let shown = shown.unwrap_or_default();
    let name = RwSignal::new(shown.name.clone());
    let chosen = RwSignal::new(shown.permissions.iter().map(ToString::to_string).collect::<Vec<_>>());
    let save = Callback::new(move |()| {
        let mut permissions: Vec<Permission> =
            chosen.with_untracked(|chosen| chosen.iter().filter_map(|name| name.parse().ok()).collect());
        permissions.sort_unstable();
        let typed = NewGroup { name: name.get_untracked().trim().to_owned(), permissions };
        let saved = move |group| {
            on_close.run(());
            done.run(group);
        };
        let failed = move |failure| form.failed(failure);
        match id {
            None => tell(add_group(typed), saved, failed),
            Some(id) => {
                let change = GroupChange {
                    version: form.version.get_untracked(),
                    name: changed(&shown.name, typed.name),
                    permissions: changed(&shown.permissions, typed.permissions),
                };
                tell(change_group(id, change), saved, failed);
            }
        }
    });
    let (title, submit) = if id.is_some() { ("Change the group", "Save") } else { ("New group", "Add") };
    view! {
        <FormDialog title submit form shown=&["name"] save on_close>
            <TextField id="group-name" name="name" label="Name" required=true value=name fields=form.fields/>
            <PermissionBoxes legend="Members may" choices=Permission::ALL.to_vec() chosen/>
        </FormDialog>
    }
    .into_any()
}
