use sinew_companion::wire::OccurrenceKey;

use super::*;

#[test]
fn a_session_says_at_each_rung_what_is_left_of_it() {
    let told: Vec<(String, String)> = [Rung::First, Rung::Second, Rung::Third, Rung::LastCall]
        .map(|rung| notice(&NoticeView { rung, ..session_view() }, true))
        .map(|said| (said.title, said.body))
        .into();
    let expected = [
        ("Time for your evening session", "About 15 min. Open until 22:00."),
        ("Your evening session is still open", "About 15 min. Open until 22:00."),
        ("There is still time for your evening session", "About 15 min. Open until 22:00."),
        ("Your evening session closes at 22:00", "About 15 min. This is the last reminder for it."),
    ];
    assert_eq!(told, expected.map(|(title, body)| (title.to_owned(), body.to_owned())));
}

#[test]
fn each_kind_has_its_words() {
    let told: Vec<(String, String)> = Kind::ALL
        .map(|kind| notice(&NoticeView { kind, about_min: None, ..session_view() }, true))
        .map(|said| (said.title, said.body))
        .into();
    let expected = [
        ("Time for your evening session", "Open until 22:00."),
        ("Before your first steps", "A few quiet minutes before you stand up."),
        ("Morning check", "A few questions about this morning. Open until 22:00."),
        ("Weekly check", "A look back at the week. Open until 22:00."),
        ("Time for ice", "Your ice timer has come round."),
        ("Time to stand up", "A moment on your feet."),
        ("An appointment today", "At 22:00."),
        ("A word about your shoes", "A pair has come a long way."),
        ("A lighter week begins", "What this week asks for is in Sinew."),
    ];
    assert_eq!(told, expected.map(|(title, body)| (title.to_owned(), body.to_owned())));
}

#[test]
fn each_slot_has_its_name() {
    let title = |slot| notice(&NoticeView { slot, ..session_view() }, true).title;
    assert_eq!(title(Some(SlotName::Morning)), "Time for your morning session");
    assert_eq!(title(Some(SlotName::Midday)), "Time for your midday session");
    assert_eq!(title(None), "Time for your session");
}

#[test]
fn a_name_is_in_the_body_and_only_where_it_is_given() {
    let name = Some("Heel drops <slow> & \"heavy\"".to_owned());
    for kind in Kind::ALL {
        let said = notice(&NoticeView { kind, name: name.clone(), ..session_view() }, true);
        let named = matches!(kind, Kind::Session | Kind::Appointment | Kind::Shoe);
        assert_eq!(said.body.contains("Heel drops <slow> & \"heavy\""), named, "{kind:?}");
        assert!(!said.title.contains("Heel"), "{kind:?}");
    }
}

#[test]
fn what_comes_at_the_same_moment_is_named_with_it() {
    let also = vec![Kind::MorningCheck, Kind::Ice];
    let said = notice(&NoticeView { also, ..session_view() }, true);
    assert_eq!(said.body, "About 15 min. Open until 22:00.\nAlso: the morning check, ice.");
}

#[test]
fn without_buttons_the_text_says_where_they_are() {
    for kind in Kind::ALL {
        let said = notice(&NoticeView { kind, ..session_view() }, false);
        assert_eq!(said.buttons, []);
        assert!(said.body.ends_with("they are in Sinew's window, and in its tray menu."), "{}", said.body);
    }
    assert!(trial(false).body.contains("tray menu") && !trial(true).body.contains("tray menu"));
}

#[test]
fn each_button_names_the_time_that_it_leads_to() {
    assert_eq!(
        labels(Kind::Session),
        ["Start", "In 15 min (19:15)", "Later today (21:00)", "Not today… (tomorrow 17:00)"]
    );
    assert_eq!(
        labels(Kind::WeeklyCheck),
        ["Answer now", "In 15 min (19:15)", "Later today (21:00)", "Not today (tomorrow 17:00)"]
    );
    assert_eq!(
        labels(Kind::Ice),
        ["Will do", "In 15 min (19:15)", "Later today (21:00)", "Skip this one (tomorrow 17:00)"]
    );
    assert_eq!(labels(Kind::Shoe), ["Show me", "In 15 min (19:15)", "Later today (21:00)", "Got it"]);
}

