//! Titles, texts and keys of alerts, with places that are filled when one is raised.

use super::{AlertRuleContent, RuleField, rule::in_words};
use crate::{Invalid, alert::Alert, channel::Template};

/// Those that every rule has.
const COMMON: [&str; 5] = ["rule", "customer", "count", "threshold", "window"];

/// What may stand in a rule's templates: what is known of every alert, and what its events have in common.
pub fn places(content: &AlertRuleContent) -> Vec<String> {
    let common = COMMON.into_iter().map(str::to_owned);
    common.chain(content.group_by.iter().map(RuleField::to_string)).collect()
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

/// A template of a checked rule. `group` are the values of what it groups by, `given` says the rest.
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
        place => match content.group_by.iter().position(|field| field.to_string() == place) {
            Some(at) => group.get(at).cloned().unwrap_or_default(),
            None => given(place),
        },
    })
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
    let group: Vec<String> = content.group_by.iter().map(|field| made_up(field).to_owned()).collect();
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
