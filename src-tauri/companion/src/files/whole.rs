//! A file, or a folder of files, that appears whole under a free name, or not at all: written beside it first, kept by the
//! disk, then renamed. Nothing that is there is ever written over.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};

const TRIES: u32 = 1_000;

/// A file under way. Dropped without [`Whole::keep`] it leaves nothing.
#[derive(Debug)]
pub struct Whole {
    place: Place,
    file: BufWriter<File>,
}

impl Whole {
    /// `name` is the one it is to have; where that is taken it becomes `name (2)`, and so on.
    pub fn begin(folder: &Path, name: &str) -> io::Result<Self> {
        let (place, file) =
            Place::begin(folder, name, |part| OpenOptions::new().write(true).create_new(true).mode(0o600).open(part))?;
        Ok(Self { place, file: BufWriter::with_capacity(1 << 16, file) })
    }

    /// Gives its path.
    pub fn keep(mut self) -> io::Result<PathBuf> {
        self.file.flush()?;
        self.file.get_ref().sync_all()?;
        self.place.keep()
    }
}

impl Write for Whole {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The same for a folder.
#[derive(Debug)]
pub struct WholeFolder(Place);

impl WholeFolder {
    pub fn begin(folder: &Path, name: &str) -> io::Result<Self> {
        let (place, ()) = Place::begin(folder, name, |part| DirBuilder::new().mode(0o700).create(part))?;
        Ok(Self(place))
    }

    /// A new file in it.
    pub fn file(&self, name: &str) -> io::Result<BufWriter<File>> {
        let path = self.0.part.join(name);
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        Ok(BufWriter::with_capacity(1 << 16, file))
    }

    pub fn keep(self) -> io::Result<PathBuf> {
        File::open(&self.0.part)?.sync_all()?;
        self.0.keep()
    }
}

/// Where something is written, and where it is to stand.
#[derive(Debug)]
struct Place {
    folder: PathBuf,
    name: String,
    part: PathBuf,
    kept: bool,
}

impl Place {
    fn begin<T>(folder: &Path, name: &str, make: impl Fn(&Path) -> io::Result<T>) -> io::Result<(Self, T)> {
        for n in 0..TRIES {
            let part = folder.join(format!(".{name}.{n}.part"));
            match make(&part) {
                Ok(made) => {
                    let place = Self { folder: folder.to_owned(), name: name.to_owned(), part, kept: false };
                    return Ok((place, made));
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(no_free_name())
    }

    fn keep(mut self) -> io::Result<PathBuf> {
        for n in 1..TRIES {
            let path = self.folder.join(numbered(&self.name, n));
            match rename_new(&self.part, &path) {
                Ok(()) => {
                    self.kept = true;
                    File::open(&self.folder)?.sync_all()?;
                    return Ok(path);
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(no_free_name())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if !self.kept {
            // What is left of it helps nobody; that it was not written is said either way.
            let _removed = std::fs::remove_file(&self.part).or_else(|_| std::fs::remove_dir_all(&self.part));
        }
    }
}

/// `name.csv`, `name (2).csv`, and so on.
fn numbered(name: &str, n: u32) -> String {
    if n == 1 {
        return name.to_owned();
    }
    match name.split_once('.') {
        Some((stem, ending)) => format!("{stem} ({n}).{ending}"),
        None => format!("{name} ({n})"),
    }
}

/// Refused where the name is taken, by the file system itself where it can.
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::io::Errno;
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) if to.exists() => Err(ErrorKind::AlreadyExists.into()),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => std::fs::rename(from, to),
        done => Ok(done?),
    }
}

fn no_free_name() -> io::Error {
    io::Error::new(ErrorKind::AlreadyExists, "no free name in the folder")
}
