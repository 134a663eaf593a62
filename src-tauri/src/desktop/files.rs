//! Files that the person asked for. Written whole or not at all, and never over one that is there.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use sinew_companion::wire::{ErrorCode, WireError};
use tauri::{AppHandle, Manager};

const TRIES: u32 = 1_000;

/// The download folder, or the home folder where there is none.
pub fn downloads(app: &AppHandle) -> Result<PathBuf, WireError> {
    let folder = app.path().download_dir().or_else(|_| app.path().home_dir());
    folder.map_err(|e| not_saved(&e.to_string()))
}

/// Where the log is, apart from what the web engine keeps.
pub fn log_folder(app: &AppHandle) -> Result<PathBuf, WireError> {
    app.path().app_local_data_dir().map(|folder| folder.join("log")).map_err(|e| not_saved(&e.to_string()))
}

/// Writes a new file into the download folder; gives back its path.
pub fn write_new(app: &AppHandle, name: &str, bytes: &[u8]) -> Result<String, WireError> {
    let folder = downloads(app)?;
    std::fs::create_dir_all(&folder).map_err(|e| not_saved(&format!("{}: {e}", folder.display())))?;
    let path = free_name(&folder, name).ok_or_else(|| not_saved("no free name in the folder"))?;
    write_whole(&path, bytes).map_err(|e| not_saved(&format!("{}: {e}", path.display())))?;
    Ok(path.display().to_string())
}

/// `name.toml`, or `name (2).toml` and so on.
fn free_name(folder: &Path, name: &str) -> Option<PathBuf> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "toml"));
    let numbered = |n| if n == 1 { folder.join(name) } else { folder.join(format!("{stem} ({n}).{ending}")) };
    (1..TRIES).map(numbered).find(|path| !path.exists())
}

/// Beside it first, then moved into place: a full disk leaves no half of a file.
fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let part = path.with_extension("part");
    let written = std::fs::File::create(&part).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let done = written
        .and_then(|()| if path.exists() { Err(ErrorKind::AlreadyExists.into()) } else { std::fs::rename(&part, path) });
    if done.is_err() {
        // What is left of it helps nobody; that it was not written is said either way.
        let _removed = std::fs::remove_file(&part);
    }
    done
}

fn not_saved(detail: &str) -> WireError {
    WireError { code: ErrorCode::NotSaved, message: detail.to_owned(), detail: vec![detail.to_owned()] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_beside_the_one_that_is_there() {
        let folder = tempfile::tempdir().unwrap();
        for expected in ["mine.toml", "mine (2).toml", "mine (3).toml"] {
            let path = free_name(folder.path(), "mine.toml").unwrap();
            assert_eq!(path.file_name().unwrap(), expected);
            write_whole(&path, b"a = 1").unwrap();
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3, "nothing half is left");
    }

    #[test]
    fn a_folder_that_is_not_there_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write_whole(&folder.path().join("no/mine.toml"), b"a").is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
