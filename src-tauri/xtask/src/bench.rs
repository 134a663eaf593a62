//! `cargo xtask bench`: a bench is a program that prints its figures; this finds it, builds it and runs it.

use crate::process;
use crate::project::Project;

struct Bench {
    name: &'static str,
    about: &'static str,
    /// The file that has to be there for the bench to exist.
    source: &'static str,
    cargo: &'static [&'static str],
}

const BENCHES: &[Bench] = &[Bench {
    name: "engine",
    about: "the session engine and the day's use cases, without a window",
    source: "tests/behaviour/src/bin/engine_bench.rs",
    cargo: &["run", "--locked", "--release", "-p", "behaviour", "--bin", "engine_bench"],
}];

pub fn run(project: &Project, names: &[&str]) -> Result<(), String> {
    let [name] = names else {
        println!("cargo xtask bench NAME, where NAME is one of:");
        for bench in BENCHES {
            let state = if project.path(bench.source).exists() { "" } else { " (not written yet)" };
            println!("  {:<10} {}{state}", bench.name, bench.about);
        }
        return if names.is_empty() { Ok(()) } else { Err("one bench at a time".to_owned()) };
    };
    let Some(bench) = BENCHES.iter().find(|bench| bench.name == *name) else {
        return Err(format!("there is no bench `{name}`; `cargo xtask bench` lists them"));
    };
    if !project.path(bench.source).exists() {
        return Err(format!("the bench `{name}` is not written yet: {} is not there", bench.source));
    }
    process::run(&mut project.cargo(bench.cargo))
}
