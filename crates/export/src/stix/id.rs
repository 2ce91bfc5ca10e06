//! Identifiers: UUIDs of version 5 (RFC 9562) in a namespace of our own.

use argus_domain::{CaseId, Timestamp, ioc::Ioc};
use uuid::Uuid;

const NAMESPACE: Uuid = Uuid::from_u128(0x5c1b_6f0e_9a3d_5d52_8e1f_3b7a_42c6_d901);

/// Identifiers of one case's objects. Numbers of cases and indicators are the same on every server; the times at which
/// they came to be, to the millisecond, are not.
#[derive(Debug, Default)]
pub(super) struct Ids {
    case: String,
}

impl Ids {
    pub(super) fn of(case: CaseId, opened: Timestamp) -> Self {
        Self { case: format!("case {case} {}", opened.millis()) }
    }

    pub(super) fn identity() -> String {
        format!("identity--{}", Uuid::new_v5(&NAMESPACE, b"identity"))
    }

    pub(super) fn of_text(&self, kind: &str, text: &str) -> String {
        format!("{kind}--{}", Uuid::new_v5(&NAMESPACE, format!("{} {kind} {text}", self.case).as_bytes()))
    }

    /// The same however often it is changed.
    pub(super) fn of_ioc(&self, kind: &str, ioc: &Ioc) -> String {
        self.of_text(kind, &format!("{} {}", ioc.id, ioc.added.millis()))
    }
}
