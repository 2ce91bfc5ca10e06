//! A detection as criteria: what holds together goes into one block as far as its fields are free.

use argus_domain::{
    SubMode,
    criteria::{EventCriteria, SubCriteria},
};

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expr {
    Leaf(Box<EventCriteria>),
    All(Vec<Expr>),
    Any(Vec<Expr>),
    Not(Box<Expr>),
}

/// The most that one rule asks for: what is named again counts again, and a few lines could ask for billions.
pub(crate) const MAX_WEIGHT: usize = 5_000;

impl Expr {
    pub(crate) fn leaf(criteria: EventCriteria) -> Self {
        Self::Leaf(Box::new(criteria))
    }

    pub(crate) fn all(mut of: Vec<Self>) -> Self {
        if of.len() == 1 { of.remove(0) } else { Self::All(of) }
    }

    pub(crate) fn any(mut of: Vec<Self>) -> Self {
        if of.len() == 1 { of.remove(0) } else { Self::Any(of) }
    }

    pub(crate) fn not(of: Self) -> Self {
        match of {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    /// About how much it asks for.
    pub(crate) fn weight(&self) -> usize {
        match self {
            Self::Leaf(of) => {
                let networks = of.sources.len() + of.destinations.len();
                let ports = of.source_ports.len() + of.destination_ports.len();
                let values: usize = of.properties.iter().map(|property| property.values.len()).sum();
                1 + networks + ports + values + of.signatures.len()
            }
            Self::All(of) | Self::Any(of) => of.iter().map(Self::weight).sum(),
            Self::Not(of) => of.weight(),
        }
    }

    pub(crate) fn criteria(self) -> EventCriteria {
        match self {
            Self::Leaf(criteria) => *criteria,
            Self::All(of) => {
                of.into_iter().fold(EventCriteria::default(), |into, one| with(into, one.criteria()))
            }
            Self::Any(of) => blocks(SubMode::Any, of),
            Self::Not(of) => blocks(SubMode::Exclude, vec![*of]),
        }
    }
}

fn blocks(mode: SubMode, of: Vec<Expr>) -> EventCriteria {
    let sub = of.into_iter().map(|one| SubCriteria { mode, criteria: one.criteria() });
    EventCriteria { sub: sub.collect(), ..EventCriteria::default() }
}

/// Both of them.
fn with(mut into: EventCriteria, more: EventCriteria) -> EventCriteria {
    let has_any = |criteria: &EventCriteria| criteria.sub.iter().any(|sub| sub.mode == SubMode::Any);
    let is_free = |one: bool, other: bool| one || other;
    let fits = is_free(into.sources.is_empty(), more.sources.is_empty())
        && is_free(into.destinations.is_empty(), more.destinations.is_empty())
        && is_free(into.source_ports.is_empty(), more.source_ports.is_empty())
        && is_free(into.destination_ports.is_empty(), more.destination_ports.is_empty())
        && is_free(into.signatures.is_empty(), more.signatures.is_empty())
        && is_free(into.text.is_none(), more.text.is_none())
        && is_free(!has_any(&into), !has_any(&more));
    if !fits {
        into.sub.push(SubCriteria { mode: SubMode::Required, criteria: more });
        return into;
    }
    into.sources.extend(more.sources);
    into.destinations.extend(more.destinations);
    into.source_ports.extend(more.source_ports);
    into.destination_ports.extend(more.destination_ports);
    into.signatures.extend(more.signatures);
    into.text = into.text.or(more.text);
    into.properties.extend(more.properties);
    into.include_flags = into.include_flags.iter().chain(more.include_flags.iter()).collect();
    into.exclude_flags = into.exclude_flags.iter().chain(more.exclude_flags.iter()).collect();
    into.sub.extend(more.sub);
    into
}
