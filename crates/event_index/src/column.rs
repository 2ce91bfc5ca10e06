//! Whole numbers, each as wide as the widest of them needs.

/// Widens by itself when a larger number comes.
#[derive(Debug)]
pub(crate) enum Column {
    One(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
    Eight(Vec<u64>),
}

impl Default for Column {
    fn default() -> Self {
        Self::One(Vec::new())
    }
}

/// Calls `$run` with the vector, whatever its width.
macro_rules! each_width {
    ($column:expr, $values:ident => $run:expr) => {
        match $column {
            $crate::column::Column::One($values) => $run,
            $crate::column::Column::Two($values) => $run,
            $crate::column::Column::Four($values) => $run,
            $crate::column::Column::Eight($values) => $run,
        }
    };
}
pub(crate) use each_width;

/// A number of one width.
pub(crate) trait Width: Copy + Ord + Send + Sync {
    fn wide(self) -> u64;
    fn index(self) -> usize;
    /// The largest of this width that is not above `number`.
    fn clamped(number: u64) -> Self;
}

macro_rules! widths {
    ($($type:ty),+) => {$(
        impl Width for $type {
            fn wide(self) -> u64 {
                u64::from(self)
            }
            fn index(self) -> usize {
                self as usize
            }
            fn clamped(number: u64) -> Self {
                <$type>::try_from(number).unwrap_or(<$type>::MAX)
            }
        }
    )+};
}
widths!(u8, u16, u32, u64);

impl Column {
    pub(crate) fn get(&self, row: usize) -> u64 {
        each_width!(self, values => values[row].wide())
    }

    pub(crate) fn push(&mut self, number: u64) {
        self.make_room_for(number);
        each_width!(self, values => values.push(Width::clamped(number)));
    }

    pub(crate) fn set(&mut self, row: usize, number: u64) {
        self.make_room_for(number);
        each_width!(self, values => values[row] = Width::clamped(number));
    }

    fn make_room_for(&mut self, number: u64) {
        let largest = match self {
            Self::One(_) => u64::from(u8::MAX),
            Self::Two(_) => u64::from(u16::MAX),
            Self::Four(_) => u64::from(u32::MAX),
            Self::Eight(_) => u64::MAX,
        };
        if number > largest {
            *self = self.rebuilt((0..self.len()).map(|row| self.get(row)), number);
        }
    }

    /// The same with other rows, wide enough for `largest` too.
    fn rebuilt(&self, numbers: impl Iterator<Item = u64>, largest: u64) -> Self {
        let numbers: Vec<u64> = numbers.collect();
        let largest = numbers.iter().copied().max().unwrap_or(0).max(largest);
        if u8::try_from(largest).is_ok() {
            Self::One(numbers.into_iter().map(Width::clamped).collect())
        } else if u16::try_from(largest).is_ok() {
            Self::Two(numbers.into_iter().map(Width::clamped).collect())
        } else if u32::try_from(largest).is_ok() {
            Self::Four(numbers.into_iter().map(Width::clamped).collect())
        } else {
            Self::Eight(numbers)
        }
    }

    /// Takes `rows` of it, in their order.
    pub(crate) fn reorder(&mut self, rows: &[u32]) {
        *self = self.rebuilt(rows.iter().map(|row| self.get(*row as usize)), 0);
    }

    /// Puts another number to each.
    pub(crate) fn map(&mut self, to: impl Fn(u64) -> u64) {
        *self = self.rebuilt((0..self.len()).map(|row| to(self.get(row))), 0);
    }

