//! Why somebody may see something, or what he lacks.

use crate::{CaseId, CustomerId, membership::UserName};
use serde::{Deserialize, Serialize};

/// What is seen, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Thing {
    Case(CaseId),
    Customer(CustomerId),
}

/// The whole answer: he sees it if every need is met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    pub user: UserName,
    /// `#7 – AI CASE (Acme)`, or a customer's name.
    pub thing: String,
    pub needs: Vec<Need>,
}

impl Why {
    pub fn sees(&self) -> bool {
        self.needs.iter().all(Need::is_met)
    }
}

/// Something that one has to have: any one of the reasons is enough.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// A part of a sentence: "see the customer Acme".
    pub what: String,
    /// What gives it to him, each by itself: "through the group “Analysts”".
    pub reasons: Vec<String>,
    /// How he could get it, where nothing gives it to him.
    pub remedy: String,
}

impl Need {
    pub fn is_met(&self) -> bool {
        !self.reasons.is_empty()
    }
}
