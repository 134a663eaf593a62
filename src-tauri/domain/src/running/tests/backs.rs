//! Two shorter runs for a back, and the days with exercises for the trunk.

use super::super::{RunPlanned, in_two};
use super::{book, day};
use chrono::NaiveDate;

fn meant(on: u64, m: Option<u32>) -> RunPlanned {
    RunPlanned { distance_m: m, ..RunPlanned::on(day(on)) }
}

/// On which days, counted from a Monday, and how far.
fn halves(told: &RunPlanned, runs: &[u64], today: u64) -> Option<[(u64, Option<u32>); 2]> {
    let runs: Vec<NaiveDate> = runs.iter().map(|n| day(*n)).collect();
    let halves = in_two(told, &runs, day(today))?;
    Some(halves.map(|half| ((half.on - day(0)).num_days() as u64, half.distance_m)))
}

#[test]
fn s70_a_long_run_becomes_two_as_far_from_each_other_as_the_week_lets_them_be() {
    let long = meant(6, Some(9_001));
    assert_eq!(halves(&long, &[], 0), Some([(6, Some(4_501)), (0, Some(4_500))]), "nothing of it is lost");
    assert_eq!(halves(&long, &[0], 0), Some([(6, Some(4_501)), (3, Some(4_500))]));
    assert_eq!(halves(&long, &[0, 2, 4], 0), Some([(6, Some(4_501)), (1, Some(4_500))]), "the earlier of two alike");
    assert_eq!(halves(&long, &[], 5), Some([(6, Some(4_501)), (5, Some(4_500))]), "no day that is over");
    assert_eq!(halves(&long, &[], 6), None, "and none of the next week");
    assert_eq!(halves(&long, &[0, 1, 2, 3, 4, 5], 0), None, "no day is left");
    assert_eq!(halves(&meant(6, None), &[], 0), None, "half of what is not known is not known");
}

#[test]
fn s70_the_new_half_is_a_run_of_its_own_without_a_time_of_day() {
    let told = RunPlanned {
        planned: Some("p".to_owned()),
        at: chrono::NaiveTime::from_hms_opt(7, 0, 0),
        ..meant(3, Some(8_000))
    };
    let [first, second] = in_two(&told, &[], day(0)).expect("two");
    assert_eq!((first.planned.as_deref(), first.at, first.on), (Some("p"), told.at, told.on));
    assert_eq!((second.planned, second.at), (None, None));
}

#[test]
fn s70_two_days_a_week_for_the_trunk() {
    let backs = &book().running.backs;
    assert_eq!((backs.topics.as_slice(), backs.trunk_days.value), (["low-back".to_owned()].as_slice(), 2));
}
