//! A fake output whose every opening waits for the test's answer, so that nothing here depends on timing.

use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use super::super::output::{Alarm, Output, Stream, Unavailable};
use super::super::{Cue, SilentReason, Sound, SoundState};
use super::Pace;

const SOON: Duration = Duration::from_secs(10);
const LOST: SoundState = SoundState::Silent { reason: SilentReason::ServerLost };
const NONE: SoundState = SoundState::Silent { reason: SilentReason::NoDevice };
const PACE: Pace = Pace {
    first: Duration::from_millis(2),
    longest: Duration::from_millis(16),
    proven: Duration::from_secs(3600),
    stale: Duration::from_secs(3600),
};

#[test]
fn a_session_opens_plays_and_closes() {
    let rig = Rig::start(PACE);
    rig.sound.open();
    let stream = rig.opens();
    rig.sound.play(Cue::Lower);
    rig.sound.set_volume(0.25);
    rig.sound.play(Cue::Raise);
    assert_eq!(stream.next(), Event::Played(Cue::Lower, 1.0));
    assert_eq!(stream.next(), Event::Played(Cue::Raise, 0.25));
    rig.sound.close();
    assert_eq!(stream.next(), Event::Dropped);
    assert_eq!(rig.states(2), [SoundState::Playing, SoundState::Closed]);
}

#[test]
fn a_flood_of_errors_is_one_report_and_one_reopening() {
    let rig = Rig::start(PACE);
    rig.sound.open();
    let mut stream = rig.opens();
    for _ in 0..10_000 {
        stream.alarm.ring();
    }
    assert_eq!(stream.next(), Event::Dropped);
    let second = rig.opens();
    rig.sound.play(Cue::Hold);
    assert_eq!(second.next(), Event::Played(Cue::Hold, 1.0));
    assert_eq!(rig.states(3), [SoundState::Playing, LOST, SoundState::Playing]);
    assert!(rig.is_quiet());
}

#[test]
fn a_lost_server_is_reported_once_however_often_reopening_fails() {
    let rig = Rig::start(PACE);
    rig.sound.open();
    let mut stream = rig.opens();
    stream.alarm.ring();
    for _ in 0..5 {
        rig.fails();
    }
    rig.opens();
    assert_eq!(rig.states(3), [SoundState::Playing, LOST, SoundState::Playing]);
}

#[test]
fn pauses_double_up_to_the_longest() {
    let rig = Rig::start(PACE);
    rig.sound.open();
    let failures: Vec<Instant> = (0..7).map(|_| rig.fails()).collect();
    let pauses: Vec<Duration> = failures.windows(2).map(|pair| pair[1] - pair[0]).collect();
    for (pause, at_least_ms) in pauses.iter().zip([2, 4, 8, 16, 16, 16]) {
        assert!(*pause >= Duration::from_millis(at_least_ms), "{pauses:?}");
    }
}

#[test]
fn a_stream_that_dies_young_does_not_shorten_the_pauses() {
    let rig = Rig::start(PACE);
    rig.sound.open();
    let mut deaths = Vec::new();
    for _ in 0..5 {
        let mut stream = rig.opens();
        deaths.push(stream.opened);
        stream.alarm.ring();
    }
    let pauses: Vec<Duration> = deaths.windows(2).map(|pair| pair[1] - pair[0]).collect();
    for (pause, at_least_ms) in pauses.iter().zip([2, 4, 8, 16]) {
        assert!(*pause >= Duration::from_millis(at_least_ms), "{pauses:?}");
    }
}

#[test]
fn cues_asked_for_in_silence_are_never_heard() {
    let rig = Rig::start(PACE);
    rig.sound.play(Cue::Test);
    rig.sound.open();
    rig.fails();
    rig.sound.play(Cue::Lower);
    rig.fails();
    let stream = rig.opens();
    rig.sound.play(Cue::Raise);
    assert_eq!(stream.next(), Event::Played(Cue::Raise, 1.0));
    assert_eq!(rig.states(2), [NONE, SoundState::Playing]);
}

#[test]
fn cues_that_waited_behind_a_slow_opening_make_no_burst() {
    let rig = Rig::start(Pace { stale: Duration::ZERO, ..PACE });
    rig.sound.open();
    for _ in 0..20 {
        rig.sound.play(Cue::Count);
    }
    let stream = rig.opens();
    rig.sound.close();
    assert_eq!(stream.next(), Event::Dropped);
}

