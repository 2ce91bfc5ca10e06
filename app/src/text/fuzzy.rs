//! Finding a command by some of its letters.

/// How well `text` answers to `wanted`: smaller is better, nothing when it does not.
///
/// Letters must come in order, in any case. Whole words beat beginnings, those beat scattered letters.
pub(crate) fn rank(text: &str, wanted: &str) -> Option<u32> {
    let text = text.to_lowercase();
    let wanted = wanted.trim().to_lowercase();
    if let Some(at) = text.find(&wanted) {
        let at_word = at == 0 || !text[..at].ends_with(char::is_alphanumeric);
        return Some(if at_word { at as u32 } else { 100 + at as u32 });
    }
    let mut gaps = 0;
    let mut letters = text.chars();
    for letter in wanted.chars().filter(|letter| !letter.is_whitespace()) {
        gaps += letters.by_ref().position(|other| other == letter)? as u32;
    }
    Some(1_000 + gaps)
}

/// Those that answer, the best first; equals keep their order.
pub(crate) fn best<T>(all: Vec<T>, wanted: &str, name: impl Fn(&T) -> String) -> Vec<T> {
    let mut found: Vec<(u32, T)> =
        all.into_iter().filter_map(|one| rank(&name(&one), wanted).map(|rank| (rank, one))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, one)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_parts_before_scattered_letters() {
        let all = vec!["Scene", "Switch case", "New case", "Cases", "Log out"];
        assert_eq!(
            best(all.clone(), "case", |text| (*text).to_owned()),
            ["Cases", "New case", "Switch case"]
        );
        assert_eq!(best(all.clone(), "swc", |text| (*text).to_owned()), ["Switch case"]);
        assert_eq!(best(all.clone(), " ", |text| (*text).to_owned()), all);
        assert_eq!(rank("Log out", "x"), None);
    }
}
