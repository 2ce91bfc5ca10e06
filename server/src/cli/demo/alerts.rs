//! Alerts that wait for a decision.

use super::Failure;
use argus_domain::{CustomerId, Severity, alert::NewAlert, ioc::NewIoc};
use argus_service::{Ctx, alert};
use serde_json::json;

pub(super) async fn raise(admin: &Ctx, customer: CustomerId) -> Result<(), Failure> {
    for (title, source, reference, severity, indicator) in [
        (
            "Mailbox rule forwards to the outside",
            "Mail gateway",
            "MG-2211",
            Severity::High,
            "drop@mailbin.example",
        ),
        (
            "Log-in from two countries within an hour",
            "Identity provider",
            "IDP-873",
            Severity::Medium,
            "94.127.57.40",
        ),
        (
            "Rarely seen program in the accounts department",
            "Endpoint agent",
            "EA-51099",
            Severity::Low,
            "setup_x64.exe",
        ),
    ] {
        let new = NewAlert {
            customer: Some(customer),
            title: title.to_owned(),
            description: "Raised by a rule of the source, and not looked at yet.".to_owned(),
            source: source.to_owned(),
            reference: Some(reference.to_owned()),
            severity,
            content: Some(json!({"reference": reference, "rule": title, "indicator": indicator})),
            iocs: vec![NewIoc { value: indicator.to_owned(), ..NewIoc::default() }],
            ..NewAlert::default()
        };
        alert::create(admin, new).await?;
    }
    Ok(())
}
