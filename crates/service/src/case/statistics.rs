//! Counting cases by what they have in common, over time.

use crate::{
    Ctx, Result, custom_field,
    event::{spans, zone},
};
use argus_domain::{
    Invalid, Permission, TimeExpr, Timestamp,
    case::{
        CaseDimension, CaseGroup, CaseGroupBy, CaseGrouping, CaseMeasure, CaseSearch, CaseStatistics,
        GroupKey,
    },
};
use argus_store::{
    Conn, Scope,
    case::{self, Counted, Moment},
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap, HashSet},
};

/// More spans of time than this are not answered.
const MAX_FRAMES: usize = 1_000;
/// Nor more groups, span by span.
const MAX_COUNTED: u32 = 100_000;

/// The groups of a span's measures.
type Groups = BTreeMap<Vec<GroupKey>, Vec<Vec<u64>>>;

/// Of what the caller may see. Start and end of the criteria are those of the spans; cases are narrowed by them only
/// where they say by which of their times.
pub async fn statistics(ctx: &Ctx, search: CaseSearch, grouping: &CaseGrouping) -> Result<CaseStatistics> {
    let scope = ctx.require(Permission::ViewCases)?.scope();
    search.criteria.check()?;
    let zone = zone(ctx);
    let resolve = |time: &TimeExpr| time.resolve(ctx.now, &zone).map(TimeExpr::At);
    let criteria = search.criteria.with_times(&resolve);
    let criteria = criteria.map_err(|error| Invalid::one("startTimestamp", error))?;
    let mut search = CaseSearch { criteria, ..search };
    let (start, end) = (at(&search.criteria.start), at(&search.criteria.end));
    if search.criteria.times.is_empty() {
        (search.criteria.start, search.criteria.end) = (None, None);
    }

    let mut conn = ctx.argus.store().snapshot().await?;
    custom_field::matched_by(&mut conn, &scope, &mut search.criteria).await?;
    let first = match start {
        Some(start) => start,
        None => case::first_opened(&mut conn, &scope, &search).await?.unwrap_or(ctx.now),
    };
    let last = end.unwrap_or(ctx.now).max(first);
    let (starts, end) = spans(grouping.resolution, first, last, &zone)?;
    if starts.len() > MAX_FRAMES {
        let problem = format_args!("makes more than {MAX_FRAMES} spans of time: ask for longer ones");
        return Err(Invalid::one("resolution", problem).into());
    }

    let by: Vec<CaseDimension> = grouping.by.iter().map(|one| one.dimension).collect();
    let mut counting = Counting { conn: &mut conn, scope: &scope, search: &search, by: &by };
    let mut groups = Groups::new();
    for (place, measure) in grouping.measures.iter().enumerate() {
        for (keys, counts) in counting.measured(*measure, &starts, end).await? {
            let none = || vec![vec![0; grouping.measures.len()]; starts.len()];
            let group = groups.entry(keys).or_insert_with(none);
            for (frame, count) in group.iter_mut().zip(counts) {
                frame[place] = count;
            }
        }
    }
    let totals = (0..grouping.measures.len())
        .map(|place| groups.values().map(|frames| told(frames, place, grouping.measures[place])).sum())
        .collect();
    for (place, one) in grouping.by.iter().enumerate() {
        groups = cut_off(groups, place, *one, grouping);
    }
    let mut frames = starts;
    frames.push(end);
    Ok(CaseStatistics { frames, groups: sorted(groups, grouping), totals })
}

fn at(time: &Option<TimeExpr>) -> Option<Timestamp> {
    match time {
        Some(TimeExpr::At(at)) => Some(*at),
        _ => None,
    }
}

struct Counting<'a> {
    conn: &'a mut Conn,
    scope: &'a Scope,
    search: &'a CaseSearch,
    by: &'a [CaseDimension],
}

