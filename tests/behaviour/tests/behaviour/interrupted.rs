//! The program ends in mid-session: taken up again, kept as it is, or discarded.

use behaviour::{World, rows};
use expect_test::expect;
use sinew_companion::wire::{ErrorCode, Legs};

use crate::check_in;

#[test]
fn taken_up_again_it_is_paused_and_ends_with_every_set_once() {
    check_in(
        &mut World::set_up(Legs::Left),
        "start evening
         until rest
         until rest
         until set
         +20s
         kill
         +10m
         open
         interrupted
         start evening
         resume interrupted
         snapshot
         +1h
         snapshot
         resume
         until rest
         correct 2 11 5kg
         until end
         rows
         interrupted
         detail",
        expect![[r#"
            > start evening
            > until rest
              heard: count×3 (lower raise)×15 rest
            > until rest
              heard: ten-seconds count×3 (lower raise)×15 rest
            > until set
              heard: ten-seconds count×3 lower
            > +20s
              heard: (raise lower)×3
            > kill
            > +10m
            > open
            > interrupted
              2026-11-23 Evening 18:30: 2 of 6 sets, at E01 left 3/3 rep 4 (3 done)
            > start evening
              refused, session_running: 
            > resume interrupted
            > snapshot
              Paused (Restart) Lower of E01 left 3/3 rep 4 (3 done), cells [Done 15, Done 15, Now 3], 527 s left, 0 unsaved
              last set: left 2/3 15
            > +1h
            > snapshot
              Paused (Restart) Lower of E01 left 3/3 rep 4 (3 done), cells [Done 15, Done 15, Now 3], 527 s left, 0 unsaved
              last set: left 2/3 15
            > resume
              heard: resume
            > until rest
              heard: count×3 (lower raise)×12 rest
            > correct 2 11 5kg
            > until end
              heard: ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 session-done
            > rows
              session evening 2026-11-23 Europe/Berlin +60 alfredson-1998 v1
              set E01 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap NULL attempt 1 from 10000 to 100000 on 2026-11-23
              set E01 left 2/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 160000 to 250000 on 2026-11-23
              set E01 left 3/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 310000 to 405000 on 2026-11-23
              set E02 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 465000 to 555000 on 2026-11-23
              set E02 left 2/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 615000 to 705000 on 2026-11-23
              set E02 left 3/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 765000 to 855000 on 2026-11-23
              correction of E01 left 2: 11 load 5
              end completed reason NULL active 855000 paused 4202000
            > interrupted
              nothing was interrupted
            > detail
              2026-11-23 Evening 18:30 Alfredson heel drops: 5 done, 1 partial of 6 sets, 86 of 90 reps, pain -/- effort -
              ended 19:54, active 855 s, paused 4202 s, tension 360 s
                E01 left 1/3 Done 15/15
                E01 left 2/3 Partial 11/15 5 kg (was 15)
                E01 left 3/3 Done 15/15
                E02 left 1/3 Done 15/15
                E02 left 2/3 Done 15/15
                E02 left 3/3 Done 15/15
        "#]],
    );
}

#[test]
fn taken_up_twice_no_set_is_lost_or_doubled() {
    let mut world = World::set_up(Legs::Both);
    world.run("start evening");
    for _ in 0..7 {
        world.run("until rest\n+5s\nkill\n+1h\nopen\nresume interrupted\nresume");
    }
    world.run("play out");
    let sets: String = rows::one(
        &world.folder,
        "SELECT count(*) || ' sets, ' || count(DISTINCT step) || ' steps, ' || sum(reps_done) || ' reps' FROM session_set",
    );
    assert_eq!(sets, "12 sets, 12 steps, 180 reps");
    assert_eq!(rows::count(&world.folder, "live_session"), 0);
}

#[test]
fn in_the_rest_it_goes_on_resting() {
    check_in(
        &mut World::set_up(Legs::Left),
        "start evening\nuntil rest\n+20s\npause\nkill\n+30s\nopen\ninterrupted\nresume interrupted\nsnapshot\nresume\nsnapshot",
        expect![[r#"
            > start evening
            > until rest
              heard: count×3 (lower raise)×15 rest
            > +20s
            > pause
              heard: pause
            > kill
            > +30s
            > open
            > interrupted
              2026-11-23 Evening 18:30: 1 of 6 sets, at E01 left 2/3 rep 0 (0 done)
            > resume interrupted
            > snapshot
              Paused (Restart) Rest of E01 left 2/3 rep 0 (0 done), cells [Done 15, ToCome 0, ToCome 0], 730 s left, 0 unsaved
              last set: left 1/3 15
            > resume
              heard: resume
            > snapshot
              Running Rest of E01 left 2/3 rep 0 (0 done), cells [Done 15, ToCome 0, ToCome 0], 730 s left, 0 unsaved
              last set: left 1/3 15
        "#]],
    );
}

#[test]
fn kept_as_it_is_it_counts_for_what_was_done() {
    check_in(
        &mut World::set_up(Legs::Left),
        "start evening
         until rest
         until rest
         +1s
         kill
         at 2026-11-24 08:00
         open
         save interrupted
         interrupted
         history
         detail
         rows
         report 2 - -
         today
         save interrupted
         resume interrupted",
        expect![[r#"
            > start evening
            > until rest
              heard: count×3 (lower raise)×15 rest
            > until rest
              heard: ten-seconds count×3 (lower raise)×15 rest
            > +1s
            > kill
            > at 2026-11-24 08:00
            > open
            > save interrupted
            > interrupted
              nothing was interrupted
            > history
              2026-11-23 Evening 18:30 Alfredson heel drops: 2 done, 0 partial of 6 sets, 30 of 90 reps, pain -/- effort -
            > detail
              2026-11-23 Evening 18:30 Alfredson heel drops: 2 done, 0 partial of 6 sets, 30 of 90 reps, pain -/- effort -
              ended 18:34 early, active 250 s, paused 0 s, tension 120 s
                E01 left 1/3 Done 15/15
                E01 left 2/3 Done 15/15
                E01 left 3/3 ToCome 0/15
                E02 left 1/3 ToCome 0/15
                E02 left 2/3 ToCome 0/15
                E02 left 3/3 ToCome 0/15
            > rows
              session evening 2026-11-23 Europe/Berlin +60 alfredson-1998 v1
              set E01 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap NULL attempt 1 from 10000 to 100000 on 2026-11-23
              set E01 left 2/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 160000 to 250000 on 2026-11-23
              end interrupted reason NULL active 250000 paused 0
            > report 2 - -
            > today
              2026-11-24
              alfredson-1998 day 2, week 1/12
              ToCome, due: E01 3×15 Left, E02 3×15 Left, Morning
              ToCome: E01 3×15 Left, E02 3×15 Left, Evening
              week / oo oo oo oo oo oo
            > save interrupted
              refused, no_session: 
            > resume interrupted
              refused, no_session: 
        "#]],
    );
}

#[test]
fn a_load_corrected_before_the_restart_is_still_the_load() {
    check_in(
        &mut World::set_up(Legs::Left),
        "start evening\nuntil rest\ncorrect last 15 5kg\nkill\nopen\nresume interrupted\nresume\nuntil rest\nsnapshot",
        expect![[r#"
            > start evening
            > until rest
              heard: count×3 (lower raise)×15 rest
            > correct last 15 5kg
            > kill
            > open
            > resume interrupted
            > resume
              heard: resume
            > until rest
              heard: ten-seconds count×3 (lower raise)×15 rest
            > snapshot
              Running Rest of E01 left 3/3 rep 0 (0 done) 5 kg, cells [Done 15, Done 15, ToCome 0], 600 s left, 0 unsaved
              last set: left 2/3 15 5 kg
        "#]],
    );
}

#[test]
fn a_state_of_another_version_can_be_kept_but_not_taken_up() {
    let mut world = World::set_up(Legs::Left);
    world.run("start evening\nuntil rest\n+5s\nkill");
    rows::look(&world.folder)
        .execute("UPDATE live_session SET engine = ?1", [r#"{"format":9,"plan":"a song"}"#])
        .expect("a place mark may change");
    check_in(
        &mut world,
        "open\ninterrupted\nresume interrupted\nsnapshot\nstart evening\nsave interrupted\ninterrupted\nhistory\nrows\nstart evening\nsnapshot",
        expect![[r#"
            > open
            > interrupted
              2026-11-23 Evening 18:30: 1 of 6 sets, at not known
            > resume interrupted
              refused, other_version: the session was kept by another version
            > snapshot
              nothing on show
            > start evening
              refused, session_running: 
            > save interrupted
            > interrupted
              nothing was interrupted
            > history
              2026-11-23 Evening 18:30 Alfredson heel drops: 1 done, 0 partial of 6 sets, 15 of 90 reps, pain -/- effort -
            > rows
              session evening 2026-11-23 Europe/Berlin +60 alfredson-1998 v1
              set E01 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap NULL attempt 1 from 10000 to 100000 on 2026-11-23
              end interrupted reason NULL active 100000 paused 0
            > start evening
            > snapshot
              Running GetReady of E01 left 1/3 rep 0 (0 done), cells [ToCome 0, ToCome 0, ToCome 0], 850 s left, 0 unsaved
        "#]],
    );
}

#[test]
fn while_a_session_is_on_nothing_is_interrupted() {
    let mut world = World::set_up(Legs::Left);
    world.run("start evening\nuntil rest");
    let now = world.now;
    assert!(world.companion().interrupted().expect("it can be read").is_none());
    assert_eq!(world.companion().save_interrupted(&now).map_err(|e| e.code), Err(ErrorCode::SessionRunning));
    assert_eq!(world.companion().resume_interrupted(&now).map_err(|e| e.code), Err(ErrorCode::SessionRunning));
    assert_eq!(rows::count(&world.folder, "session_end"), 0);
}