#[test]
fn a_desktop_that_shows_three_buttons_shows_those_that_matter() {
    for kind in Kind::ALL {
        let said = notice(&NoticeView { kind, ..session_view() }, true);
        let order: Vec<PromptAction> = said.buttons.iter().map(|button| button.what).collect();
        let expected = [PromptAction::Start, PromptAction::In15, PromptAction::NotToday, PromptAction::Later];
        assert_eq!(order, expected, "{kind:?}");
    }
    // After the last prompt there are two, and no gap between them.
    let choices = vec![choice(PromptAction::Start, None, 0), choice(PromptAction::NotToday, Some("17:00"), 1)];
    let said = notice(&NoticeView { choices, ..session_view() }, true);
    let order: Vec<PromptAction> = said.buttons.iter().map(|button| button.what).collect();
    assert_eq!(order, [PromptAction::Start, PromptAction::NotToday]);
}

#[test]
fn waking_asks_first_for_what_is_done_in_bed_and_then_how_it_was() {
    let said = |rung| notice(&NoticeView { kind: Kind::Waking, rung, ..session_view() }, true);
    assert_eq!(said(Rung::First).title, "Before your first steps");
    for rung in [Rung::Second, Rung::Third, Rung::LastCall] {
        let said = said(rung);
        assert_eq!(said.title, "How were the first steps?");
        assert_eq!(said.body, "A word on how they felt. Open until 22:00.");
    }
}

#[test]
fn a_button_that_asks_a_question_says_so() {
    let ask = PromptChoice { needs_reason: true, ..choice(PromptAction::In15, Some("19:15"), 0) };
    assert_eq!(label(Kind::Session, &ask), "In 15 min (19:15)…");
    assert_eq!(label(Kind::Session, &choice(PromptAction::NotToday, None, 0)), "Not today…");
    assert_eq!(
        label(Kind::Session, &choice(PromptAction::NotToday, Some("06:00"), 3)),
        "Not today… (in 3 days, 06:00)"
    );
    assert_eq!(label(Kind::Session, &choice(PromptAction::Later, Some("00:30"), 1)), "Later (tomorrow 00:30)");
}

#[test]
fn nothing_shouts_or_blames() {
    let rungs = [Rung::First, Rung::Second, Rung::Third, Rung::LastCall];
    for kind in Kind::ALL {
        for rung in rungs {
            let said = notice(&NoticeView { kind, rung, also: Kind::ALL.into(), ..session_view() }, false);
            let text = format!("{} {} {}", said.title, said.body, labels(kind).join(" ")).to_lowercase();
            for word in
                ["!", "missed", "fail", "forgot", "should", "must", "overdue", "late ", "don't", "streak", "again"]
            {
                assert!(!text.contains(word), "{word}: {text}");
            }
            assert!(said.title.chars().count() <= 50, "{}", said.title);
        }
    }
}

#[test]
fn the_tray_says_what_is_next_and_how_long_it_is() {
    let status = |open, days_ahead, left_min| {
        let next = TrayNext { open, days_ahead, left_min, ..next() };
        tray(&TrayView { next: Some(next), ..quiet() }).status
    };
    assert_eq!(status(false, 0, 180), "Next: evening session at 17:00, in 3 h");
    assert_eq!(status(false, 0, 75), "Next: evening session at 17:00, in 1 h 15 min");
    assert_eq!(status(false, 1, 900), "Next: evening session tomorrow 17:00");
    assert_eq!(status(false, 2, 2900), "Next: evening session in 2 days, 17:00");
    assert_eq!(status(true, 0, 45), "Your evening session is open until 22:00, 45 min left");
    assert_eq!(status(true, 0, 0), "Your evening session is open until 22:00, under 5 min left");
    assert_eq!(tray(&quiet()).status, "No session ahead");
    assert_eq!(tray(&TrayView { in_session: true, next: Some(next()), ..quiet() }).status, "A session is on");
    let named = TrayNext { name: Some("Heel drops".to_owned()), ..next() };
    let named = tray(&TrayView { next: Some(named), ..quiet() });
    assert_eq!(named.status, "Your evening session (Heel drops) is open until 22:00, 45 min left");
}

