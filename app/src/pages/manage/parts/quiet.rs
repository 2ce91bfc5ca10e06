//! Hours in which somebody is told later: on which days, and from when to when.

use super::{super::fold::Fold, TextField};
use crate::components::{Choice, FieldState};
use argus_domain::{
    Invalid,
    policy::{QuietHours, Weekday},
};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(crate) struct QuietForm {
    /// On which they begin; none for none.
    days: RwSignal<Vec<String>>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    zone: RwSignal<String>,
}

impl QuietForm {
    /// From the evening to the morning where there are none yet.
    pub(crate) fn of(quiet: Option<&QuietHours>, own_zone: String) -> Self {
        let clock = |look: fn(&QuietHours) -> u16, usual: u16| {
            RwSignal::new(QuietHours::clock(quiet.map_or(usual * 60, look)))
        };
        let days = quiet.map(|quiet| quiet.days.iter().map(|day| day.name().to_owned()).collect());
        Self {
            days: RwSignal::new(days.unwrap_or_default()),
            from: clock(|quiet| quiet.from, 22),
            to: clock(|quiet| quiet.to, 7),
            zone: RwSignal::new(quiet.map_or(own_zone, |quiet| quiet.zone.clone())),
        }
    }

    pub(crate) fn has_days(self) -> bool {
        self.days.with(|days| !days.is_empty())
    }

    pub(crate) fn read(self, invalid: &mut Invalid) -> Option<QuietHours> {
        let days: Vec<Weekday> = self.days.get().iter().filter_map(|name| Weekday::named(name)).collect();
        if days.is_empty() {
            return None;
        }
        let mut clock = |field: &str, text: RwSignal<String>| {
            QuietHours::minutes(&text.get()).unwrap_or_else(|| {
                invalid.add(field, "must be a time of day, such as 22:00");
                0
            })
        };
        let (from, to) = (clock("from", self.from), clock("to", self.to));
        Some(QuietHours { days, from, to, zone: self.zone.get(), but: None })
    }
}

/// What is within follows the times, where there are some.
#[component]
pub(crate) fn QuietFields(
    form: QuietForm,
    fields: FieldState,
    #[prop(optional)] children: Option<ChildrenFn>,
) -> impl IntoView {
    let children = StoredValue::new(children);
    let days = Weekday::ALL.iter();
    let days: Vec<Choice> =
        days.map(|one| Choice { value: one.name().to_owned(), label: one.label().to_owned() }).collect();
    let problem = move || {
        fields.now("quiet").map(|problem| {
            view! { <p class="field-note wrong" role="alert">{format!("Quiet hours {problem}.")}</p> }
        })
    };
    let times = move || {
        form.has_days().then(|| {
            view! {
                <div class="field-pair">
                    <TextField id="quiet-from" name="from" label="From" value=form.from fields/>
                    <TextField
                        id="quiet-to"
                        name="to"
                        label="To"
                        hint="The next day where it is not later."
                        value=form.to
                        fields
                    />
                    <TextField id="quiet-zone" name="zone" label="Time zone" value=form.zone fields/>
                    {children.with_value(|children| children.as_ref().map(|children| children()))}
                </div>
            }
        })
    };
    view! {
        <Fold label="Quiet hours begin on" any="no day" choices=Signal::stored(days) chosen=form.days/>
        {times}
        {problem}
    }
    .into_any()
}
