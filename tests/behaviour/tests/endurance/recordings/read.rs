//! One run in three formats, by encoders that are not ours.

use chrono_tz::Tz;
use rustyfit::profile::typedef;
use sinew_companion::recordings::{Format, Recording};
use sinew_domain::day::RollOver;
use sinew_domain::running::Sport;
use sinew_domain::running::recorded::{DistanceFrom, Impossible, MovingFrom, Odd, Recorded, same_run};

use super::made::{self, Run, START_S};
use super::{only, read_now};

/// What stands of a recording, on a few lines.
fn told(recording: &Recording) -> String {
    let of = &recording.recorded;
    let n = |value: Option<f64>, unit: &str| value.map_or("-".to_owned(), |v| format!("{v:.1}{unit}"));
    let distance = of.distance.map_or("-".to_owned(), |d| format!("{:.0} m by {:?}", d.m, d.from));
    let moving = of.moving.map_or("-".to_owned(), |t| format!("{:.0} s by {:?}", t.s, t.from));
    [
        format!("{:?} {:?} at {} offset {:?}", recording.format, of.sport, of.start_ms / 1000 - START_S, of.offset_min),
        format!("{} moving {moving}, {distance}, up {}", n(of.elapsed_s, " s"), n(of.ascent_m, " m")),
        format!("heart {} {}, cadence {}", n(of.avg_heart_bpm, ""), n(of.max_heart_bpm, ""), n(of.cadence_spm, "")),
        format!("{} laps, {:?}, {:?}", recording.laps.len(), recording.device, recording.external_id),
    ]
    .join("\n")
}

