//! Against a bus of each test's own: with a daemon in the test's hands, a mock in a process, and dunst on a screen. Every
//! wait is for a report or for what the daemon was told, so that nothing depends on how fast a machine is.

mod fake;

use std::sync::mpsc::{self, Receiver};

use desktop_journeys::around::{Dunst, Notifications};
use desktop_journeys::world::{self, Screen, Started, World};
use rustix::process::Signal;
use sinew_companion::wire::{Kind, NoticeView, PromptAction, PromptChoice, Rung, SlotName};
use tempfile::TempDir;

use super::*;
use crate::desktop::Bus;
use fake::{Fake, Habits, SOON, Told};

const START: NoticeAnswer = NoticeAnswer::Pressed(PromptAction::Start);
const IN_15: NoticeAnswer = NoticeAnswer::Pressed(PromptAction::In15);

#[test]
fn a_session_is_shown_with_its_buttons_and_a_press_comes_back() {
    let rig = Rig::start();
    let fake = rig.works();
    rig.notices().show(NoticeView { name: Some("3 < 4 & <b>".to_owned()), ..view("a") });
    let told = fake.shows();
    assert_eq!((told.app.as_str(), told.icon.as_str(), told.replaces, told.timeout), ("Sinew", "sinew", 0, 0));
    assert_eq!(told.title, "Time for your evening session");
    assert_eq!(told.body, "3 &lt; 4 &amp; &lt;b&gt;. About 15 min. Open until 22:00.");
    let buttons: Vec<(&str, &str)> = told.actions.iter().map(|(key, label)| (key.as_str(), label.as_str())).collect();
    let expected = [
        ("default", "Open Sinew"),
        ("start", "Start"),
        ("in-15", "In 15 min (19:15)"),
        ("not-today", "Not today… (tomorrow 17:00)"),
        ("later", "Later today (21:00)"),
    ];
    assert_eq!(buttons, expected);
    let text = |hint: &str| told.hints.get(hint).and_then(|value| String::try_from(value.try_clone().ok()?).ok());
    assert_eq!(text("desktop-entry").as_deref(), Some("Sinew"));
    assert_eq!(text("category").as_deref(), Some("x-sinew.reminder"));
    assert_eq!(u8::try_from(&told.hints["urgency"]), Ok(1));
    assert_eq!(bool::try_from(&told.hints["suppress-sound"]), Ok(true));
    for (key, what) in [
        ("in-15", IN_15),
        ("default", NoticeAnswer::Opened),
        ("start", START),
        ("later", NoticeAnswer::Pressed(PromptAction::Later)),
        ("not-today", NoticeAnswer::Pressed(PromptAction::NotToday)),
    ] {
        rig.notices().show(view(key));
        let id = fake.shows().id;
        fake.press(id, key);
        // The first of them replaces what stood; each is closed once it is answered.
        assert_eq!(rig.next(), answer(key, what));
        assert_eq!(fake.closes(), id);
    }
}

#[test]
fn a_quiet_kind_is_low_and_goes_by_itself() {
    let rig = Rig::start();
    let fake = rig.works();
    rig.notices().show(NoticeView { kind: Kind::Ice, slot: None, sound: false, ..view("ice") });
    let told = fake.shows();
    assert_eq!((told.title.as_str(), told.timeout), ("Time for ice", -1));
    assert_eq!(u8::try_from(&told.hints["urgency"]), Ok(0));
    assert_eq!(bool::try_from(&told.hints["suppress-sound"]), Ok(true));
}

#[test]
fn what_leaves_the_screen_without_an_answer_was_dismissed() {
    let rig = Rig::start();
    let fake = rig.works();
    for why in [1, 2, 3, 4] {
        rig.notices().show(view("a"));
        fake.close(fake.shows().id, why);
        assert_eq!(rig.next(), answer("a", NoticeAnswer::Dismissed));
    }
}

#[test]
fn withdrawn_it_is_closed_and_a_late_press_means_nothing() {
    let rig = Rig::start();
    let fake = rig.works();
    rig.notices().show(view("a"));
    let gone = fake.shows().id;
    rig.notices().withdraw(key("b"));
    rig.notices().withdraw(key("a"));
    assert_eq!(fake.closes(), gone);
    fake.press(gone, "start");
    rig.notices().show(view("b"));
    fake.press(fake.shows().id, "later");
    assert_eq!(rig.next(), answer("b", NoticeAnswer::Pressed(PromptAction::Later)));
}

