//! Making alerts silent, after a look at what that would have been.

use super::{
    super::{
        parts::{FormDialog, TextField},
        policy::matcher_form::{MatcherFields, MatcherForm},
    },
    SilenceList,
    trial::Try,
};
use crate::{api::silence::add_silence, pages::case::part_form::PartForm, state::tell};
use argus_domain::{Invalid, TimeExpr, policy::Matcher, silence::NewSilence};
use leptos::prelude::*;

const SHOWN: &[&str] = &[
    "reason",
    "from",
    "until",
    "days",
    "customers",
    "severity",
    "sources",
    "classifications",
    "tags",
    "title",
];

#[component]
pub(super) fn NewDialog(list: SilenceList) -> impl IntoView {
    let matcher = MatcherForm::of(&Matcher::default());
    let (reason, from) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let until = RwSignal::new("+4hours".to_owned());
    let form = PartForm::new(0);
    let close = move || list.opened.set(None);
    let save = Callback::new(move |()| match untrack(|| read(matcher, reason, from, until)) {
        Err(invalid) => form.failed(crate::api::Failure::Invalid(invalid)),
        Ok(new) => {
            let done = move |_| {
                close();
                list.found.again();
            };
            tell(add_silence(new), done, move |failure| form.failed(failure));
        }
    });
    let choices = Signal::derive(move || list.choices.with(Clone::clone).unwrap_or_default());
    let fields = form.fields;
    view! {
        <FormDialog
            title="New silence"
            submit="Add"
            form
            shown=SHOWN
            save
            on_close=Callback::new(move |()| close())
        >
            <TextField
                id="silence-reason"
                name="reason"
                label="Reason"
                required=true
                first=true
                value=reason
                fields
            />
            <div class="field-pair">
                <TextField id="silence-from" name="from" label="From" hint="Now, if left empty." value=from fields/>
                <TextField
                    id="silence-until"
                    name="until"
                    label="Until"
                    hint="From now: +4hours, +2days, endOfDay; or a time in UTC such as 2030-12-24T12:00:00Z."
                    required=true
                    value=until
                    fields
                />
            </div>
            <fieldset class="rule-part">
                <legend>"Which alerts"</legend>
                <p class="field-note">"All of it has to hold; what is left alone may be anything."</p>
                <MatcherFields form=matcher choices fields/>
            </fieldset>
            <Try matcher fields/>
        </FormDialog>
    }
    .into_any()
}

fn read(
    matcher: MatcherForm,
    reason: RwSignal<String>,
    from: RwSignal<String>,
    until: RwSignal<String>,
) -> Result<NewSilence, Invalid> {
    let mut invalid = Invalid::default();
    let mut time = |field: &str, text: String| {
        let text = text.trim().to_owned();
        if text.is_empty() {
            return None;
        }
        text.parse::<TimeExpr>().map_err(|problem| invalid.add(field, problem)).ok()
    };
    let (from, until) = (time("from", from.get()), time("until", until.get()));
    let matcher = matcher.read(&mut invalid);
    invalid.into_result()?;
    Ok(NewSilence { matcher, reason: reason.get(), from, until })
}
