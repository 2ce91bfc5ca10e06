//! One document: a rule, or a correlation of others.

use crate::{
    aggregation::counting,
    correlation::{correlated, named},
    detection::{Detection, detection},
    log_source::{LogSource, log_source},
    text,
};
use argus_domain::{
    Invalid, Severity,
    alert_rule::{AlertRuleContent, RuleDraft, RuleField, Threshold},
    case::CaseTag,
};
use serde_json::Value;

#[derive(Debug)]
pub(crate) struct Rule<'a> {
    document: &'a Value,
    /// What its detection became.
    pub(crate) found: Option<(Detection<'a>, LogSource)>,
    problems: Invalid,
}

/// All that rules may have; what else there is might be meant to narrow it.
const KEYS: [&str; 22] = [
    "title",
    "id",
    "name",
    "related",
    "status",
    "description",
    "references",
    "author",
    "date",
    "modified",
    "logsource",
    "detection",
    "fields",
    "falsepositives",
    "level",
    "tags",
    "license",
    "scope",
    "taxonomy",
    "correlation",
    "action",
    "generate",
];

impl<'a> Rule<'a> {
    pub(crate) fn of(document: &'a Value) -> Self {
        let mut problems = Invalid::default();
        if !document.is_object() {
            problems.add("yaml", "must be an object");
            return Self { document, found: None, problems };
        }
        let keys = document.as_object().into_iter().flat_map(serde_json::Map::keys);
        // Own keys that nobody else knows begin so.
        for key in keys.filter(|key| !KEYS.contains(&key.as_str()) && !key.starts_with("x-")) {
            problems.add(key.as_str(), "is not known");
        }
        if text(document, "title").is_none() {
            problems.add("title", "must be given");
        }
        if document.get("action").is_some() {
            problems.add("action", "cannot be: write each rule whole, as a document of its own");
        }
        if text(document, "taxonomy").is_some_and(|taxonomy| taxonomy != "sigma") {
            problems.add("taxonomy", "must be sigma: the fields of another one are not known");
        }
        let rule = Self { document, found: None, problems };
        if rule.is_correlation() { rule } else { rule.detected() }
    }

    fn detected(mut self) -> Self {
        let source = log_source(self.document, &mut self.problems);
        // Of what log it is may be wrong; what is wrong with its fields is then not told.
        let Some(source) = source else { return self };
        let found = detection(self.document, source, &mut self.problems);
        self.found = found.map(|detection| (detection, source));
        self
    }

    pub(crate) fn is_correlation(&self) -> bool {
        self.document.get("correlation").is_some()
    }

    pub(crate) fn is_called(&self, name: &str) -> bool {
        ["name", "id", "title"].into_iter().any(|key| text(self.document, key) == Some(name))
    }

