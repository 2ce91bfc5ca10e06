//! What can be done with events, as the server is told it and as people read it.

use crate::text::number;
use argus_domain::{Assessment, CaseId, EventId, Flag, Flags, Severity, event::EventSummary};

/// Something to do with some events.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Deed {
    Acknowledge(bool),
    FollowUp(bool),
    Link(CaseId),
    Unlink(CaseId),
    Severity(Severity),
    Comment(String),
}

/// What has to be known of an event to do something with it and to take that back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Target {
    pub(crate) id: EventId,
    pub(crate) flags: Flags,
    pub(crate) severity: Severity,
    /// To any case.
    pub(crate) linked: bool,
}

impl Target {
    pub(crate) fn of(event: &EventSummary) -> Self {
        Self { id: event.id, flags: event.flags, severity: event.severity, linked: event.linked }
    }
}

/// One order to the server.
pub(crate) type Order = (Vec<EventId>, Assessment);

impl Deed {
    pub(crate) fn assessment(&self) -> Assessment {
        let flag = |flag: Flag, on: bool| {
            let flags = Flags::from_iter([flag]);
            match on {
                true => Assessment { enable: flags, ..Assessment::default() },
                false => Assessment { disable: flags, ..Assessment::default() },
            }
        };
        match self {
            Self::Acknowledge(on) => flag(Flag::Acknowledged, *on),
            Self::FollowUp(on) => flag(Flag::Followup, *on),
            Self::Link(case) => Assessment { associate: vec![*case], ..Assessment::default() },
            Self::Unlink(case) => Assessment { unassociate: vec![*case], ..Assessment::default() },
            Self::Severity(severity) => Assessment { severity: Some(*severity), ..Assessment::default() },
            Self::Comment(text) => Assessment { comment: Some(text.clone()), ..Assessment::default() },
        }
    }

    /// Whether it could change this event. To which cases it is linked is not known here: the server is asked.
    pub(crate) fn changes(&self, target: &Target) -> bool {
        match self {
            Self::Acknowledge(on) => target.flags.contains(Flag::Acknowledged) != *on,
            Self::FollowUp(on) => target.flags.contains(Flag::Followup) != *on,
            Self::Severity(severity) => target.severity != *severity,
            Self::Unlink(_) => target.linked,
            Self::Link(_) | Self::Comment(_) => true,
        }
    }

    /// What takes it back from events that it changed; a comment stays.
    pub(crate) fn inverse(&self, targets: &[Target]) -> Vec<Order> {
        let ids = || targets.iter().map(|target| target.id).collect();
        let one = |deed: Self| vec![(ids(), deed.assessment())];
        match self {
            Self::Acknowledge(on) => one(Self::Acknowledge(!on)),
            Self::FollowUp(on) => one(Self::FollowUp(!on)),
            Self::Link(case) => one(Self::Unlink(*case)),
            Self::Unlink(case) => one(Self::Link(*case)),
            Self::Severity(_) => Severity::ALL
                .into_iter()
                .map(|before| {
                    let had = targets.iter().filter(|target| target.severity == before);
                    (had.map(|target| target.id).collect(), Self::Severity(before).assessment())
                })
                .filter(|(ids, _): &Order| !ids.is_empty())
                .collect(),
            Self::Comment(_) => Vec::new(),
        }
    }

    /// What was done, for a message.
    pub(crate) fn done(&self, events: usize) -> String {
        let events = number::counted(events as u64, "event");
        match self {
            Self::Acknowledge(true) => format!("{events} acknowledged."),
            Self::Acknowledge(false) => format!("{events} no longer acknowledged."),
            Self::FollowUp(true) => format!("{events} marked for follow-up."),
            Self::FollowUp(false) => format!("{events} no longer marked for follow-up."),
            Self::Link(case) => format!("{events} linked to case #{case}."),
            Self::Unlink(case) => format!("{events} unlinked from case #{case}."),
            Self::Severity(severity) => format!("{events} set to severity {severity}."),
            Self::Comment(_) => format!("Commented on {events}."),
        }
    }

    /// Why nothing had to be done.
    pub(crate) fn nothing(&self, events: usize) -> String {
        let them = if events == 1 { "The event is" } else { "All of them are" };
        match self {
            Self::Acknowledge(true) => format!("{them} acknowledged already."),
            Self::Acknowledge(false) => format!("{them} not acknowledged."),
            Self::FollowUp(true) => format!("{them} marked for follow-up already."),
            Self::FollowUp(false) => format!("{them} not marked for follow-up."),
            Self::Link(case) => format!("{them} linked to case #{case} already."),
            Self::Unlink(case) => format!("{them} not linked to case #{case}."),
            Self::Severity(severity) => format!("{them} of severity {severity} already."),
            Self::Comment(_) => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(number: u128, flags: &[Flag], severity: Severity) -> Target {
        let id = format!("AGGR/1/1/{}", uuid(number)).parse().unwrap();
        Target { id, flags: flags.iter().copied().collect(), severity, linked: false }
    }

    fn uuid(number: u128) -> String {
        let hex = format!("{number:032x}");
        format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }

    #[test]
    fn changes_only_what_is_not_so_already() {
        let target = target(1, &[Flag::Acknowledged], Severity::High);
        assert!(!Deed::Acknowledge(true).changes(&target));
        assert!(Deed::Acknowledge(false).changes(&target));
        assert!(Deed::FollowUp(true).changes(&target));
        assert!(!Deed::Severity(Severity::High).changes(&target));
        assert!(!Deed::Unlink(CaseId(1)).changes(&target));
        assert!(Deed::Unlink(CaseId(1)).changes(&Target { linked: true, ..target }));
    }

    #[test]
    fn what_was_done_can_be_taken_back() {
        let targets = [target(1, &[], Severity::High), target(2, &[], Severity::Low)];
        let ids: Vec<EventId> = targets.iter().map(|target| target.id).collect();
        let [(undone, assessment)] = &Deed::Acknowledge(true).inverse(&targets)[..] else { panic!() };
        assert_eq!((undone, assessment), (&ids, &Deed::Acknowledge(false).assessment()));
        let [(_, assessment)] = &Deed::Link(CaseId(7)).inverse(&targets)[..] else { panic!() };
        assert_eq!(assessment.unassociate, [CaseId(7)]);
        // Each event gets its own severity back.
        let orders = Deed::Severity(Severity::Critical).inverse(&targets);
        let undone: Vec<_> = orders.iter().map(|(ids, assessment)| (ids[0], assessment.severity)).collect();
        assert_eq!(undone, [(ids[1], Some(Severity::Low)), (ids[0], Some(Severity::High))]);
        assert!(Deed::Comment("x".to_owned()).inverse(&targets).is_empty());
    }

    #[test]
    fn nothing_that_is_told_contradicts_itself() {
        for deed in [
            Deed::Acknowledge(true),
            Deed::Acknowledge(false),
            Deed::FollowUp(true),
            Deed::Link(CaseId(1)),
            Deed::Unlink(CaseId(1)),
            Deed::Comment("seen".to_owned()),
        ] {
            deed.assessment().check().unwrap();
        }
    }
}
