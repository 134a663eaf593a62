//! Samples of others, as their crates ship them; see `files/README.md`.

use chrono::DateTime;
use rustyfit::profile::mesgdef;
use rustyfit::profile::typedef::MesgNum;
use sinew_companion::recordings::FileTrouble;

use super::{only, troubles};

macro_rules! sample {
    ($name:literal) => {
        include_bytes!(concat!("files/", $name)).as_slice()
    };
}

#[test]
fn activities_of_watches_are_read() {
    let files = [
        ("Activity.fit", sample!("Activity.fit")),
        ("bike.fit", sample!("bike.fit")),
        ("garmin-activity.gpx", sample!("garmin-activity.gpx")),
        ("wahoo_example.gpx", sample!("wahoo_example.gpx")),
        ("with_accuracy.gpx", sample!("with_accuracy.gpx")),
    ];
    let told = files.map(|(name, bytes)| {
        let looked = only(bytes, "");
        let of = &looked.recording.recorded;
        let start = DateTime::from_timestamp_millis(of.start_ms).expect("an instant");
        format!(
            "{name}: {:?} {start} {:?}, {:?} s, {:?} m, {:?} {:?}, device {:?}",
            of.sport,
            of.offset_min,
            of.elapsed_s.map(f64::round),
            of.distance.map(|d| d.m.round()),
            looked.impossible,
            looked.odd,
            looked.recording.device
        )
    });
    expect_test::expect![[r#"
        Activity.fit: Run 2012-04-09 21:22:26 UTC Some(-240), Some(14.0) s, Some(6.0) m, [] [], device Some("dynastream")
        bike.fit: Bike 2017-06-12 16:09:22 UTC Some(-420), Some(60.0) s, Some(460.0) m, [] [], device Some("garmin fenix5")
        garmin-activity.gpx: Run 2017-07-29 14:46:35 UTC None, Some(224.0) s, Some(565.0) m, [] [], device Some("Garmin Connect")
        wahoo_example.gpx: Run 2022-04-24 20:54:33 UTC None, Some(2.0) s, Some(0.0) m, [] [NoDistance, FewPoints], device Some("http://ridewithgps.com/")
        with_accuracy.gpx: Run 2017-04-12 17:00:36 UTC None, Some(2.0) s, Some(0.0) m, [] [NoDistance, FewPoints, Jumps], device Some("BuildGPX_2017.05")"#]].assert_eq(&told.join("\n"));
}

/// The totals of a sample by another reader than the one that is used.
#[test]
fn another_reader_says_the_same() {
    // It takes no file with the short header of the old ones, which leaves one sample.
    let bytes = sample!("bike.fit");
    let mut decoder = rustyfit::Decoder::new(bytes);
    let file = decoder.decode().expect("it can be read").expect("it is not empty");
    let session = file.messages.iter().find(|m| m.num == MesgNum::SESSION).expect("a session");
    let session = mesgdef::Session::from(session);
    let ours = only(bytes, "").recording.recorded;
    assert_eq!(ours.start_ms / 1000, i64::from(session.start_time.0) + 631_065_600);
    assert_eq!(ours.elapsed_s, Some(f64::from(session.total_elapsed_time) / 1000.0));
    assert_eq!(ours.distance.map(|d| d.m), Some(f64::from(session.total_distance) / 100.0));
    let file = gpx::read(sample!("garmin-activity.gpx")).expect("it can be read");
    let points = file.tracks[0].segments.iter().map(|segment| segment.points.len()).sum::<usize>();
    let ours = only(sample!("garmin-activity.gpx"), "").recording.recorded;
    assert_eq!(ours.points.map(|n| n as usize), Some(points));
}

#[test]
fn a_heart_and_a_cadence_stand_beside_the_points_of_a_gpx_file() {
    let of = only(sample!("garmin-activity.gpx"), "").recording.recorded;
    expect_test::expect!["Some(124.88333333333334) Some(144.0) Some(161.35714285714286)"]
        .assert_eq(&format!("{:?} {:?} {:?}", of.avg_heart_bpm, of.max_heart_bpm, of.cadence_spm));
}

#[test]
fn what_is_no_activity_says_so() {
    let cases = [
        (sample!("Settings.fit"), FileTrouble::NoActivity),
        (sample!("Workout.fit"), FileTrouble::NoActivity),
        // A route that somebody drew.
        (sample!("strava_route_example.gpx"), FileTrouble::NoTimes),
    ];
    for (nth, (bytes, trouble)) in cases.into_iter().enumerate() {
        assert_eq!(troubles(bytes, ""), [trouble], "the {nth}th");
    }
}

#[test]
fn fields_of_other_makers_do_not_get_in_the_way() {
    // It is read to its end: its records have no time, and nothing else is wrong with it.
    assert_eq!(troubles(sample!("DeveloperData.fit"), ""), [FileTrouble::NoActivity]);
}
