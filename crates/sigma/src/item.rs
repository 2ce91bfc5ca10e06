//! One field of a selection: `dst_port: [22, 23]`, `c-uri|contains|all: […]`.

use crate::{
    criteria::Expr,
    field::{Target, UNKNOWN},
    log_source::LogSource,
};
use argus_domain::{Cidr, Flag, Flags, Invalid, PropertyCriteria, criteria::EventCriteria};
use serde_json::Value;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Match {
    #[default]
    Whole,
    Contains,
    StartsWith,
    EndsWith,
    Cidr,
    Exists,
}

#[derive(Clone, Copy, Debug, Default)]
struct Modifiers {
    how: Match,
    all: bool,
}

/// What it asks; what is in the way is noted at `at`, which has the key as it is written.
pub(crate) fn item(
    key: &str,
    value: &Value,
    source: LogSource,
    at: &str,
    invalid: &mut Invalid,
    notes: &mut Vec<String>,
) -> Option<Expr> {
    let mut parts = key.split('|');
    let field = parts.next().unwrap_or_default();
    let modifiers = modifiers(parts, at, invalid)?;
    let Some(target) = Target::of(field, source) else {
        invalid.add(at, UNKNOWN);
        return None;
    };
    if let Target::WithinProperties(_) = target {
        notes.push(format!("{field} is looked for in the whole address (http.url)."));
    }
    let values = match value {
        Value::Array(values) => values.as_slice(),
        one => std::slice::from_ref(one),
    };
    let made = if values.is_empty() {
        Err("must have a value".to_owned())
    } else {
        asked(&target, modifiers, values)
    };
    made.map_err(|problem| invalid.add(at, problem)).ok()
}

fn modifiers<'a>(names: impl Iterator<Item = &'a str>, at: &str, invalid: &mut Invalid) -> Option<Modifiers> {
    let mut found = Modifiers::default();
    let mut sound = true;
    for name in names {
        let how = match name {
            "all" => {
                found.all = true;
                continue;
            }
            "contains" => Match::Contains,
            "startswith" => Match::StartsWith,
            "endswith" => Match::EndsWith,
            "cidr" => Match::Cidr,
            "exists" => Match::Exists,
            other => {
                let problem = match other {
                    "re" | "i" | "m" | "s" => "has a regular expression, which Argus does not search by",
                    "cased" => "asks for capital and small letters, which Argus does not tell apart here",
                    "lt" | "lte" | "gt" | "gte" => "compares numbers, which Argus does not: name them",
                    _ => "has a modifier that Argus has nothing for",
                };
                invalid.add(at, format_args!("{problem} (|{other})"));
                sound = false;
                continue;
            }
        };
        if found.how != Match::Whole {
            invalid.add(at, "has modifiers that do not go together");
            sound = false;
        }
        found.how = how;
    }
    sound.then_some(found)
}

fn asked(target: &Target, modifiers: Modifiers, values: &[Value]) -> Result<Expr, String> {
    match target {
        Target::Properties(keys) => properties(keys, modifiers, values),
        Target::WithinProperties(keys) => {
            if !matches!(modifiers.how, Match::Contains) {
                return Err(
                    "is a part of the address here, so it can only be asked for with |contains".to_owned()
                );
            }
            properties(keys, modifiers, values)
        }
        _ if modifiers.all && values.len() > 1 => {
            Err("has one value only, which cannot be all of these".to_owned())
        }
        Target::Source => Ok(Expr::leaf(EventCriteria {
            sources: networks(modifiers, values)?,
            ..EventCriteria::default()
        })),
        Target::Destination => Ok(Expr::leaf(EventCriteria {
            destinations: networks(modifiers, values)?,
            ..EventCriteria::default()
        })),
        Target::SourcePort => Ok(Expr::leaf(EventCriteria {
            source_ports: ports(modifiers, values)?,
            ..EventCriteria::default()
        })),
        Target::DestinationPort => Ok(Expr::leaf(EventCriteria {
            destination_ports: ports(modifiers, values)?,
            ..EventCriteria::default()
        })),
        Target::Action => action(modifiers, values),
        Target::SignatureId => {
            let numbers = texts(whole(modifiers, values)?)?;
            let signatures = numbers
                .iter()
                .map(|number| match number.parse::<u64>() {
                    Ok(number) => Ok(format!("SNORT-1:{number}")),
                    Err(_) => Err(format!("“{number}” is not the number of a signature")),
                })
                .collect::<Result<_, _>>()?;
            Ok(Expr::leaf(EventCriteria { signatures, ..EventCriteria::default() }))
        }
        Target::SignatureText => {
            if modifiers.how != Match::Contains {
                return Err("can only be asked for by a part of it, with |contains".to_owned());
            }
            let parts = texts(values)?;
            if parts.iter().any(|part| part.contains(['*', '?', '\\'])) {
                return Err("must not have wildcards: signatures are found by plain texts".to_owned());
            }
            let one =
                |part: String| Expr::leaf(EventCriteria { text: Some(part), ..EventCriteria::default() });
            Ok(Expr::any(parts.into_iter().map(one).collect()))
        }
    }
}

fn whole(modifiers: Modifiers, values: &[Value]) -> Result<&[Value], String> {
    if modifiers.how == Match::Whole {
        Ok(values)
    } else {
        Err("can only be asked for as a whole".to_owned())
    }
}

