//! Counting all events by what they have in common.

use crate::{
    generate::DAYS,
    queries::days,
    question::{Ask, Question},
};
use argus_domain::{
    Timestamp,
    statistics::{Dimension, Grouping, Resolution},
};

const HOUR: i64 = 3_600_000;

pub(crate) fn questions(now: Timestamp, repeat: u32) -> Vec<Question> {
    let top = |by: &[Dimension]| Grouping {
        by: by.to_vec(),
        cutoff: Some(20),
        others: true,
        ..Grouping::default()
    };
    let hours = Grouping { resolution: Resolution::Millis(HOUR), ..top(&[Dimension::Severity]) };
    let groupings = [
        ("top 20 signatures", top(&[Dimension::Signature])),
        ("hour × severity", hours),
        ("top 20 customers", top(&[Dimension::Customer])),
        ("top 20 sources", top(&[Dimension::Source])),
        (
            "top 20 of category × customer × severity",
            top(&[Dimension::Category, Dimension::Customer, Dimension::Severity]),
        ),
    ];
    groupings
        .into_iter()
        .map(|(name, grouping)| {
            Question::new(name, repeat / 10, || Ask::Statistics {
                criteria: days(now, DAYS),
                grouping: grouping.clone(),
            })
        })
        .collect()
}
