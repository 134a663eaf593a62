//! A file that is to come in, as the window hands it over part by part: the page may read what the person chose, and
//! nothing else of the disk. It lies beside the log until it has come in, or until the next one.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::json_in::MOST_BYTES;

pub const NAME: &str = "incoming.part";
const LONGEST_PART: usize = 3 << 20;

pub fn path(folder: &Path) -> PathBuf {
    folder.join(NAME)
}

/// Puts a part behind what is there; the first one takes the place of an older file.
pub fn append(folder: &Path, first: bool, base64: &str) -> io::Result<()> {
    if base64.len() > LONGEST_PART {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "a part is too long"));
    }
    let wrong = |error| io::Error::new(io::ErrorKind::InvalidInput, format!("a part is not Base64: {error}"));
    let bytes = BASE64_STANDARD.decode(base64).map_err(wrong)?;
    let mut options = OpenOptions::new();
    options.create(true).mode(0o600);
    let mut file = if first { options.write(true).truncate(true) } else { options.append(true) }.open(path(folder))?;
    if file.metadata()?.len() + bytes.len() as u64 > MOST_BYTES {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "the file is too long"));
    }
    file.write_all(&bytes)
}

/// The file from its beginning, and what it begins with.
pub fn open(folder: &Path) -> io::Result<(File, Vec<u8>)> {
    let mut file = File::open(path(folder))?;
    let mut head = Vec::new();
    (&mut file).take(64).read_to_end(&mut head)?;
    file.seek(SeekFrom::Start(0))?;
    Ok((file, head))
}

/// What has come in is not kept twice.
pub fn forget(folder: &Path) -> io::Result<()> {
    match std::fs::remove_file(path(folder)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}
