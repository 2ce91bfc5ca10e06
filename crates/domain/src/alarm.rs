//! What signatures mean: alarms and kinds of attack, as sensors name them.

use crate::{AlarmId, CategoryId, Keywords, Sort};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    pub id: AlarmId,
    pub description: String,
    pub category: Option<AttackCategory>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlarmKey {
    Id,
    Name,
}
