//! The menu as lines, and the icon in a panel of the tests' own: it keeps the list, reads the menu, and presses it.

mod panel;

use expect_test::{Expect, expect};
use sinew_companion::wire::{HoldReason, PausedView, PromptChoice, SlotName, TrayNext};

use super::menu::Line;
use super::*;
use crate::desktop;
use crate::desktop::presence::stage::{Reports, alone, reports};
use panel::Panel;

fn key() -> OccurrenceKey {
    OccurrenceKey { day: "2026-11-22".to_owned(), slot: "evening".to_owned(), nth: 0 }
}

fn open() -> TrayView {
    let choice = |what, at: Option<&str>, days_ahead| PromptChoice {
        what,
        at: at.map(str::to_owned),
        days_ahead,
        needs_reason: false,
    };
    let next = TrayNext {
        key: key(),
        slot: SlotName::Evening,
        name: None,
        opens: "17:00".to_owned(),
        closes: "22:00".to_owned(),
        days_ahead: 0,
        open: true,
        left_min: 120,
        choices: vec![
            choice(PromptAction::Start, None, None),
            choice(PromptAction::In15, Some("19:15"), Some(0)),
            choice(PromptAction::Later, Some("21:00"), Some(0)),
            choice(PromptAction::NotToday, None, None),
        ],
    };
    TrayView { next: Some(next), paused: None, hold: None, in_session: false }
}

fn later() -> TrayView {
    let mut view = open();
    if let Some(next) = &mut view.next {
        next.open = false;
        next.choices.clear();
    }
    view
}

fn nothing() -> TrayView {
    TrayView { next: None, paused: None, hold: None, in_session: false }
}

fn check(view: &TrayView, expected: &Expect) {
    let shown = menu::shown(view);
    let line = |line: &Line| match line {
        Line::Text(text) => text.clone(),
        Line::Item(item) => format!("[{}]", item.label),
        Line::Menu(title, items) => {
            let items: Vec<&str> = items.iter().map(|item| item.label.as_str()).collect();
            format!("{title} > [{}]", items.join("] ["))
        }
        Line::Rule => "-".to_owned(),
    };
    let lines: Vec<String> = shown.menu.iter().map(line).collect();
    expected.assert_eq(&format!("{:?}\n{}\n", shown.shape, lines.join("\n")));
}

