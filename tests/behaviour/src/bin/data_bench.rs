//! How long ten years take to be written out and brought in, and how much memory that needs at most. Each in a process of
//! its own, so that the peak is that of the one.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use behaviour::figures::row;
use behaviour::take_along::lay_down;
use behaviour::{World, years};
use sinew_companion::wire::{ExportDraft, ExportKind};

/// "Seconds", and a memory that does not follow the log.
const OUT_GOAL_S: f64 = 10.0;
const IN_GOAL_S: f64 = 30.0;
const PEAK_GOAL_MIB: f64 = 256.0;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [_] => all(),
        [_, "out", folder, kind] => out(Path::new(folder), kind),
        [_, "in", folder, file, what] => bring_in(Path::new(folder), Path::new(file), what),
        _ => {
            eprintln!("usage: data_bench");
            std::process::exit(2);
        }
    }
}

fn all() {
    let build = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
    let build = std::env::var_os("CARGO_TARGET_DIR").map_or(build, Into::into);
    std::fs::create_dir_all(&build).expect("the folder of builds");
    let temporary = tempfile::tempdir_in(build).expect("a folder on a real disk");
    let log = temporary.path().join("log");
    let today = World::closed(&log).now.wall.date_naive();
    let written = years::write(&log, 10, today);
    println!("ten years: {} sessions, {} sets, {} mornings", written.sessions, written.sets, written.mornings);
    let again = |words: &[&str]| {
        let done =
            Command::new(std::env::current_exe().expect("this program")).args(words).status().expect("it starts");
        assert!(done.success());
    };
    let log = log.display().to_string();
    for kind in ["json", "locked", "csv", "fhir"] {
        again(&["out", &log, kind]);
    }
    let file = temporary.path().join("log/out/sinew-2026-11-23.json").display().to_string();
    let other = temporary.path().join("other").display().to_string();
    again(&["in", &other, &file, "import, looked at"]);
    again(&["in", &other, &file, "import"]);
    again(&["in", &other, &file, "import once more"]);
}

fn out(folder: &Path, kind: &str) {
    let mut world = World::at(folder);
    let (now, begun) = (world.now, Instant::now());
    let form = match kind {
        "json" => ExportKind::Json,
        "locked" => ExportKind::Locked,
        "csv" => ExportKind::Csv,
        _ => ExportKind::Fhir,
    };
    let draft = ExportDraft { kind: form, passphrase: Some("slow heel drops".to_owned()), byte_order_mark: false };
    let job = world.companion().prepare_export(draft, &now).expect("it can be prepared");
    let done = job.write(&folder.join("out")).expect("it is written");
    assert!(done.entries > 0.0);
    told(&format!("{kind} out"), OUT_GOAL_S, begun);
}

fn bring_in(folder: &Path, file: &Path, what: &str) {
    let mut world = World::at(folder);
    lay_down(&world, &[]);
    std::fs::copy(file, folder.join("incoming.part")).expect("a copy");
    let (now, begun) = (world.now, Instant::now());
    let found = match what {
        "import, looked at" => world.companion().look_at_import(None, &now),
        _ => world.companion().import(None, &now),
    };
    let found = found.expect("it can be read");
    assert_eq!(found.problems, []);
    println!("{what}: {} new, {} here", found.new, found.same);
    told(what, IN_GOAL_S, begun);
}

fn told(what: &str, goal_s: f64, begun: Instant) {
    let took = begun.elapsed().as_secs_f64();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak_kib: Option<f64> = peak.and_then(|told| told.trim().strip_suffix(" kB")?.trim().parse().ok());
    row(&format!("ten years: {what}"), took, "s", Some(goal_s));
    row(&format!("ten years: {what}, peak memory"), peak_kib.unwrap_or(f64::NAN) / 1024.0, "MiB", Some(PEAK_GOAL_MIB));
}