impl Counting<'_> {
    /// For each group one count a span.
    async fn measured(
        &mut self,
        measure: CaseMeasure,
        starts: &[Timestamp],
        end: Timestamp,
    ) -> Result<HashMap<Vec<GroupKey>, Vec<u64>>> {
        let spans = (starts, end);
        let mut found = HashMap::new();
        match measure {
            CaseMeasure::Created => self.add(&mut found, Moment::Opened, spans).await?,
            CaseMeasure::Closed => self.add(&mut found, Moment::Closed, spans).await?,
            CaseMeasure::Published => {
                self.add(&mut found, Moment::OpenedInPublic, spans).await?;
                self.add(&mut found, Moment::Published, spans).await?;
            }
            // Those that were opened until then and are not closed until then.
            CaseMeasure::Open => {
                let mut closed = HashMap::new();
                let mut since = vec![Timestamp::MIN];
                since.extend_from_slice(starts);
                self.add(&mut found, Moment::Opened, (&since, end)).await?;
                self.add(&mut closed, Moment::Closed, (&since, end)).await?;
                for (keys, counts) in &mut found {
                    let ended = closed.get(keys);
                    let mut open = 0_u64;
                    for (frame, count) in counts.iter_mut().enumerate() {
                        open = (open + *count).saturating_sub(ended.map_or(0, |ended| ended[frame]));
                        *count = open;
                    }
                    counts.remove(0);
                }
            }
        }
        Ok(found)
    }

    async fn add(
        &mut self,
        found: &mut HashMap<Vec<GroupKey>, Vec<u64>>,
        moment: Moment,
        spans: (&[Timestamp], Timestamp),
    ) -> Result<()> {
        let limit = MAX_COUNTED + 1;
        let rows = case::counted(self.conn, self.scope, self.search, moment, self.by, spans, limit).await?;
        if rows.len() > MAX_COUNTED as usize {
            let problem =
                format_args!("makes more than {MAX_COUNTED} counts: ask for fewer groups or longer spans");
            return Err(Invalid::one("groupBy", problem).into());
        }
        for Counted { frame, keys, count } in rows {
            let keys = keys.into_iter().map(|key| key.map_or(GroupKey::Nothing, GroupKey::Is)).collect();
            let counts = found.entry(keys).or_insert_with(|| vec![0; spans.0.len()]);
            counts[frame] += count;
        }
        Ok(())
    }
}

/// Of all spans together: what was open then is what was open at the end of the last.
fn told(frames: &[Vec<u64>], place: usize, measure: CaseMeasure) -> u64 {
    match measure {
        CaseMeasure::Open => frames.last().map_or(0, |frame| frame[place]),
        CaseMeasure::Created | CaseMeasure::Closed | CaseMeasure::Published => {
            frames.iter().map(|frame| frame[place]).sum()
        }
    }
}

/// The same of a measure, if it is counted at all.
fn most_of(frames: &[Vec<u64>], measure: CaseMeasure, grouping: &CaseGrouping) -> u64 {
    let place = grouping.measures.iter().position(|counted| *counted == measure);
    place.map_or(0, |place| told(frames, place, measure))
}

/// With the values of one dimension that have the most, and the others as one more.
fn cut_off(groups: Groups, place: usize, one: CaseGroupBy, grouping: &CaseGrouping) -> Groups {
    let Some(cutoff) = one.cutoff else { return groups };
    let mut sizes: BTreeMap<&GroupKey, u64> = BTreeMap::new();
    for (keys, frames) in &groups {
        *sizes.entry(&keys[place]).or_default() += most_of(frames, one.most_of, grouping);
    }
    let mut sizes: Vec<_> = sizes.into_iter().collect();
    // Those of one size stay in their order.
    sizes.sort_by_key(|(_, size)| Reverse(*size));
    let kept: HashSet<GroupKey> = sizes.into_iter().take(cutoff).map(|(key, _)| key.clone()).collect();
    let mut cut = Groups::new();
    for (mut keys, frames) in groups {
        if !kept.contains(&keys[place]) {
            if !grouping.others {
                continue;
            }
            keys[place] = GroupKey::Others;
        }
        match cut.get_mut(&keys) {
            None => drop(cut.insert(keys, frames)),
            Some(sum) => {
                for (sum, more) in sum.iter_mut().flatten().zip(frames.into_iter().flatten()) {
                    *sum += more;
                }
            }
        }
    }
    cut
}

fn sorted(groups: Groups, grouping: &CaseGrouping) -> Vec<CaseGroup> {
    let mut groups: Vec<CaseGroup> =
        groups.into_iter().map(|(keys, frames)| CaseGroup { keys, frames }).collect();
    let place = |wanted| grouping.by.iter().position(|one| one.dimension == wanted);
    match grouping.sort_by.and_then(place) {
        Some(place) => groups.sort_by(|one, other| one.keys[place].cmp(&other.keys[place])),
        None => groups.sort_by_key(|group| Reverse(most_of(&group.frames, grouping.most_of, grouping))),
    }
    groups
}
