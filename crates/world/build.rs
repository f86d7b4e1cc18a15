//! Lists the files of office holders and of agreements, so that a new file in `world/offices` or `world/agreements` is
//! known by being there.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    list("offices")?;
    list("agreements")
}

/// Writes a list of the tables in a folder of `world`.
fn list(name: &str) -> io::Result<()> {
    let missing = |name| io::Error::new(io::ErrorKind::NotFound, format!("cargo sets {name}"));
    let manifest = env::var("CARGO_MANIFEST_DIR").map_err(|_| missing("CARGO_MANIFEST_DIR"))?;
    let output = env::var("OUT_DIR").map_err(|_| missing("OUT_DIR"))?;
    let folder = Path::new(&manifest).join("../../world").join(name);
    println!("cargo::rerun-if-changed={}", folder.display());

    let mut paths = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "tsv") {
            paths.push(path);
        }
    }
    // The order of a directory differs between machines, and earlier rows win.
    paths.sort();

    let mut list = String::from("&[\n");
    for path in &paths {
        println!("cargo::rerun-if-changed={}", path.display());
        let file = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        // Writing to a string can't fail.
        let _ = writeln!(
            list,
            "    ({:?}, include_str!({:?})),",
            format!("{name}/{file}"),
            path.display().to_string()
        );
    }
    list.push(']');
    fs::write(Path::new(&output).join(format!("{name}.rs")), list)
}
