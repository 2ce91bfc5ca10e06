//! One row of the log.

use crate::components::{Clock, Icon, icon, time};
use argus_domain::activity::{Activity, Via};
use leptos::prelude::*;

pub(super) fn row(activity: &Activity) -> AnyView {
    let case = activity.case.map(|id| {
        let title = activity.case_title.clone().unwrap_or_else(|| format!("#{id}"));
        view! { <a href=format!("/cases/{id}") data-row="">{title}</a> }
    });
    view! {
        <tr>
            <td class="col-time">{time(activity.at, Clock::Row)}</td>
            <td class="col-user" title=via(activity.via)>{activity.user_name.clone()}</td>
            <td class="col-case">{case}</td>
            <td class="col-manual">{yes_or_no(activity.manual)}</td>
            <td class="col-api">{yes_or_no(activity.via == Via::Api)}</td>
            <td class="wrap">{activity.text.clone()}</td>
        </tr>
    }
    .into_any()
}

/// ✔ or ✖, in a word, too.
fn yes_or_no(is: bool) -> AnyView {
    let (class, picture, word) = if is { ("yes", Icon::Check, "yes") } else { ("no", Icon::Cross, "no") };
    view! { <span class=class title=word>{icon(picture)}<span class="sr-only">{word}</span></span> }
        .into_any()
}

const fn via(via: Via) -> &'static str {
    match via {
        Via::Page => "on the page",
        Via::Api => "through the API",
        Via::Command => "on the command line",
        Via::Rule => "by an automation rule",
        Via::Module => "by a module",
        Via::System => "by itself",
    }
}
