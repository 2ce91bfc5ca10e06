//! Sizes of files.

/// `950 B`, `1.2 KiB`, `100 MiB`.
pub(crate) fn of(bytes: u64) -> String {
    for (unit, name) in [(1_u64 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")] {
        if bytes >= unit {
            let tenths = u128::from(bytes) * 10 / u128::from(unit);
            return match tenths % 10 {
                0 => format!("{} {name}", tenths / 10),
                rest => format!("{}.{rest} {name}", tenths / 10),
            };
        }
    }
    format!("{bytes} B")
}

#[cfg(test)]
mod tests {
    #[test]
    fn of() {
        for (bytes, text) in
            [(0, "0 B"), (1_023, "1023 B"), (1_024, "1 KiB"), (1_300, "1.2 KiB"), (100 << 20, "100 MiB")]
        {
            assert_eq!(super::of(bytes), text);
        }
    }
}
