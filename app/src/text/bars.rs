//! The bars of a stacked histogram as SVG paths.

/// The height of the picture. Its width is the number of buckets.
pub(crate) const HEIGHT: f64 = 100.0;

/// What is there must be seen, however tall its neighbour.
const LEAST: f64 = 1.6;
/// Of a bar's width, on each side.
const GAP: f64 = 0.08;

/// One path for each of what is counted (each severity), the first at the bottom, for an axis that ends at `top`.
pub(crate) fn stacked<const N: usize>(buckets: &[[u64; N]], top: u64) -> [String; N] {
    let mut paths = [const { String::new() }; N];
    let scale = HEIGHT / top.max(1) as f64;
    for (index, counts) in buckets.iter().enumerate() {
        let mut floor = HEIGHT;
        for (path, &count) in paths.iter_mut().zip(counts) {
            if count == 0 {
                continue;
            }
            let height = (count as f64 * scale).max(LEAST);
            let y = (floor - height).max(0.0);
            let (x, width) = (index as f64 + GAP, 1.0 - 2.0 * GAP);
            path.push_str(&format!("M{x:.2} {y:.1}h{width:.2}V{floor:.1}h-{width:.2}z"));
            floor = y;
        }
    }
    paths
}

/// The same side by side.
pub(crate) fn beside<const N: usize>(buckets: &[[u64; N]], top: u64) -> [String; N] {
    let mut paths = [const { String::new() }; N];
    let scale = HEIGHT / top.max(1) as f64;
    let width = (1.0 - 2.0 * GAP) / N as f64;
    for (index, counts) in buckets.iter().enumerate() {
        for (place, (path, &count)) in paths.iter_mut().zip(counts).enumerate() {
            if count > 0 {
                let x = index as f64 + GAP + place as f64 * width;
                let y = (HEIGHT - (count as f64 * scale).max(LEAST)).max(0.0);
                path.push_str(&format!("M{x:.2} {y:.1}h{width:.2}V{HEIGHT:.1}h-{width:.2}z"));
            }
        }
    }
    paths
}

/// Which bucket lies at this part (0 to 1) of the picture's width.
pub(crate) fn bucket_at(part: f64, buckets: usize) -> usize {
    ((part * buckets as f64).max(0.0) as usize).min(buckets.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stacks_from_the_bottom() {
        let [low, medium, high, critical] = stacked(&[[0, 0, 0, 0], [50, 0, 25, 0]], 100);
        assert_eq!(low, "M1.08 50.0h0.84V100.0h-0.84z");
        assert_eq!(high, "M1.08 25.0h0.84V50.0h-0.84z");
        assert_eq!((medium, critical), (String::new(), String::new()));
    }

    #[test]
    fn stands_beside() {
        let [opened, closed] = beside(&[[0, 50], [100, 0]], 100);
        assert_eq!(opened, "M1.08 0.0h0.42V100.0h-0.42z");
        assert_eq!(closed, "M0.50 50.0h0.42V100.0h-0.42z");
    }

    #[test]
    fn one_of_a_million_is_seen() {
        let [_, _, _, critical] = stacked(&[[0, 0, 0, 1]], 1_000_000);
        assert_eq!(critical, "M0.08 98.4h0.84V100.0h-0.84z");
    }

    #[test]
    fn finds_the_bucket_under_the_pointer() {
        for (part, bucket) in [(-0.1, 0), (0.0, 0), (0.49, 4), (0.999, 9), (1.0, 9), (3.0, 9)] {
            assert_eq!(bucket_at(part, 10), bucket);
        }
    }
}
