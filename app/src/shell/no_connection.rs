//! Says that the server can't be reached, until it can.

use crate::{
    components::{Icon, icon},
    state::use_connection,
};
use leptos::prelude::*;

#[component]
pub(crate) fn NoConnection() -> impl IntoView {
    let connection = use_connection();
    let bar = move || {
        connection.is_lost().then(|| {
            view! {
                <div class="no-connection">
                    {icon(Icon::Warning)}
                    <p>
                        <strong>"No connection to the server."</strong>
                        " Argus tries again every few seconds; until then, what you see may be old."
                    </p>
                    <button type="button" class="btn" on:click=move |_| connection.try_now()>
                        "Try now"
                    </button>
                </div>
            }
        })
    };
    view! { <div role="status">{bar}</div> }.into_any()
}
