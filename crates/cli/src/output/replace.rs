//! A file that takes its name only when it is complete.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use tempfile::NamedTempFile;

/// Writes beside a file and replaces it at the end. What exists under the name stays until then, and if the end never
/// comes. Devices and pipes can't be replaced and are written to as they are.
#[derive(Debug)]
pub(super) enum Replacement {
    /// `None` once the file has its name.
    File {
        out: Option<BufWriter<NamedTempFile>>,
        path: PathBuf,
    },
    Device(File),
}

impl Replacement {
    /// Begins to write what is to be `path`.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        // The end of a link is replaced, not the link.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if fs::metadata(&path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
            return File::options().write(true).open(&path).map(Replacement::Device);
        }
        if path.is_dir() {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "is a folder"));
        }
        let folder = match path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let mut builder = tempfile::Builder::new();
        builder.prefix(".detente-");
        // Temporary files are private by default, but this one becomes an ordinary file.
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let file = builder.tempfile_in(folder)?;
        Ok(Replacement::File { out: Some(BufWriter::new(file)), path })
    }

    /// Gives the complete file its name.
    pub(super) fn put_in_place(&mut self) -> anyhow::Result<()> {
        let Replacement::File { out, path } = self else { return Ok(self.flush()?) };
        let Some(out) = out.take() else { return Ok(()) };
        let complete = || format!("completing {}", path.display());
        let file = out.into_inner().map_err(io::IntoInnerError::into_error).with_context(complete)?;
        file.persist(&*path).map_err(|error| error.error).with_context(complete)?;
        Ok(())
    }
}

impl Write for Replacement {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Replacement::File { out: Some(out), .. } => out.write(bytes),
            Replacement::File { out: None, .. } => Err(io::Error::other("the file is complete already")),
            Replacement::Device(device) => device.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Replacement::File { out, .. } => out.as_mut().map_or(Ok(()), Write::flush),
            Replacement::Device(device) => device.flush(),
        }
    }
}
