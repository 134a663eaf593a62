//! The next run of a plan: its weekdays, the days between, what was moved, and days that went by.

use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
use chrono::{Datelike, Weekday};

use super::table::record;
use super::*;
use crate::running::{
    NextRun, Offered, PlanNow, RunPlanStarted, RunWait, Sport, days_problems, next_run, one_more_day, weekday_problems,
};
use crate::schedule::Weekdays;

fn plan(weekdays: &[Weekday], moved: &[(u64, u64)]) -> PlanNow {
    let mut plan = PlanNow {
        id: "p".to_owned(),
        start: RunPlanStarted {
            run_plan: "dunne-12-week".to_owned(),
            version: 1,
            topic: None,
            tissue: TissueClass::Tendon,
            started: day(0),
            weekdays: Weekdays::of(weekdays),
            step: 1,
            significant: None,
            overridden: Vec::new(),
        },
        step: 1,
        from_day: day(0),
        regressions: Vec::new(),
        moved: Vec::new(),
        swapped: Vec::new(),
        days: Vec::new(),
        days_enough: false,
        ended: None,
        reached_end: false,
    };
    moved.iter().for_each(|(from, to)| plan.move_run(day(*from), day(*to)));
    plan
}

#[track_caller]
fn next(plan: &PlanNow, ran: &[u64], today: u64) -> (u64, Vec<RunWait>) {
    let ran: Vec<NaiveDate> = ran.iter().map(|n| day(*n)).collect();
    let NextRun { day: on, waits, .. } = next_run(plan, &record("dunne-12-week"), &ran, day(today)).expect("a day");
    ((on - day(0)).num_days() as u64, waits)
}

#[test]
fn the_next_of_the_weekdays_and_never_the_day_after_a_run() {
    let plan = plan(&[Mon, Wed, Fri], &[]);
    assert_eq!(next(&plan, &[], 0), (0, vec![]), "Monday");
    assert_eq!(next(&plan, &[0], 0), (2, vec![]), "done for today");
    assert_eq!(next(&plan, &[0], 1), (2, vec![]));
    assert_eq!(next(&plan, &[1], 2), (4, vec![RunWait::RestDay]), "run on a Tuesday, so not on the Wednesday");
    assert_eq!(next(&plan, &[0], 5), (7, vec![]), "two that went by are not made up for");
}

#[test]
fn a_moved_run_is_on_its_new_day_only_and_still_not_beside_another() {
    let moved = plan(&[Mon, Wed, Fri], &[(2, 3)]);
    assert_eq!(next(&moved, &[0], 1), (3, vec![]), "Thursday in place of Wednesday");
    assert_eq!(next(&moved, &[0, 3], 4), (7, vec![RunWait::RestDay]), "so Friday rests");
    let again = plan(&[Mon, Wed, Fri], &[(2, 3), (3, 2)]);
    assert_eq!(next(&again, &[0], 1), (2, vec![]), "moved back");
}

#[test]
fn a_run_that_is_moved_twice_stands_on_its_last_day_alone_whichever_day_it_is_named_by() {
    for second in [(2, 6), (3, 6)] {
        let twice = plan(&[Mon, Wed], &[(2, 3), second]);
        assert_eq!(twice.run_days(day(0), day(6)), [(day(0), day(0)), (day(6), day(2))], "{second:?}");
        assert_eq!(next(&twice, &[0], 1), (6, vec![]), "{second:?}");
    }
}

#[test]
fn s34_a_run_whose_place_other_training_takes_is_not_asked_for() {
    let mut swapped = plan(&[Mon, Wed, Fri], &[(2, 3)]);
    swapped.swapped = vec![(day(2), Sport::Bike)];
    assert_eq!(next(&swapped, &[0], 1), (4, vec![]), "by the day that it was meant for");
    assert_eq!(swapped.run_days(day(0), day(6)), [(day(0), day(0)), (day(4), day(4))]);
    assert_eq!(swapped.asked_days(day(1), day(3)), [(day(3), day(2))]);
    assert_eq!(swapped.instead(day(2)), Some(Sport::Bike));
}

#[test]
fn a_step_that_rests_keeps_the_plan_still_and_one_to_come_does_not_begin_sooner() {
    let mut rests = plan(&[Mon, Wed, Fri], &[]);
    rests.from_day = day(5);
    assert_eq!(next(&rests, &[0], 1), (7, vec![RunWait::AfterStep]));
    rests.start.started = day(14);
    rests.from_day = day(14);
    assert_eq!(next(&rests, &[], 0), (14, vec![RunWait::NotStarted]));
}