    pub(crate) fn draft(&self, all: &[Rule<'_>]) -> RuleDraft {
        let name = text(self.document, "title").unwrap_or_default().to_owned();
        let mut problems = self.problems.clone();
        let mut notes = Vec::new();
        let found = if self.is_correlation() {
            correlated(self.document, all, &mut problems)
        } else {
            if let Some((detection, _)) = &self.found {
                notes.extend(detection.notes.clone());
                if detection.timeframe.is_some() && detection.aggregation.is_none() {
                    notes.push("Its timeframe counts nothing: the condition does not count.".to_owned());
                }
            }
            self.counted(&mut problems)
        };
        let part_of = all.iter().find(|other| {
            let is_named = || named(other.document).iter().any(|name| self.is_called(name));
            let generates = || other.document.pointer("/correlation/generate") == Some(&Value::Bool(true));
            !self.is_correlation() && is_named() && !generates()
        });
        if let Some(whole) = part_of.filter(|_| problems.0.is_empty()) {
            let title = text(whole.document, "title").unwrap_or_default();
            notes.push(format!("Is a part of “{title}”, and no rule by itself."));
            return RuleDraft { name, notes, ..RuleDraft::default() };
        }
        let found = found.filter(|_| problems.0.is_empty());
        let content = found.map(|found| self.described(found, &name, &mut problems, &mut notes));
        let content =
            content.and_then(|content| content.checked().map_err(|more| problems.0.extend(more.0)).ok());
        let content = content.filter(|_| problems.0.is_empty());
        RuleDraft { name, content, notes, problems: problems.0, ..RuleDraft::default() }
    }

    /// With what its condition counts.
    fn counted(&self, problems: &mut Invalid) -> Option<AlertRuleContent> {
        let (detection, source) = self.found.as_ref()?;
        let criteria = detection.expr.clone().criteria();
        let content = AlertRuleContent { criteria, ..AlertRuleContent::default() };
        let Some(text) = detection.aggregation else {
            let group_by = vec![RuleField::Source];
            return Some(AlertRuleContent {
                group_by,
                threshold: Threshold::Events { at_least: 1 },
                ..content
            });
        };
        let counting = counting(text, detection.timeframe, *source, problems)?;
        Some(AlertRuleContent {
            threshold: counting.threshold,
            group_by: counting.group_by,
            window: counting.window,
            ..content
        })
    }

    /// With all that people are told of it. Switched off: somebody tries it first.
    fn described(
        &self,
        content: AlertRuleContent,
        name: &str,
        problems: &mut Invalid,
        notes: &mut Vec<String>,
    ) -> AlertRuleContent {
        let document = self.document;
        let about = text(document, "description").unwrap_or_default();
        let short = |text: &str, most: usize| text.chars().take(most).collect::<String>();
        let groups: Vec<String> = content.group_by.iter().map(|field| format!("{{{field}}}")).collect();
        let title =
            if groups.is_empty() { "{rule}".to_owned() } else { format!("{{rule}}: {}", groups.join(" ")) };
        let prose = self.prose(about);
        if about.chars().count() > AlertRuleContent::MAX_DESCRIPTION
            || prose.chars().count() > AlertRuleContent::MAX_TEMPLATE
            || name.chars().count() > AlertRuleContent::MAX_NAME
        {
            notes.push("Its texts are too long, and shortened.".to_owned());
        }
        AlertRuleContent {
            name: short(name, AlertRuleContent::MAX_NAME),
            description: short(about, AlertRuleContent::MAX_DESCRIPTION),
            enabled: false,
            severity: self.severity(problems),
            title,
            text: short(&prose, AlertRuleContent::MAX_TEMPLATE),
            tags: self.tags(notes),
            ..content
        }
    }

    fn severity(&self, problems: &mut Invalid) -> Option<Severity> {
        match text(self.document, "level")? {
            "informational" | "low" => Some(Severity::Low),
            "medium" => Some(Severity::Medium),
            "high" => Some(Severity::High),
            "critical" => Some(Severity::Critical),
            other => {
                let problem =
                    format_args!("“{other}” is none of informational, low, medium, high and critical");
                problems.add("level", problem);
                None
            }
        }
    }

    /// `attack.t1046` is `attack:t1046`: a key and a value.
    fn tags(&self, notes: &mut Vec<String>) -> Vec<CaseTag> {
        let all = self.document.get("tags").and_then(Value::as_array);
        let mut found = Vec::new();
        for tag in all.into_iter().flatten().filter_map(Value::as_str) {
            match tag.replacen('.', ":", 1).parse() {
                Ok(tag) if !found.contains(&tag) => found.push(tag),
                Ok(_) => {}
                Err(problem) => notes.push(format!("The tag “{tag}” is left out: it {problem}.")),
            }
        }
        found
    }

    /// The alert's description: Markdown, as a template without places.
    fn prose(&self, about: &str) -> String {
        let mut prose = about.to_owned();
        for (key, heading) in [("falsepositives", "What else it may be"), ("references", "References")] {
            let lines: Vec<&str> = match self.document.get(key) {
                Some(Value::Array(lines)) => lines.iter().filter_map(Value::as_str).collect(),
                Some(Value::String(line)) => vec![line.as_str()],
                _ => Vec::new(),
            };
            if !lines.is_empty() {
                prose.push_str(&format!("\n\n**{heading}**\n"));
                lines.iter().for_each(|line| prose.push_str(&format!("\n- {line}")));
            }
        }
        let by = [("Sigma rule", "id"), ("by", "author"), ("licence", "license")]
            .into_iter()
            .filter_map(|(label, key)| text(self.document, key).map(|value| format!("{label} {value}")));
        let by = by.collect::<Vec<_>>().join(", ");
        if !by.is_empty() {
            prose.push_str(&format!("\n\n{by}"));
        }
        prose.replace('{', "{{").replace('}', "}}")
    }
}
