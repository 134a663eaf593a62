//! Files that were cut, bent or made to break the reader: a word for each, no panic, and no more memory than the limit.

use proptest::prelude::*;
use rustyfit::profile::typedef;
use sinew_companion::recordings::{FileTrouble, Limits, read};

use super::made::{self, NOW_MS, Run};
use super::troubles;

fn short_run() -> Run {
    Run { points: 21, ..Run::default() }
}

fn gpx_around(inside: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\"?><gpx version=\"1.1\">{inside}</gpx>").into_bytes()
}

#[test]
fn a_file_that_is_nothing_says_what_it_is_not() {
    assert_eq!(troubles(b"", "run.fit"), [FileTrouble::Empty]);
    assert_eq!(troubles(b"Dear diary, today I ran.", "run.fit"), [FileTrouble::NotARecording]);
    assert_eq!(troubles(b"<html><body>404</body></html>", "run.gpx"), [FileTrouble::NotARecording]);
    assert_eq!(troubles(b"\x89PNG\r\n\x1a\n0000000000", "run.tcx"), [FileTrouble::NotARecording]);
    assert_eq!(troubles(&made::fit_of_kind(typedef::File::COURSE), "run.fit"), [FileTrouble::NoActivity]);
}

#[test]
fn a_fit_file_that_was_cut_says_where_wherever_it_was_cut() {
    let whole = made::fit(&short_run());
    for end in 1..whole.len() {
        let cut = &whole[..end];
        let expected = if end < 12 { &[FileTrouble::Cut, FileTrouble::NotARecording][..] } else { &[FileTrouble::Cut] };
        let found = troubles(cut, "run.fit");
        assert!(found.len() == 1 && expected.contains(&found[0]), "{end} of {}: {found:?}", whole.len());
    }
    let refused = read(&whole[..300], "run.fit", &Limits::DEFAULT, NOW_MS).expect_err("it is cut");
    let promised = format!("it promises {} bytes and has 300", whole.len());
    assert_eq!(refused.problems[0].detail.as_deref(), Some(promised.as_str()));
}

#[test]
fn an_xml_file_that_was_cut_is_refused_wherever_it_was_cut() {
    for whole in [made::gpx(&short_run()), made::tcx(&short_run())] {
        let text = String::from_utf8(whole).expect("text");
        for end in (200..text.trim_end().len()).step_by(7) {
            let found = troubles(&text.as_bytes()[..end], "run.gpx");
            assert!(
                matches!(found[..], [FileTrouble::Cut | FileTrouble::NotARecording | FileTrouble::BadValue]),
                "{end}: {found:?}"
            );
        }
    }
}

#[test]
fn a_bit_that_fell_over_is_found_by_the_checksum() {
    let whole = made::fit(&short_run());
    for at in (14..whole.len()).step_by(11) {
        let mut bent = whole.clone();
        bent[at] ^= 0x10;
        assert_eq!(troubles(&bent, "run.fit"), [FileTrouble::Damaged], "byte {at}");
    }
}

#[test]
fn a_file_of_200_mb_is_refused_with_the_limit_before_it_is_read() {
    let huge = vec![b' '; 200 << 20];
    let refused = read(&huge, "run.gpx", &Limits::DEFAULT, NOW_MS).expect_err("it is too large");
    assert_eq!(refused.problems[0].what, FileTrouble::TooLarge);
    assert_eq!(refused.problems[0].detail.as_deref(), Some("200 MB; at most 64 MB are read"));
}

#[test]
fn what_swells_when_it_is_unpacked_stops_at_the_limit() {
    use std::io::Write;
    let limits = Limits { bytes: 1 << 20, ..Limits::DEFAULT };
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(&vec![b' '; 64 << 20]).expect("memory");
    let bomb = packer.finish().expect("memory");
    assert!(bomb.len() < 1 << 17, "a small file: {}", bomb.len());
    let refused = read(&bomb, "run.gpx.gz", &limits, NOW_MS).expect_err("it swells");
    assert_eq!(refused.problems[0].what, FileTrouble::TooLarge);
    // One that was cut while it was packed.
    assert_eq!(troubles(&bomb[..100], "run.gpx.gz"), [FileTrouble::Cut]);
}

