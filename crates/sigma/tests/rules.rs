//! Rules as they are written out there, and what becomes of them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::alert_rule::{AlertRuleContent, RuleDraft, condition_json};
use argus_sigma::read;
use serde_json::{Value, json};

fn one(text: &str) -> AlertRuleContent {
    let mut drafts = read(text);
    assert_eq!(drafts.len(), 1);
    let RuleDraft { content, problems, .. } = drafts.remove(0);
    content.unwrap_or_else(|| panic!("{problems:?}"))
}

/// A rule with this detection.
fn with(category: &str, detection: &str) -> String {
    let detection = detection.replace('\n', "\n  ");
    format!("title: T\nlogsource:\n  category: {category}\nlevel: high\ndetection:\n  {detection}\n")
}

fn criteria(category: &str, detection: &str) -> Value {
    Value::Object(condition_json(&one(&with(category, detection)).criteria))
}

fn problems(text: &str) -> Vec<String> {
    let draft = read(text).remove(0);
    assert_eq!(draft.content, None);
    draft.problems.into_iter().map(|problem| problem.field).collect()
}

#[test]
fn a_whole_rule() {
    let rule = one("title: Telnet from outside\nid: 7d3ae7b2-5d3c-4c1e-9a55-0d9f31e4c111\nstatus: test
description: Somebody {tries} telnet.\nauthor: A\nreferences: ['https://example.com/telnet']
tags: [attack.initial-access, attack.t1133, cve.2020-10188]
logsource: {category: firewall}
detection:\n  selection:\n    dst_port: [23, 2323]\n    action: accept\n  filter_inside:\n    src_ip|cidr: [10.0.0.0/8, 'fc00::/7']
  condition: selection and not 1 of filter_*
falsepositives: [Old switches]\nlevel: medium\n");
    assert_eq!((rule.name.as_str(), rule.enabled), ("Telnet from outside", false));
    assert_eq!(rule.severity.map(|severity| severity.name()), Some("medium"));
    let tags: Vec<String> = rule.tags.iter().map(ToString::to_string).collect();
    assert_eq!(tags, ["attack:initial-access", "attack:t1133", "cve:2020-10188"]);
    assert!(rule.text.contains("- Old switches") && rule.text.contains("- https://example.com/telnet"));
    assert!(rule.text.contains("{{tries}}"));
    assert_eq!(
        Value::Object(condition_json(&rule.criteria)),
        json!({"destinationPort": [23, 2323], "excludeFlags": ["BLOCKED"],
            "subCriteria": [{"exclude": true, "sourceIP": ["10.0.0.0/8", "fc00::/7"]}]})
    );
}

#[test]
fn selections_and_conditions() {
    assert_eq!(
        criteria("proxy", "s:\n  c-useragent|contains: ['curl', 'wget']\n  cs-method: POST\ncondition: s"),
        json!({"propertyPatterns": {"http.http_user_agent": ["*curl*", "*wget*"], "http.http_method": ["POST"]}})
    );
    assert_eq!(
        criteria(
            "proxy",
            "a:\n  c-uri|contains|all: [x, y]\nb:\n - c-uri|endswith: .php\n - dst_port: 81\ncondition: all of them"
        ),
        json!({"subCriteria": [{"propertyPatterns": {"http.url": ["*.php"]}}, {"destinationPort": [81]},
            {"required": true, "propertyPatterns": {"http.url": ["*x*"]}},
            {"required": true, "propertyPatterns": {"http.url": ["*y*"]}}]})
    );
    assert_eq!(
        criteria(
            "firewall",
            "a:\n  src_ip: 192.168.*\nb:\n  dst_port: 1\nc:\n  dst_port: 2\ncondition: a and (b or not c)"
        ),
        json!({"sourceIP": ["192.168.0.0/16"], "subCriteria": [{"destinationPort": [1]},
            {"subCriteria": [{"exclude": true, "destinationPort": [2]}]}]})
    );
    // Both of one field, of which a block has one only.
    assert_eq!(
        criteria("firewall", "a:\n  dst_port: [1, 2]\nb:\n  dst_port: [2, 3]\ncondition: a and b"),
        json!({"destinationPort": [1, 2], "subCriteria": [{"required": true, "destinationPort": [2, 3]}]})
    );
    assert_eq!(
        criteria(
            "proxy",
            r"a:
  c-uri|contains: 'a\'
  cs-referrer: null
condition: a"
        ),
        json!({"propertyPatterns": {"http.url": [r"*a\\*"]},
            "subCriteria": [{"exclude": true, "propertyPatterns": {"http.http_refer": ["*"]}}]})
    );
}

#[test]
fn what_counts() {
    let rule = one(&with(
        "firewall",
        "s:\n  action: denied\ntimeframe: 10m\ncondition: s | count(dst_port) by src_ip > 10",
    ));
    assert_eq!(rule.told(), "at least 11 different values of destination port within 10 minutes, by source");
    let rules = "title: Base\nname: base\nlogsource: {category: dns}\ndetection: {s: {query|endswith: .test}, condition: s}
---\ntitle: Many\nlevel: high\ncorrelation:\n  type: event_count\n  rules: [base]\n  group-by: [src_ip, query]\n  timespan: 1h
  condition: {gte: 100}\n---\ntitle: Row\ncorrelation: {type: temporal, rules: [base], timespan: 1h}\n";
    let drafts = read(rules);
    assert_eq!(drafts[0].notes, ["Is a part of “Many”, and no rule by itself."]);
    assert_eq!((&drafts[0].content, drafts[0].problems.len()), (&None, 0));
    let many = drafts[1].content.as_ref().unwrap_or_else(|| panic!("{:?}", drafts[1].problems));
    assert_eq!(many.told(), "at least 100 events within 1 hour, by source and domain");
    assert_eq!(drafts[2].problems[0].field, "correlation.type");
    assert_eq!((drafts[1].at.as_str(), drafts.len()), ("document 2", 3));
}

#[test]
fn what_cannot_be_mapped_is_said_with_its_way() {
    let windows = "title: W\nlogsource: {product: windows, category: process_creation}\ndetection: {s: {Image: x}, condition: s}";
    assert_eq!(problems(windows), ["logsource.category"]);
    for (detection, expected) in [
        (
            "s:\n  CommandLine: x\n  dst_port|re: '2.'\ncondition: s",
            vec!["detection.s.CommandLine", "detection.s.dst_port|re"],
        ),
        ("s:\n - dst_port: 1\n - user: x\ncondition: s", vec!["detection.s[1].user"]),
        ("words: [evil]\ncondition: words", vec!["detection.words"]),
        ("s:\n  dst_port: 99999\ncondition: s", vec!["detection.s.dst_port"]),
        ("s:\n  src_ip: 10.1*\ncondition: s", vec!["detection.s.src_ip"]),
        ("s:\n  dst_port: 1\ncondition: s and t", vec!["detection.condition"]),
        ("s:\n  dst_port: 1\ncondition: 2 of s*", vec!["detection.condition"]),
        ("s:\n  dst_port: 1\ncondition: (s", vec!["detection.condition"]),
        ("s:\n  dst_port: 1\ncondition: s | near t", vec!["detection.timeframe"]),
        ("s:\n  dst_port: 1\ntimeframe: 1h\ncondition: s | sum(x) > 3", vec!["detection.condition"]),
        ("s:\n  action: [allow, deny]\ncondition: s", vec!["detection.s.action"]),
    ] {
        assert_eq!(problems(&with("firewall", detection)), expected, "{detection}");
    }
    let ports = (0..2_000).map(|port| port.to_string()).collect::<Vec<_>>().join(", ");
    let heavy = format!("s:\n  dst_port: [{ports}]\ncondition: s{}", " or s".repeat(9));
    assert_eq!(problems(&with("firewall", &heavy)), ["detection.condition"]);
    let unknown = with("firewall", "s:\n  dst_port: 1\ncondition: s").replace("title: T", "titel: T");
    assert_eq!(problems(&unknown), ["titel", "title"]);
    assert_eq!(problems("a: ["), ["yaml"]);
    assert!(read("").is_empty());
}
