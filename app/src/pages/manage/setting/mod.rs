//! Settings of the server.

mod retention;
mod telling;

use crate::{
    api::setting::settings_of_start,
    browser::page,
    components::Loaded,
    state::{Asked, ask},
};
use argus_domain::setting::StartSettings;
use leptos::prelude::*;
use retention::Retention;
use telling::TellingPanel;

pub(super) const PATH: &str = "/manage/settings";

#[component]
pub(crate) fn SettingsPage() -> impl IntoView {
    page::set_title("Settings");
    let start = ask(|| Some(settings_of_start()));
    view! {
        <section class="page narrow">
            <header class="page-head"><h1>"Settings"</h1></header>
            <Retention/>
            <TellingPanel/>
            <section class="panel" aria-labelledby="start">
                <h2 id="start">"Set where the server is started"</h2>
                <p class="muted">
                    "By an option of the command, a variable of its environment, or a line in argus.toml. A restart makes it hold."
                </p>
                <Loaded asked=start lines=4 view=Callback::new(started)/>
            </section>
        </section>
    }
    .into_any()
}

fn started(start: Asked<StartSettings>) -> AnyView {
    let row = |what: &'static str, value: String, option: &'static str| {
        view! {
            <dt>{what}</dt>
            <dd>{value} " " <code class="muted">{option}</code></dd>
        }
    };
    let facts = move || {
        start.with(|start| {
            view! {
                <dl class="facts">
                    {row(
                        "Raw events become one event within",
                        format!("{} seconds", start.aggregation_window),
                        "--aggregation-window",
                    )}
                    {row("Memory for counting events", format!("{} MiB", start.index_memory_mib), "--index-memory")}
                    {row(
                        "A session ends",
                        format!(
                            "{} hours after its last use, and {} hours after the log-in",
                            start.session_idle_hours,
                            start.session_longest_hours,
                        ),
                        "",
                    )}
                </dl>
            }
        })
    };
    facts.into_any()
}
