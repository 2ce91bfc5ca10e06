//! What an assessment changes of one event.

use argus_domain::{Assessment, Flag, Flags};
use argus_store::event::{Judgement, Standing};

pub(super) fn judgement(assessment: &Assessment, before: &Standing) -> Judgement {
    let marks = [
        (assessment.comment().is_some(), Flag::Commented),
        (assessment.severity.is_some_and(|severity| severity != before.severity), Flag::SeverityAdjusted),
        (before.assessed && judges_again(assessment, before.flags), Flag::Reassessed),
        (assessment.handled_by_analyst, Flag::HandledByAnalyst),
        (assessment.acknowledge && !assessment.disable.contains(Flag::Acknowledged), Flag::Acknowledged),
    ];
    let marks: Flags = marks.into_iter().filter_map(|(set, flag)| set.then_some(flag)).collect();
    Judgement {
        enable: assessment.enable.union(marks),
        disable: assessment.disable,
        severity: assessment.severity,
        recursive: assessment.recursive,
    }
}

/// What people leave on an event by judging it, besides the flags that they set themselves.
const TRACES: [Flag; 4] = [Flag::SeverityAdjusted, Flag::Commented, Flag::HandledByAnalyst, Flag::Reassessed];

/// Whether an event that was judged before, and has these flags, is judged once more: not if what was said has
/// been taken back, as with an acknowledgement, or is taken back with this and nothing else is said.
fn judges_again(assessment: &Assessment, flags: Flags) -> bool {
    let traces = Flag::JUDGED.into_iter().chain(TRACES).collect::<Flags>().union(Flags::LINKED);
    let stands = flags.intersection(traces);
    let only_takes_back = Assessment { disable: assessment.disable, ..Assessment::default() };
    let remains = if *assessment == only_takes_back { stands.without(assessment.disable) } else { stands };
    !remains.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_back_does_not_count() {
        let of = |flags: &[Flag]| flags.iter().copied().collect::<Flags>();
        let disables = |flags: &[Flag]| Assessment { disable: of(flags), ..Assessment::default() };
        let comments = Assessment { comment: Some("x".to_owned()), ..Assessment::default() };
        let acknowledges = Assessment { acknowledge: true, ..Assessment::default() };
        let acknowledged = [Flag::Acknowledged, Flag::Blocked];
        for (assessment, flags, expected) in [
            (disables(&[Flag::Acknowledged]), of(&acknowledged), false),
            (acknowledges.clone(), of(&[Flag::Blocked]), false),
            (acknowledges, of(&acknowledged), true),
            (comments.clone(), of(&acknowledged), true),
            (comments, of(&[]), false),
            (disables(&[Flag::Acknowledged]), of(&acknowledged).union(of(&[Flag::Commented])), true),
            (disables(&[Flag::Acknowledged]), of(&acknowledged).union(Flags::LINKED), true),
            (disables(&[Flag::Blocked]), of(&acknowledged), true),
            (
                disables(&[Flag::Acknowledged, Flag::Followup]),
                of(&[Flag::Acknowledged, Flag::Followup]),
                false,
            ),
        ] {
            assert_eq!(judges_again(&assessment, flags), expected, "{assessment:?} of {flags:?}");
        }
    }
}
