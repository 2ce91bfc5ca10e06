//! What somebody writes about a policy.

use super::{matcher_form::MatcherForm, steps::StepForm, whom_form::WhomForm};
use argus_domain::{
    Invalid, Severity,
    policy::{GroupLabel, Grouping, Occasion, PolicyContent, QuietHours, Weekday},
};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) name: RwSignal<String>,
    pub(super) order: RwSignal<String>,
    pub(super) active: RwSignal<bool>,
    pub(super) on: RwSignal<Vec<String>>,
    pub(super) matcher: MatcherForm,
    pub(super) go_on: RwSignal<bool>,
    pub(super) whom: WhomForm,
    pub(super) steps: RwSignal<Vec<StepForm>>,
    pub(super) subject: RwSignal<String>,
    pub(super) text: RwSignal<String>,
    pub(super) group_by: RwSignal<Vec<String>>,
    /// Seconds.
    pub(super) wait: RwSignal<String>,
    pub(super) interval: RwSignal<String>,
    /// Empty for any number.
    pub(super) most: RwSignal<String>,
    /// On which quiet hours begin; none for none.
    pub(super) days: RwSignal<Vec<String>>,
    pub(super) from: RwSignal<String>,
    pub(super) to: RwSignal<String>,
    pub(super) zone: RwSignal<String>,
    pub(super) but: RwSignal<String>,
}

impl Form {
    pub(super) fn of(policy: &PolicyContent, own_zone: String) -> Self {
        let texts = |ids: Vec<String>| RwSignal::new(ids);
        let quiet = policy.quiet.clone().unwrap_or(QuietHours {
            days: Vec::new(),
            from: 22 * 60,
            to: 7 * 60,
            zone: own_zone,
            but: Some(Severity::Critical),
        });
        Self {
            name: RwSignal::new(policy.name.clone()),
            order: RwSignal::new(policy.order.to_string()),
            active: RwSignal::new(policy.active),
            on: texts(policy.on.iter().map(|one| one.name().to_owned()).collect()),
            matcher: MatcherForm::of(&policy.matcher),
            go_on: RwSignal::new(policy.go_on),
            whom: WhomForm::of(&policy.whom),
            steps: RwSignal::new(policy.steps.iter().map(StepForm::of).collect()),
            subject: RwSignal::new(policy.subject.clone()),
            text: RwSignal::new(policy.text.clone()),
            group_by: texts(policy.grouping.by.iter().map(|one| one.name().to_owned()).collect()),
            wait: RwSignal::new(policy.grouping.wait.to_string()),
            interval: RwSignal::new(policy.grouping.interval.to_string()),
            most: RwSignal::new(policy.most.map(|most| most.to_string()).unwrap_or_default()),
            days: texts(quiet.days.iter().map(|day| day.name().to_owned()).collect()),
            from: RwSignal::new(QuietHours::clock(quiet.from)),
            to: RwSignal::new(QuietHours::clock(quiet.to)),
            zone: RwSignal::new(quiet.zone),
            but: RwSignal::new(quiet.but.map_or("", Severity::name).to_owned()),
        }
    }

    /// What is written now, or what of it cannot be read.
    pub(super) fn read(self) -> Result<PolicyContent, Invalid> {
        let mut invalid = Invalid::default();
        let mut number = |field: &str, text: RwSignal<String>| {
            text.get().trim().parse::<u32>().unwrap_or_else(|_| {
                invalid.add(field, "must be a whole number");
                1
            })
        };
        let (order, wait) = (number("order", self.order), number("wait", self.wait));
        let interval = number("interval", self.interval);
        let most = (!self.most.get().trim().is_empty()).then(|| number("most", self.most));
        let named = |names: RwSignal<Vec<String>>| names.get();
        let steps = self.steps.get().into_iter().enumerate();
        let content = PolicyContent {
            name: self.name.get(),
            order,
            active: self.active.get(),
            on: named(self.on).iter().filter_map(|name| Occasion::named(name)).collect(),
            matcher: self.matcher.read(&mut invalid),
            go_on: self.go_on.get(),
            whom: self.whom.read("", &mut invalid),
            steps: steps.map(|(index, step)| step.read(index + 1, &mut invalid)).collect(),
            subject: self.subject.get(),
            text: self.text.get(),
            grouping: Grouping {
                by: named(self.group_by).iter().filter_map(|name| GroupLabel::named(name)).collect(),
                wait,
                interval,
            },
            most,
            quiet: self.quiet(&mut invalid),
        };
        invalid.into_result()?;
        content.checked()
    }

    fn quiet(self, invalid: &mut Invalid) -> Option<QuietHours> {
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
        Some(QuietHours { days, from, to, zone: self.zone.get(), but: self.but.get().parse().ok() })
    }
}