#[test]
fn weekdays_have_a_day_between_them_over_the_week_s_end_too() {
    let of = |days: &[Weekday], id: &str, step| weekday_problems(Weekdays::of(days), &record(id), step);
    for good in [&[Mon, Wed, Fri][..], &[Tue, Thu, Sat], &[Mon], &[Wed, Sun]] {
        assert_eq!(of(good, "dunne-12-week", 1), Vec::<String>::new(), "{good:?}");
    }
    for bad in [&[][..], &[Mon, Tue], &[Mon, Wed, Sun], &[Mon, Tue, Wed, Thu, Fri, Sat, Sun]] {
        assert!(!of(bad, "dunne-12-week", 1).is_empty(), "{bad:?}");
    }
    // Every third day on the first levels of the track, every second one after that.
    assert_eq!(of(&[Mon, Wed, Fri], "track-levels", 3), ["weekdays: 3 days from one run to the next"]);
    assert_eq!(of(&[Mon, Thu], "track-levels", 3), Vec::<String>::new());
    assert_eq!(of(&[Mon, Wed, Fri], "track-levels", 4), Vec::<String>::new());
}

#[test]
fn other_weekdays_are_as_many_and_one_more_only_after_the_last_step() {
    let of =
        |plan: &PlanNow, days: &[Weekday]| days_problems(Weekdays::of(days), plan, &record("dunne-12-week"), day(7));
    let mut now = plan(&[Mon, Thu], &[]);
    assert_eq!(of(&now, &[Mon, Thu]), ["weekdays: are its days already"]);
    assert_eq!(of(&now, &[Tue, Fri]), Vec::<String>::new());
    assert_eq!(of(&now, &[Tue]), Vec::<String>::new(), "fewer is always open");
    assert_eq!(of(&now, &[]), ["weekdays: at least one"]);
    let more = "weekdays: one more run a week comes after the last step of the table";
    assert_eq!(of(&now, &[Mon, Wed, Fri]), [more]);
    assert_eq!(of(&now, &[Mon, Tue, Wed]), [more, "weekdays: 2 days from one run to the next"], "all of it at once");
    now.accept(&Offered::Days { weekdays: Weekdays::of(&[Sat]) }, day(3));
    assert_eq!(of(&now, &[Tue, Fri]), Vec::<String>::new(), "back to as many as it began with");
    assert_eq!((now.weekdays_on(day(2)), now.weekdays_on(day(3))), (Weekdays::of(&[Mon, Thu]), Weekdays::of(&[Sat])));
    now.step = 12;
    assert_eq!(of(&now, &[Mon, Wed, Fri]), Vec::<String>::new(), "the table is done");
    assert_eq!(
        of(&now, &[Mon, Wed, Fri, Sun]),
        ["weekdays: one more at a time", "weekdays: 2 days from one run to the next"]
    );
}

#[test]
fn runs_that_were_moved_go_with_the_weekdays_that_they_were_moved_from() {
    let mut now = plan(&[Mon, Wed, Fri], &[(2, 3), (9, 10)]);
    now.accept(&Offered::Days { weekdays: Weekdays::of(&[Tue, Sat]) }, day(5));
    assert_eq!(next(&now, &[0, 3], 5), (5, vec![]), "Saturday");
    assert_eq!(
        next(&now, &[0, 3, 5], 6),
        (8, vec![]),
        "and the Thursday that a Wednesday was moved to is none any more"
    );
    let days: Vec<u64> = now.run_days(day(0), day(14)).iter().map(|(on, _)| (*on - day(0)).num_days() as u64).collect();
    assert_eq!(days, [0, 3, 4, 5, 8, 12], "the days before stay as they were");
}

#[test]
fn one_more_day_is_in_the_middle_of_the_longest_time_without_a_run() {
    let more = |days: &[Weekday], gap| one_more_day(Weekdays::of(days), gap);
    let some = |days: &[Weekday]| Some(Weekdays::of(days));
    assert_eq!(more(&[Mon, Fri], 2), some(&[Mon, Wed, Fri]));
    assert_eq!(more(&[Mon, Thu], 2), some(&[Mon, Thu, Sat]));
    assert_eq!(more(&[Wed], 2), some(&[Wed, Sat]));
    assert_eq!(more(&[Wed], 3), some(&[Wed, Sat]));
    assert_eq!(more(&[Mon, Wed, Fri], 2), None, "no room with a day between");
    assert_eq!(more(&[Mon, Thu], 3), None);
}

/// Whatever was run and moved, two days of a plan never stand side by side.
#[test]
fn no_plan_ever_asks_for_two_days_in_a_row() {
    for mask in 1u32..128 {
        let days: Vec<Weekday> = [Mon, Tue, Wed, Thu, Fri, Sat, Sun]
            .into_iter()
            .filter(|d| mask >> d.num_days_from_monday() & 1 == 1)
            .collect();
        let plan = plan(&days, &[(3, 4), (8, 12)]);
        let (mut ran, mut today) = (Vec::new(), 0);
        for _ in 0..20 {
            let (on, _) = next(&plan, &ran, today);
            assert!(ran.last().is_none_or(|last| on >= last + 2), "{days:?} {ran:?} {on}");
            assert!(plan.start.weekdays.has(day(on).weekday()) || [4, 12].contains(&on), "{days:?} {on}");
            ran.push(on);
            today = on + 1;
        }
    }
}