#[test]
fn the_menu_has_what_means_something_and_nothing_else() {
    check(
        &nothing(),
        &expect![[r#"
        Next
        No session ahead
        -
        Pause reminders > [For an hour] [For today] [Until 12:00] [Until 18:00] [Until 06:00] [Until I end it]
        -
        [Open Sinew]
        [Quit Sinew]
    "#]],
    );
    check(
        &later(),
        &expect![[r#"
        Next
        Next: evening session at 17:00, in 2 h
        -
        Pause reminders > [For an hour] [For today] [Until 12:00] [Until 18:00] [Until 06:00] [Until I end it]
        -
        [Open Sinew]
        [Quit Sinew]
    "#]],
    );
    check(
        &open(),
        &expect![[r#"
        Open
        Your evening session is open until 22:00, 2 h left
        [Start]
        [In 15 min (19:15)]
        [Later today (21:00)]
        [Not today…]
        -
        Pause reminders > [For an hour] [For today] [Until 12:00] [Until 18:00] [Until 06:00] [Until I end it]
        -
        [Open Sinew]
        [Quit Sinew]
    "#]],
    );
    check(
        &TrayView { in_session: true, ..nothing() },
        &expect![[r#"
        Open
        A session is on
        -
        Pause reminders > [For an hour] [For today] [Until 12:00] [Until 18:00] [Until 06:00] [Until I end it]
        -
        [Open Sinew]
        [Quit Sinew]
    "#]],
    );
    check(
        &TrayView { hold: Some(HoldReason::DoNotDisturb), ..open() },
        &expect![[r#"
        Open
        Your evening session is open until 22:00, 2 h left
        Reminders wait: do not disturb is on
        [Start]
        [In 15 min (19:15)]
        [Later today (21:00)]
        [Not today…]
        -
        Pause reminders > [For an hour] [For today] [Until 12:00] [Until 18:00] [Until 06:00] [Until I end it]
        -
        [Open Sinew]
        [Quit Sinew]
    "#]],
    );
    let until = PausedView { until: Some("15:00".to_owned()), days_ahead: Some(0) };
    check(
        &TrayView { paused: Some(until), hold: Some(HoldReason::Paused), ..open() },
        &expect![[r#"
        Paused
        Your evening session is open until 22:00, 2 h left
        Reminders are paused until 15:00
        [Start]
        [In 15 min (19:15)]
        [Later today (21:00)]
        [Not today…]
        -
        [End the pause]
        -
        [Open Sinew]
        [Quit Sinew]
    "#]],
    );
}

#[test]
fn every_item_says_what_it_is_for() {
    let shown = menu::shown(&open());
    let does: Vec<FromTray> = shown
        .menu
        .into_iter()
        .flat_map(|line| match line {
            Line::Text(_) | Line::Rule => Vec::new(),
            Line::Item(item) => vec![item.does],
            Line::Menu(_, items) => items.into_iter().map(|item| item.does).collect(),
        })
        .collect();
    let until = |at: &str| FromTray::Pause(PauseFor::Until(at.to_owned()));
    assert_eq!(
        does,
        [
            FromTray::Start(key()),
            FromTray::Pressed(key(), PromptAction::In15),
            FromTray::Pressed(key(), PromptAction::Later),
            FromTray::Pressed(key(), PromptAction::NotToday),
            FromTray::Pause(PauseFor::Hour),
            FromTray::Pause(PauseFor::Today),
            until("12:00"),
            until("18:00"),
            until("06:00"),
            FromTray::Pause(PauseFor::FurtherNotice),
            FromTray::Open,
            FromTray::Quit,
        ]
    );
}

/// The tray of one test, and what came back from it.
struct Tried {
    tray: Tray,
    from: Reports<FromTray>,
    _bus: desktop::Bus,
}

impl Tried {
    fn until(&self, expected: &FromTray) {
        self.from.until(&format!("{expected:?}"), |from| from == expected);
    }
}

fn tried() -> Tried {
    let bus = desktop::Bus::start().unwrap();
    let (from, seen) = reports();
    let tray = Tray::start(bus.handle(), move |what| from.send(what).unwrap_or_default());
    Tried { tray, from: seen, _bus: bus }
}

/// The icon's library takes its bus from the environment.
fn on_a_bus(name: &str, test: impl FnOnce(&str)) {
    alone(&format!("desktop::tray::tests::{name}"), &[], test);
}

#[test]
fn a_panel_reads_the_menu_and_presses_it() {
    on_a_bus("a_panel_reads_the_menu_and_presses_it", |address| {
        let own = desktop::Bus::start().unwrap();
        let panel = Panel::start(own.handle(), address, true);
        let tried = tried();
        assert_eq!(tried.from.next(), FromTray::Host(true));
        let icon = panel.icon();
        tried.tray.set(open());
        icon.until_menu_has("Start");
        assert_eq!(icon.menu(), menu::shown(&open()).menu.iter().flat_map(labels).collect::<Vec<_>>());
        icon.press("Start");
        tried.until(&FromTray::Start(key()));
        icon.press("In 15 min (19:15)");
        tried.until(&FromTray::Pressed(key(), PromptAction::In15));
        icon.press("For an hour");
        tried.until(&FromTray::Pause(PauseFor::Hour));
        icon.activate();
        tried.until(&FromTray::Open);
        assert_eq!(icon.text("Id"), "app.sinew.Sinew");
        assert_eq!(icon.text("Status"), "Active");
        assert_eq!(icon.sides(), [16, 22, 24, 32, 44, 48, 64]);
    });
}

fn labels(line: &Line) -> Vec<String> {
    match line {
        Line::Text(text) => vec![text.clone()],
        Line::Item(item) => vec![item.label.clone()],
        Line::Menu(title, items) => {
            std::iter::once(title).chain(items.iter().map(|item| &item.label)).cloned().collect()
        }
        Line::Rule => Vec::new(),
    }
}

#[test]
fn what_looks_as_before_is_not_sent() {
    on_a_bus("what_looks_as_before_is_not_sent", |address| {
        let own = desktop::Bus::start().unwrap();
        let panel = Panel::start(own.handle(), address, true);
        let tried = tried();
        tried.until(&FromTray::Host(true));
        let icon = panel.icon();
        tried.tray.set(open());
        icon.until_menu_has("Start");
        let before = icon.revision();
        for _ in 0..3 {
            let mut same = open();
            if let Some(next) = &mut same.next {
                // Nobody sees when it opened.
                next.opens = "16:00".to_owned();
            }
            tried.tray.set(same);
        }
        tried.tray.set(nothing());
        icon.until_menu_has("No session ahead");
        assert_eq!(icon.revision(), before + 1);
    });
}

#[test]
fn the_icon_comes_and_goes_with_the_panel() {
    on_a_bus("the_icon_comes_and_goes_with_the_panel", |address| {
        let own = desktop::Bus::start().unwrap();
        let tried = tried();
        assert_eq!(tried.from.next(), FromTray::Host(false), "nobody shows icons");
        let panel = Panel::start(own.handle(), address, false);
        panel.host(true);
        assert_eq!(tried.from.next(), FromTray::Host(true));
        panel.icon().until_menu_has("No session ahead");
        panel.host(false);
        assert_eq!(tried.from.next(), FromTray::Host(false));
        tried.tray.set(open());
        panel.host(true);
        assert_eq!(tried.from.next(), FromTray::Host(true));
        panel.icon().until_menu_has("Start");
        drop(panel);
        assert_eq!(tried.from.next(), FromTray::Host(false));
        let panel = Panel::start(own.handle(), address, true);
        assert_eq!(tried.from.next(), FromTray::Host(true));
        let icon = panel.icon();
        icon.press("Open Sinew");
        assert_eq!(tried.from.next(), FromTray::Open);
        drop(tried.tray);
        icon.until_gone();
    });
}

#[test]
fn without_a_bus_there_is_no_icon_and_no_fault() {
    on_a_bus("without_a_bus_there_is_no_icon_and_no_fault", |_| {
        let bus = desktop::Bus::start().unwrap();
        let (from, seen) = reports();
        let _tray = Tray::start_at(bus.handle(), Address::At("unix:path=/nobody/listens".into()), move |what| {
            from.send(what).unwrap_or_default()
        });
        assert_eq!(seen.next(), FromTray::Host(false));
    });
}
