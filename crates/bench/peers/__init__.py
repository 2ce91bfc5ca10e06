"""Other databases on the data and the questions of `cargo xtask bench`: what `--peers` runs."""