#[test]
fn the_tray_has_the_same_buttons() {
    let next = TrayNext { choices: choices(), ..next() };
    let said = tray(&TrayView { next: Some(next), ..quiet() });
    let told: Vec<&str> = said.buttons.iter().map(|button| button.label.as_str()).collect();
    assert_eq!(told, labels(Kind::Session));
    assert_eq!(said.buttons[0].what, PromptAction::Start);
}

#[test]
fn the_tray_says_why_it_is_quiet() {
    let said = |paused, hold| tray(&TrayView { paused, hold, ..quiet() }).quiet;
    let paused = |until: Option<&str>, days_ahead| Some(PausedView { until: until.map(str::to_owned), days_ahead });
    assert_eq!(said(None, None), None);
    assert_eq!(said(None, Some(HoldReason::InSession)), None);
    assert_eq!(said(None, Some(HoldReason::DoNotDisturb)).as_deref(), Some("Reminders wait: do not disturb is on"));
    let until = said(paused(Some("04:00"), Some(1)), Some(HoldReason::Paused));
    assert_eq!(until.as_deref(), Some("Reminders are paused until tomorrow 04:00"));
    assert_eq!(said(paused(Some("15:00"), Some(0)), None).as_deref(), Some("Reminders are paused until 15:00"));
    assert_eq!(said(paused(None, None), None).as_deref(), Some("Reminders are paused"));
}

#[test]
fn each_pause_has_its_words() {
    assert_eq!(pause(&PauseFor::Hour), "For an hour");
    assert_eq!(pause(&PauseFor::Today), "For today");
    assert_eq!(pause(&PauseFor::Until("18:00".to_owned())), "Until 18:00");
    assert_eq!(pause(&PauseFor::FurtherNotice), "Until I end it");
}

fn session_view() -> NoticeView {
    NoticeView {
        key: key(),
        kind: Kind::Session,
        rung: Rung::First,
        slot: Some(SlotName::Evening),
        name: None,
        about_min: Some(15),
        closes: "22:00".to_owned(),
        choices: choices(),
        also: Vec::new(),
        sound: true,
    }
}

fn labels(kind: Kind) -> Vec<String> {
    buttons(kind, &choices()).into_iter().map(|button| button.label).collect()
}

fn choices() -> Vec<PromptChoice> {
    vec![
        choice(PromptAction::Start, None, 0),
        choice(PromptAction::In15, Some("19:15"), 0),
        choice(PromptAction::Later, Some("21:00"), 0),
        choice(PromptAction::NotToday, Some("17:00"), 1),
    ]
}

fn choice(what: PromptAction, at: Option<&str>, days_ahead: u16) -> PromptChoice {
    PromptChoice { what, at: at.map(str::to_owned), days_ahead: at.map(|_| days_ahead), needs_reason: false }
}

fn key() -> OccurrenceKey {
    OccurrenceKey { day: "2026-03-02".to_owned(), slot: "evening".to_owned(), nth: 0 }
}

fn quiet() -> TrayView {
    TrayView { next: None, paused: None, hold: None, in_session: false }
}

fn next() -> TrayNext {
    TrayNext {
        key: key(),
        slot: SlotName::Evening,
        name: None,
        opens: "17:00".to_owned(),
        closes: "22:00".to_owned(),
        days_ahead: 0,
        open: true,
        left_min: 45,
        choices: Vec::new(),
    }
}