#[test]
fn entities_are_refused_whatever_they_say() {
    let laughs = br#"<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><gpx><trk><name>&c;</name></trk></gpx>"#;
    assert_eq!(troubles(laughs, "run.gpx"), [FileTrouble::Entities]);
    let file = br#"<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]><gpx>&x;</gpx>"#;
    assert_eq!(troubles(file, "run.gpx"), [FileTrouble::Entities]);
    assert_eq!(troubles(&gpx_around("<trk><name>&who;</name></trk>"), "run.gpx"), [FileTrouble::Entities]);
}

#[test]
fn depth_text_and_numbers_have_an_end() {
    let deep = gpx_around(&format!("{}{}", "<a>".repeat(5000), "</a>".repeat(5000)));
    assert_eq!(troubles(&deep, "run.gpx"), [FileTrouble::TooDeep]);
    let tracks = "<trk><trkseg><trkpt lat=\"1\" lon=\"1\"><time>2026-01-01T10:00:00Z</time></trkpt>\
                  <trkpt lat=\"1\" lon=\"1.0001\"><time>2026-01-01T10:00:09Z</time></trkpt></trkseg></trk>";
    assert_eq!(troubles(&gpx_around(&tracks.repeat(201)), "run.gpx"), [FileTrouble::TooMany]);
    let long = gpx_around(&tracks.replace("<trk>", &format!("<trk><name>{}</name>", "n".repeat(1 << 20))));
    assert_eq!(super::read_now(&long, "run.gpx").recordings.len(), 1, "a long name is no reason");
    for wrong in ["lat=\"north\"", "lat=\"NaN\"", "lat=\"1e999\""] {
        assert_eq!(troubles(&gpx_around(&tracks.replacen("lat=\"1\"", wrong, 1)), "run.gpx"), [FileTrouble::BadValue]);
    }
    let when = gpx_around(&tracks.replacen("2026-01-01T10:00:00Z", "yesterday", 1));
    assert_eq!(troubles(&when, "run.gpx"), [FileTrouble::BadValue]);
}

#[test]
fn what_is_missing_is_named_for_all_tracks_at_once() {
    let point = "<trkpt lat=\"1\" lon=\"1\"/>";
    let both = gpx_around(&format!("<trk><trkseg>{point}</trkseg></trk><trk><trkseg>{point}{point}</trkseg></trk>"));
    assert_eq!(troubles(&both, "run.gpx"), [FileTrouble::TooFewPoints, FileTrouble::NoTimes]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600), kind in 0..4_u8) {
        let mut file: Vec<u8> = match kind {
            0 => Vec::new(),
            1 => vec![14, 16, 100, 0, u8::try_from(bytes.len() % 256).expect("a byte"), 0, 0, 0, b'.', b'F', b'I', b'T', 0, 0],
            2 => b"<gpx>".to_vec(),
            _ => b"<TrainingCenterDatabase><Activities>".to_vec(),
        };
        file.extend(bytes);
        let _read = read(&file, "run.fit", &Limits::DEFAULT, NOW_MS);
    }

    /// With the checksum made right, so that what is bent reaches the reader behind it.
    #[test]
    fn bent_fit_files_never_panic(flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12), cut in any::<prop::sample::Index>()) {
        let mut file = made::fit(&Run { points: 4, ..Run::default() });
        for (at, byte) in flips {
            let at = 14 + at.index(file.len() - 14);
            file[at] = byte;
        }
        let end = 16 + cut.index(file.len() - 15);
        let data = u32::try_from(end - 16).expect("small");
        file.truncate(end);
        file[4..8].copy_from_slice(&data.to_le_bytes());
        made::mend(&mut file);
        if let Ok(read) = read(&file, "run.fit", &Limits::DEFAULT, NOW_MS) {
            prop_assert!(read.recordings.len() <= 200);
        }
    }

    #[test]
    fn bent_xml_never_panics(flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12), is_gpx in any::<bool>()) {
        let run = Run { points: 4, ..Run::default() };
        let mut file = if is_gpx { made::gpx(&run) } else { made::tcx(&run) };
        for (at, byte) in flips {
            let at = at.index(file.len());
            file[at] = byte;
        }
        let _read = read(&file, "run.gpx", &Limits::DEFAULT, NOW_MS);
    }
}
