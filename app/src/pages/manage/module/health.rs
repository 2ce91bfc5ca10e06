//! Whether a module is called, and if not, what is to be done.

use crate::components::{Icon, icon};
use argus_domain::module::{Managed, Settled};
use leptos::prelude::*;

pub(super) fn health(module: &Managed) -> AnyView {
    let (class, picture, text) = match &module.installed {
        Settled::Installing => ("muted", Icon::Time, "being installed".to_owned()),
        Settled::Failed { reason } if module.version.is_empty() => {
            ("wrong", Icon::Warning, format!("could not be installed: {reason}"))
        }
        // What was there before goes on.
        Settled::Failed { reason } => {
            ("wrong", Icon::Warning, format!("the other version could not be installed: {reason}"))
        }
        Settled::Installed => match &module.not_ready {
            Some(reason) => ("wrong", Icon::Warning, format!("not ready because {reason}")),
            None if module.enabled => ("yes", Icon::Check, "ready".to_owned()),
            None => ("muted", Icon::Cross, "turned off".to_owned()),
        },
    };
    view! { <span class=format!("module-health {class}")>{icon(picture)} <span>{text}</span></span> }
        .into_any()
}
