//! A disk that is full, or cannot be written any more, in the middle of a session.

use std::path::Path;
use std::process::Command;

use behaviour::World;
use behaviour::disk::{SmallDisk, amended_without_room, ended_without_room, reminded_without_room, room_comes_back};
use expect_test::expect;

#[test]
fn it_costs_no_set() {
    let told = told_alike("comes-back", room_comes_back);
    expect![[r#"
        > until rest
          heard: ten-seconds count×3 (lower raise)×15 rest
        > correct last 14 5kg
        > snapshot
          Running Rest of E01 left 3/3 rep 0 (0 done) 5 kg, cells [Done 15, Partial 14, ToCome 0], 600 s left, 2 unsaved
          last set: left 2/3 14 5 kg
        > until rest
          heard: ten-seconds count×3 (lower raise)×15 rest
        > snapshot
          Running Rest of E02 left 1/3 rep 0 (0 done), cells [ToCome 0, ToCome 0, ToCome 0], 450 s left, 3 unsaved
          last set: left 3/3 15 5 kg
        > history
          2026-11-23 Evening 18:30 Alfredson heel drops: 2 done, 1 partial of 6 sets, 44 of 90 reps, pain -/- effort -, open
        > detail
          2026-11-23 Evening 18:30 Alfredson heel drops: 2 done, 1 partial of 6 sets, 44 of 90 reps, pain -/- effort -, open
          ended not yet, active 0 s, paused 0 s, tension 180 s
            E01 left 1/3 Done 15/15
            E01 left 2/3 Partial 14/15 5 kg (was 15)
            E01 left 3/3 Done 15/15 5 kg
            E02 left 1/3 ToCome 0/15
            E02 left 2/3 ToCome 0/15
            E02 left 3/3 ToCome 0/15
        > rows
          session evening 2026-11-23 Europe/Berlin +60 alfredson-1998 v1
          set E01 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap NULL attempt 1 from 10000 to 100000 on 2026-11-23
          live
        > +6s
        > snapshot
          Running Rest of E02 left 1/3 rep 0 (0 done), cells [ToCome 0, ToCome 0, ToCome 0], 444 s left, 0 unsaved
          last set: left 3/3 15 5 kg
        > play out
          heard: ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 session-done
        > snapshot
          Ended, 0 unsaved
        > rows
          session evening 2026-11-23 Europe/Berlin +60 alfredson-1998 v1
          set E01 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap NULL attempt 1 from 10000 to 100000 on 2026-11-23
          set E01 left 2/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 160000 to 250000 on 2026-11-23
          set E01 left 3/3 done 15/15 load 5 tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 310000 to 400000 on 2026-11-23
          set E02 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 460000 to 550000 on 2026-11-23
          set E02 left 2/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 610000 to 700000 on 2026-11-23
          set E02 left 3/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 760000 to 850000 on 2026-11-23
          correction of E01 left 2: 14 load 5
          end completed reason NULL active 850000 paused 0
        > interrupted
          nothing was interrupted
    "#]].assert_eq(&told);
}

#[test]
fn a_session_that_ends_so_is_shown_and_kept_later() {
    let told = told_alike("ended", ended_without_room);
    expect![[r#"
        > interrupted
          nothing was interrupted
        > history
          2026-11-23 Evening 18:30 Alfredson heel drops: 2 done, 0 partial of 6 sets, 30 of 90 reps, pain -/- effort -
        > detail
          2026-11-23 Evening 18:30 Alfredson heel drops: 2 done, 0 partial of 6 sets, 30 of 90 reps, pain -/- effort -
          ended 18:34 early (NoTime), active 250 s, paused 0 s, tension 120 s
            E01 left 1/3 Done 15/15
            E01 left 2/3 Done 15/15
            E01 left 3/3 ToCome 0/15
            E02 left 1/3 ToCome 0/15
            E02 left 2/3 ToCome 0/15
            E02 left 3/3 ToCome 0/15
        > correct 2 13
        > detail
          2026-11-23 Evening 18:30 Alfredson heel drops: 1 done, 1 partial of 6 sets, 28 of 90 reps, pain -/- effort -
          ended 18:34 early (NoTime), active 250 s, paused 0 s, tension 120 s
            E01 left 1/3 Done 15/15
            E01 left 2/3 Partial 13/15 (was 15)
            E01 left 3/3 ToCome 0/15
            E02 left 1/3 ToCome 0/15
            E02 left 2/3 ToCome 0/15
            E02 left 3/3 ToCome 0/15
        > rows
          session evening 2026-11-23 Europe/Berlin +60 alfredson-1998 v1
          set E01 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap NULL attempt 1 from 10000 to 100000 on 2026-11-23
          live
        > +6s
        > snapshot
          Ended, 0 unsaved
        > rows
          session evening 2026-11-23 Europe/Berlin +60 alfredson-1998 v1
          set E01 left 1/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap NULL attempt 1 from 10000 to 100000 on 2026-11-23
          set E01 left 2/3 done 15/15 load NULL tempo 4000/0/2000 tension 60000 gap 60000 attempt 1 from 160000 to 250000 on 2026-11-23
          correction of E01 left 2: 13 load NULL
          end early reason no_time active 250000 paused 0
        > kill
        > open
        > interrupted
          nothing was interrupted
        > history
          2026-11-23 Evening 18:30 Alfredson heel drops: 1 done, 1 partial of 6 sets, 28 of 90 reps, pain 1/- effort -
    "#]].assert_eq(&told);
}

#[test]
fn nothing_of_a_change_is_kept_by_halves() {
    let told = told_alike("amended", amended_without_room);
    expect![[r#"
        a set: NotSaved
        a voided set: NotSaved
        the answers: NotSaved
        the session: NotSaved
        undoing: NotSaved
        an entry: NotSaved
        a worry: NotSaved
        a session of yesterday: NotSaved
        with room again: 3 changes, 2 corrections, 1 entry, found 1
    "#]]
    .assert_eq(&told);
}

#[test]
fn reminders_go_on_and_it_is_said_until_it_is_over() {
    let told = told_alike("reminded", reminded_without_room);
    expect![[r#"
        > +20m
          Mon 18:45:00 SHOW evening first [start | in 15 min 19:00 | later 20:45 | not today, +1d 17:00]
        > now
          next Evening of Alfredson heel drops 18:30-22:00, open, 14 min [start | in 15 min 19:06 | later 20:51 | not today, +1d 17:00]
          1 not in the file
        > +6s
        > now
          next Evening of Alfredson heel drops 18:30-22:00, open, 14 min [start | in 15 min 19:07 | later 20:52 | not today, +1d 17:00]
        > log
          2026-11-23 (0 d ago, Europe/Berlin)
            evening 18:30-22:00: 18:30 due, 18:45 shown (first)
        > killed
          Mon 18:52:06 WITHDRAW evening
        > log
          2026-11-23 (0 d ago, Europe/Berlin)
            evening 18:30-22:00: 18:30 due, 18:45 shown (first)
    "#]].assert_eq(&told);
}

/// A story on a disk that takes no write at all and, where one may be made, on a disk that is full: a person is told the
/// same.
fn told_alike(story: &str, play: fn(&mut World, &mut SmallDisk) -> String) -> String {
    let (forbidden, full) = (behaviour::world::folder(), behaviour::world::folder());
    let told = limited(story, forbidden.path());
    if let Some(mut disk) = SmallDisk::mount(full.path()) {
        assert_eq!(play(&mut World::at(&disk.0.join("log")), &mut disk), told);
    }
    told
}

/// The same story in a process of its own, whose writes are forbidden for a while.
fn limited(story: &str, folder: &Path) -> String {
    let script = r#"trap "" XFSZ; exec "$0" "$@""#;
    let program = env!("CARGO_BIN_EXE_no_space");
    let out =
        Command::new("sh").args(["-c", script, program, story]).arg(folder.join("log")).output().expect("a shell");
    let faults = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{faults}");
    String::from_utf8(out.stdout).expect("text")
}
