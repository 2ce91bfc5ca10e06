//! The root of the page.

use super::gate::Gated;
use crate::{
    api::{Failure, session::who_am_i},
    browser::page,
    components::ToastRegion,
    state::{self, use_connection, use_session},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::Router;

/// The whole interface.
#[component]
pub fn App() -> impl IntoView {
    state::provide();
    let session = use_session();
    let connection = use_connection();
    spawn_local(async move {
        match who_am_i().await {
            Ok(user) => session.set(user),
            Err(Failure::Unreachable) => connection.lost(),
            Err(_) => session.ended(),
        }
    });
    page::register_service_worker();
    view! {
        <Router>
            <Gated/>
        </Router>
        <ToastRegion/>
    }
}
