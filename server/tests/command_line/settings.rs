//! Settings: by option, by variable, by file, in that order.

use crate::support::{ADMIN_PASSWORD, Argus, Done, Server, finish};
use argus_testing::TestDatabase;
use std::process::Command;

fn folder() -> Argus {
    Argus::of(&TestDatabase::sqlite().address)
}

/// `argus customer list` with nothing set but what `change` sets.
fn listed(argus: &Argus, change: impl FnOnce(&mut Command)) -> Done {
    let mut command = argus.bare();
    command.args(["customer", "list"]);
    change(&mut command);
    finish(command.spawn().unwrap())
}

/// Three databases, each with one customer named after it.
fn three_databases(argus: &Argus) -> [String; 3] {
    ["option", "variable", "file"].map(|name| {
        let address = format!("sqlite:{}", argus.path(&format!("{name}.db")).display());
        let mut command = argus.bare();
        finish(command.args(["customer", "add", name, "--database", &address]).spawn().unwrap()).succeeded();
        address
    })
}

#[test]
fn an_option_before_a_variable_before_the_file() {
    let argus = folder();
    let [option, variable, file] = three_databases(&argus);
    let config = argus.write("settings.toml", format!("database = {file:?}\n"));
    let show = |done: Done| done.succeeded().out.trim().rsplit('\t').next().unwrap().to_owned();
    let by_file = |command: &mut Command| {
        command.arg("--config").arg(&config);
    };
    assert_eq!(show(listed(&argus, by_file)), "file");
    assert_eq!(
        show(listed(&argus, |command| {
            command.env("ARGUS_CONFIG", &config);
        })),
        "file"
    );
    assert_eq!(
        show(listed(&argus, |command| {
            by_file(command);
            command.env("ARGUS_DATABASE", &variable);
        })),
        "variable"
    );
    let all = |command: &mut Command| {
        by_file(command);
        command.env("ARGUS_DATABASE", &variable).args(["--database", &option]);
    };
    assert_eq!(show(listed(&argus, all)), "option");
    // Before the command's name as well as after it.
    let mut command = argus.bare();
    command.env("ARGUS_DATABASE", &variable).args(["--database", &option, "customer", "list"]);
    assert_eq!(show(finish(command.spawn().unwrap())), "option");
}

#[test]
fn the_data_folder_holds_database_and_settings() {
    let argus = folder();
    let [_, _, file] = three_databases(&argus);
    // ./data by default, made when it is missing.
    let done = listed(&argus, |_| {}).succeeded();
    assert_eq!(done.out, "");
    assert!(argus.path("data/argus.db").is_file());
    argus.write("data/argus.toml", format!("database = {file:?}"));
    assert!(listed(&argus, |_| {}).succeeded().out.contains("file"));
    let elsewhere = argus.path("else/where");
    let done = listed(&argus, |command| {
        command.env("ARGUS_DATA", &elsewhere);
    })
    .succeeded();
    assert_eq!(done.out, "");
    assert!(elsewhere.join("argus.db").is_file());
}

#[tokio::test]
async fn everything_in_a_file() {
    let argus = folder();
    let database = format!("sqlite:{}", argus.path("x.db").display());
    let config = argus.write("settings.toml", format!(
        "data = {:?}\ndatabase = {database:?}\nlog = \"debug\"\nlog-format = \"json\"\naggregation-window = 60\n\
         listen = \"127.0.0.1:0\"\nsecure-cookies = true\n", argus.path("d")));
    let mut command = argus.bare();
    command.arg("serve").arg("--config").arg(&config).env("ARGUS_ADMIN_PASSWORD", ADMIN_PASSWORD);
    let server = Server::of(&argus, command);
    let body = serde_json::json!({"login": "admin", "password": ADMIN_PASSWORD});
    let request = server.request(reqwest::Method::POST, "/page/session/log-in").json(&body);
    let answer = server.send(request).await.is(200);
    assert!(answer.header("set-cookie").contains("; Secure"), "{}", answer.header("set-cookie"));
    assert!(argus.path("x.db").is_file());
    let lines: Vec<serde_json::Value> =
        server.log().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(
        lines.iter().any(|line| line["level"] == "DEBUG" && line["fields"]["message"] == "answered"),
        "{lines:?}"
    );
    assert!(!server.log().contains(ADMIN_PASSWORD), "the log");
}

#[test]
fn wrong_values_are_said_plainly() {
    let argus = folder();
    let refused = |change: &dyn Fn(&mut Command), words: &str| {
        let done = listed(&argus, change).failed();
        assert!(done.err.contains(words), "{words}: {done:?}");
        assert_eq!(done.out, "");
    };
    for (text, words) in [
        ("databse = \"x\"", "unknown field `databse`"),
        ("listen = \"nowhere\"", "listen"),
        ("aggregation-window = 0", "aggregation-window must be from 1 to 86400"),
        ("aggregation-window = \"5m\"", "aggregation-window"),
        ("log-format = \"xml\"", "log-format"),
        ("config = \"x\"", "unknown field `config`"),
        ("= 7", "settings.toml"),
        ("database = \"mysql://x\"", "mysql://x"),
    ] {
        let config = argus.write("settings.toml", text);
        refused(
            &|command| {
                command.arg("--config").arg(&config);
            },
            words,
        );
    }
    let missing = argus.path("missing.toml");
    refused(
        &|command| {
            command.env("ARGUS_CONFIG", &missing);
        },
        "cannot read the settings file",
    );
    for (options, words) in [
        (&["--database", "mysql://x"][..], "is not one of sqlite:FILE, postgres://"),
        (&["--database", "sqlite:/no/such/folder/x.db"], "cannot open the database"),
        (&["--data", "/dev/null/x"], "/dev/null/x"),
        (&["--log", "loud=["], "--log loud=["),
        (&["--log-format", "xml"], "--log-format"),
        (&["--aggregation-window", "0"], "--aggregation-window"),
        (&["--aggregation-window", "86401"], "--aggregation-window"),
    ] {
        refused(
            &|command| {
                command.args(options);
            },
            words,
        );
    }
    for (name, value, words) in [
        ("ARGUS_LOG_FORMAT", "xml", "--log-format"),
        ("ARGUS_AGGREGATION_WINDOW", "x", "--aggregation-window"),
        ("ARGUS_DATABASE", "x", "is not one of sqlite:FILE"),
    ] {
        refused(
            &|command| {
                command.env(name, value);
            },
            words,
        );
    }
}

#[test]
fn a_databases_password_is_not_repeated() {
    let argus = folder();
    let done = listed(&argus, |command| {
        command.env("ARGUS_DATABASE", "postgres://argus:hush@127.0.0.1:port/argus");
    })
    .failed();
    assert!(!done.err.contains("hush"), "{done:?}");
    assert_eq!(done.err.lines().count(), 1, "{done:?}");
    let mut command = argus.bare();
    command.arg("--help").env("ARGUS_DATABASE", "postgres://argus:hush@127.0.0.1/argus");
    assert!(!finish(command.spawn().unwrap()).succeeded().out.contains("hush"));
}
