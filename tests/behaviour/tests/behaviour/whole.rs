//! A session from its start to its report.

use behaviour::{World, rows};
use expect_test::expect;
use sinew_companion::wire::{Control, ErrorCode, Legs};

use crate::{check, check_in};

#[test]
fn ninety_heel_drops_on_one_leg() {
    check_in(
        &mut World::set_up(Legs::Left),
        "today\nstart evening\n+12s\nsnapshot\nuntil rest\nsnapshot\nuntil end\nsnapshot\nrows\nhistory\ndetail\ntoday",
        expect![[r#"
            > today
              2026-11-23
              alfredson-1998 day 1, week 1/12
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Evening
              week o oo oo oo oo oo oo
            > start evening
            > +12s
              heard: count×3 lower
            > snapshot
              Running Lower of E01 left 1/3 rep 1 (0 done), cells [Now 0, ToCome 0, ToCome 0], 838 s left, 0 unsaved
            > until rest
              heard: (raise lower)×14 raise rest
            > snapshot
              Running Rest of E01 left 2/3 rep 0 (0 done), cells [Done 15, ToCome 0, ToCome 0], 750 s left, 0 unsaved
              last set: left 1/3 15
            > until end
              heard: ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 session-done
            > snapshot
              Ended, 0 unsaved
            > rows
              session evening 2026-11-23 Europe/Berlin +60 alfredson-1998 v1
              set E01 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap NULL attempt 1 from 10000 to 100000 on 2026-11-23
              set E01 left 2/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 160000 to 250000 on 2026-11-23
              set E01 left 3/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 310000 to 400000 on 2026-11-23
              set E02 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 460000 to 550000 on 2026-11-23
              set E02 left 2/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 610000 to 700000 on 2026-11-23
              set E02 left 3/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 760000 to 850000 on 2026-11-23
              end completed reason NULL active 850000 paused 0
            > history
              2026-11-23 Evening 18:30 Alfredson heel drops: 6 done, 0 partial of 6 sets, 90 of 90 reps, pain -/- effort -
            > detail
              2026-11-23 Evening 18:30 Alfredson heel drops: 6 done, 0 partial of 6 sets, 90 of 90 reps, pain -/- effort -
              ended 18:44, active 850 s, paused 0 s, tension 360 s
                E01 left 1/3 Done 15/15
                E01 left 2/3 Done 15/15
                E01 left 3/3 Done 15/15
                E02 left 1/3 Done 15/15
                E02 left 2/3 Done 15/15
                E02 left 3/3 Done 15/15
            > today
              2026-11-23
              alfredson-1998 day 1, week 1/12
              Done: E01 3×15 Left, E02 3×15 Left, Evening
              week # oo oo oo oo oo oo
        "#]],
    );
}

#[test]
fn both_legs_one_after_the_other() {
    check_in(
        &mut World::set_up(Legs::Both),
        "start evening\nuntil switch\n+90s\nsnapshot\ndone\nuntil end\nrows\nhistory",
        expect![[r#"
            > start evening
            > until switch
              heard: count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 switch
            > +90s
            > snapshot
              Running SwitchSide of E01 right 1/3 rep 0 (0 done), cells [ToCome 0, ToCome 0, ToCome 0], 840 s left, 0 unsaved
              last set: left 3/3 15
            > done
            > until end
              heard: count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 session-done
            > rows
              session evening 2026-11-23 Europe/Berlin +60 alfredson-1998 v1
              set E01 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap NULL attempt 1 from 10000 to 100000 on 2026-11-23
              set E01 left 2/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 160000 to 250000 on 2026-11-23
              set E01 left 3/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 310000 to 400000 on 2026-11-23
              set E02 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 460000 to 550000 on 2026-11-23
              set E02 left 2/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 610000 to 700000 on 2026-11-23
              set E02 left 3/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 760000 to 850000 on 2026-11-23
              set E01 right 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 95000 attempt 1 from 945000 to 1035000 on 2026-11-23
              set E01 right 2/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 1095000 to 1185000 on 2026-11-23
              set E01 right 3/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 1245000 to 1335000 on 2026-11-23
              set E02 right 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 1395000 to 1485000 on 2026-11-23
              set E02 right 2/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 1545000 to 1635000 on 2026-11-23
              set E02 right 3/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 1695000 to 1785000 on 2026-11-23
              end completed reason NULL active 1785000 paused 0
            > history
              2026-11-23 Evening 18:30 Alfredson heel drops: 12 done, 0 partial of 12 sets, 180 of 180 reps, pain -/- effort -
        "#]],
    );
}

#[test]
fn what_was_cut_skipped_or_hurt_is_kept_as_it_was() {
    check_in(
        &mut World::set_up(Legs::Left),
        "start evening
         until set
         +20s
         skip
         skip
         skip
         until rest
         skip
         +14s
         end set hurts
         +3s
         pause
         +10m
         resume
         +10s
         end session time
         rows
         detail",
        expect![[r#"
            > start evening
            > until set
              heard: count×3 lower
            > +20s
              heard: (raise lower)×3
            > skip
              heard: rest
            > skip
            > skip
              heard: rest
            > until rest
              heard: ten-seconds count×3 (lower raise)×15 rest
            > skip
            > +14s
              heard: count×3 lower raise lower
            > end set hurts
              heard: rest
            > +3s
            > pause
              heard: pause
            > +10m
            > resume
              heard: resume
            > +10s
            > end session time
              heard: session-done
            > rows
              session evening 2026-11-23 Europe/Berlin +60 alfredson-1998 v1
              set E01 left 1/3 partial 3/15 load NULL tempo 4000/0/2000 tension 14000 gap NULL attempt 1 from 10000 to 30000 on 2026-11-23
              set E01 left 2/3 skipped 0/15 load NULL tempo 4000/0/2000 tension 0 gap 0 attempt 1 from 30000 to 30000 on 2026-11-23
              set E01 left 3/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 90000 to 180000 on 2026-11-23
              set E02 left 1/3 partial (hurts) 1/15 load NULL tempo 4000/0/2000 tension 7000 gap 5000 attempt 1 from 185000 to 194000 on 2026-11-23
              end early reason no_time active 207000 paused 600000
            > detail
              2026-11-23 Evening 18:30 Alfredson heel drops: 1 done, 2 partial of 6 sets, 19 of 90 reps, pain -/- effort -
              ended 18:43 early (NoTime), active 207 s, paused 600 s, tension 81 s
                E01 left 1/3 Partial 3/15
                E01 left 2/3 Skipped 0/15
                E01 left 3/3 Done 15/15
                E02 left 1/3 Partial 1/15
                E02 left 2/3 ToCome 0/15
                E02 left 3/3 ToCome 0/15
        "#]],
    );
}

#[test]
fn a_set_that_is_begun_again_is_two_attempts() {
    check_in(
        &mut World::set_up(Legs::Left),
        "start evening\nuntil set\n+20s\nback\nuntil rest\nsnapshot\nend session\nrows\ndetail",
        expect![[r#"
            > start evening
            > until set
              heard: count×3 lower
            > +20s
              heard: (raise lower)×3
            > back
            > until rest
              heard: count×3 (lower raise)×15 rest
            > snapshot
              Running Rest of E01 left 2/3 rep 0 (0 done), cells [Done 15, ToCome 0, ToCome 0], 750 s left, 0 unsaved
              last set: left 1/3 15
            > end session
              heard: session-done
            > rows
              session evening 2026-11-23 Europe/Berlin +60 alfredson-1998 v1
              set E01 left 1/3 partial 3/15 load NULL tempo 4000/0/2000 tension 14000 gap NULL attempt 1 from 10000 to 30000 on 2026-11-23
              set E01 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 5000 attempt 2 from 35000 to 125000 on 2026-11-23
              end early reason NULL active 125000 paused 0
            > detail
              2026-11-23 Evening 18:30 Alfredson heel drops: 1 done, 0 partial of 6 sets, 18 of 90 reps, pain -/- effort -
              ended 18:32 early, active 125 s, paused 0 s, tension 74 s
                E01 left 1/3 Partial 3/15
                E01 left 1/3 Done 15/15
                E01 left 2/3 ToCome 0/15
                E01 left 3/3 ToCome 0/15
                E02 left 1/3 ToCome 0/15
                E02 left 2/3 ToCome 0/15
                E02 left 3/3 ToCome 0/15
        "#]],
    );
}

#[test]
fn a_sleep_of_the_computer_is_no_exercise() {
    check_in(
        &mut World::set_up(Legs::Left),
        "start evening\nuntil set\n+13s\nsuspend 2h\nsnapshot\nresume\nuntil rest\nend session\nrows",
        expect![[r#"
            > start evening
            > until set
              heard: count×3 lower
            > +13s
              heard: (raise lower)×2
            > suspend 2h
              heard: pause
            > snapshot
              Paused (Suspend) slept 7200 s Lower of E01 left 1/3 rep 3 (2 done), cells [Now 2, ToCome 0, ToCome 0], 833 s left, 0 unsaved
            > resume
              heard: resume
            > until rest
              heard: count×3 (lower raise)×13 rest
            > end session
              heard: session-done
            > rows
              session evening 2026-11-23 Europe/Berlin +60 alfredson-1998 v1
              set E01 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 61500 gap NULL attempt 1 from 10000 to 106500 on 2026-11-23
              end early reason NULL active 106500 paused 7200000
        "#]],
    );
}

#[test]
fn unanswered_is_not_zero_and_the_newest_report_counts() {
    check_in(
        &mut World::set_up(Legs::Left),
        "start evening
         play out
         report - - -
         history
         report 0 - 6 the left one was stiff
         report 2 3 -
         rows
         detail",
        expect![[r#"
            > start evening
            > play out
              heard: count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 session-done
            > report - - -
            > history
              2026-11-23 Evening 18:30 Alfredson heel drops: 6 done, 0 partial of 6 sets, 90 of 90 reps, pain -/- effort -
            > report 0 - 6 the left one was stiff
            > report 2 3 -
            > rows
              session evening 2026-11-23 Europe/Berlin +60 alfredson-1998 v1
              set E01 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap NULL attempt 1 from 10000 to 100000 on 2026-11-23
              set E01 left 2/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 160000 to 250000 on 2026-11-23
              set E01 left 3/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 310000 to 400000 on 2026-11-23
              set E02 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 460000 to 550000 on 2026-11-23
              set E02 left 2/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 610000 to 700000 on 2026-11-23
              set E02 left 3/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 760000 to 850000 on 2026-11-23
              end completed reason NULL active 850000 paused 0
              report NULL NULL NULL NULL
              report 0 NULL 6 the left one was stiff
              report 2 3 NULL NULL
            > detail
              2026-11-23 Evening 18:30 Alfredson heel drops: 6 done, 0 partial of 6 sets, 90 of 90 reps, pain 2/3 effort -
              ended 18:44, active 850 s, paused 0 s, tension 360 s
                E01 left 1/3 Done 15/15
                E01 left 2/3 Done 15/15
                E01 left 3/3 Done 15/15
                E02 left 1/3 Done 15/15
                E02 left 2/3 Done 15/15
                E02 left 3/3 Done 15/15
        "#]],
    );
}

#[test]
fn a_key_at_the_last_moment_still_lets_the_end_be_heard() {
    let mut world = World::set_up(Legs::Left);
    world.run("start evening");
    world.until(|s| s.left_ms < 3_000.0);
    // The last phase ends while the key is on its way.
    let left = world.snapshot().expect("it is still on").left_ms as u64;
    world.move_clock(std::time::Duration::from_millis(left + 5));
    let now = world.now;
    let plays = world.companion().control(Control::Pause, None, &now).expect("no fault of the person's");
    assert_eq!(plays.len(), 1, "{plays:?}");
    let again = world.companion().control(Control::Pause, None, &now).expect_err("now it is over");
    assert_eq!(again.code, ErrorCode::NoSession);
}

#[test]
fn a_key_for_a_step_that_is_over_does_nothing() {
    let mut world = World::set_up(Legs::Left);
    world.run("start evening\nuntil rest");
    let now = world.now;
    world.companion().control(Control::Skip, Some(1), &now).expect("not an error");
    let step = world.snapshot().and_then(|s| s.step).expect("still on");
    assert_eq!(step.index, 2, "the rest goes on");
    world.companion().control(Control::Skip, Some(2), &now).expect("not an error");
    assert_eq!(world.snapshot().and_then(|s| s.step).map(|s| s.index), Some(3));
}

#[test]
fn a_second_session_waits_for_the_first() {
    check(
        "set up left mid-portion\nstart evening\nstart morning\nend session\nstart morning\nrows",
        expect![[r#"
        > set up left mid-portion
        > start evening
        > start morning
          refused, session_running: 
        > end session
          heard: session-done
        > start morning
        > rows
          session evening 2026-11-23 Europe/Berlin +60 alfredson-1998 v1
          session morning 2026-11-23 Europe/Berlin +60 alfredson-1998 v1
          end early reason NULL active 0 paused 0
          live
    "#]],
    );
}

#[test]
fn a_start_is_told_so_that_the_history_shows_it() {
    let mut world = World::set_up(Legs::Left);
    let now = world.now;
    let play = world.play(sinew_companion::wire::SlotName::Evening);
    world.companion().start_session(&play, &now).expect("it starts");
    let changed = world.settle().changed;
    assert!(changed.contains(&sinew_companion::wire::Changed::Sessions), "{changed:?}");
    assert!(changed.contains(&sinew_companion::wire::Changed::Live), "{changed:?}");
    assert_eq!(rows::count(&world.folder, "live_session"), 1);
}
