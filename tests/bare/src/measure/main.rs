//! Measures the app beside a bare window on the same machine, in one run, and prints one table.
//!
//! It must never count a figure for the app that it would not count for the bare window, and must sit still while
//! something is measured. `cargo xtask bench` builds what it starts and starts it.

mod figures;
mod load;
mod rows;
mod subject;
mod table;
mod tree;

use std::path::Path;
use std::process::ExitCode;

use crate::table::Table;

/// How often and how long, in runs and seconds.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    pub starts: usize,
    pub idles: usize,
    pub idle_seconds: u64,
    pub lateness_seconds: u64,
}

const FULL: Plan = Plan { starts: 9, idles: 3, idle_seconds: 30, lateness_seconds: 60 };
const QUICK: Plan = Plan { starts: 3, idles: 1, idle_seconds: 10, lateness_seconds: 20 };

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if words == ["spin"] {
        load::spin();
    }
    let plan = if words.first() == Some(&"quick") { QUICK } else { FULL };
    words.retain(|word| *word != "quick");
    if let Some(unknown) = words.iter().find(|word| !rows::PARTS.contains(word)) {
        eprintln!("measure: `{unknown}` is no part; there are {}", rows::PARTS.join(", "));
        return ExitCode::from(2);
    }
    match measure(plan, &|part| words.is_empty() || words.contains(&part)) {
        Ok(table) => {
            println!("\n{table}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("measure: {error}");
            ExitCode::FAILURE
        }
    }
}

/// All parts, or those that are wanted.
fn measure(plan: Plan, wanted: &dyn Fn(&str) -> bool) -> std::io::Result<Table> {
    let programs = std::env::current_exe()?.parent().map(Path::to_path_buf).unwrap_or_default();
    let mut table = Table::default();
    table.note(format!("before: {}", load::of_machine()));
    rows::windows(&mut table, plan, &programs, wanted)?;
    if wanted("log") {
        rows::without_window(&mut table, &programs)?;
    }
    if wanted("years") {
        rows::years(&mut table, &programs);
    }
    table.note(format!("after: {}", load::of_machine()));
    Ok(table)
}
