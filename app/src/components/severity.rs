//! Severity: a word, a shape and a colour, so that none of them is the only sign.

use argus_domain::Severity;
use leptos::prelude::*;

/// The name of its colour in the style sheet.
pub(crate) const fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Low => "sev sev-low",
        Severity::Medium => "sev sev-medium",
        Severity::High => "sev sev-high",
        Severity::Critical => "sev sev-critical",
    }
}

pub(crate) fn severity_mark(severity: Severity) -> AnyView {
    // Circle, diamond, triangle, octagon: told apart at 10 pixels and without colour.
    let shape = match severity {
        Severity::Low => {
            "M5 1.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Zm0 1.6a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.8Z"
        }
        Severity::Medium => "M5 .8 9.2 5 5 9.2.8 5Z",
        Severity::High => "M5 .8 9.6 9H.4Z",
        Severity::Critical => "M3.1.4h3.8l2.7 2.7v3.8L6.9 9.6H3.1L.4 6.9V3.1Z",
    };
    view! {
        <span class=class(severity)>
            <svg viewBox="0 0 10 10" aria-hidden="true"><path d=shape></path></svg>
            {severity.name()}
        </span>
    }
    .into_any()
}
