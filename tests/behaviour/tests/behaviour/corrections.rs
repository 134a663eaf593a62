//! Numbers put right: a new row, the old one unchanged.

use behaviour::{World, rows};
use expect_test::expect;
use sinew_companion::wire::Legs;

use crate::check_in;

#[test]
fn in_the_rest_the_reps_and_the_load_are_put_right_and_the_load_carries_on() {
    check_in(
        &mut World::set_up(Legs::Left),
        "start evening
         until rest
         correct last 12 5kg
         snapshot
         until rest
         snapshot
         correct last 15 7.5kg
         until end
         rows
         detail
         at 2026-11-24 08:00
         today",
        expect![[r#"
            > start evening
            > until rest
              heard: count×3 (lower raise)×15 rest
            > correct last 12 5kg
            > snapshot
              Running Rest of E01 left 2/3 rep 0 (0 done) 5 kg, cells [Partial 12, ToCome 0, ToCome 0], 750 s left, 0 unsaved
              last set: left 1/3 12 5 kg
            > until rest
              heard: ten-seconds count×3 (lower raise)×15 rest
            > snapshot
              Running Rest of E01 left 3/3 rep 0 (0 done) 5 kg, cells [Partial 12, Done 15, ToCome 0], 600 s left, 0 unsaved
              last set: left 2/3 15 5 kg
            > correct last 15 7.5kg
            > until end
              heard: ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 session-done
            > rows
              session evening 2026-11-23 Europe/Berlin +60 alfredson-1998 v1
              set E01 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap NULL attempt 1 from 10000 to 100000 on 2026-11-23
              set E01 left 2/3 done 15/15 load 5 tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 160000 to 250000 on 2026-11-23
              set E01 left 3/3 done 15/15 load 7.5 tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 310000 to 400000 on 2026-11-23
              set E02 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 460000 to 550000 on 2026-11-23
              set E02 left 2/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 610000 to 700000 on 2026-11-23
              set E02 left 3/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 760000 to 850000 on 2026-11-23
              correction of E01 left 1: 12 load 5
              correction of E01 left 2: 15 load 7.5
              end completed reason NULL active 850000 paused 0
            > detail
              2026-11-23 Evening 18:30 Alfredson heel drops: 5 done, 1 partial of 6 sets, 87 of 90 reps, pain -/- effort -
              ended 18:44, active 850 s, paused 0 s, tension 360 s
                E01 left 1/3 Partial 12/15 5 kg (was 15)
                E01 left 2/3 Done 15/15 7.5 kg (was 15 5 kg)
                E01 left 3/3 Done 15/15 7.5 kg
                E02 left 1/3 Done 15/15
                E02 left 2/3 Done 15/15
                E02 left 3/3 Done 15/15
            > at 2026-11-24 08:00
            > today
              2026-11-24
              alfredson-1998 day 2, week 1/12
              ToCome, due: E01 3×15 Left 7.5 kg, E02 3×15 Left, Morning
              ToCome: E01 3×15 Left 7.5 kg, E02 3×15 Left, Evening
              week # oo oo oo oo oo oo
        "#]],
    );
}

#[test]
fn a_load_told_on_one_leg_is_asked_of_both_the_next_day() {
    check_in(
        &mut World::set_up(Legs::Both),
        "start evening
         until rest
         correct last 15 5kg
         play out
         at 2026-11-24 08:00
         today",
        expect![[r#"
            > start evening
            > until rest
              heard: count×3 (lower raise)×15 rest
            > correct last 15 5kg
            > play out
              heard: ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 switch count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 session-done
            > at 2026-11-24 08:00
            > today
              2026-11-24
              alfredson-1998 day 2, week 1/12
              ToCome, due: E01 3×15 Both 5 kg, E02 3×15 Both, Morning
              ToCome: E01 3×15 Both 5 kg, E02 3×15 Both, Evening
              week # oo oo oo oo oo oo
        "#]],
    );
}

#[test]
fn after_the_end_a_set_can_still_be_put_right() {
    check_in(
        &mut World::set_up(Legs::Left),
        "start evening
         until rest
         end session
         correct 1 9
         detail
         correct 1 15
         correct 1 16 2kg
         rows
         detail
         history",
        expect![[r#"
            > start evening
            > until rest
              heard: count×3 (lower raise)×15 rest
            > end session
              heard: session-done
            > correct 1 9
            > detail
              2026-11-23 Evening 18:30 Alfredson heel drops: 0 done, 1 partial of 6 sets, 9 of 90 reps, pain -/- effort -
              ended 18:31 early, active 100 s, paused 0 s, tension 60 s
                E01 left 1/3 Partial 9/15 (was 15)
                E01 left 2/3 ToCome 0/15
                E01 left 3/3 ToCome 0/15
                E02 left 1/3 ToCome 0/15
                E02 left 2/3 ToCome 0/15
                E02 left 3/3 ToCome 0/15
            > correct 1 15
            > correct 1 16 2kg
            > rows
              session evening 2026-11-23 Europe/Berlin +60 alfredson-1998 v1
              set E01 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap NULL attempt 1 from 10000 to 100000 on 2026-11-23
              correction of E01 left 1: 9 load NULL
              correction of E01 left 1: 15 load NULL
              correction of E01 left 1: 16 load 2
              end early reason NULL active 100000 paused 0
            > detail
              2026-11-23 Evening 18:30 Alfredson heel drops: 1 done, 0 partial of 6 sets, 16 of 90 reps, pain -/- effort -
              ended 18:31 early, active 100 s, paused 0 s, tension 60 s
                E01 left 1/3 Done 16/15 2 kg (was 15)
                E01 left 2/3 ToCome 0/15
                E01 left 3/3 ToCome 0/15
                E02 left 1/3 ToCome 0/15
                E02 left 2/3 ToCome 0/15
                E02 left 3/3 ToCome 0/15
            > history
              2026-11-23 Evening 18:30 Alfredson heel drops: 1 done, 0 partial of 6 sets, 16 of 90 reps, pain -/- effort -
        "#]],
    );
}

#[test]
fn a_set_put_right_to_nothing_counts_as_skipped() {
    check_in(
        &mut World::set_up(Legs::Left),
        "start evening\nuntil rest\ncorrect last 0\nsnapshot\nend session\ndetail\ntoday",
        expect![[r#"
            > start evening
            > until rest
              heard: count×3 (lower raise)×15 rest
            > correct last 0
            > snapshot
              Running Rest of E01 left 2/3 rep 0 (0 done), cells [Skipped 0, ToCome 0, ToCome 0], 750 s left, 0 unsaved
              last set: left 1/3 0
            > end session
              heard: session-done
            > detail
              2026-11-23 Evening 18:30 Alfredson heel drops: 0 done, 0 partial of 6 sets, 0 of 90 reps, pain -/- effort -
              ended 18:31 early, active 100 s, paused 0 s, tension 60 s
                E01 left 1/3 Skipped 0/15 (was 15)
                E01 left 2/3 ToCome 0/15
                E01 left 3/3 ToCome 0/15
                E02 left 1/3 ToCome 0/15
                E02 left 2/3 ToCome 0/15
                E02 left 3/3 ToCome 0/15
            > today
              2026-11-23
              alfredson-1998 day 1, week 1/12
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Evening
              week o oo oo oo oo oo oo
        "#]],
    );
}

#[test]
fn what_was_discarded_is_hidden_but_kept_and_its_load_is_not_asked_again() {
    check_in(
        &mut World::set_up(Legs::Left),
        "start evening
         until rest
         correct last 15 40kg
         kill
         open
         interrupted
         discard interrupted
         interrupted
         history
         today
         rows",
        expect![[r#"
            > start evening
            > until rest
              heard: count×3 (lower raise)×15 rest
            > correct last 15 40kg
            > kill
            > open
            > interrupted
              2026-11-23 Evening 18:30: 1 of 6 sets, at E01 left 2/3 rep 0 (0 done) 40 kg
            > discard interrupted
            > interrupted
              nothing was interrupted
            > history
              no sessions
            > today
              2026-11-23
              alfredson-1998 day 1, week 1/12
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Evening
              week o oo oo oo oo oo oo
            > rows
              session evening 2026-11-23 Europe/Berlin +60 alfredson-1998 v1
              set E01 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap NULL attempt 1 from 10000 to 100000 on 2026-11-23
              correction of E01 left 1: 15 load 40
              end discarded reason NULL active 100000 paused 0
        "#]],
    );
}

#[test]
fn facts_can_neither_be_changed_nor_deleted() {
    let mut world = World::set_up(Legs::Left);
    world.run("start evening\nuntil rest\ncorrect last 12\nend session\nreport 1 - -");
    let connection = rows::look(&world.folder);
    for table in ["acceptance", "life", "session", "session_set", "set_correction", "session_end", "session_report"] {
        for statement in [format!("UPDATE {table} SET at_ms = 0"), format!("DELETE FROM {table}")] {
            let refused = connection.execute(&statement, ()).expect_err("a fact stays").to_string();
            assert_eq!(refused, "facts are append-only", "{statement}");
        }
    }
}

#[test]
fn settings_that_were_kept_can_neither_be_changed_nor_deleted() {
    let mut world = World::set_up(Legs::Left);
    let (settings, now) = (world.settings(), world.now);
    world.companion().save_settings(settings, &now).expect("they are in range");
    let connection = rows::look(&world.folder);
    for statement in ["UPDATE settings SET value = '{}'", "DELETE FROM settings"] {
        let refused = connection.execute(statement, ()).expect_err("a fact stays").to_string();
        assert_eq!(refused, "facts are append-only", "{statement}");
    }
}