fn texts(values: &[Value]) -> Result<Vec<String>, String> {
    let one = |value: &Value| match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(value) => Ok(value.to_string()),
        Value::Null => Err("asks for nothing, which can only be asked of properties".to_owned()),
        _ => Err("must be a text, a number, or a list of them".to_owned()),
    };
    values.iter().map(one).collect()
}

fn networks(modifiers: Modifiers, values: &[Value]) -> Result<Vec<Cidr>, String> {
    let one = |text: String| {
        let network = match modifiers.how {
            Match::Whole if text.ends_with('*') => begins(text.trim_end_matches('*')),
            Match::Whole | Match::Cidr => text.parse().ok(),
            Match::StartsWith => begins(&text),
            _ => {
                return Err(
                    "is an address: ask for it as a whole, with |cidr, or with |startswith".to_owned()
                );
            }
        };
        network.ok_or_else(|| format!("“{text}” is neither an address nor a network"))
    };
    texts(values)?.into_iter().map(one).collect()
}

/// `10.` and `192.168.` are networks; `10.1` is not, as 10.1 and 10.100 both begin so.
fn begins(text: &str) -> Option<Cidr> {
    let octets = text.strip_suffix('.')?;
    let count = octets.split('.').count();
    let rest = ".0".repeat(4_usize.checked_sub(count)?);
    (count < 4).then(|| format!("{octets}{rest}/{}", count * 8).parse().ok()).flatten()
}

fn ports(modifiers: Modifiers, values: &[Value]) -> Result<Vec<u16>, String> {
    let one = |text: String| text.parse().map_err(|_| format!("“{text}” is not a port from 0 to 65535"));
    texts(whole(modifiers, values)?)?.into_iter().map(one).collect()
}

/// What is known of it is whether it was blocked.
fn action(modifiers: Modifiers, values: &[Value]) -> Result<Expr, String> {
    const BLOCKED: [&str; 9] =
        ["block", "blocked", "deny", "denied", "drop", "dropped", "reject", "rejected", "teardown"];
    const LET_THROUGH: [&str; 8] =
        ["allow", "allowed", "accept", "accepted", "pass", "passed", "permit", "forward"];
    let one = |text: String| {
        let name = text.to_lowercase();
        let flags: Flags = [Flag::Blocked].into_iter().collect();
        if BLOCKED.contains(&name.as_str()) {
            Ok(EventCriteria { include_flags: flags, ..EventCriteria::default() })
        } else if LET_THROUGH.contains(&name.as_str()) {
            Ok(EventCriteria { exclude_flags: flags, ..EventCriteria::default() })
        } else {
            Err(format!("“{text}” is no action that Argus knows: only whether something was blocked"))
        }
    };
    let mut all: Vec<EventCriteria> = Vec::new();
    for text in texts(whole(modifiers, values)?)? {
        let criteria = one(text)?;
        if !all.contains(&criteria) {
            all.push(criteria);
        }
    }
    if all.len() > 1 {
        return Err(
            "asks for what was blocked and what was not, which is everything: leave it out".to_owned()
        );
    }
    Ok(Expr::all(all.into_iter().map(Expr::leaf).collect()))
}

fn properties(keys: &[String], modifiers: Modifiers, values: &[Value]) -> Result<Expr, String> {
    let exists = || any_of(keys, &["*".to_owned()], false);
    if modifiers.how == Match::Exists {
        return match values {
            [Value::Bool(true)] => Ok(exists()),
            [Value::Bool(false)] => Ok(Expr::not(exists())),
            _ => Err("must be true or false with |exists".to_owned()),
        };
    }
    if modifiers.how == Match::Cidr {
        return Err("is no address, so it is in no network (|cidr)".to_owned());
    }
    let (nothing, given): (Vec<&Value>, Vec<&Value>) = values.iter().partition(|value| value.is_null());
    let given: Vec<Value> = given.into_iter().cloned().collect();
    let patterns: Vec<String> = texts(&given)?.iter().map(|text| pattern(modifiers.how, text)).collect();
    let mut alternatives = Vec::new();
    if !patterns.is_empty() {
        alternatives.push(any_of(keys, &patterns, modifiers.all));
    }
    if !nothing.is_empty() {
        alternatives.push(Expr::not(exists()));
    }
    Ok(if modifiers.all { Expr::all(alternatives) } else { Expr::any(alternatives) })
}

fn any_of(keys: &[String], values: &[String], all: bool) -> Expr {
    let one = |key: &String| {
        let property = PropertyCriteria {
            key: key.clone(),
            values: values.to_vec(),
            all,
            pattern: true,
            tokenized: false,
        };
        Expr::leaf(EventCriteria { properties: vec![property], ..EventCriteria::default() })
    };
    Expr::any(keys.iter().map(one).collect())
}

/// Wildcards and backslashes mean the same in Sigma and here; what is put behind a backslash must not be taken by it.
fn pattern(how: Match, text: &str) -> String {
    let backslashes = text.chars().rev().take_while(|letter| *letter == '\\').count();
    let open = if backslashes % 2 == 1 { "\\" } else { "" };
    match how {
        Match::Contains => format!("*{text}{open}*"),
        Match::StartsWith => format!("{text}{open}*"),
        Match::EndsWith => format!("*{text}"),
        Match::Whole | Match::Cidr | Match::Exists => text.to_owned(),
    }
}
