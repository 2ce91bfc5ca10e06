//! What needs somebody now, and how things go.

mod alerts;
mod cases;
mod events;
mod followed;
mod part;
mod tasks;
mod trend;

use crate::{
    browser::page,
    components::LiveMark,
    state::{Group, command},
};
use alerts::Alerts;
use cases::Cases;
use events::Events;
use leptos::prelude::*;
use tasks::Tasks;
use trend::Trend;

/// So many rows of each list stand here; the others are a link away.
const ROWS: u32 = 7;

#[component]
pub(crate) fn OverviewPage() -> impl IntoView {
    page::set_title("Overview");
    let again = Trigger::new();
    command(Group::Page, "r", "Ask again", move || again.notify());
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Overview"</h1>
                <span class="grow"></span>
                <LiveMark/>
            </header>
            <div class="overview">
                <Alerts again/>
                <Cases again/>
                <Tasks again/>
                <Events again/>
                <Trend again/>
            </div>
        </section>
    }
    .into_any()
}
