//! What somebody writes about a policy.

use super::{super::parts::QuietForm, matcher_form::MatcherForm, steps::StepForm, whom_form::WhomForm};
use argus_domain::{
    Invalid, Severity,
    policy::{GroupLabel, Grouping, Occasion, PolicyContent, QuietHours},
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
    pub(super) quiet: QuietForm,
    /// What is told in quiet hours, too.
    pub(super) but: RwSignal<String>,
}

impl Form {
    pub(super) fn of(policy: &PolicyContent, own_zone: String) -> Self {
        let texts = |ids: Vec<String>| RwSignal::new(ids);
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
            quiet: QuietForm::of(policy.quiet.as_ref(), own_zone),
            but: RwSignal::new(
                policy
                    .quiet
                    .as_ref()
                    .map_or(Some(Severity::Critical), |quiet| quiet.but)
                    .map_or("", Severity::name)
                    .to_owned(),
            ),
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
        let quiet = self.quiet.read(&mut invalid);
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
            quiet: quiet.map(|quiet| QuietHours { but: self.but.get().parse().ok(), ..quiet }),
        };
        invalid.into_result()?;
        content.checked()
    }
}
