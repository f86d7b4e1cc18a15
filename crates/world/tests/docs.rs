//! Every file of `world/` has its place in the docs.

use std::path::Path;
use std::{fs, io};

#[test]
fn every_file_is_on_the_page() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = fs::read_to_string(root.join("docs/world.md"))?;
    let mut missing = Vec::new();
    for (folder, prefix) in
        [("world", ""), ("world/offices", "offices/"), ("world/agreements", "agreements/")]
    {
        for entry in fs::read_dir(root.join(folder))? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_file() && !page.contains(&format!("| `{name}` |")) {
                missing.push(name);
            }
        }
    }
    assert!(missing.is_empty(), "not in docs/world.md: {missing:?}");
    Ok(())
}