#[test]
fn twenty_at_once_are_one() {
    let rig = Rig::start();
    let fake = rig.works();
    let keys: Vec<String> = (0..20).map(|n| n.to_string()).collect();
    keys.iter().for_each(|key| rig.notices().show(view(key)));
    let first = fake.shows();
    rig.notices().withdraw(key("19"));
    let closed = loop {
        match fake.next() {
            Told::Notify(notify) => assert_eq!(notify.replaces, first.id),
            Told::Close(id) => break id,
        }
    };
    assert_eq!(closed, first.id);
    rig.notices().show(view("last"));
    let last = fake.shows();
    assert_eq!(last.replaces, 0);
    fake.press(last.id, "start");
    assert_eq!(rig.next(), answer("last", START));
}

#[test]
fn a_button_pressed_in_the_very_moment_counts() {
    let rig = Rig::start();
    let fake = rig.daemon(Habits { presses_at_once: Some("start"), ..with_buttons() });
    rig.notices().show(view("a"));
    let id = fake.shows().id;
    assert_eq!(rig.next(), answer("a", START));
    assert_eq!(fake.closes(), id);
}

#[test]
fn without_buttons_the_text_says_so_and_is_no_markup() {
    let rig = Rig::start();
    let fake = Fake::start(&rig.address, Habits { capabilities: vec!["body"], ..Habits::default() });
    assert_eq!(rig.settled(), (NoticesState::NoButtons, Some("fake 7".to_owned())));
    rig.notices().show(NoticeView { name: Some("3 < 4".to_owned()), ..view("a") });
    let told = fake.shows();
    assert_eq!(told.actions, []);
    assert!(told.body.starts_with("3 < 4. About"), "{}", told.body);
    assert!(told.body.ends_with("in its tray menu."), "{}", told.body);
}

#[test]
fn one_that_dies_is_missed_and_the_next_one_shows_what_stood() {
    let rig = Rig::start();
    let fake = rig.works();
    rig.notices().show(view("a"));
    fake.shows();
    drop(fake);
    assert_eq!(rig.next(), state(NoticesState::NoDaemon));
    let fake = rig.works();
    let again = fake.shows();
    assert_eq!(again.replaces, 0);
    fake.press(again.id, "start");
    assert_eq!(rig.next(), answer("a", START));
}

#[test]
fn one_that_dies_before_it_answers_holds_nothing_up() {
    let rig = Rig::start();
    let fake = rig.daemon(Habits { silent: true, ..with_buttons() });
    rig.notices().show(view("a"));
    fake.shows();
    rig.notices().show(view("b"));
    drop(fake);
    assert_eq!(rig.next(), state(NoticesState::NoDaemon));
    let fake = rig.works();
    fake.press(fake.shows().id, "start");
    assert_eq!(rig.next(), answer("b", START));
}

#[test]
fn one_that_refuses_is_not_asked_again_for_the_same() {
    let rig = Rig::start();
    let fake = rig.daemon(Habits { refuses: true, ..with_buttons() });
    rig.notices().show(view("a"));
    fake.shows();
    assert_eq!(rig.next(), answer("a", NoticeAnswer::Dismissed));
    rig.notices().test();
    fake.shows();
    let FromNotices::Tested { shown: false, trouble: Some(trouble) } = rig.next() else { panic!("it was refused") };
    assert!(trouble.contains("too many"), "{trouble}");
}

#[test]
fn where_nobody_shows_notifications_it_is_said_and_the_first_who_comes_shows_it() {
    let rig = Rig::start();
    assert_eq!(rig.next(), state(NoticesState::NoDaemon));
    rig.notices().test();
    let FromNotices::Tested { shown: false, trouble: Some(trouble) } = rig.next() else { panic!("nobody is there") };
    assert!(trouble.contains("ServiceUnknown"), "{trouble}");
    rig.notices().show(view("a"));
    let fake = rig.works();
    fake.press(fake.shows().id, "start");
    assert_eq!(rig.next(), answer("a", START));
}

#[test]
fn without_a_bus_it_is_said_and_nothing_hangs() {
    let runtime = Bus::start().unwrap();
    let (report, reports) = mpsc::channel();
    let nowhere = Address::At("unix:path=/nowhere/at/all".to_owned());
    let notices = Notices::start_at(nowhere, runtime.handle(), move |from| report.send(from).unwrap());
    assert_eq!(reports.recv_timeout(SOON), Ok(state(NoticesState::NoBus)));
    notices.show(view("a"));
    notices.withdraw(key("a"));
    notices.test();
    let tested = reports.recv_timeout(SOON);
    assert!(matches!(tested, Ok(FromNotices::Tested { shown: false, trouble: Some(_) })), "{tested:?}");
}

