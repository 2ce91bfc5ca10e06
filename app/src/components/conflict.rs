//! Fields that two people changed at once: both values, for whoever decides what stays.

use super::{Clock, time};
use argus_domain::version::Conflict;
use leptos::prelude::*;
use serde_json::Value;

/// `name` says what a field is called, and `shown` how its values are read.
pub(crate) fn conflict(
    conflict: Conflict,
    name: impl Fn(&str) -> String,
    shown: impl Fn(&str, &Value) -> String,
) -> AnyView {
    let Conflict { field, mine, theirs, by, at } = conflict;
    let title = name(&field);
    view! {
        <section class="contest" aria-label=title.clone()>
            <h3>{title.clone()}</h3>
            <div class="contest-sides">
                <div>
                    <h4>"Yours"</h4>
                    <pre tabindex="0">{shown(&field, &mine)}</pre>
                </div>
                <div>
                    <h4>{by} ", " {time(at, Clock::Relative)}</h4>
                    <pre tabindex="0">{shown(&field, &theirs)}</pre>
                </div>
            </div>
        </section>
    }
    .into_any()
}
