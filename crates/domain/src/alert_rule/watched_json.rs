//! What a rule watches, as JSON: `{"of": "alerts", "severity": ["critical"], "owned": false, "heldFor": 900}`.

use super::watched::{AlertState, CaseState, Held, Watched};
use crate::{Invalid, case::Lifecycle, keys::Keys};
use serde_json::{Map, Value, json};

/// Nothing for events, which is what is watched where nothing is said.
pub fn watched_json(watched: &Watched) -> Option<Map<String, Value>> {
    let all = match watched {
        Watched::Events => return None,
        Watched::Alerts(state) => vec![
            ("severity", json!(state.severities)),
            ("status", json!(state.statuses)),
            ("source", json!(state.sources)),
            ("classification", json!(state.classifications)),
            ("owned", json!(state.owned)),
            ("tags", json!(state.tags)),
        ],
        Watched::Cases(state) => vec![
            ("severity", json!(state.severities)),
            ("lifecycle", json!(state.lifecycle)),
            ("state", json!(state.states)),
            ("classification", json!(state.classifications)),
            ("assigned", json!(state.assigned)),
            ("tags", json!(state.tags)),
        ],
    };
    let asks = |value: &Value| !value.is_null() && value.as_array().is_none_or(|all| !all.is_empty());
    let mut map = Map::new();
    map.insert("of".to_owned(), json!(watched.name()));
    map.extend(all.into_iter().filter(|(_, value)| asks(value)).map(|(key, value)| (key.to_owned(), value)));
    map.insert("heldFor".to_owned(), json!(watched.held()));
    Some(map)
}

/// `at` is the way to it. An unknown key is wrong: a misspelt one would ask nothing.
pub fn read_watched(value: &Value, at: String, invalid: &mut Invalid) -> Watched {
    const MOST: usize = Watched::MOST;
    let mut keys = Keys::of(value, at, invalid);
    let of = keys.line("of", 20);
    if of == "events" {
        keys.done();
        return Watched::Events;
    }
    let severities = keys.values("severity", MOST);
    let classifications = keys.values("classification", MOST);
    let tags = keys.values("tags", MOST);
    let held = Held(keys.number("heldFor").unwrap_or_default());
    let watched = match of.as_str() {
        "alerts" => Watched::Alerts(AlertState {
            severities,
            statuses: keys.values("status", MOST),
            sources: keys.values("source", MOST),
            classifications,
            owned: keys.flag("owned"),
            tags,
            held,
        }),
        "cases" => Watched::Cases(CaseState {
            severities,
            states: keys.values("state", MOST),
            lifecycle: keys
                .parsed("lifecycle", "must be open or closed", |value| Lifecycle::named(value.as_str()?)),
            classifications,
            assigned: keys.flag("assigned"),
            tags,
            held,
        }),
        _ => {
            keys.wrong("of", "must be events, alerts or cases");
            return Watched::Events;
        }
    };
    keys.done();
    watched
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_again_what_it_read() {
        for full in [
            json!({"of": "alerts", "severity": ["critical"], "status": ["new", "pending"], "source": ["EDR"],
                "classification": ["phishing"], "owned": false, "tags": ["vip", "site:oslo"], "heldFor": 900}),
            json!({"of": "cases", "severity": ["high"], "lifecycle": "open", "state": ["Triage"],
                "assigned": true, "heldFor": 0}),
        ] {
            let mut invalid = Invalid::default();
            let read = read_watched(&full, "watches".to_owned(), &mut invalid);
            assert_eq!(invalid, Invalid::default());
            assert_eq!(watched_json(&read).map(Value::Object), Some(full));
        }
        let mut invalid = Invalid::default();
        read_watched(&json!({"of": "alerts", "state": ["x"]}), "watches".to_owned(), &mut invalid);
        assert_eq!(invalid.0[0].field, "watches.state");
        assert_eq!(watched_json(&Watched::Events), None);
    }

    #[test]
    fn told_in_words() {
        let mut invalid = Invalid::default();
        let value = json!({"of": "alerts", "severity": ["critical"], "owned": false, "heldFor": 900});
        let read = read_watched(&value, String::new(), &mut invalid);
        assert_eq!(read.told(), "an alert that is critical, without an owner for 15 minutes");
        assert_eq!(Watched::Cases(CaseState::default()).told(), "a case that is open");
    }
}