    pub(crate) fn len(&self) -> usize {
        each_width!(self, values => values.len())
    }

    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::One(values) => values.capacity(),
            Self::Two(values) => 2 * values.capacity(),
            Self::Four(values) => 4 * values.capacity(),
            Self::Eight(values) => 8 * values.capacity(),
        }
    }

    pub(crate) fn shrink(&mut self) {
        each_width!(self, values => values.shrink_to_fit());
    }

    /// Keeps only those rows of `mask` whose number is from `low` to `high`.
    pub(crate) fn keep_range(&self, mask: &mut [bool], low: u64, high: u64) {
        fn keep<T: Width>(values: &[T], mask: &mut [bool], low: u64, high: u64) {
            if low > T::clamped(u64::MAX).wide() || low > high {
                mask.fill(false);
                return;
            }
            let (low, high) = (T::clamped(low), T::clamped(high));
            for (keep, value) in mask.iter_mut().zip(values) {
                *keep &= (low <= *value) & (*value <= high);
            }
        }
        each_width!(self, values => keep(values, mask, low, high));
    }

    /// Keeps only those rows of `mask` whose number is wanted.
    pub(crate) fn keep_codes(&self, mask: &mut [bool], wanted: &Codes) {
        match wanted {
            Codes::All => {}
            Codes::Range(low, high) => self.keep_range(mask, *low, *high),
            Codes::Table(table) => each_width!(self, values => {
                for (keep, value) in mask.iter_mut().zip(values) {
                    *keep &= table.get(value.index()).copied().unwrap_or(false);
                }
            }),
        }
    }

    /// Adds to `mask` the rows whose number is wanted.
    pub(crate) fn add_codes(&self, mask: &mut [bool], wanted: &Codes) {
        match wanted {
            Codes::All => mask.fill(true),
            Codes::Range(low, high) => {
                fn add<T: Width>(values: &[T], mask: &mut [bool], low: u64, high: u64) {
                    if low > T::clamped(u64::MAX).wide() || low > high {
                        return;
                    }
                    let (low, high) = (T::clamped(low), T::clamped(high));
                    for (keep, value) in mask.iter_mut().zip(values) {
                        *keep |= (low <= *value) & (*value <= high);
                    }
                }
                each_width!(self, values => add(values, mask, *low, *high));
            }
            Codes::Table(table) => each_width!(self, values => {
                for (keep, value) in mask.iter_mut().zip(values) {
                    *keep |= table.get(value.index()).copied().unwrap_or(false);
                }
            }),
        }
    }
}

/// Which codes are wanted.
#[derive(Clone, Debug)]
pub(crate) enum Codes {
    All,
    /// From, to (both included); none when it is the wrong way round.
    Range(u64, u64),
    Table(Vec<bool>),
}

impl Codes {
    pub(crate) const NONE: Self = Self::Range(1, 0);

    /// One run of codes is compared, which is much faster than looking each up.
    pub(crate) fn of(table: Vec<bool>) -> Self {
        let Some(first) = table.iter().position(|wanted| *wanted) else { return Self::NONE };
        let last = table.iter().rposition(|wanted| *wanted).unwrap_or(first);
        if first == 0 && last + 1 == table.len() && table.iter().all(|wanted| *wanted) {
            Self::All
        } else if table[first..=last].iter().all(|wanted| *wanted) {
            Self::Range(first as u64, last as u64)
        } else {
            Self::Table(table)
        }
    }

    pub(crate) fn contains(&self, code: u64) -> bool {
        match self {
            Self::All => true,
            Self::Range(low, high) => *low <= code && code <= *high,
            Self::Table(table) => table.get(code as usize).copied().unwrap_or(false),
        }
    }

    pub(crate) fn is_none(&self) -> bool {
        matches!(self, Self::Range(low, high) if low > high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widens_when_it_must() {
        let mut column = Column::default();
        let numbers = [0, 255, 256, 65_535, 65_536, u64::from(u32::MAX), u64::from(u32::MAX) + 1, u64::MAX];
        for number in numbers {
            column.push(number);
        }
        assert!((0..numbers.len()).map(|row| column.get(row)).eq(numbers));
        column.reorder(&[1, 0]);
        assert!(matches!(column, Column::One(_)));
        column.set(0, 1_000);
        assert_eq!((column.get(0), column.get(1)), (1_000, 0));
    }

    #[test]
    fn keeps_what_is_wanted_at_every_width() {
        for wide in [0, 300, 70_000, 1 << 40] {
            let mut column = Column::default();
            for number in [0, 1, 2, 3, wide] {
                column.push(number);
            }
            let kept = |codes: &Codes| {
                let mut mask = vec![true; 5];
                column.keep_codes(&mut mask, codes);
                let mut added = vec![false; 5];
                column.add_codes(&mut added, codes);
                assert_eq!(mask, added);
                mask[..4].to_vec()
            };
            assert_eq!(kept(&Codes::Range(1, 2)), [false, true, true, false]);
            assert_eq!(kept(&Codes::of(vec![true, false, true])), [true, false, true, false]);
            assert_eq!(kept(&Codes::NONE), [false; 4]);
            assert_eq!(kept(&Codes::Range(1 << 50, u64::MAX)), [false; 4]);
        }
        assert!(Codes::of(vec![false, false]).is_none());
        assert!(matches!(Codes::of(vec![false, true]), Codes::Range(1, 1)));
    }
}
