//! The first answers, and what today asks because of them.

use behaviour::world::AchillesSite;
use behaviour::{World, rows};
use expect_test::expect;
use sinew_companion::wire::Legs;

use crate::check;

#[test]
fn nothing_is_asked_before_the_first_answers() {
    check(
        "today\nstart evening\nsnapshot\nhistory\ninterrupted\nrows",
        expect![[r#"
            > today
              2026-11-23
              week · · · · · · ·
            > start evening
              refused, not_found: plan: no such plan
            > snapshot
              nothing on show
            > history
              no sessions
            > interrupted
              nothing was interrupted
            > rows
        "#]],
    );
}

#[test]
fn one_leg_gets_three_sets_of_fifteen_twice() {
    check(
        "set up left mid-portion\ntoday",
        expect![[r#"
            > set up left mid-portion
            > today
              2026-11-23
              alfredson-1998 day 1, week 1/12
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Evening
              week o oo oo oo oo oo oo
        "#]],
    );
}

#[test]
fn both_legs_are_both_asked() {
    check(
        "set up both mid-portion\ntoday\nstart evening\nuntil switch\nsnapshot",
        expect![[r#"
            > set up both mid-portion
            > today
              2026-11-23
              alfredson-1998 day 1, week 1/12
              ToCome, due: E01 3×15 Both, E02 3×15 Both, Evening
              week o oo oo oo oo oo oo
            > start evening
            > until switch
              heard: count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 switch
            > snapshot
              Running SwitchSide of E01 right 1/3 rep 0 (0 done), cells [ToCome 0, ToCome 0, ToCome 0], 850 s left, 0 unsaved
              last set: left 3/3 15
        "#]],
    );
}

#[test]
fn pain_at_the_bone_gets_the_floor() {
    check(
        "set up right insertional\ntoday\nstart evening\nplay out\nrows",
        expect![[r#"
            > set up right insertional
            > today
              2026-11-23
              jonsson-2008-insertional day 1, week 1/12
              ToCome, due: E03 3×15 Right, Evening
              week o oo oo oo oo oo oo
            > start evening
            > play out
              heard: count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 session-done
            > rows
              session evening 2026-11-23 Europe/Berlin +60 jonsson-2008-insertional v1
              set E03 right 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap NULL attempt 1 from 10000 to 100000 on 2026-11-23
              set E03 right 2/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 160000 to 250000 on 2026-11-23
              set E03 right 3/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 310000 to 400000 on 2026-11-23
              end completed reason NULL active 400000 paused 0
        "#]],
    );
}

#[test]
fn pain_at_the_bone_never_gets_an_exercise_below_a_step() {
    for legs in [Legs::Left, Legs::Right, Legs::Both] {
        let mut world = World::new();
        // Even after weeks of the other programme with a load.
        world.run("set up left mid-portion\nstart evening\nuntil rest\ncorrect last 15 10kg\nend session");
        world.run("at 2026-11-24 08:00");
        world.answer(legs, AchillesSite::Insertional);
        let now = world.now;
        let today = world.companion().today(&now).expect("today can be told");
        let due = &today.asks[today.due.expect("a session is due") as usize];
        assert!(due.doses.iter().all(|d| d.exercise_id == "E03" && d.load_kg.is_none()), "{:?}", due.doses);
        world.run("start morning\nplay out");
        let sets: i64 = rows::one(
            &world.folder,
            "SELECT count(*) FROM session_set AS s JOIN session AS r ON r.id = s.session_id
             WHERE r.programme = 'jonsson-2008-insertional' AND s.exercise <> 'E03'",
        );
        assert_eq!(sets, 0);
        let shown = world.companion().session_exercises();
        assert!(shown.is_err(), "the session is over");
    }
}

#[test]
fn newer_answers_count_and_the_older_stay() {
    check(
        "set up left mid-portion\nset up both insertional\ntoday\n+1h\nset up right mid-portion\ntoday",
        expect![[r#"
            > set up left mid-portion
            > set up both insertional
            > today
              2026-11-23
              jonsson-2008-insertional day 1, week 1/12
              ToCome, due: E03 3×15 Both, Evening
              week o oo oo oo oo oo oo
            > +1h
            > set up right mid-portion
            > today
              2026-11-23
              alfredson-1998 day 1, week 1/12
              ToCome, due: E01 3×15 Right, E02 3×15 Right, Evening
              week o oo oo oo oo oo oo
        "#]],
    );
}

#[test]
fn a_session_that_is_on_goes_on_as_it_was_prescribed() {
    check(
        "set up left mid-portion\nstart evening\n+10s\nset up right insertional\nuntil rest\nsnapshot\nend session\ntoday",
        expect![[r#"
            > set up left mid-portion
            > start evening
            > +10s
              heard: count×3 lower
            > set up right insertional
            > until rest
              heard: (raise lower)×14 raise rest
            > snapshot
              Running Rest of E01 left 2/3 rep 0 (0 done), cells [Done 15, ToCome 0, ToCome 0], 750 s left, 0 unsaved
              last set: left 1/3 15
            > end session
              heard: session-done
            > today
              2026-11-23
              jonsson-2008-insertional day 1, week 1/12
              ToCome, due: E03 3×15 Right, Evening
              week o oo oo oo oo oo oo
        "#]],
    );
}
