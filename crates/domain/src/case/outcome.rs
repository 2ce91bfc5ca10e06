//! What an investigation found.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// Nothing of what was feared was the case.
    FalsePositive,
    TruePositiveWithImpact,
    TruePositiveWithoutImpact,
    /// It was what it looked like, and allowed.
    Legitimate,
    NotApplicable,
}

impl Outcome {
    pub const ALL: [Self; 5] = [
        Self::FalsePositive,
        Self::TruePositiveWithImpact,
        Self::TruePositiveWithoutImpact,
        Self::Legitimate,
        Self::NotApplicable,
    ];

    /// How it is stored and told to programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FalsePositive => "falsePositive",
            Self::TruePositiveWithImpact => "truePositiveWithImpact",
            Self::TruePositiveWithoutImpact => "truePositiveWithoutImpact",
            Self::Legitimate => "legitimate",
            Self::NotApplicable => "notApplicable",
        }
    }

    /// For people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::FalsePositive => "False positive",
            Self::TruePositiveWithImpact => "True positive with impact",
            Self::TruePositiveWithoutImpact => "True positive without impact",
            Self::Legitimate => "Legitimate",
            Self::NotApplicable => "Not applicable",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}