#[test]
fn a_bus_that_dies_is_found_again_by_the_next_prompt() {
    let mut rig = Rig::start();
    let fake = rig.works();
    let (mut bus, dir) = rig.own.take().unwrap();
    bus.end(Signal::KILL);
    assert_eq!(rig.next(), state(NoticesState::NoBus));
    drop(fake);
    rig.own = Some((dbus(&dir), dir));
    let fake = Fake::start(&rig.address, with_buttons());
    rig.notices().show(view("a"));
    assert_eq!(rig.next(), works());
    fake.press(fake.shows().id, "start");
    assert_eq!(rig.next(), answer("a", START));
}

#[test]
fn a_test_tells_that_it_was_shown() {
    let rig = Rig::start();
    let fake = rig.works();
    rig.notices().test();
    let told = fake.shows();
    assert_eq!((told.title.as_str(), told.actions.len()), ("A test from Sinew", 0));
    assert_eq!(rig.next(), FromNotices::Tested { shown: true, trouble: None });
}

#[test]
fn a_test_that_gets_no_answer_ends_all_the_same() {
    let rig = Rig::start();
    let fake = rig.daemon(Habits { silent: true, ..with_buttons() });
    rig.notices().test();
    fake.shows();
    let trouble = Some("no answer".to_owned());
    assert_eq!(rig.next(), FromNotices::Tested { shown: false, trouble });
}

#[test]
fn that_it_stays_is_said_beside_a_prompt_and_awaits_nothing() {
    let rig = Rig::start();
    let fake = rig.works();
    rig.notices().show(view("a"));
    let prompt = fake.shows().id;
    rig.notices().stays();
    let told = fake.shows();
    assert_eq!((told.title.as_str(), told.actions.len()), ("Sinew stays in the tray", 0));
    fake.press(prompt, "start");
    assert_eq!(rig.next(), answer("a", START));
}

#[test]
fn the_end_of_the_program_clears_the_screen() {
    let mut rig = Rig::start();
    let fake = rig.works();
    rig.notices().show(view("a"));
    let id = fake.shows().id;
    drop(rig.notices.take());
    assert_eq!(fake.closes(), id);
}

#[test]
fn a_mock_in_a_process_is_pressed_killed_and_started_again() {
    let world = World::start(SCREEN).unwrap();
    let rig = Rig::on(&world);
    assert_eq!(rig.next(), state(NoticesState::NoDaemon));
    let mock = Notifications::start(&world, true).unwrap();
    assert_eq!(rig.settled().0, NoticesState::Works);
    rig.notices().show(view("a"));
    let told = mock.wait_for(1);
    assert!(told.says("In 15 min (19:15)") && told.says("Time for your evening session"), "{told:?}");
    mock.press(&world, "in-15");
    assert_eq!(rig.next(), answer("a", IN_15));
    rig.notices().show(view("b"));
    mock.wait_for(2);
    mock.kill();
    assert_eq!(rig.next(), state(NoticesState::NoDaemon));
    let mock = Notifications::start(&world, false).unwrap();
    assert_eq!(rig.settled().0, NoticesState::NoButtons);
    let told = mock.wait_for(3);
    assert!(told.says("Time for your evening session") && !told.says("In 15 min"), "{told:?}");
}

#[test]
fn dunst_shows_one_at_a_time_and_tells_what_was_pressed() {
    let world = World::start(SCREEN).unwrap();
    let dunst = Dunst::start(&world).unwrap();
    let rig = Rig::on(&world);
    let (state, daemon) = rig.settled();
    assert_eq!(state, NoticesState::Works);
    assert!(daemon.is_some_and(|name| name.starts_with("dunst ")));
    rig.notices().show(view("a"));
    dunst.wait_for(&world, 1);
    rig.notices().show(view("b"));
    rig.notices().test();
    assert_eq!(rig.next(), FromNotices::Tested { shown: true, trouble: None });
    // The prompt, of which there is one, and the test.
    dunst.wait_for(&world, 2);
    dunst.press(&world, "In 15 min (19:15)");
    assert_eq!(rig.next(), answer("b", IN_15));
    assert!(world.command("dunstctl").arg("close-all").status().unwrap().success());
    dunst.wait_for(&world, 0);
    rig.notices().show(view("c"));
    dunst.wait_for(&world, 1);
    dunst.press_body(&world);
    assert_eq!(rig.next(), answer("c", NoticeAnswer::Opened));
    rig.notices().show(view("d"));
    dunst.wait_for(&world, 1);
    rig.notices().withdraw(key("d"));
    dunst.wait_for(&world, 0);
    rig.notices().show(view("e"));
    dunst.wait_for(&world, 1);
    assert!(world.command("dunstctl").arg("close").status().unwrap().success());
    assert_eq!(rig.next(), answer("e", NoticeAnswer::Dismissed));
}

