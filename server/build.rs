//! Puts the built page into the binary.
//!
//! `cargo xtask build` names the folder in ARGUS_PAGE_DIR. Without it the binary has no page of its own and
//! needs `argus serve --page DIR`.

use std::{
    env, fs, io,
    io::Write,
    path::{Path, PathBuf},
};

fn main() {
    println!("cargo:rerun-if-env-changed=ARGUS_PAGE_DIR");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut files = Vec::new();
    if let Some(folder) = env::var_os("ARGUS_PAGE_DIR").map(PathBuf::from) {
        println!("cargo:rerun-if-changed={}", folder.display());
        collect(&folder, &folder, &mut files).expect("the built page can be read");
        files.sort();
    }
    let packed = out.join("page");
    fs::create_dir_all(&packed).expect("cargo's output folder can be written");
    let mut code = String::from("static EMBEDDED: &[Embedded] = &[\n");
    for (index, (name, path)) in files.iter().enumerate() {
        println!("cargo:rerun-if-changed={}", path.display());
        let brotli = packed.join(format!("{index}.br"));
        let smaller = compress(path, &brotli).expect("the built page can be compressed");
        let compressed =
            if smaller { format!("Some(include_bytes!({brotli:?}))") } else { "None".to_owned() };
        code.push_str(&format!(
            "    Embedded {{ name: {name:?}, bytes: include_bytes!({path:?}), brotli: {compressed} }},\n"
        ));
    }
    code.push_str("];\n");
    fs::write(out.join("page.rs"), code).expect("cargo's output folder can be written");
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if let Ok(name) = path.strip_prefix(root) {
            files.push((name.to_string_lossy().replace('\\', "/"), fs::canonicalize(&path)?));
        }
    }
    Ok(())
}

/// Whether it was worth it: pictures and fonts are compressed already.
fn compress(from: &Path, to: &Path) -> io::Result<bool> {
    let bytes = fs::read(from)?;
    let mut packed = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut packed, 65_536, 11, 22);
    encoder.write_all(&bytes)?;
    drop(encoder);
    fs::write(to, &packed)?;
    Ok(packed.len() * 10 < bytes.len() * 9)
}
