//! Which session is due, which day it belongs to, and what the week shows.

use expect_test::expect;

use crate::check;

#[test]
fn the_morning_is_due_until_its_window_closes_and_then_the_evening() {
    check(
        "set up left mid-portion
         at 2026-11-24 04:00
         today
         at 2026-11-24 11:59
         today
         at 2026-11-24 12:00
         today
         at 2026-11-24 13:59
         today
         at 2026-11-24 14:00
         today",
        expect![[r#"
            > set up left mid-portion
            > at 2026-11-24 04:00
            > today
              2026-11-24
              alfredson-1998 day 2, week 1/12
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Morning
              ToCome: E01 3×15 Left, E02 3×15 Left, Evening
              week - oo oo oo oo oo oo
            > at 2026-11-24 11:59
            > today
              2026-11-24
              alfredson-1998 day 2, week 1/12
              ToCome: E01 3×15 Left, E02 3×15 Left, Morning
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Evening
              week - oo oo oo oo oo oo
            > at 2026-11-24 12:00
            > today
              2026-11-24
              alfredson-1998 day 2, week 1/12
              ToCome: E01 3×15 Left, E02 3×15 Left, Morning
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Evening
              week - oo oo oo oo oo oo
            > at 2026-11-24 13:59
            > today
              2026-11-24
              alfredson-1998 day 2, week 1/12
              ToCome: E01 3×15 Left, E02 3×15 Left, Morning
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Evening
              week - oo oo oo oo oo oo
            > at 2026-11-24 14:00
            > today
              2026-11-24
              alfredson-1998 day 2, week 1/12
              ToCome: E01 3×15 Left, E02 3×15 Left, Morning
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Evening
              week - oo oo oo oo oo oo
        "#]],
    );
}

#[test]
fn half_past_three_at_night_is_still_the_evening_before() {
    check(
        "set up left mid-portion
         at 2026-11-25 03:30
         today
         start evening
         play out
         rows
         history
         today
         at 2026-11-25 04:00
         today",
        expect![[r#"
            > set up left mid-portion
            > at 2026-11-25 03:30
            > today
              2026-11-24
              alfredson-1998 day 2, week 1/12
              ToCome: E01 3×15 Left, E02 3×15 Left, Morning
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Evening
              week - oo oo oo oo oo oo
            > start evening
            > play out
              heard: count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 session-done
            > rows
              session evening 2026-11-24 Europe/Berlin +60 alfredson-1998 v1
              set E01 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap NULL attempt 1 from 10000 to 100000 on 2026-11-24
              set E01 left 2/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 160000 to 250000 on 2026-11-24
              set E01 left 3/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 310000 to 400000 on 2026-11-24
              set E02 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 460000 to 550000 on 2026-11-24
              set E02 left 2/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 610000 to 700000 on 2026-11-24
              set E02 left 3/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 760000 to 850000 on 2026-11-24
              end completed reason NULL active 850000 paused 0
            > history
              2026-11-24 Evening 03:30 Alfredson heel drops: 6 done, 0 partial of 6 sets, 90 of 90 reps, pain -/- effort -
            > today
              2026-11-24
              alfredson-1998 day 2, week 1/12
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Morning
              Done: E01 3×15 Left, E02 3×15 Left, Evening
              week - o# oo oo oo oo oo
            > at 2026-11-25 04:00
            > today
              2026-11-25
              alfredson-1998 day 3, week 1/12
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Morning
              ToCome: E01 3×15 Left, E02 3×15 Left, Evening
              week - -# oo oo oo oo oo
        "#]],
    );
}

#[test]
fn a_morning_that_was_missed_can_still_be_done_after_the_evening() {
    check(
        "set up left mid-portion
         at 2026-11-24 15:00
         start evening
         play out
         today
         start morning
         play out
         today",
        expect![[r#"
            > set up left mid-portion
            > at 2026-11-24 15:00
            > start evening
            > play out
              heard: count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 session-done
            > today
              2026-11-24
              alfredson-1998 day 2, week 1/12
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Morning
              Done: E01 3×15 Left, E02 3×15 Left, Evening
              week - o# oo oo oo oo oo
            > start morning
            > play out
              heard: count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 session-done
            > today
              2026-11-24
              alfredson-1998 day 2, week 1/12
              Done: E01 3×15 Left, E02 3×15 Left, Morning
              Done: E01 3×15 Left, E02 3×15 Left, Evening
              week - ## oo oo oo oo oo
        "#]],
    );
}

#[test]
fn after_the_morning_the_evening_is_due_at_any_hour() {
    check(
        "set up left mid-portion
         at 2026-11-24 07:00
         start morning
         play out
         today",
        expect![[r#"
            > set up left mid-portion
            > at 2026-11-24 07:00
            > start morning
            > play out
              heard: count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 session-done
            > today
              2026-11-24
              alfredson-1998 day 2, week 1/12
              Done: E01 3×15 Left, E02 3×15 Left, Morning
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Evening
              week - #o oo oo oo oo oo
        "#]],
    );
}

#[test]
fn the_week_shows_what_was_done_in_part_and_not_at_all() {
    check(
        "set up left mid-portion
         start evening
         play out
         at 2026-11-24 07:00
         start morning
         until rest
         until rest
         end session tired
         at 2026-11-24 19:00
         start evening
         play out
         at 2026-11-26 08:00
         today
         start morning
         end session
         today
         at 2026-11-30 08:00
         today
         history",
        expect![[r#"
            > set up left mid-portion
            > start evening
            > play out
              heard: count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 session-done
            > at 2026-11-24 07:00
            > start morning
            > until rest
              heard: count×3 (lower raise)×15 rest
            > until rest
              heard: ten-seconds count×3 (lower raise)×15 rest
            > end session tired
              heard: session-done
            > at 2026-11-24 19:00
            > start evening
            > play out
              heard: count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 session-done
            > at 2026-11-26 08:00
            > today
              2026-11-26
              alfredson-1998 day 4, week 1/12
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Morning
              ToCome: E01 3×15 Left, E02 3×15 Left, Evening
              week # /# -- oo oo oo oo
            > start morning
            > end session
              heard: session-done
            > today
              2026-11-26
              alfredson-1998 day 4, week 1/12
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Morning
              ToCome: E01 3×15 Left, E02 3×15 Left, Evening
              week # /# -- oo oo oo oo
            > at 2026-11-30 08:00
            > today
              2026-11-30
              alfredson-1998 day 8, week 1/12
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Morning
              ToCome: E01 3×15 Left, E02 3×15 Left, Evening
              week oo oo oo oo oo oo oo
            > history
              2026-11-26 Morning 08:00 Alfredson heel drops: 0 done, 0 partial of 6 sets, 0 of 90 reps, pain -/- effort -
              2026-11-24 Evening 19:00 Alfredson heel drops: 6 done, 0 partial of 6 sets, 90 of 90 reps, pain -/- effort -
              2026-11-24 Morning 07:00 Alfredson heel drops: 2 done, 0 partial of 6 sets, 30 of 90 reps, pain -/- effort -
              2026-11-23 Evening 18:30 Alfredson heel drops: 6 done, 0 partial of 6 sets, 90 of 90 reps, pain -/- effort -
        "#]],
    );
}

#[test]
fn after_twelve_weeks_the_time_of_the_programme_is_over() {
    check(
        "set up left mid-portion\nat 2027-02-15 08:00\ntoday",
        expect![[r#"
            > set up left mid-portion
            > at 2027-02-15 08:00
            > today
              2027-02-15
              alfredson-1998 day 85, week 1/12, over
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Morning
              ToCome: E01 3×15 Left, E02 3×15 Left, Evening
              week oo oo oo oo oo oo oo
        "#]],
    );
}

#[test]
fn a_long_pause_wakes_nobody_and_lets_the_screen_go() {
    let mut world = behaviour::World::set_up(sinew_companion::wire::Legs::Left);
    world.run("start evening\nuntil set\npause");
    assert!(world.settle().awake, "the person may be back soon");
    world.run("+299s");
    assert!(world.settle().awake);
    world.run("+1s");
    assert!(!world.settle().awake, "after five minutes the screen may lock");
    assert_eq!(world.companion().session_wake(), None, "and there is nothing more to wake up for");
    world.run("resume");
    assert!(world.settle().awake);
}

#[test]
fn the_first_evening_does_not_ask_for_the_morning_before_it() {
    check(
        "set up left mid-portion\nstart evening\nplay out\ntoday\nat 2026-11-24 07:00\ntoday",
        expect![[r#"
            > set up left mid-portion
            > start evening
            > play out
              heard: count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 session-done
            > today
              2026-11-23
              alfredson-1998 day 1, week 1/12
              Done: E01 3×15 Left, E02 3×15 Left, Evening
              week # oo oo oo oo oo oo
            > at 2026-11-24 07:00
            > today
              2026-11-24
              alfredson-1998 day 2, week 1/12
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Morning
              ToCome: E01 3×15 Left, E02 3×15 Left, Evening
              week # oo oo oo oo oo oo
        "#]],
    );
}

#[test]
fn the_first_morning_asks_for_both() {
    let mut world = behaviour::World::new();
    world.run("at 2026-11-24 06:00\nset up left mid-portion");
    crate::check_in(
        &mut world,
        "today\nat 2026-11-25 15:00\ntoday",
        expect![[r#"
            > today
              2026-11-24
              alfredson-1998 day 1, week 1/12
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Morning
              ToCome: E01 3×15 Left, E02 3×15 Left, Evening
              week · oo oo oo oo oo oo
            > at 2026-11-25 15:00
            > today
              2026-11-25
              alfredson-1998 day 2, week 1/12
              ToCome: E01 3×15 Left, E02 3×15 Left, Morning
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Evening
              week · -- oo oo oo oo oo
        "#]],
    );
}