const SCREEN: Screen = Screen { width: 800, height: 600 };

/// Dropped in this order: the notices may still have something to take off the screen.
struct Rig {
    notices: Option<Notices>,
    reports: Receiver<FromNotices>,
    _runtime: Bus,
    address: String,
    own: Option<(Started, TempDir)>,
}

impl Rig {
    /// On a bus with nobody on it.
    fn start() -> Rig {
        let dir = tempfile::Builder::new().prefix("sinew-").tempdir().unwrap();
        let bus = dbus(&dir);
        let address = address_in(&dir);
        Rig { own: Some((bus, dir)), ..Self::at(address) }
    }

    fn on(world: &World) -> Rig {
        let address = world.env().iter().find(|(name, _)| name == "DBUS_SESSION_BUS_ADDRESS");
        Self::at(address.unwrap().1.to_str().unwrap().to_owned())
    }

    fn at(address: String) -> Rig {
        let runtime = Bus::start().unwrap();
        let (report, reports) = mpsc::channel();
        let notices = Notices::start_at(Address::At(address.clone()), runtime.handle(), move |from| {
            // A test that has seen enough listens no more.
            let _unheard = report.send(from);
        });
        Rig { notices: Some(notices), reports, _runtime: runtime, address, own: None }
    }

    fn works(&self) -> Fake {
        self.daemon(with_buttons())
    }

    /// Returns when it is known.
    fn daemon(&self, habits: Habits) -> Fake {
        let fake = Fake::start(&self.address, habits);
        assert_eq!(self.settled(), (NoticesState::Works, Some("fake 7".to_owned())));
        fake
    }

    /// The first state in which somebody is there; that nobody was there before may have been told.
    fn settled(&self) -> (NoticesState, Option<String>) {
        match self.next() {
            FromNotices::State { state: NoticesState::NoDaemon, .. } => self.settled(),
            FromNotices::State { state, daemon } => (state, daemon),
            other => panic!("{other:?}"),
        }
    }

    fn notices(&self) -> &Notices {
        self.notices.as_ref().unwrap()
    }

    fn next(&self) -> FromNotices {
        self.reports.recv_timeout(SOON).expect("a report")
    }
}

/// With rules of its own, so that nothing starts by itself.
fn dbus(dir: &TempDir) -> Started {
    let mut bus = std::process::Command::new("dbus-daemon");
    bus.args(["--nofork", "--print-address", "--nopidfile"]).arg(format!("--address={}", address_in(dir)));
    bus.arg(format!("--config-file={}", world::bus_rules(dir.path(), "session").unwrap().display()));
    bus.stderr(std::process::Stdio::null());
    Started::with_first_line(bus).unwrap().0
}

fn address_in(dir: &TempDir) -> String {
    format!("unix:path={}", dir.path().join("bus").display())
}

fn with_buttons() -> Habits {
    Habits { capabilities: vec!["actions", "body", "body-markup"], ..Habits::default() }
}

fn view(slot: &str) -> NoticeView {
    let choice = |what, at: Option<&str>, days_ahead| PromptChoice {
        what,
        at: at.map(str::to_owned),
        days_ahead: at.map(|_| days_ahead),
        needs_reason: false,
    };
    NoticeView {
        key: key(slot),
        kind: Kind::Session,
        rung: Rung::First,
        slot: Some(SlotName::Evening),
        name: None,
        about_min: Some(15),
        closes: "22:00".to_owned(),
        choices: vec![
            choice(PromptAction::Start, None, 0),
            choice(PromptAction::In15, Some("19:15"), 0),
            choice(PromptAction::Later, Some("21:00"), 0),
            choice(PromptAction::NotToday, Some("17:00"), 1),
        ],
        also: Vec::new(),
        sound: true,
    }
}

fn key(slot: &str) -> OccurrenceKey {
    OccurrenceKey { day: "2026-03-02".to_owned(), slot: slot.to_owned(), nth: 0 }
}

fn answer(slot: &str, what: NoticeAnswer) -> FromNotices {
    FromNotices::Answer { key: key(slot), what }
}

fn state(state: NoticesState) -> FromNotices {
    FromNotices::State { state, daemon: None }
}

fn works() -> FromNotices {
    FromNotices::State { state: NoticesState::Works, daemon: Some("fake 7".to_owned()) }
}
