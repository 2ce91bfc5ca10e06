//! What an entry is about: a tactic of MITRE ATT&CK, or what others did.

use crate::named::named;

named! {
    TimelineCategory {
        #[default] Unspecified = "unspecified", "Unspecified";
        Reconnaissance = "reconnaissance", "Reconnaissance";
        ResourceDevelopment = "resourceDevelopment", "Resource development";
        InitialAccess = "initialAccess", "Initial access";
        Execution = "execution", "Execution";
        Persistence = "persistence", "Persistence";
        PrivilegeEscalation = "privilegeEscalation", "Privilege escalation";
        DefenseEvasion = "defenseEvasion", "Defense evasion";
        CredentialAccess = "credentialAccess", "Credential access";
        Discovery = "discovery", "Discovery";
        LateralMovement = "lateralMovement", "Lateral movement";
        Collection = "collection", "Collection";
        CommandAndControl = "commandAndControl", "Command and control";
        Exfiltration = "exfiltration", "Exfiltration";
        Impact = "impact", "Impact";
        Legitimate = "legitimate", "Legitimate activity";
        Detection = "detection", "Detection";
        Response = "response", "Response";
    }
}

impl TimelineCategory {
    /// As people write it in a table: by its name or label, in any case, with or without blanks.
    pub fn written(text: &str) -> Option<Self> {
        let plain = |text: &str| text.to_lowercase().replace([' ', '-', '_'], "");
        let wanted = plain(text);
        Self::ALL.iter().copied().find(|one| [one.name(), one.label()].map(plain).contains(&wanted))
    }
}
