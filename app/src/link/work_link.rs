//! A list that is worked through, as a URL: what is asked, in what order, and which page of the answer.

use super::{PAGE_SIZES, offset, query_text::QueryText};
use argus_domain::Sort;

/// How the rows of such a list are shown, beside which.
pub(crate) trait Shape: Clone + Default + PartialEq + Send + Sync + 'static {
    fn read(query: &QueryText) -> Self;
    fn write(&self, query: &mut QueryText);
}

/// One below the other.
impl Shape for () {
    fn read(_: &QueryText) -> Self {}
    fn write(&self, _: &mut QueryText) {}
}

/// What is asked of such a list.
pub(crate) trait Question: Clone + Default + PartialEq + Send + Sync + 'static {
    /// `/cases`
    const PATH: &'static str;
    type Key: Copy + PartialEq + Send + Sync + 'static;
    type Shape: Shape;
    /// What it can be sorted by, with names; first what it is sorted by where nobody says otherwise, downwards.
    const KEYS: &'static [(Self::Key, &'static str)];

    fn read(query: &QueryText) -> Self;
    fn write(&self, query: &mut QueryText);

    /// What is asked where nobody says anything.
    fn of_nobody() -> Self {
        Self::default()
    }

    fn text(&mut self) -> &mut String;

    /// Whether what comes later comes first in this order, downwards.
    fn is_order_of_time(key: Self::Key) -> bool;
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WorkLink<Q: Question> {
    pub(crate) filter: Q,
    pub(crate) shape: Q::Shape,
    pub(crate) sort: Sort<Q::Key>,
    pub(crate) size: u32,
    pub(crate) page: u32,
}

impl<Q: Question> Default for WorkLink<Q> {
    fn default() -> Self {
        Self {
            filter: Q::of_nobody(),
            shape: Q::Shape::default(),
            sort: usual::<Q>(),
            size: PAGE_SIZES[0],
            page: 1,
        }
    }
}

impl<Q: Question> WorkLink<Q> {
    pub(crate) const PATH: &str = Q::PATH;

    pub(crate) fn read(search: &str) -> Self {
        let query = QueryText::read(search);
        let number = |name: &str| query.first(name).and_then(|text| text.parse::<u32>().ok());
        Self {
            filter: Q::read(&query),
            shape: Q::Shape::read(&query),
            sort: query.first("sort").and_then(sort::<Q>).unwrap_or_else(usual::<Q>),
            size: number("size").filter(|size| PAGE_SIZES.contains(size)).unwrap_or(PAGE_SIZES[0]),
            page: number("page").unwrap_or(1).max(1),
        }
    }

    pub(crate) fn write(&self) -> String {
        let mut query = QueryText::default();
        self.filter.write(&mut query);
        self.shape.write(&mut query);
        if self.sort != usual::<Q>() {
            let sign = if self.sort.descending { "-" } else { "" };
            let name = Q::KEYS.iter().find(|(key, _)| *key == self.sort.key).map_or("", |(_, name)| name);
            query.add("sort", format_args!("{sign}{name}"));
        }
        if self.size != PAGE_SIZES[0] {
            query.add("size", self.size);
        }
        if self.page != 1 {
            query.add("page", self.page);
        }
        format!("{}{}", Q::PATH, query.write())
    }

    /// The question alone: what is asked and in what order, from the first row. It is the query part of an address,
    /// without the question mark.
    pub(crate) fn question(&self) -> String {
        let address = self.changed(|_| ()).write();
        address.split_once('?').map_or_else(String::new, |(_, query)| query.to_owned())
    }

    /// The address of a question.
    pub(crate) fn of_question(question: &str) -> String {
        if question.is_empty() { Q::PATH.to_owned() } else { format!("{}?{question}", Q::PATH) }
    }

    pub(crate) fn offset(&self) -> u32 {
        offset(self.page, self.size)
    }

    pub(crate) fn is_filtered(&self) -> bool {
        self.filter != Q::of_nobody()
    }

    /// Whether what comes by itself comes at the top: the first page, in the order of time.
    pub(crate) fn begins_with_newest(&self) -> bool {
        self.page == 1 && self.sort.descending && Q::is_order_of_time(self.sort.key)
    }

    /// The same list with something else asked: from its first row.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut link = Self { page: 1, ..self.clone() };
        change(&mut link);
        link
    }
}

fn usual<Q: Question>() -> Sort<Q::Key> {
    Sort { key: Q::KEYS[0].0, descending: true }
}

/// `-updated`
fn sort<Q: Question>(text: &str) -> Option<Sort<Q::Key>> {
    let (descending, name) = text.strip_prefix('-').map_or((false, text), |name| (true, name));
    let (key, _) = Q::KEYS.iter().find(|(_, known)| *known == name)?;
    Some(Sort { key: *key, descending })
}
