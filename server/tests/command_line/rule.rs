//! `argus rule`.

use crate::support::on_each_engine;
use serde_json::Value;

const RULES: &str = "title: Telnet
logsource: {category: firewall}
detection: {s: {dst_port: 23}, condition: s}
---
title: Process
logsource: {category: process_creation, product: windows}
detection: {s: {Image: x}, condition: s}
";

#[tokio::test]
async fn rules_are_imported_and_exported() {
    on_each_engine(async |world| {
        let argus = &world.argus;
        let file = argus.write("rules.yml", RULES).display().to_string();
        let import = format!("rule import {file} --author anna --customer acme");
        let tried = argus.run(&format!("{import} --try")).failed();
        assert!(tried.out.contains("document 1: “Telnet” would be added."), "{tried:?}");
        assert!(
            tried.out.contains("document 2: “Process” cannot be added.\n  logsource.category “"),
            "{tried:?}"
        );
        assert_eq!(argus.ok("rule export"), "{\n  \"rules\": []\n}\n");
        assert!(argus.run(&import).failed().out.contains("“Telnet” added."));
        let exported = argus.ok("rule export");
        let rules: Value = serde_json::from_str(&exported).unwrap();
        assert_eq!(rules["rules"][0]["criteria"]["destinationPort"][0], 23);
        assert_eq!(
            (&rules["rules"][0]["enabled"], rules["rules"].as_array().unwrap().len()),
            (&false.into(), 1)
        );
        // What was exported is imported again, by whoever.
        let again = argus.run_with_input("rule import - --author admin", exported.as_bytes()).succeeded();
        assert!(again.out.contains("rules[0]: “Telnet” added."), "{again:?}");
        let unknown = argus.run_with_input("rule import - --author nobody", b"[]").failed();
        assert!(unknown.err.contains("There is no user “nobody”"), "{unknown:?}");
    })
    .await;
}
