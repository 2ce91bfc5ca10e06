//! What it is about, and what it was given.

use super::{json::Json, opened::OpenedTask};
use crate::link::object_address;
use argus_domain::module::TaskObject;
use leptos::prelude::*;
use serde_json::Value;

#[component]
pub(super) fn Input(opened: OpenedTask) -> impl IntoView {
    let input = opened.part(|detail| (detail.objects.clone(), detail.arguments.clone(), detail.data.clone()));
    move || {
        input.with(|input| {
            let (objects, arguments, data) = input.as_ref()?;
            let is_empty = objects.is_empty() && arguments.is_empty() && data.is_none();
            let nothing = is_empty.then(|| view! { <p class="muted">"It was given nothing."</p> });
            let about = (!objects.is_empty()).then(|| {
                view! { <ul class="task-objects">{objects.iter().map(object).collect_view()}</ul> }
            });
            let arguments = (!arguments.is_empty()).then(|| {
                let value = Value::Object(arguments.clone());
                view! { <h3>"Filled in"</h3> <Json value/> }
            });
            let data = data.clone().map(|value| view! { <h3>"Called with"</h3> <Json value/> });
            Some(view! {
                <section class="panel" aria-labelledby="task-input">
                    <h2 id="task-input">"Input"</h2>
                    {nothing}
                    {about}
                    {arguments}
                    {data}
                </section>
            })
        })
    }
}

/// What is gone, or is not for one's eyes, has no title.
fn object(told: &TaskObject) -> AnyView {
    let TaskObject { object, title, case } = told;
    let kind = object.kind.label();
    let shown = match title {
        None => view! { <span class="muted">{format!("{} (gone)", object.id)}</span> }.into_any(),
        Some(title) => match object_address(object, *case, title) {
            Some(address) => view! { <a href=address>{title.clone()}</a> }.into_any(),
            None => view! { <span>{title.clone()}</span> }.into_any(),
        },
    };
    view! { <li><span class="muted small">{kind}</span> " " {shown}</li> }.into_any()
}
