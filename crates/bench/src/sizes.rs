//! What a browser has to fetch.

use crate::Result;
use std::{fs, io::Write, path::Path};

pub(crate) fn print(page: &Path) -> Result<()> {
    println!("| file | raw | brotli |\n|---|---|---|");
    for ending in ["wasm", "css", "js"] {
        let (mut raw, mut packed) = (0, 0);
        for entry in fs::read_dir(page)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == ending) {
                let bytes = fs::read(&path)?;
                raw += bytes.len();
                packed += brotli(&bytes)?;
            }
        }
        println!("| {ending} | {raw} | {packed} |");
    }
    Ok(())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut packed, 65_536, 11, 22);
    encoder.write_all(bytes)?;
    drop(encoder);
    Ok(packed.len())
}
