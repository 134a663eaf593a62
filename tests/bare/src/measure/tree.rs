//! What a process and all that it started have used, as the kernel counts it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Of every process of the tree together, since their start.
#[derive(Debug, Clone, Default)]
pub struct Used {
    /// Of each thread, by process and thread, in seconds.
    cpu: BTreeMap<(u32, u32), f64>,
    /// How often each thread gave the processor up by itself: each time is a wake-up to come.
    waits: BTreeMap<(u32, u32), u64>,
    names: BTreeMap<(u32, u32), String>,
}

/// What was used between two looks.
#[derive(Debug, Clone)]
pub struct Spent {
    pub cpu_seconds: f64,
    pub waits: u64,
    /// The threads that waited most, `process/thread`, most first.
    pub by_thread: Vec<(String, u64)>,
}

impl Used {
    pub fn by(root: u32) -> Used {
        let mut used = Used::default();
        for pid in processes(root) {
            let process = name(&format!("/proc/{pid}"));
            for thread in numbers_in(&format!("/proc/{pid}/task")) {
                let folder = format!("/proc/{pid}/task/{thread}");
                used.cpu.insert((pid, thread), cpu_seconds(&folder));
                used.waits.insert((pid, thread), voluntary_switches(&folder));
                used.names.insert((pid, thread), format!("{process}/{}", name(&folder)));
            }
        }
        used
    }

    /// A thread that ended in between takes its count with it.
    pub fn since(&self, earlier: &Used) -> Spent {
        let cpu = self.cpu.iter().map(|(thread, now)| now - earlier.cpu.get(thread).copied().unwrap_or(0.0));
        let mut threads: BTreeMap<&str, u64> = BTreeMap::new();
        for (thread, now) in &self.waits {
            let waits = now.saturating_sub(earlier.waits.get(thread).copied().unwrap_or(0));
            *threads.entry(self.names.get(thread).map_or("", String::as_str)).or_default() += waits;
        }
        let waits = threads.values().sum();
        let mut by_thread: Vec<(String, u64)> = threads.into_iter().map(|(n, w)| (n.to_owned(), w)).collect();
        by_thread.sort_by_key(|(_, waits)| std::cmp::Reverse(*waits));
        Spent { cpu_seconds: cpu.sum(), waits, by_thread }
    }
}

/// The memory of each process of the tree in MiB, where what is shared counts by its share.
pub fn pss_mib(root: u32) -> Vec<(String, f64)> {
    let mib = |pid: u32| {
        let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
        (name(&format!("/proc/{pid}")), field(&rollup, "Pss:").unwrap_or(0) as f64 / 1024.0)
    };
    processes(root).into_iter().map(mib).collect()
}

/// `root` and all its descendants.
pub fn processes(root: u32) -> BTreeSet<u32> {
    let parents: Vec<(u32, u32)> =
        numbers_in("/proc").into_iter().filter_map(|pid| Some((pid, parent(pid)?))).collect();
    let mut tree = BTreeSet::from([root]);
    loop {
        let before = tree.len();
        tree.extend(
            parents.iter().filter(|(_, parent)| tree.contains(parent)).map(|(pid, _)| *pid).collect::<Vec<_>>(),
        );
        if tree.len() == before {
            return tree;
        }
    }
}

fn parent(pid: u32) -> Option<u32> {
    stat(pid)?.get(1)?.parse().ok()
}

/// As the scheduler counts it, in nanoseconds: the ticks of `stat` are too coarse for a program at rest.
fn cpu_seconds(folder: &str) -> f64 {
    let counted = fs::read_to_string(format!("{folder}/schedstat")).unwrap_or_default();
    counted.split_whitespace().next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}

/// The fields after the name, which may itself hold spaces and brackets.
fn stat(pid: u32) -> Option<Vec<String>> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    Some(text.rsplit_once(')')?.1.split_whitespace().map(str::to_owned).collect())
}

fn voluntary_switches(folder: &str) -> u64 {
    let status = fs::read_to_string(format!("{folder}/status")).unwrap_or_default();
    field(&status, "voluntary_ctxt_switches:").unwrap_or(0)
}

fn field(text: &str, name: &str) -> Option<u64> {
    text.lines().find_map(|line| line.strip_prefix(name)?.split_whitespace().next()?.parse().ok())
}

fn name(folder: &str) -> String {
    fs::read_to_string(format!("{folder}/comm")).unwrap_or_default().trim().to_owned()
}

fn numbers_in(folder: &str) -> Vec<u32> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_is_found_with_what_it_uses() {
        let own = std::process::id();
        assert!(processes(own).contains(&own));
        assert!(pss_mib(own).iter().any(|(_, mib)| *mib > 0.0));
        let before = Used::by(own);
        let spent = Used::by(own).since(&before);
        assert!(spent.cpu_seconds >= 0.0 && spent.cpu_seconds < 60.0, "{spent:?}");
    }

    #[test]
    fn a_field_is_the_first_word_after_its_name() {
        assert_eq!(field("Rss: 9 kB\nPss:     12345 kB\n", "Pss:"), Some(12345));
        assert_eq!(field("nonvoluntary_ctxt_switches: 3\n", "voluntary_ctxt_switches:"), None);
    }
}
