//! Blocks for attacks, end points and properties. Each list is a group of its own: all that are required, none
//! that is excluded, and one of the others, if there are any.

use super::{Categories, at_most, list, mode, texts};
use crate::api::{
    criteria::{one_of, some_of},
    events::criteria::{bits, ports},
};
use argus_domain::{
    AlarmId, Flag, Flags, PropertyCriteria, SubMode,
    criteria::{EventCriteria, SubCriteria},
};
use argus_lenient::Fields;

/// A block that is alone has to match: so an index can lead to it.
fn put_group(sub: &mut Vec<SubCriteria>, blocks: Vec<SubCriteria>) {
    let (mut any, others): (Vec<_>, Vec<_>) =
        blocks.into_iter().partition(|block| block.mode == SubMode::Any);
    sub.extend(others);
    if any.len() > 1 {
        let criteria = EventCriteria { sub: any, ..EventCriteria::default() };
        sub.push(SubCriteria { mode: SubMode::Required, criteria });
    } else if let Some(only) = any.pop() {
        sub.push(SubCriteria { mode: SubMode::Required, criteria: only.criteria });
    }
}

fn put(
    fields: &mut Fields,
    field: &str,
    sub: &mut Vec<SubCriteria>,
    mut read: impl FnMut(&mut Fields) -> EventCriteria,
) {
    let blocks = fields.objects(field, |block| SubCriteria { mode: mode(block), criteria: read(block) });
    at_most(fields, field, blocks.len());
    put_group(sub, blocks);
}

/// `AttackCriteria`. Alarms have no names here, so nothing is found by one.
pub(super) fn put_attacks(fields: &mut Fields, sub: &mut Vec<SubCriteria>, categories: &mut Categories) {
    put(fields, "attack", sub, |block| EventCriteria {
        signatures: texts(block, "signature"),
        alarms: texts(block, "alarm").iter().map(|text| AlarmId(text.parse().unwrap_or(-1))).collect(),
        categories: categories.read(block, "attackCategory"),
        ..EventCriteria::default()
    });
}

/// `PropertyCriteria`. Without values nothing is asked of the key, so they have to be there.
pub(super) fn put_properties(fields: &mut Fields, sub: &mut Vec<SubCriteria>) {
    put(fields, "property", sub, |block| {
        let property = PropertyCriteria {
            key: block.text("key").unwrap_or_default(),
            values: texts(block, "value"),
            all: one_of(block, "valueMatchStrategy", &["any", "all"]) == Some("all"),
            tokenized: one_of(block, "valueSearchStrategy", &["exact", "tokenized"]) == Some("tokenized"),
            pattern: false,
        };
        if property.key.is_empty() {
            block.refuse("key", "must be given");
        }
        if property.values.is_empty() {
            block.refuse("value", "must be given");
        }
        EventCriteria { properties: vec![property], ..EventCriteria::default() }
    });
}

/// `EndpointCriteria`.
pub(super) fn put_end_points(fields: &mut Fields, sub: &mut Vec<SubCriteria>) {
    put(fields, "endpoint", sub, |block| {
        let end = EndPoint::read(block);
        match one_of(block, "endpointFieldStrategy", &["source", "destination", "all"]) {
            Some("source") => end.source(),
            Some("destination") => end.destination(),
            _ => end.either(),
        }
    });
}

/// What one end has to fulfil. Lists that both ends could fulfil are those of `criteria`.
struct EndPoint {
    criteria: EventCriteria,
    include: Vec<EndFlag>,
    exclude: Vec<EndFlag>,
}

/// A flag at the source, and at the destination.
type EndFlag = [Flag; 2];

pub(in crate::api::events) const END_FLAGS: [(&str, EndFlag); 4] = [
    ("isCustomerNet", [Flag::SourceIsCustomernet, Flag::DestinationIsCustomernet]),
    ("isPartialCustomerNet", [Flag::SourceIsPartialCustomernet, Flag::DestinationIsPartialCustomernet]),
    ("customAggregation", [Flag::CustomSourceAggregation, Flag::CustomDestinationAggregation]),
    ("isManagedBySoc", [Flag::SourceIsManagedBySoc, Flag::DestinationIsManagedBySoc]),
];

fn end_flags(fields: &mut Fields, field: &str) -> Vec<EndFlag> {
    let names = END_FLAGS.map(|(name, _)| name);
    let chosen = some_of(fields, field, &names);
    END_FLAGS.into_iter().filter(|(name, _)| chosen.contains(name)).map(|(_, flag)| flag).collect()
}

