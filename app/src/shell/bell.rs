//! How much one has not read yet, on every page.

use crate::{
    api::notification::unread_notifications,
    components::{Icon, icon},
    pages::notifications,
    state::{ask, use_live, use_session},
};
use argus_domain::{Permission, notification::Unread};
use leptos::prelude::*;

#[component]
pub(crate) fn Bell() -> impl IntoView {
    let live = use_live();
    let may = use_session().may(Permission::ViewCases);
    let unread = ask(move || {
        live.track_notifications();
        may.then(unread_notifications)
    });
    let count = Memo::new(move |_| unread.with(|unread| unread.count).unwrap_or_default());
    let shown = move || {
        let count = count.get();
        if count > Unread::COUNTED { format!("{}+", Unread::COUNTED) } else { count.to_string() }
    };
    let label = move || match count.get() {
        0 => "Notifications".to_owned(),
        _ => format!("Notifications: {} unread", shown()),
    };
    view! {
        <a class="icon-btn bell" href=notifications::PATH aria-label=label title=label>
            {icon(Icon::Alert)}
            {move || (count.get() > 0).then(|| view! { <span class="bell-count" aria-hidden="true">{shown}</span> })}
        </a>
    }
    .into_any()
}