#[test]
fn closing_ends_the_retries_and_an_old_alarm_is_ignored() {
    let rig = Rig::start(PACE);
    rig.sound.open();
    let mut old = rig.opens();
    rig.sound.close();
    assert_eq!(old.next(), Event::Dropped);
    rig.sound.open();
    let new = rig.opens();
    old.alarm.ring();
    rig.sound.play(Cue::Pause);
    assert_eq!(new.next(), Event::Played(Cue::Pause, 1.0));
    rig.sound.close();
    let states = rig.states(4);
    assert_eq!(states, [SoundState::Playing, SoundState::Closed, SoundState::Playing, SoundState::Closed]);
    assert!(rig.is_quiet());
}

#[test]
fn a_stream_that_hangs_or_panics_when_dropped_holds_nothing_up() {
    let rig = Rig::start(PACE);
    rig.sound.open();
    let (release, held) = mpsc::channel();
    let mut hanging = rig.opens_with(Farewell::Hang(held));
    hanging.alarm.ring();
    let mut panicking = rig.opens_with(Farewell::Panic);
    panicking.alarm.ring();
    let healthy = rig.opens();
    rig.sound.play(Cue::Switch);
    assert_eq!(healthy.next(), Event::Played(Cue::Switch, 1.0));
    release.send(()).expect("the drop is still hanging");
    assert_eq!(hanging.next(), Event::Dropped);
}

#[test]
fn dropping_the_handle_lets_the_device_go() {
    let rig = Rig::start(PACE);
    rig.sound.open();
    let stream = rig.opens();
    drop(rig.sound);
    assert_eq!(stream.next(), Event::Dropped);
}

#[derive(Debug, PartialEq)]
enum Event {
    Played(Cue, f32),
    Dropped,
}

/// How the fake stream takes being dropped.
enum Farewell {
    Quiet,
    Hang(Receiver<()>),
    Panic,
}

struct Rig {
    sound: Sound,
    openings: Receiver<Opening>,
    reports: Receiver<SoundState>,
}

impl Rig {
    fn start(pace: Pace) -> Rig {
        let (opening, openings) = mpsc::channel();
        let (reported, reports) = mpsc::channel();
        let sound = Sound::start_with(FakeOutput { opening }, pace, move |state| {
            // A test that has ended listens no more.
            let _ = reported.send(state);
        });
        Rig { sound, openings, reports }
    }

    /// Waits for an opening and lets it succeed.
    fn opens(&self) -> Opened {
        self.opens_with(Farewell::Quiet)
    }

    fn opens_with(&self, farewell: Farewell) -> Opened {
        let opening = self.openings.recv_timeout(SOON).expect("an opening");
        let (event, events) = mpsc::channel();
        let stream = FakeStream { event, farewell };
        let opened = Instant::now();
        opening.answer.send(Ok(stream)).expect("the sound thread waits for the answer");
        Opened { alarm: opening.alarm, events, opened }
    }

    /// Waits for an opening and lets it fail.
    fn fails(&self) -> Instant {
        let opening = self.openings.recv_timeout(SOON).expect("an opening");
        let failed = Instant::now();
        opening.answer.send(Err(Unavailable)).expect("the sound thread waits for the answer");
        failed
    }

    fn states(&self, count: usize) -> Vec<SoundState> {
        (0..count).map(|_| self.reports.recv_timeout(SOON).expect("a report")).collect()
    }

    fn is_quiet(&self) -> bool {
        self.openings.try_recv().is_err() && self.reports.try_recv().is_err()
    }
}

struct Opened {
    alarm: Alarm,
    events: Receiver<Event>,
    opened: Instant,
}

impl Opened {
    fn next(&self) -> Event {
        self.events.recv_timeout(SOON).expect("an event of the stream")
    }
}

struct Opening {
    alarm: Alarm,
    answer: Sender<Result<FakeStream, Unavailable>>,
}

struct FakeOutput {
    opening: Sender<Opening>,
}

impl Output for FakeOutput {
    type Stream = FakeStream;

    fn open(&mut self, alarm: Alarm) -> Result<FakeStream, Unavailable> {
        let (answer, answered) = mpsc::channel();
        // A test that has ended answers no more.
        let _ = self.opening.send(Opening { alarm, answer });
        answered.recv().unwrap_or(Err(Unavailable))
    }
}

struct FakeStream {
    event: Sender<Event>,
    farewell: Farewell,
}

impl Stream for FakeStream {
    fn play(&self, cue: Cue, volume: f32) {
        let _ = self.event.send(Event::Played(cue, volume));
    }
}

impl Drop for FakeStream {
    fn drop(&mut self) {
        match &self.farewell {
            Farewell::Quiet => {}
            Farewell::Hang(held) => {
                let _ = held.recv();
            }
            Farewell::Panic => panic!("a device that panics when it is let go"),
        }
        let _ = self.event.send(Event::Dropped);
    }
}