#[test]
fn a_fit_file_says_what_the_watch_said() {
    let looked = only(&made::fit(&Run::default()), "run.fit");
    assert_eq!((looked.impossible.len(), looked.odd.len()), (0, 0));
    expect_test::expect![[r#"
        Fit Run at 0 offset Some(60)
        600.0 s moving 600 s by Timer, 1800 m by File, up 10.0 m
        heart 142.0 142.0, cadence 164.0
        1 laps, Some("garmin fr945"), Some("fit:3141592/1162458000")"#]]
    .assert_eq(&told(&looked.recording));
}

/// The window's journey has no encoder of its own.
#[test]
fn the_file_of_the_journey_is_what_the_encoder_writes() {
    let file = made::fit(&Run { points: 61, every_s: 10, ..Run::default() });
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../desktop/journeys/run.fit");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path, &file).expect("it is written");
    }
    assert!(std::fs::read(path).expect("a file") == file, "write it anew with UPDATE_EXPECT=1");
}

#[test]
fn a_tcx_file_says_the_same() {
    let looked = only(&made::tcx(&Run::default()), "run.tcx");
    assert_eq!((looked.impossible.len(), looked.odd.len()), (0, 0));
    expect_test::expect![[r#"
        Tcx Run at 0 offset None
        600.0 s moving 600 s by Timer, 1800 m by File, up 9.0 m
        heart 142.0 142.0, cadence 164.0
        1 laps, Some("Watch & Co"), Some("tcx:3141592/2026-11-01T09:00:00Z")"#]]
    .assert_eq(&told(&looked.recording));
}

#[test]
fn a_gpx_file_is_added_up() {
    let looked = only(&made::gpx(&Run::default()), "run.gpx");
    assert_eq!((looked.impossible.len(), looked.odd.len()), (0, 0));
    expect_test::expect![[r#"
        Gpx Run at 0 offset None
        600.0 s moving 600 s by Track, 1800 m by Track, up 9.0 m
        heart - -, cadence -
        0 laps, Some("Watch of the tests"), Some("gpx:1793523600000/Watch of the tests")"#]]
    .assert_eq(&told(&looked.recording));
}

#[test]
fn a_fit_file_of_another_byte_order_and_with_short_times_is_the_same_run() {
    let run = Run::default();
    let plain = only(&made::fit(&run), "run.fit").recording;
    for other in [made::fit_big(&run), made::fit_short(&run)] {
        assert_ne!(other, made::fit(&run), "another file");
        assert_eq!(told(&only(&other, "run.fit").recording), told(&plain));
    }
}

#[test]
fn a_watch_that_died_before_it_added_up_is_read_by_its_points() {
    let run = Run { adds_up: false, ..Run::default() };
    let of = only(&made::fit(&run), "run.fit").recording.recorded;
    let distance = of.distance.expect("a distance");
    assert_eq!((distance.from, of.sport), (DistanceFrom::Track, Sport::Other));
    assert!((distance.m - 1800.0).abs() < 5.0, "{distance:?}");
    assert_eq!(of.moving.map(|t| (t.s, t.from)), Some((600.0, MovingFrom::Track)));
}

#[test]
fn the_same_run_has_the_same_time_in_each_format_and_the_same_name_in_one() {
    let run = Run::default();
    let [fit, gpx, tcx] = [
        only(&made::fit(&run), "a.fit").recording,
        only(&made::gpx(&run), "a.gpx").recording,
        only(&made::tcx(&run), "a.tcx").recording,
    ];
    let span = |r: &Recording| (r.recorded.start_ms, r.recorded.end_ms());
    assert!(same_run(span(&fit), span(&gpx)) && same_run(span(&fit), span(&tcx)));
    let again = only(&made::fit_big(&run), "b.fit").recording;
    assert_eq!(fit.external_id, again.external_id, "another export, the same recording");
    let other = only(&made::fit(&Run { serial: 7, ..run }), "c.fit").recording;
    assert_ne!(fit.external_id, other.external_id, "another watch");
}

#[test]
fn the_same_bytes_are_the_same_file_under_any_name() {
    let bytes = made::gpx(&Run::default());
    assert_eq!(read_now(&bytes, "a.gpx").hash, read_now(&bytes, "copy (2).xml").hash);
    let packed = packed(&bytes);
    let unpacked = read_now(&packed, "a.gpx.gz");
    assert_eq!(unpacked.recordings.len(), 1);
    assert_ne!(unpacked.hash, read_now(&bytes, "a.gpx").hash, "as it came");
}

#[test]
fn a_wrong_extension_changes_nothing() {
    let run = Run::default();
    assert_eq!(read_now(&made::fit(&run), "run.gpx").format, Format::Fit);
    assert_eq!(read_now(&made::gpx(&run), "run.fit").format, Format::Gpx);
    assert_eq!(read_now(&made::tcx(&run), "run").format, Format::Tcx);
}

#[test]
fn a_run_across_midnight_belongs_to_the_day_on_which_it_began() {
    // (start in UTC, zone, training day): the last night of summer time, and one that begins after midnight.
    let cases = [
        ("2026-10-24T21:30:00Z", "Europe/Berlin", "2026-10-24"),
        ("2026-10-25T00:10:00Z", "Europe/Berlin", "2026-10-24"),
        ("2026-10-25T03:30:00Z", "Europe/Berlin", "2026-10-25"),
        ("2026-10-24T21:30:00Z", "Asia/Tokyo", "2026-10-25"),
    ];
    for (start, zone, day) in cases {
        let start: chrono::DateTime<chrono::Utc> = start.parse().expect("an instant");
        let run = Run { start_s: start.timestamp(), points: 601, every_s: 18, mps: 0.8, ..Run::default() };
        let of = only(&made::fit(&run), "night.fit").recording.recorded;
        assert_eq!(of.elapsed_s, Some(10_800.0), "three hours of the watch, whatever the clocks on the wall did");
        let zone: Tz = zone.parse().expect("a zone");
        let unsaid = Recorded { offset_min: None, ..of.clone() };
        assert_eq!(unsaid.day(zone, RollOver::DEFAULT).to_string(), day, "{start} in {zone}");
        let said = Recorded { offset_min: Some(unsaid.offset_at(zone)), ..of };
        assert_eq!(said.day(Tz::Pacific__Kiritimati, RollOver::DEFAULT).to_string(), day, "the file's own word counts");
    }
}

#[test]
fn a_change_of_zone_is_the_watch_s_own() {
    for (offset_s, expected) in [(-34_200, Some(-570)), (45_900, Some(765)), (0, Some(0)), (72_000, None)] {
        let run = Run { local_offset_s: offset_s, ..Run::default() };
        assert_eq!(only(&made::fit(&run), "run.fit").recording.recorded.offset_min, expected, "{offset_s}");
    }
}

#[test]
fn a_ride_has_no_steps() {
    let run = Run { sport: typedef::Sport::CYCLING, mps: 9.0, ..Run::default() };
    let of = only(&made::fit(&run), "ride.fit").recording.recorded;
    assert_eq!((of.sport, of.cadence_spm), (Sport::Bike, None));
}

#[test]
fn what_cannot_have_been_is_named_and_what_is_odd_is_told() {
    let night = Run { points: 101, every_s: 864, mps: 4.7, ..Run::default() };
    let cases: [(&str, Run, &[Impossible], &[Odd]); 6] = [
        ("a clock that was not set", Run { start_s: 631_065_600 + 60, ..Run::default() }, &[], &[Odd::ClockNotSet]),
        ("next week", Run { start_s: START_S + 7 * 86_400, ..Run::default() }, &[Impossible::InTheFuture], &[]),
        ("0 km", Run { mps: 0.0, ..Run::default() }, &[], &[Odd::NoDistance]),
        ("400 km", Run { start_s: START_S - 2 * 86_400, total_m: Some(400_000.0), ..night }, &[], &[Odd::VeryFar]),
        ("in ten minutes", Run { total_m: Some(400_000.0), ..Run::default() }, &[Impossible::TooFast], &[Odd::VeryFar]),
        ("a heart of stone", Run { heart_bpm: 251, ..Run::default() }, &[], &[Odd::HeartLeftOut]),
    ];
    for (what, run, impossible, odd) in cases {
        let looked = only(&made::fit(&run), "run.fit");
        assert_eq!((looked.impossible.as_slice(), looked.odd.as_slice()), (impossible, odd), "{what}");
    }
    let wild = only(&made::fit(&Run { heart_bpm: 251, ..Run::default() }), "run.fit").recording;
    assert_eq!((wild.recorded.avg_heart_bpm, wild.laps[0].avg_heart_bpm), (None, None), "and it is not kept");
}

#[test]
fn a_distance_below_zero_is_refused_by_name() {
    let text = String::from_utf8(made::tcx(&Run { total_m: Some(-5.0), ..Run::default() })).expect("text");
    assert_eq!(only(text.as_bytes(), "run.tcx").impossible, [Impossible::NegativeDistance]);
}

#[test]
fn a_track_that_leaps_is_added_up_without_its_leaps() {
    let text = String::from_utf8(made::gpx(&Run::default())).expect("text");
    // The hundredth place is on the other side of the world.
    let (before, behind) = text.split_at(text.match_indices("<trkpt").nth(100).expect("a hundred points").0);
    let leaping = format!("{before}{}", behind.replacen("lon=\"13.4\"", "lon=\"-166.6\"", 1));
    let looked = only(leaping.as_bytes(), "run.gpx");
    assert_eq!(looked.odd, [Odd::Jumps]);
    let of = looked.recording.recorded;
    assert_eq!(of.jumps.count, 2, "there and back");
    assert!(of.jumps.m > 15_000_000.0, "{:?}", of.jumps);
    assert!((of.distance.expect("a distance").m - 1794.0).abs() < 1.0, "{:?}", of.distance);
}

#[test]
fn two_points_are_a_straight_line_and_say_so() {
    let run = Run { points: 2, every_s: 600, ..Run::default() };
    let looked = only(&made::gpx(&run), "run.gpx");
    assert_eq!(looked.odd, [Odd::FewPoints]);
    assert!((looked.recording.recorded.distance.expect("a distance").m - 1800.0).abs() < 1.0);
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).expect("memory");
    packer.finish().expect("memory")
}
