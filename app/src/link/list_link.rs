//! A list that administrators manage, as a URL: what is looked for, one narrowing, order and page.

use super::{PAGE_SIZES, offset, query_text::QueryText};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListLink {
    pub(crate) path: &'static str,
    pub(crate) text: String,
    /// The name of what the list is narrowed to; empty for everything.
    pub(crate) only: String,
    /// The name of the order, with `-` before it for downwards; empty for the list's own.
    pub(crate) sort: String,
    pub(crate) size: u32,
    pub(crate) page: u32,
}

impl ListLink {
    pub(crate) fn read(path: &'static str, search: &str) -> Self {
        let query = QueryText::read(search);
        let text = |name: &str| query.first(name).unwrap_or_default().to_owned();
        let number = |name: &str| query.first(name).and_then(|text| text.parse::<u32>().ok());
        Self {
            path,
            text: text("text"),
            only: text("only"),
            sort: text("sort"),
            size: number("size").filter(|size| PAGE_SIZES.contains(size)).unwrap_or(PAGE_SIZES[0]),
            page: number("page").unwrap_or(1).max(1),
        }
    }

    pub(crate) fn write(&self) -> String {
        let mut query = QueryText::default();
        for (name, text) in [("text", &self.text), ("only", &self.only), ("sort", &self.sort)] {
            if !text.is_empty() {
                query.add(name, text);
            }
        }
        if self.size != PAGE_SIZES[0] {
            query.add("size", self.size);
        }
        if self.page != 1 {
            query.add("page", self.page);
        }
        format!("{}{}", self.path, query.write())
    }

    pub(crate) fn offset(&self) -> u32 {
        offset(self.page, self.size)
    }

    pub(crate) fn is_narrowed(&self) -> bool {
        !self.text.is_empty() || !self.only.is_empty()
    }

    /// The order's name, and whether it is downwards.
    pub(crate) fn order(&self) -> (&str, bool) {
        self.sort.strip_prefix('-').map_or((self.sort.as_str(), false), |name| (name, true))
    }

    /// The same list with something else asked: from its first row.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut link = Self { page: 1, ..self.clone() };
        change(&mut link);
        link
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn returns_what_it_wrote() {
        for text in ["", "?text=acme&only=disabled&sort=-login&size=25&page=2"] {
            assert_eq!(ListLink::read("/manage/users", text).write(), format!("/manage/users{text}"));
        }
        assert_eq!(ListLink::read("/", "?sort=-login").order(), ("login", true));
        assert_eq!(ListLink::read("/", "?sort=name").order(), ("name", false));
    }
}
