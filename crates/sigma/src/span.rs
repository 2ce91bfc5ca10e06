//! Times as Sigma writes them: `30s`, `5m`, `2h`, `1d`.

/// In seconds.
pub(crate) fn seconds(text: &str) -> Option<u32> {
    let text = text.trim();
    let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let number: u32 = number.trim().parse().ok()?;
    let unit = match unit {
        "s" => 1,
        "m" => 60,
        "h" => 3_600,
        "d" => 86_400,
        "w" => 604_800,
        _ => return None,
    };
    number.checked_mul(unit).filter(|seconds| *seconds > 0)
}

pub(crate) const WRONG: &str = "must be a time such as 30s, 5m, 2h or 1d";
