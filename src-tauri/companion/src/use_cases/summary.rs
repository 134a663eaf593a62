//! What a clinician is shown where the rules say that somebody should look: lines of the log, without a word of
//! judgement. What nobody told says so.

use chrono::{Days, NaiveDate};
use sinew_domain::pain::Pain;
use sinew_domain::plan::{DayMark, SessionFact, Standing};

/// So many weeks are told, the newest first.
const WEEKS_TOLD: usize = 6;

/// `name` gives the name of an exercise.
pub(super) fn summary(standing: &Standing, name: impl Fn(&str) -> String) -> Vec<String> {
    let state = standing.state;
    let (programme, week, of) = (&standing.programme.name, state.week, standing.programme.weeks.value);
    let mut lines = vec![format!("{programme}, week {week} of {of}, begun on {}", state.started)];
    lines.push(format!(
        "Sessions done of those asked: {} in 7 days, {} in 28 days",
        done(standing, 7),
        done(standing, 28)
    ));
    lines.extend(weeks(standing).into_iter().map(|from| week_line(standing, from)));
    for exercise in &standing.shape().loaded {
        let kg = state.loads.get(exercise).map_or("not told".to_owned(), |kg| format!("{kg} kg"));
        lines.push(format!("Added load, {}: {kg}", name(exercise)));
    }
    lines
}

/// As "5 of 12".
fn done(standing: &Standing, days: u64) -> String {
    let first = standing.state.started.max(standing.today - Days::new(days - 1));
    let on = first.iter_days().take_while(|day| *day <= standing.today);
    let marks = on.flat_map(|day| standing.marks(day));
    let counted: Vec<DayMark> = marks.map(|(_, mark)| mark).filter(|mark| mark.counts()).collect();
    format!("{} of {}", counted.iter().filter(|mark| **mark == DayMark::Done).count(), counted.len())
}

/// The first days of the newest weeks since the start; the one that is under way is among them.
fn weeks(standing: &Standing) -> Vec<NaiveDate> {
    let starts = standing.state.started.iter_weeks().take_while(|from| *from <= standing.today);
    let mut all: Vec<NaiveDate> = starts.collect();
    all.reverse();
    all.truncate(WEEKS_TOLD);
    all
}

fn week_line(standing: &Standing, from: NaiveDate) -> String {
    let to = (from + Days::new(6)).min(standing.today);
    let sessions: Vec<&SessionFact> =
        standing.life.sessions(standing.plan).map(|(_, s)| s).filter(|s| (from..=to).contains(&s.of_day)).collect();
    let during = mean(sessions.iter().filter_map(|s| s.during).map(Pain::value));
    let after = mean(sessions.iter().filter_map(|s| s.after).map(Pain::value));
    let mornings = || from.iter_days().take_while(|day| *day <= to).filter_map(|day| standing.life.morning(day));
    let morning = mean(mornings().filter_map(|m| m.pain).map(Pain::value));
    let stiffness = mean(mornings().filter_map(|m| m.stiffness_min).map(f64::from));
    let minutes = if stiffness.is_some() { " min" } else { "" };
    format!(
        "From {from}, means: pain during {}, after {}, in the morning {}; stiffness {}{minutes}",
        told(during),
        told(after),
        told(morning),
        told(stiffness)
    )
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let all: Vec<f64> = values.collect();
    (!all.is_empty()).then(|| all.iter().sum::<f64>() / all.len() as f64)
}

fn told(mean: Option<f64>) -> String {
    mean.map_or("not told".to_owned(), |mean| format!("{}", (mean * 10.0).round() / 10.0))
}
