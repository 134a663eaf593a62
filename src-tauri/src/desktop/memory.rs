//! Memory that waits for nobody: once no window is open, the code that made one is read again from its file when the next
//! one is wanted.

use std::ffi::c_void;

use rustix::mm::{Advice, madvise};

/// Takes the code of the program and of its libraries out of the process. Nothing is lost: code is never written to, and
/// whatever is run again comes back from the file by itself, mostly from the system's cache of it.
pub fn give_code_back() {
    let Ok(maps) = std::fs::read_to_string("/proc/self/maps") else { return };
    for (from, length) in maps.lines().filter_map(code) {
        // Refused, it stays where it is.
        let _ = drop_pages(from, length);
    }
}

/// Beginning and length of a mapping that is nothing but code of a file: read, run, never written, not shared.
fn code(line: &str) -> Option<(usize, usize)> {
    let mut fields = line.split_ascii_whitespace();
    let (range, rights) = (fields.next()?, fields.next()?);
    let file = fields.nth(3)?;
    if rights != "r-xp" || !file.starts_with('/') || line.ends_with("(deleted)") {
        return None;
    }
    let (from, to) = range.split_once('-')?;
    let (from, to) = (usize::from_str_radix(from, 16).ok()?, usize::from_str_radix(to, 16).ok()?);
    Some((from, to.checked_sub(from)?))
}

#[expect(unsafe_code, reason = "the system is told which pages are not needed; nothing that Rust knows of changes")]
fn drop_pages(from: usize, length: usize) -> rustix::io::Result<()> {
    // SAFETY: `from` and `length` are those of a private mapping of a file without the right to write, so that each page in
    // it is the file's own and is read again, the same, when it is next used.
    unsafe { madvise(std::ptr::with_exposed_provenance_mut::<c_void>(from), length, Advice::LinuxDontNeed) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_code_of_a_file_that_is_still_there_is_given_back() {
        let at =
            |rights: &str, file: &str| code(&format!("55e8d429c000-55e8d42a0000 {rights} 00001000 fd:00 1 {file}"));
        assert_eq!(at("r-xp", "/usr/bin/sinew"), Some((0x55e8_d429_c000, 0x4000)));
        assert_eq!(at("rw-p", "/usr/bin/sinew"), None);
        assert_eq!(at("r--p", "/usr/bin/sinew"), None, "what the loader has put right would be lost");
        assert_eq!(at("r-xp", "[vdso]"), None);
        assert_eq!(at("r-xp", "/usr/bin/sinew (deleted)"), None);
        assert_eq!(code("nonsense"), None);
    }

    #[test]
    fn the_program_goes_on_with_its_code_given_back() {
        give_code_back();
        let sum: u64 = (1..=1000).sum();
        assert_eq!(sum, 500_500);
        let here = std::fs::read_to_string("/proc/self/maps").expect("the map");
        assert!(here.lines().any(|line| code(line).is_some()), "there was something to give back");
    }
}
