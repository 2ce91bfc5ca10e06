//! What is different between two texts, line by line.

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Same(String),
    Removed(String),
    Added(String),
    /// So many lines that are the same are not shown.
    Left(usize),
}

/// More pairs of lines than this are not looked at: then all of the middle counts as changed.
const MOST_PAIRS: usize = 4_000_000;

/// A stretch of equal lines that is longer is shortened to its ends.
const LONGEST_SAME: usize = 60;
const ENDS: usize = 10;

/// The fewest lines to take away and add that make `after` of `before`.
pub(super) fn compare(before: &str, after: &str) -> Vec<Line> {
    let (before, after): (Vec<&str>, Vec<&str>) = (lines(before), lines(after));
    let head = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    let (old, new) = (&before[head..], &after[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count();
    let mut found: Vec<Line> = before[..head].iter().map(|line| Line::Same((*line).to_owned())).collect();
    middle(&old[..old.len() - tail], &new[..new.len() - tail], &mut found);
    found.extend(old[old.len() - tail..].iter().map(|line| Line::Same((*line).to_owned())));
    shortened(found)
}

fn lines(text: &str) -> Vec<&str> {
    if text.is_empty() {
        Vec::new()
    } else {
        text.split('\n').map(|line| line.trim_end_matches('\r')).collect()
    }
}

/// By the longest common subsequence.
fn middle(old: &[&str], new: &[&str], found: &mut Vec<Line>) {
    let removed = |line: &&str| Line::Removed((*line).to_owned());
    let added = |line: &&str| Line::Added((*line).to_owned());
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        found.extend(old.iter().map(removed));
        found.extend(new.iter().map(added));
        return;
    }
    // How many lines are common to what follows a pair of places; the last row and column are 0.
    let width = new.len() + 1;
    let mut common = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            found.push(Line::Same(old[i].to_owned()));
            (i, j) = (i + 1, j + 1);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            found.push(removed(&old[i]));
            i += 1;
        } else {
            found.push(added(&new[j]));
            j += 1;
        }
    }
    found.extend(old[i..].iter().map(removed));
    found.extend(new[j..].iter().map(added));
}

fn shortened(all: Vec<Line>) -> Vec<Line> {
    let mut shown = Vec::with_capacity(all.len());
    let mut same = Vec::new();
    let flush = |same: &mut Vec<Line>, shown: &mut Vec<Line>| {
        if same.len() > LONGEST_SAME {
            let end = same.split_off(same.len() - ENDS);
            let left = same.split_off(ENDS).len();
            shown.append(same);
            shown.push(Line::Left(left));
            shown.extend(end);
        } else {
            shown.append(same);
        }
    };
    for line in all {
        if matches!(line, Line::Same(_)) {
            same.push(line);
        } else {
            flush(&mut same, &mut shown);
            shown.push(line);
        }
    }
    flush(&mut same, &mut shown);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One line each, as a diff writes it.
    fn written(before: &str, after: &str) -> String {
        let line = |line: Line| match line {
            Line::Same(text) => format!(" {text}"),
            Line::Removed(text) => format!("-{text}"),
            Line::Added(text) => format!("+{text}"),
            Line::Left(count) => format!("… {count}"),
        };
        compare(before, after).into_iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn finds_what_was_removed_and_added() {
        assert_eq!(written("a\nb\nc", "a\nc\nd"), " a\n-b\n c\n+d");
        assert_eq!(written("a\nb\nc", "a\nB\nc"), " a\n-b\n+B\n c");
        assert_eq!(written("x\na\ny\nb\nz", "a\nb"), "-x\n a\n-y\n b\n-z");
    }

    #[test]
    fn nothing_before_or_after() {
        assert_eq!(written("", ""), "");
        assert_eq!(written("", "a\nb"), "+a\n+b");
        assert_eq!(written("a", ""), "-a");
        assert_eq!(written("a\n", "a"), " a\n-");
    }

    #[test]
    fn line_ends_of_windows_are_no_difference() {
        assert_eq!(written("a\r\nb", "a\nb"), " a\n b");
    }

    #[test]
    fn what_is_the_same_for_long_is_shortened() {
        let long: Vec<String> = (0..100).map(|number| number.to_string()).collect();
        let text = long.join("\n");
        let lines = compare(&text, &format!("{text}\nmore"));
        assert_eq!(lines.len(), 22);
        assert_eq!(lines[10], Line::Left(80));
        assert_eq!(lines[21], Line::Added("more".to_owned()));
    }

    #[test]
    fn a_very_long_change_is_told_without_looking_for_the_shortest() {
        let numbers = |from: u32| (from..from + 3_000).map(|n| n.to_string()).collect::<Vec<_>>().join("\n");
        let lines = compare(&numbers(0), &numbers(10_000));
        assert_eq!(lines.len(), 6_000);
        assert!(matches!(lines[0], Line::Removed(_)) && matches!(lines[5_999], Line::Added(_)));
    }
}
