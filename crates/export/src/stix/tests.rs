//! A bundle with an indicator of every type, as `end2end/conformance` holds it to the official validator.

use super::*;
use crate::writer;
use argus_domain::{
    CaseId, CustomerId, IocId, Severity, StateId, UserId,
    case::{AccessLevel, AccessMode, Case, CaseState, CaseSummary, Lifecycle, Person},
    custom_field::CustomValues,
    event::CustomerName,
    export::{ExportFormat, IocCount},
    ioc::{Ioc, IocKind},
};

fn head() -> ReportHead {
    let at = Timestamp::clamped(1_790_000_000_000);
    let by = Person { id: UserId(1), name: "Anna Berg".to_owned() };
    let summary = CaseSummary {
        id: CaseId(7),
        name: "AI CASE".to_owned(),
        customer: CustomerName { id: CustomerId(1), short_name: "acme".to_owned(), name: "Acme".to_owned() },
        state: CaseState { id: StateId(1), name: "Open".to_owned(), lifecycle: Lifecycle::Open },
        severity: Severity::High,
        outcome: None,
        classification: None,
        soc_ticket: None,
        owner: None,
        assignee: None,
        tags: Vec::new(),
        opened: at,
        opened_by: by,
        closed: None,
        closed_by: None,
        updated: at,
        updated_by: None,
        unpublished: false,
        merged_into: None,
        version: 1,
        access: AccessMode::default(),
    };
    let withheld = vec![IocCount { tlp: Tlp::Red, kind: "domain".parse().expect("a type"), count: 2 }];
    let case = Case {
        summary,
        description: String::new(),
        custom: CustomValues::new(),
        level: AccessLevel::default(),
    };
    ReportHead {
        case,
        fields: Vec::new(),
        tlp: Tlp::AmberStrict,
        parts: Vec::new(),
        at,
        by: String::new(),
        withheld,
    }
}

/// A value of each type that looks like one.
fn value(kind: &str) -> String {
    if let Some(hash) = kind.strip_prefix("filename|") {
        return format!("evil.exe|{}", value(hash));
    }
    let text = match kind {
        "ip-any" | "ip-src" => "192.0.2.0/24",
        "ip-dst" => "2001:db8::1",
        "ip-src|port" => "192.0.2.1|443",
        "ip-dst|port" => "[2001:db8::1]:443",
        "domain|ip" => "evil.example|192.0.2.1",
        "hostname|port" => "www.evil.example:8443",
        "url" | "uri" | "link" => "https://evil.example/it's?a=b\\c",
        "AS" => "AS64496",
        "port" => "4444",
        "size-in-bytes" => "1024",
        "mac-address" => "00-1B-44-11-3A-B7",
        "vulnerability" => "CVE-2024-3094",
        "regkey|value" => "HKLM\\Software\\Run|evil.exe",
        "file-path" => "C:\\Users\\a\\evil.exe",
        "ssdeep" => "3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C",
        "malware-sample" => return format!("evil.exe|{}", value("md5")),
        "md5" | "imphash" | "x509-fingerprint-md5" => return "d4".repeat(16),
        "sha1" | "x509-fingerprint-sha1" => return "d4".repeat(20),
        "sha256" | "sha3-256" | "x509-fingerprint-sha256" => return "d4".repeat(32),
        "sha512" | "sha3-512" => return "d4".repeat(64),
        "tlsh" => return format!("T1{}", "d4".repeat(35)),
        _ => "some 'value' \\ [of it]",
    };
    text.to_owned()
}

#[test]
fn every_type() {
    let at = Timestamp::clamped(1_790_000_100_000);
    let ioc = |(number, kind): (usize, IocKind)| Ioc {
        id: IocId(number as i64 + 1),
        case: CaseId(7),
        value: value(kind.name()),
        kind,
        tlp: Tlp::ALL[number % 4],
        description: if number % 2 == 0 { "Seen *twice*.".to_owned() } else { String::new() },
        tags: vec!["c2".to_owned()],
        added: at,
        added_by: None,
        updated: at,
        version: 1,
    };
    let mut stix = writer(ExportFormat::Stix);
    let mut text = stix.head(&head());
    text += &stix.rows(&ReportRows::Iocs(IocKind::all().enumerate().map(ioc).collect()));
    text += &stix.end(ReportEnd::default());
    let bundle: Value = serde_json::from_str(&text).expect("JSON");
    let count = |kind: &str| {
        let objects = bundle["objects"].as_array().expect("objects");
        objects.iter().filter(|object| object["type"] == kind).count()
    };
    assert_eq!(count("marking-definition"), 4);
    assert_eq!(count("indicator") + count("vulnerability") + count("note"), 160 + 1, "and what was withheld");
    assert_eq!(count("vulnerability"), 1);
    if let Some(file) = std::env::var_os("ARGUS_STIX_BUNDLE") {
        std::fs::write(file, &text).expect("a file to write");
    }
    assert!(count("indicator") > 60, "{}", count("indicator"));
}
