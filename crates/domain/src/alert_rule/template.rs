//! Titles, texts and keys of alerts, with places that are filled when one is raised.

use super::{AlertRuleContent, RuleField, Watched, rule::in_words, watched::PLACES};
use crate::{Invalid, alert::Alert, channel::Template};

/// Those that every rule has.
const COMMON: [&str; 5] = ["rule", "customer", "count", "threshold", "window"];
/// Those of rules over alerts or cases, besides what the thing itself says.
const OF_THINGS: [&str; 3] = ["rule", "customer", "held"];

/// What may stand in a rule's templates: what is known of every alert, and what its events have in common.
pub fn places(content: &AlertRuleContent) -> Vec<String> {
    let common: &[&str] = if content.watches.is_events() { &COMMON } else { &OF_THINGS };
    let common = common.iter().map(|place| (*place).to_owned());
    common.chain(group_names(content)).collect()
}

pub(super) fn check(content: &AlertRuleContent, invalid: &mut Invalid) {
    let all = places(content);
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    // A key that had the count in it would tell every alert from every other.
    let of_key: Vec<&str> =
        all.iter().copied().filter(|place| !["count", "threshold", "window"].contains(place)).collect();
    for (field, text, places) in
        [("title", &content.title, &all), ("text", &content.text, &all), ("dedup", &content.dedup, &of_key)]
    {
        if let Err(problem) = Template::read(text, places) {
            invalid.add(field, format_args!("{problem}; what alerts are grouped by can be named, too"));
        }
    }
}

/// A template of a checked rule. `group` are the values of what it groups by, or of the alert or case that it watches; `given` says the rest.
pub fn filled(
    content: &AlertRuleContent,
    text: &str,
    group: &[String],
    given: &impl Fn(&str) -> String,
) -> String {
    let all = places(content);
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let Ok(template) = Template::read(text, &all) else { return text.to_owned() };
    template.fill(|place| match place {
        "rule" => content.name.clone(),
        "threshold" => content.threshold.told(),
        "window" => in_words(content.window),
        "held" => content.watches.held().told(),
        place => match position(content, place) {
            Some(at) => group.get(at).cloned().unwrap_or_default(),
            None => given(place),
        },
    })
}

/// What values of a group are of: what it groups by, or what there is of an alert or case.
pub fn group_names(content: &AlertRuleContent) -> Vec<String> {
    match &content.watches {
        Watched::Events => content.group_by.iter().map(RuleField::to_string).collect(),
        Watched::Alerts(_) | Watched::Cases(_) => PLACES.into_iter().map(str::to_owned).collect(),
    }
}

/// Where the values of a group have it.
fn position(content: &AlertRuleContent, place: &str) -> Option<usize> {
    group_names(content).iter().position(|name| name == place)
}

/// The same as one line that a title can be.
pub fn filled_line(
    content: &AlertRuleContent,
    text: &str,
    group: &[String],
    given: &impl Fn(&str) -> String,
) -> String {
    let line = filled(content, text, group, given);
    let line: String = line.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let line: String = line.trim().chars().take(Alert::MAX_TITLE).collect();
    if line.is_empty() { content.name.clone() } else { line }
}

/// What a template would be like, with values made up.
pub fn example(content: &AlertRuleContent, text: &str) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    check(
        &AlertRuleContent {
            title: text.to_owned(),
            text: String::new(),
            dedup: String::new(),
            ..content.clone()
        },
        &mut invalid,
    );
    invalid.into_result()?;
    let group: Vec<&str> = match &content.watches {
        Watched::Events => content.group_by.iter().map(made_up).collect(),
        Watched::Alerts(_) => vec!["12", "Port scan from 203.0.113.7", "critical", "new", "nobody"],
        Watched::Cases(_) => vec!["7", "Phishing of the board", "high", "Triage", "nobody"],
    };
    let group: Vec<String> = group.into_iter().map(str::to_owned).collect();
    let given = |place: &str| match place {
        "customer" => "Acme".to_owned(),
        "count" => content.threshold.at_least().to_string(),
        _ => String::new(),
    };
    Ok(filled(content, text, &group, &given))
}

fn made_up(field: &RuleField) -> &'static str {
    match field {
        RuleField::Source => "203.0.113.7",
        RuleField::Destination => "10.0.0.17",
        RuleField::SourcePort => "49152",
        RuleField::DestinationPort => "443",
        RuleField::SourceCountry | RuleField::DestinationCountry => "NO",
        RuleField::Protocol => "tcp",
        RuleField::Signature => "SNORT-1:41336",
        RuleField::Severity => "high",
        RuleField::Domain => "www.example.com",
        RuleField::Sensor => "sensor-1",
        RuleField::Property(_) => "a value",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_say_what_alerts_will() {
        let content = AlertRuleContent {
            name: "Scan".to_owned(),
            group_by: vec![RuleField::Source],
            ..AlertRuleContent::default()
        };
        let shown = example(&content, "{rule} from {source}: {count} in {window}");
        assert_eq!(shown.unwrap(), "Scan from 203.0.113.7: 1 in 5 minutes");
        assert!(example(&content, "{destination}").is_err());
        let line = filled_line(&content, "{source}\n!", &["a\nb".to_owned()], &|_| String::new());
        assert_eq!(line, "a b !");
    }
}
