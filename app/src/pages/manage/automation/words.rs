//! A rule in words.

use argus_domain::{
    StateId,
    automation::{Condition, RuleChoices, RuleContent, Trigger},
    case::CaseField,
};

/// The kinds of what sets a rule going, as they are stored and for people.
pub(super) const TRIGGERS: [(&str, &str); 7] = [
    ("caseCreated", "A case is opened"),
    ("stateEntered", "A case enters a state"),
    ("stateLeft", "A case leaves a state"),
    ("fieldChanged", "A field of a case is changed"),
    ("iocAdded", "Indicators are added"),
    ("taskDone", "A task is done"),
    ("timeInState", "A case has been in a state for long"),
];

/// The kinds of what a rule does.
pub(super) const ACTIONS: [(&str, &str); 14] = [
    ("setState", "Set the state"),
    ("setSeverity", "Set the severity"),
    ("setOutcome", "Set the outcome"),
    ("setClassification", "Set the classification"),
    ("setOwner", "Set the owner"),
    ("assign", "Assign"),
    ("addTags", "Add tags"),
    ("removeTags", "Remove tags"),
    ("addTask", "Add a task"),
    ("addTemplateTasks", "Add tasks from a template"),
    ("comment", "Comment"),
    ("notify", "Notify"),
    ("callWebhook", "Call a webhook"),
    ("runModule", "Run a module"),
];

/// Fields that a rule can wait for.
pub(super) const FIELDS: [CaseField; 10] = CaseField::ALL;

pub(super) fn when(trigger: &Trigger, known: &RuleChoices) -> String {
    let states = |states: &[StateId]| match states {
        [] => "a state".to_owned(),
        some => some.iter().map(|id| state(*id, known)).collect::<Vec<_>>().join(" or "),
    };
    match trigger {
        Trigger::CaseCreated => "a case is opened".to_owned(),
        Trigger::StateEntered { states: some } => format!("a case enters {}", states(some)),
        Trigger::StateLeft { states: some } => format!("a case leaves {}", states(some)),
        Trigger::FieldChanged { field } => format!("{} is changed", field.label()),
        Trigger::IocAdded => "indicators are added".to_owned(),
        Trigger::TaskDone => "a task is done".to_owned(),
        Trigger::TimeInState { states: some, minutes } => {
            format!("a case has been in {} for {}", states(some), time(*minutes))
        }
    }
}

/// `2 hours`
fn time(minutes: u32) -> String {
    let (number, unit) = in_unit(minutes);
    let name = match unit {
        DAY => "day",
        HOUR => "hour",
        _ => "minute",
    };
    format!("{number} {name}{}", if number == 1 { "" } else { "s" })
}

pub(super) const HOUR: u32 = 60;
pub(super) const DAY: u32 = 24 * HOUR;

/// In the largest unit that gives a whole number, and that unit's minutes.
pub(super) fn in_unit(minutes: u32) -> (u32, u32) {
    let unit = [DAY, HOUR].into_iter().find(|unit| minutes > 0 && minutes.is_multiple_of(*unit)).unwrap_or(1);
    (minutes / unit, unit)
}

pub(super) fn state(id: StateId, known: &RuleChoices) -> String {
    let found = known.states.iter().find(|choice| choice.state.id == id);
    found.map_or_else(|| "a state that is gone".to_owned(), |choice| choice.state.name.clone())
}

/// How many things are asked of a case; nothing if it may be any.
pub(super) fn conditions(content: &RuleContent) -> usize {
    let Condition {
        name,
        lifecycle,
        states,
        severities,
        classifications,
        outcomes,
        assigned,
        tags,
        without_tags,
    } = &content.condition;
    [
        !name.is_empty(),
        lifecycle.is_some(),
        !states.is_empty(),
        !severities.is_empty(),
        !classifications.is_empty(),
        !outcomes.is_empty(),
        assigned.is_some(),
        !tags.is_empty(),
        !without_tags.is_empty(),
        !content.customers.is_empty(),
    ]
    .into_iter()
    .filter(|is_asked| *is_asked)
    .count()
}
