//! Paths, globs and folders to the inputs that they mean.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::{ErrorKind, ReadError};

/// The path that stands for standard input.
pub const STANDARD_INPUT: &str = "-";

/// Expands what a user gives: files stay, folders become the files in them and in the folders below them,
/// patterns (`*`, `**`, `?`, `[a-z]`) the files and folders that match, and `-` stays `-`, which
/// [`open`](crate::open) reads from standard input.
///
/// What one path expands to is sorted by name; paths keep their order; a file that comes twice is taken once.
/// In folders, names that begin with a dot are left out, and links to folders are not followed. All other files
/// are taken, whatever they are called: what is not text is an error when it is read.
///
/// # Errors
/// One in place of each path that does not exist, can't be read, or matches nothing.
pub fn expand<P: AsRef<Path>>(paths: &[P]) -> Vec<Result<PathBuf, ReadError>> {
    let mut seen = HashSet::new();
    let mut inputs = Vec::new();
    for path in paths {
        let path = path.as_ref();
        let expanded = expand_one(path);
        for input in expanded {
            match input {
                Ok(input) if !seen.insert(input.clone()) => {}
                input => inputs.push(input),
            }
        }
    }
    inputs
}

fn expand_one(path: &Path) -> Vec<Result<PathBuf, ReadError>> {
    let name: Arc<str> = path.to_string_lossy().into();
    if path == Path::new(STANDARD_INPUT) {
        return vec![Ok(path.to_owned())];
    }
    // A file may be called "[draft].txt": what exists is never a pattern.
    match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => return files_below(path),
        Ok(_) => return vec![Ok(path.to_owned())],
        Err(error) if !name.contains(['*', '?', '[']) => return vec![Err(ReadError::from_io(&name, error))],
        Err(_) => {}
    }
    let matches = match glob::glob(&name) {
        Ok(matches) => matches,
        Err(error) => {
            let message = format!("is no file, and no pattern either: {}", error.msg);
            return vec![Err(ReadError::new(ErrorKind::NotFound, &name, message).because(error))];
        }
    };
    let mut inputs = Vec::new();
    for found in matches {
        match found {
            Ok(path) if path.is_dir() => inputs.extend(files_below(&path)),
            Ok(path) => inputs.push(Ok(path)),
            Err(error) => {
                let name: Arc<str> = error.path().to_string_lossy().into();
                inputs.push(Err(ReadError::from_io(&name, error.into())));
            }
        }
    }
    if inputs.is_empty() {
        inputs.push(Err(ReadError::new(ErrorKind::NotFound, &name, "no file matches the pattern")));
    }
    sort(&mut inputs);
    inputs
}

fn files_below(folder: &Path) -> Vec<Result<PathBuf, ReadError>> {
    let mut inputs = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let failed = |error| Err(ReadError::from_io(&folder.to_string_lossy().into(), error));
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                inputs.push(failed(error));
                continue;
            }
        };
        for entry in entries {
            match entry.and_then(|entry| Ok((entry.file_type()?, entry))) {
                Err(error) => inputs.push(failed(error)),
                Ok((_, entry)) if entry.file_name().as_encoded_bytes().starts_with(b".") => {}
                Ok((kind, entry)) if kind.is_dir() => folders.push(entry.path()),
                Ok((kind, entry)) if kind.is_file() || (kind.is_symlink() && entry.path().is_file()) => {
                    inputs.push(Ok(entry.path()));
                }
                Ok(_) => {}
            }
        }
    }
    sort(&mut inputs);
    inputs
}

fn sort(inputs: &mut [Result<PathBuf, ReadError>]) {
    inputs.sort_by(|left, right| key(left).cmp(key(right)));
}

fn key(input: &Result<PathBuf, ReadError>) -> &Path {
    match input {
        Ok(path) => path,
        Err(error) => Path::new(error.input()),
    }
}
