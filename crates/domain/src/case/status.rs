//! What a case is on the wire: its kind, and the status that its state stands for.

use super::{Lifecycle, names::names};

names! {
    /// Who is to do something next. Each state of a workflow has one.
    CaseStatus, "statuses" {
        PendingCustomer = "pendingCustomer",
        PendingSoc = "pendingSoc",
        PendingVendor = "pendingVendor",
        WorkingSoc = "workingSoc",
        WorkingCustomer = "workingCustomer",
        PendingClose = "pendingClose",
        Closed = "closed",
    }
    /// What a case is about.
    CaseKind, "types" {
        SecurityIncident = "securityIncident",
        OperationalIncident = "operationalIncident",
        Informational = "informational",
        Change = "change",
    }
    /// What is so of a case.
    CaseFlag, "flags" {
        Deleted = "DELETED",
        ExternalSync = "EXTERNAL_SYNC",
        HasAttachment = "HAS_ATTACHMENT",
        Internal = "INTERNAL",
        MailUpdate = "MAIL_UPDATE",
        Merged = "MERGED",
        Notified = "NOTIFIED",
        Published = "PUBLISHED",
        SubmittedByAnonymousUser = "SUBMITTED_BY_ANONYMOUS_USER",
        SubmittedByOtherUser = "SUBMITTED_BY_OTHER_USER",
        DefaultContacts = "DEFAULT_CONTACTS",
        DescriptionEdited = "DESCRIPTION_EDITED",
        SubmittedByTech = "SUBMITTED_BY_TECH",
        SubjectEdited = "SUBJECT_EDITED",
        HasEvents = "HAS_EVENTS",
        TestData = "TEST_DATA",
        HasComments = "HAS_COMMENTS",
        Prepared = "PREPARED",
        Reopened = "REOPENED",
        CreatedAsPublished = "CREATED_AS_PUBLISHED",
    }
    /// What somebody can be asked to do with a case.
    CaseFlow, "workflows" {
        Validation = "validation",
        NocValidation = "nocValidation",
        Tuning = "tuning",
        Escalation = "escalation",
        CustomerUpdate = "customerUpdate",
        EscalateTi = "escalateTI",
        EscalateNsa = "escalateNSA",
        EscalateLog = "escalateLog",
        EscalateInfra = "escalateInfra",
        EscalateDetection = "escalateDetection",
        EscalateOperations = "escalateOperations",
        EscalateMsi = "escalateMSI",
        EscalateMsiAnalyst = "escalateMSIAnalyst",
        SeverityAlert = "severityAlert",
        SlaViolation = "slaViolation",
        InternalSlaViolation = "internalSlaViolation",
        DelegateToSoc = "delegateToSOC",
        EscalateDev = "escalateDEV",
        EscalateTrs = "escalateTRS",
        EscalateMssAnalyst = "escalateMSSAnalyst",
        EscalateTam = "escalateTAM",
        QaValidation = "qaValidation",
        SocAnalysis = "socAnalysis",
        EscalateO3c = "escalateO3C",
    }
}

impl CaseStatus {
    pub const fn lifecycle(self) -> Lifecycle {
        if matches!(self, Self::Closed) { Lifecycle::Closed } else { Lifecycle::Open }
    }
}
