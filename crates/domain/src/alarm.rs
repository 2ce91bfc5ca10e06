//! What signatures mean: alarms and kinds of attack, as sensors name them.

use crate::{AlarmId, CategoryId, Keywords, Sort};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alarm {
    pub id: AlarmId,
    pub description: String,
    pub category: Option<AttackCategory>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttackCategory {
    pub id: CategoryId,
    pub name: String,
}

/// A signature and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    pub signature: String,
    pub alarm: Option<Alarm>,
}

/// Which alarms, categories or signatures a list shows. All fields must hold; an empty list asks nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AlarmFilter {
    pub alarms: Vec<AlarmId>,
    pub categories: Vec<CategoryId>,
    pub category_names: Vec<String>,
    pub signatures: Vec<String>,
    /// In the name of what is listed.
    pub keywords: Keywords,
    /// By number where nothing is said.
    pub sort: Vec<Sort<AlarmKey>>,
}

impl AlarmFilter {
    /// Those whose name holds all words of a text, by name.
    pub fn by_name(text: &str) -> Self {
        Self {
            keywords: Keywords::all(text.split_whitespace().map(str::to_owned).collect()),
            sort: vec![Sort { key: AlarmKey::Name, descending: false }],
            ..Self::default()
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlarmKey {
    Id,
    Name,
}
