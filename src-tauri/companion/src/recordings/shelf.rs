//! Where files lie, beside the log: those that came and wait to be looked at, and the originals of those that came in. An
//! original is packed and never changed; it is found by the digest of what came. Nothing of it is ever read into the log.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

const COMING: &str = "runs-coming";
const KEPT: &str = "run-files";
const PART: &str = "run.part";
/// The longest name of a file that is kept, in bytes.
const LONGEST_NAME: usize = 200;

/// A file that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub digest: String,
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Puts a part behind what is there; the first takes the place of an older file. Refused beyond `most` bytes.
pub fn append_part(log: &Path, first: bool, part: &[u8], most: u64) -> io::Result<()> {
    let folder = folder(log, COMING)?;
    let mut options = OpenOptions::new();
    options.create(true).mode(0o600);
    let mut file =
        if first { options.write(true).truncate(true) } else { options.append(true) }.open(folder.join(PART))?;
    if file.metadata()?.len() + part.len() as u64 > most {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "the file is too long"));
    }
    file.write_all(part)
}

/// The file that was handed over part by part, and nothing where there is none. It is not kept there.
pub fn take_part(log: &Path) -> io::Result<Vec<u8>> {
    let path = log.join(COMING).join(PART);
    let bytes = fs::read(&path)?;
    fs::remove_file(path)?;
    Ok(bytes)
}

/// Keeps a file until somebody has decided about it.
pub fn wait(log: &Path, file: &Waiting) -> io::Result<()> {
    let folder = folder(log, COMING)?;
    let mut content = one_line(&file.name).into_bytes();
    content.push(b'\n');
    content.extend_from_slice(&file.bytes);
    whole(&folder, &file.digest, &content)
}

/// Those that wait, by their digests, so that they come in the same order each time.
pub fn waiting(log: &Path) -> io::Result<Vec<Waiting>> {
    let mut all = Vec::new();
    for path in files_in(&log.join(COMING))? {
        let Some(digest) = digest_of(&path) else { continue };
        let content = fs::read(&path)?;
        let Some(line) = content.iter().position(|byte| *byte == b'\n') else { continue };
        let name = String::from_utf8_lossy(&content[..line]).into_owned();
        all.push(Waiting { digest, name, bytes: content[line + 1..].to_vec() });
    }
    all.sort_by(|a, b| a.digest.cmp(&b.digest));
    Ok(all)
}

pub fn is_waiting(log: &Path, digest: &str) -> bool {
    log.join(COMING).join(digest).is_file()
}

/// Somebody has decided, or thought better of it.
pub fn forget(log: &Path, digest: &str) -> io::Result<()> {
    gone(&log.join(COMING).join(digest))
}

/// Everything that waits, and a part that was not finished.
pub fn forget_all(log: &Path) -> io::Result<()> {
    files_in(&log.join(COMING))?.iter().try_for_each(|path| gone(path))
}

/// Keeps an original, on the disk when this returns. The same file twice is one.
pub fn keep(log: &Path, file: &Waiting) -> io::Result<()> {
    let folder = folder(log, KEPT)?;
    if folder.join(packed_name(&file.digest)).is_file() {
        return Ok(());
    }
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(&file.bytes)?;
    whole(&folder, &packed_name(&file.digest), &packer.finish()?)
}

/// An original as it came; an error of the kind `NotFound` where it is not there.
pub fn original(log: &Path, digest: &str, most: u64) -> io::Result<Vec<u8>> {
    let file = File::open(log.join(KEPT).join(packed_name(digest)))?;
    let mut bytes = Vec::new();
    GzDecoder::new(file).take(most).read_to_end(&mut bytes)?;
    if super::hash(&bytes) != digest {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "it is not what came in"));
    }
    Ok(bytes)
}

pub fn has_original(log: &Path, digest: &str) -> bool {
    log.join(KEPT).join(packed_name(digest)).is_file()
}

/// Everything of it, when everything is to go.
pub fn erase(log: &Path) -> io::Result<()> {
    for name in [COMING, KEPT] {
        let folder = log.join(name);
        if folder.is_dir() {
            fs::remove_dir_all(folder)?;
        }
    }
    Ok(())
}

fn packed_name(digest: &str) -> String {
    format!("{digest}.gz")
}

fn folder(log: &Path, name: &str) -> io::Result<PathBuf> {
    let folder = log.join(name);
    DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
    Ok(folder)
}

/// All of it under that name, or nothing: written beside it and then renamed.
fn whole(folder: &Path, name: &str, content: &[u8]) -> io::Result<()> {
    let part = folder.join(format!("{name}.new"));
    let written =
        OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part).and_then(|mut file| {
            file.write_all(content)?;
            file.sync_all()
        });
    let renamed = written.and_then(|()| fs::rename(&part, folder.join(name)));
    if renamed.is_err() {
        let _left = fs::remove_file(&part);
    }
    renamed?;
    File::open(folder)?.sync_all()
}

fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// Of a name that is a digest.
fn digest_of(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    (name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| name.to_owned())
}

fn gone(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// A name as it is kept: its last part, on one line, and never empty.
pub fn one_line(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let mut clean: String = last.chars().filter(|c| !c.is_control()).collect();
    while clean.len() > LONGEST_NAME {
        clean.pop();
    }
    if clean.trim().is_empty() { "run".to_owned() } else { clean }
}
