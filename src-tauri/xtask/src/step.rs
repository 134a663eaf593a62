//! Steps in a row: each is announced and timed, and the first that fails ends the row.

use std::time::{Duration, Instant};

use crate::project::Project;
use crate::tally::Tally;

pub struct Step {
    pub name: &'static str,
    /// What it does, in words.
    pub about: &'static str,
    pub run: fn(&Project, &mut Tally) -> Result<(), String>,
}

/// How a row of steps went. `times` has every step that was started; when `failure` is there, the last of them failed.
pub struct Report {
    pub times: Vec<(&'static str, Duration)>,
    pub failure: Option<String>,
}

pub fn run_all(project: &Project, steps: &[Step], tally: &mut Tally) -> Report {
    let mut report = Report { times: Vec::new(), failure: None };
    for (index, step) in steps.iter().enumerate() {
        println!("==> [{}/{}] {}: {}", index + 1, steps.len(), step.name, step.about);
        let started = Instant::now();
        let result = (step.run)(project, tally);
        let took = started.elapsed();
        report.times.push((step.name, took));
        match result {
            Ok(()) => println!("    {} took {}", step.name, duration(took)),
            Err(error) => {
                report.failure = Some(format!("step `{}` failed after {}: {error}", step.name, duration(took)));
                break;
            }
        }
    }
    report
}

impl Report {
    pub fn table(&self, steps: &[Step]) -> String {
        let mut lines = String::new();
        for (index, step) in steps.iter().enumerate() {
            let is_last = index + 1 == self.times.len();
            let (verdict, took) = match self.times.get(index) {
                Some((_, took)) if is_last && self.failure.is_some() => ("FAILED", duration(*took)),
                Some((_, took)) => ("ok", duration(*took)),
                None => ("not run", String::new()),
            };
            lines += format!("  {:<18} {:<8} {:>12}", step.name, verdict, took).trim_end();
            lines += "\n";
        }
        let total: Duration = self.times.iter().map(|(_, took)| *took).sum();
        lines + &format!("  {:<18} {:<8} {:>12}\n", "together", "", duration(total))
    }
}

pub fn duration(took: Duration) -> String {
    let seconds = took.as_secs();
    if seconds < 60 {
        format!("{:.1} s", took.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: &[Step] = &[
        Step { name: "one", about: "passes", run: pass },
        Step { name: "two", about: "fails", run: |_, _| Err("a reason".to_owned()) },
        Step { name: "three", about: "is not reached", run: pass },
    ];

    fn pass(_: &Project, tally: &mut Tally) -> Result<(), String> {
        tally.passed += 1;
        Ok(())
    }

    #[test]
    fn the_first_failure_ends_the_row_and_is_named() {
        let mut tally = Tally::default();
        let report = run_all(&Project { root: "/".into(), whole: false }, STEPS, &mut tally);
        assert_eq!(tally.passed, 1);
        let failure = report.failure.as_deref().expect("fails");
        assert!(failure.starts_with("step `two` failed") && failure.ends_with("a reason"), "{failure}");
        let table = report.table(STEPS);
        let verdicts: Vec<&str> = table.lines().filter_map(|line| line.split_whitespace().nth(1)).collect();
        assert_eq!(verdicts[..3], ["ok", "FAILED", "not"]);
    }

    #[test]
    fn durations_read_well() {
        assert_eq!(duration(Duration::from_millis(1250)), "1.2 s");
        assert_eq!(duration(Duration::from_secs(125)), "2 min 05 s");
    }
}
