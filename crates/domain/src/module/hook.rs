//! What modules wait for, by the names that IRIS publishes. `modules/argus_dim/hooks.py` has the same.

use super::ObjectKind;

/// What exists of each kind of object besides, in this order: before, after.
const DEEDS: [(&str, &[&str], &[&str]); 9] = [
    ("case", &["create", "delete"], &["create", "delete", "update"]),
    ("asset", PART, PART),
    ("note", PART, PART),
    ("ioc", PART, PART),
    ("evidence", PART, PART),
    ("task", PART, PART),
    ("global_task", PART, PART),
    ("event", &["create", "duplicate", "update", "delete"], PART),
    (
        "alert",
        &[],
        &["create", "update", "resolution_update", "status_update", "delete", "escalate", "merge", "unmerge"],
    ),
];
const PART: &[&str] = &["create", "update", "delete"];
const REPORTS: [&str; 2] = ["report", "activities_report"];
const COMMENTED: [&str; 7] = ["asset", "evidence", "task", "ioc", "event", "note", "alert"];

/// Whether there is one of this name.
pub fn is_hook(name: &str) -> bool {
    if let Some(kind) = name.strip_prefix("on_manual_trigger_") {
        return DEEDS.iter().any(|(known, ..)| *known == kind);
    }
    let (is_before, rest) = match (name.strip_prefix("on_preload_"), name.strip_prefix("on_postload_")) {
        (Some(rest), _) => (true, rest),
        (None, Some(rest)) => (false, rest),
        (None, None) => return false,
    };
    let deed_of = |kind: &str| rest.strip_prefix(kind).and_then(|deed| deed.strip_prefix('_'));
    DEEDS.iter().any(|(kind, before, after)| {
        let known = if is_before { before } else { after };
        deed_of(kind).is_some_and(|deed| known.contains(&deed))
    }) || REPORTS.iter().any(|kind| deed_of(kind) == Some("create"))
        || (!is_before
            && COMMENTED.iter().any(|kind| {
                deed_of(kind)
                    .is_some_and(|deed| ["commented", "comment_update", "comment_delete"].contains(&deed))
            }))
}

/// What is waited for where somebody asks by hand.
pub const fn manual_hook(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Case => "on_manual_trigger_case",
        ObjectKind::Ioc => "on_manual_trigger_ioc",
        ObjectKind::Note => "on_manual_trigger_note",
        ObjectKind::Task => "on_manual_trigger_task",
        ObjectKind::TimelineEntry | ObjectKind::Event => "on_manual_trigger_event",
        ObjectKind::Alert => "on_manual_trigger_alert",
        ObjectKind::Evidence => "on_manual_trigger_evidence",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names as Python gives them: what is there must be known here, and nothing else.
    #[test]
    fn names_are_known_and_nothing_else_is() {
        for name in [
            "on_preload_case_create",
            "on_postload_case_update",
            "on_preload_event_duplicate",
            "on_postload_alert_status_update",
            "on_postload_report_create",
            "on_postload_ioc_commented",
            "on_postload_ioc_comment_update",
            "on_manual_trigger_global_task",
            "on_preload_global_task_delete",
        ] {
            assert!(is_hook(name), "{name}");
        }
        for name in [
            "on_preload_case_update",
            "on_preload_alert_create",
            "on_preload_ioc_commented",
            "on_postload_event_duplicate",
            "on_postload_ioc",
            "on_manual_trigger_report",
            "ioc_create",
            "",
        ] {
            assert!(!is_hook(name), "{name}");
        }
    }
}