impl EndPoint {
    fn read(fields: &mut Fields) -> Self {
        let bits = bits(fields, "minMaskBits");
        let criteria = EventCriteria {
            addresses: list(fields, "ip", Fields::parsed_list),
            source_min_bits: bits,
            destination_min_bits: bits,
            ports: list(fields, "port", ports),
            countries: list(fields, "countryCode", Fields::parsed_list),
            ..EventCriteria::default()
        };
        let (include, exclude) = (end_flags(fields, "includeFlag"), end_flags(fields, "excludeFlag"));
        if include.iter().any(|flag| exclude.contains(flag)) {
            fields.refuse("includeFlag", "and excludeFlag name the same flag");
        }
        Self { criteria, include, exclude }
    }

    fn source(&self) -> EventCriteria {
        let asked = self.criteria.clone();
        EventCriteria {
            sources: asked.addresses,
            source_min_bits: asked.source_min_bits,
            source_ports: asked.ports,
            source_countries: asked.countries,
            include_flags: flags(&self.include, 0),
            exclude_flags: flags(&self.exclude, 0),
            ..EventCriteria::default()
        }
    }

    fn destination(&self) -> EventCriteria {
        let asked = self.criteria.clone();
        EventCriteria {
            destinations: asked.addresses,
            destination_min_bits: asked.destination_min_bits,
            destination_ports: asked.ports,
            destination_countries: asked.countries,
            include_flags: flags(&self.include, 1),
            exclude_flags: flags(&self.exclude, 1),
            ..EventCriteria::default()
        }
    }

    /// One end fulfils everything. Where that is more than one thing, both ends are tried, and what either has
    /// to fulfil stands around them for an index to lead to.
    fn either(self) -> EventCriteria {
        let lists = [
            !self.criteria.addresses.is_empty(),
            !self.criteria.ports.is_empty(),
            !self.criteria.countries.is_empty(),
            !self.include.is_empty(),
            !self.exclude.is_empty(),
        ];
        let things = lists.into_iter().filter(|asked| *asked).count();
        let by_flags = lists[3] || lists[4];
        if things == 0 || (things == 1 && !by_flags) {
            return self.criteria;
        }
        let ends = [self.source(), self.destination()];
        let sub = ends.map(|criteria| SubCriteria { mode: SubMode::Any, criteria }).into();
        EventCriteria { sub, ..self.criteria }
    }
}

fn flags(asked: &[EndFlag], end: usize) -> Flags {
    asked.iter().map(|flag| flag[end]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str, put: fn(&mut Fields, &mut Vec<SubCriteria>)) -> Vec<SubCriteria> {
        let mut fields = Fields::from_body(json.as_bytes()).unwrap();
        let mut sub = Vec::new();
        put(&mut fields, &mut sub);
        fields.finish().unwrap();
        sub
    }

    #[test]
    fn a_block_that_is_alone_has_to_match() {
        let one = read(r#"{"endpoint": {"ip": "10.0.0.0/8", "minMaskBits": 8}}"#, put_end_points);
        let [SubCriteria { mode: SubMode::Required, criteria }] = &one[..] else { panic!("{one:?}") };
        assert_eq!((criteria.addresses.len(), criteria.source_min_bits, criteria.sub.len()), (1, Some(8), 0));

        let several = read(
            r#"{"endpoint": [{"port": 1}, {"port": 2}, {"port": 3, "required": true}, {"port": 4, "exclude": true}]}"#,
            put_end_points,
        );
        let modes: Vec<SubMode> = several.iter().map(|block| block.mode).collect();
        assert_eq!(modes, [SubMode::Required, SubMode::Exclude, SubMode::Required]);
        assert!(several[2].criteria.sub.iter().all(|block| block.mode == SubMode::Any));
        assert_eq!(several[2].criteria.sub.len(), 2);
    }

    #[test]
    fn one_end_fulfils_a_whole_block() {
        let both = read(
            r#"{"endpoint": {"ip": "10.0.0.1", "port": 22, "includeFlag": "isManagedBySoc"}}"#,
            put_end_points,
        );
        let block = &both[0].criteria;
        assert_eq!((block.addresses.len(), &block.ports[..]), (1, &[22][..]));
        let [source, destination] = &block.sub[..] else { panic!("{block:?}") };
        assert_eq!(source.criteria.source_ports, [22]);
        assert!(source.criteria.include_flags.contains(Flag::SourceIsManagedBySoc));
        assert!(destination.criteria.include_flags.contains(Flag::DestinationIsManagedBySoc));
        let flag = read(r#"{"endpoint": {"excludeFlag": ["isCustomerNet"]}}"#, put_end_points);
        assert_eq!(flag[0].criteria.sub.len(), 2);
    }
}
