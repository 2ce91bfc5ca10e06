//! Pictures that are pasted into a text become attachments of its case.

use super::{attachments::attach, opened::OpenedCase};
use crate::{browser::time as clock, components::Pasted, state::use_toasts};
use argus_domain::attachment::NewAttachment;
use leptos::{prelude::*, task::spawn_local};

/// For the editor of a text of the case.
pub(super) fn paste_picture(case: OpenedCase) -> Callback<Pasted> {
    let toasts = use_toasts();
    Callback::new(move |pasted: Pasted| {
        if let Some(reason) = untrack(|| case.work_refusal()) {
            toasts.failed(reason);
            return;
        }
        let id = case.id.get_untracked();
        spawn_local(async move {
            let ending = pasted.file.type_().rsplit('/').next().unwrap_or("png").to_owned();
            let name = format!("picture-{}.{ending}", clock::now().millis());
            let new = NewAttachment { name, ..NewAttachment::default() };
            match attach(id, &new, &pasted.file, |_| {}, |_| {}).await {
                Ok(added) if added.is_picture() => {
                    pasted.write(&format!("![{}]({})", added.name, added.picture_address()));
                }
                Ok(added) => pasted.write(&format!("[{}]({})", added.name, added.address())),
                Err(failure) => toasts.failure(&failure),
            }
        });
    })
}
