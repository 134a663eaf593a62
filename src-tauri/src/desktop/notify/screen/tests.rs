//! The screen by itself: what it asks for after what it hears, in every order in which a desktop may bring it.

use sinew_companion::wire::{Kind, PromptAction, Rung, SlotName};

use super::*;

const BOTH: Manner = Manner { actions: true, markup: true };
const START: NoticeAnswer = NoticeAnswer::Pressed(PromptAction::Start);

#[test]
fn it_connects_asks_who_is_there_and_shows() {
    let mut screen = Screen::default();
    assert_eq!(screen.hear(Heard::Show(view("a"))), [Deed::Connect]);
    assert_eq!(screen.hear(Heard::Connected), [ask_who(1)]);
    let deeds = screen.hear(introduced(1));
    assert_eq!(deeds, [state(NoticesState::Works), notify(1, "a", 0)]);
    assert_eq!(screen.hear(shown(1, 7)), []);
    assert_eq!(screen.hear(press(7)), [close(7), answer("a", START)]);
    assert!(screen.is_clear());
}

#[test]
fn a_second_press_and_the_farewell_are_no_second_answer() {
    let mut screen = with("a", 7);
    screen.hear(press(7));
    assert_eq!(screen.hear(press(7)), []);
    assert_eq!(screen.hear(gone(7)), []);
}

#[test]
fn what_closes_without_an_answer_was_dismissed() {
    let mut screen = with("a", 7);
    assert_eq!(screen.hear(gone(7)), [answer("a", NoticeAnswer::Dismissed)]);
    assert_eq!(screen.hear(Heard::Withdraw(key("a"))), []);
}

#[test]
fn numbers_of_others_mean_nothing() {
    let mut screen = with("a", 7);
    assert_eq!(screen.hear(press(8)), []);
    let foreign = Shown { id: 7, by: ":1.99".to_owned() };
    assert_eq!(screen.hear(Heard::Answered { shown: foreign, what: START }), []);
    assert_eq!(screen.hear(press(7)), [close(7), answer("a", START)]);
}

#[test]
fn the_next_takes_the_place_of_the_one_before() {
    let mut screen = with("a", 7);
    assert_eq!(screen.hear(Heard::Show(view("b"))), [notify(1, "b", 7)]);
    assert_eq!(screen.hear(Heard::Withdraw(key("a"))), []);
    assert_eq!(screen.hear(shown(1, 7)), []);
    assert_eq!(screen.hear(press(7)), [close(7), answer("b", START)]);
}

#[test]
fn one_that_could_not_be_replaced_is_taken_off() {
    let mut screen = with("a", 7);
    screen.hear(Heard::Show(view("b")));
    assert_eq!(screen.hear(shown(1, 8)), [close(7)]);
    assert_eq!(screen.hear(press(8)), [close(8), answer("b", START)]);
}

#[test]
fn three_at_once_are_shown_one_after_the_other() {
    let mut screen = there();
    assert_eq!(screen.hear(Heard::Show(view("a"))), [notify(1, "a", 0)]);
    assert_eq!(screen.hear(Heard::Show(view("b"))), []);
    assert_eq!(screen.hear(Heard::Show(view("c"))), []);
    assert_eq!(screen.hear(shown(1, 7)), [notify(1, "c", 7)]);
    assert_eq!(screen.hear(shown(1, 7)), []);
}

#[test]
fn withdrawn_before_it_is_up_it_goes_as_soon_as_it_is() {
    let mut screen = there();
    screen.hear(Heard::Show(view("a")));
    assert_eq!(screen.hear(Heard::Withdraw(key("a"))), []);
    assert_eq!(screen.hear(shown(1, 7)), [close(7)]);
    assert_eq!(screen.hear(press(7)), [], "too late");
}

#[test]
fn withdrawn_before_anybody_is_there_it_never_comes() {
    let mut screen = Screen::default();
    screen.hear(Heard::Show(view("a")));
    screen.hear(Heard::Withdraw(key("a")));
    screen.hear(Heard::Connected);
    assert_eq!(screen.hear(introduced(1)), [state(NoticesState::Works)]);
}

#[test]
fn a_press_that_overtakes_the_number_counts() {
    let mut screen = there();
    screen.hear(Heard::Show(view("a")));
    assert_eq!(screen.hear(press(7)), []);
    assert_eq!(screen.hear(gone(7)), []);
    assert_eq!(screen.hear(shown(1, 7)), [close(7), answer("a", START)]);
    assert!(screen.is_clear());
}

#[test]
fn a_press_while_it_is_replaced_is_that_of_the_old_one() {
    let mut screen = with("a", 7);
    screen.hear(Heard::Show(view("b")));
    assert_eq!(screen.hear(gone(7)), []);
    assert_eq!(screen.hear(press(7)), [answer("a", START)]);
    assert_eq!(screen.hear(press(7)), [], "pressed twice");
    assert_eq!(screen.hear(shown(1, 7)), []);
    assert_eq!(screen.hear(press(7)), [close(7), answer("b", START)]);
}

#[test]
fn the_second_prompt_of_what_was_just_answered_goes_at_once() {
    let mut screen = with("a", 7);
    screen.hear(Heard::Show(view("a")));
    assert_eq!(screen.hear(press(7)), [answer("a", START)]);
    assert_eq!(screen.hear(shown(1, 7)), [close(7)]);
}

#[test]
fn one_that_is_refused_is_told_as_gone_and_not_tried_again() {
    let mut screen = there();
    screen.hear(Heard::Show(view("a")));
    let refused = Heard::Notified { round: 1, what: What::Notice, answer: Err(Failure::Refused("no".to_owned())) };
    assert_eq!(screen.hear(refused), [answer("a", NoticeAnswer::Dismissed)]);
    assert_eq!(screen.hear(Heard::Show(view("b"))), [notify(1, "b", 0)]);
}

#[test]
fn who_dies_is_missed_and_what_stood_is_shown_again_by_the_next_one_once() {
    let mut screen = with("a", 7);
    assert_eq!(screen.hear(Heard::Went), [can_it_start(2)]);
    assert_eq!(screen.hear(can_start(2, false)), [state(NoticesState::NoDaemon)]);
    assert_eq!(screen.hear(press(7)), [], "its number died with it");
    assert_eq!(screen.hear(Heard::Came), [ask_who(3)]);
    assert_eq!(screen.hear(introduced(3)), [state(NoticesState::Works), notify(3, "a", 0)]);
    assert_eq!(screen.hear(shown(3, 1)), []);
    assert_eq!(screen.hear(Heard::Went), [answer("a", NoticeAnswer::Dismissed), can_it_start(4)]);
    screen.hear(can_start(4, false));
    screen.hear(Heard::Came);
    assert_eq!(screen.hear(introduced(5)), [state(NoticesState::Works)]);
}

#[test]
fn withdrawn_while_nobody_is_there_it_stays_gone() {
    let mut screen = with("a", 7);
    screen.hear(Heard::Went);
    screen.hear(can_start(2, false));
    assert_eq!(screen.hear(Heard::Withdraw(key("a"))), []);
    screen.hear(Heard::Came);
    assert_eq!(screen.hear(introduced(3)), [state(NoticesState::Works)]);
}

#[test]
fn one_that_can_be_started_is_started_only_for_something() {
    let mut screen = there();
    screen.hear(Heard::Went);
    assert_eq!(screen.hear(can_start(2, true)), []);
    assert_eq!(screen.hear(Heard::Show(view("a"))), [ask_who(3)]);
    assert_eq!(screen.hear(introduced(3)), [notify(3, "a", 0)]);
    screen.hear(shown(3, 1));
    screen.hear(Heard::Went);
    assert_eq!(screen.hear(can_start(4, true)), [ask_who(5)]);
}

#[test]
fn answers_of_one_that_is_gone_are_void() {
    let mut screen = there();
    screen.hear(Heard::Show(view("a")));
    screen.hear(Heard::Came);
    assert_eq!(screen.hear(shown(1, 7)), []);
    assert_eq!(screen.hear(introduced(1)), []);
    assert_eq!(screen.hear(introduced(2)), [notify(2, "a", 0)]);
}

#[test]
fn one_that_dies_of_a_notice_is_not_killed_for_ever() {
    let mut screen = there();
    screen.hear(Heard::Show(view("a")));
    let died = |round| {
        let answer = Err(Failure::Nobody("no reply".to_owned()));
        Heard::Notified { round, what: What::Notice, answer }
    };
    assert_eq!(screen.hear(died(1)), []);
    screen.hear(Heard::Went);
    screen.hear(can_start(2, true));
    screen.hear(Heard::Came);
    assert_eq!(screen.hear(introduced(4)), [notify(4, "a", 0)]);
    assert_eq!(screen.hear(died(4)), [answer("a", NoticeAnswer::Dismissed)]);
}

#[test]
fn where_nobody_is_there_each_prompt_asks_again_and_waits() {
    let mut screen = Screen::default();
    screen.hear(Heard::Connected);
    let nobody = |round| Heard::Introduced { round, answer: Err(Failure::Nobody("unknown".to_owned())) };
    assert_eq!(screen.hear(nobody(1)), [state(NoticesState::NoDaemon)]);
    assert_eq!(screen.hear(Heard::Show(view("a"))), [ask_who(2)]);
    assert_eq!(screen.hear(nobody(2)), []);
    assert_eq!(screen.hear(Heard::Came), [ask_who(3)]);
    assert_eq!(screen.hear(introduced(3)), [state(NoticesState::Works), notify(3, "a", 0)]);
}

#[test]
fn without_a_bus_it_says_so_and_each_prompt_tries_again() {
    let mut screen = Screen::default();
    let none = || Heard::NoBus("no address".to_owned());
    assert_eq!(screen.hear(none()), [state(NoticesState::NoBus)]);
    assert_eq!(screen.hear(Heard::Show(view("a"))), [Deed::Connect]);
    assert_eq!(screen.hear(none()), []);
    assert_eq!(screen.hear(Heard::Test), [Deed::Connect]);
    let trouble = Some("no address".to_owned());
    assert_eq!(screen.hear(none()), [Deed::Report(FromNotices::Tested { shown: false, trouble })]);
}

#[test]
fn one_without_buttons_is_told_as_such() {
    let mut screen = Screen::default();
    screen.hear(Heard::Connected);
    let manner = Manner { actions: false, markup: false };
    let introduction = Introduction { name: Some("plain 1".to_owned()), manner };
    let deeds = screen.hear(Heard::Introduced { round: 1, answer: Ok(introduction) });
    let daemon = Some("plain 1".to_owned());
    assert_eq!(deeds, [Deed::Report(FromNotices::State { state: NoticesState::NoButtons, daemon })]);
    let deeds = screen.hear(Heard::Show(view("a")));
    assert_eq!(deeds, [Deed::Ask(Ask::Notify { round: 1, replaces: 0, view: Box::new(view("a")), manner })]);
}

#[test]
fn a_test_shows_one_of_its_own_and_leaves_the_prompt_alone() {
    let mut screen = with("a", 7);
    let test = |replaces| Deed::Ask(Ask::NotifyTest { round: 1, replaces, manner: BOTH });
    let well = Deed::Report(FromNotices::Tested { shown: true, trouble: None });
    assert_eq!(screen.hear(Heard::Test), [test(0)]);
    assert!(screen.is_testing());
    assert_eq!(screen.hear(test_shown(9)), std::slice::from_ref(&well));
    assert!(!screen.is_testing());
    assert_eq!(screen.hear(gone(9)), []);
    assert_eq!(screen.hear(Heard::Test), [test(9)]);
    assert_eq!(screen.hear(test_shown(9)), [well]);
    assert_eq!(screen.hear(press(7)), [close(7), answer("a", START)]);
}

#[test]
fn a_test_that_nobody_answers_ends() {
    let mut screen = there();
    screen.hear(Heard::Test);
    let trouble = Some("no answer".to_owned());
    assert_eq!(screen.hear(Heard::TestOver), [Deed::Report(FromNotices::Tested { shown: false, trouble })]);
    assert_eq!(screen.hear(Heard::TestOver), []);
    assert_eq!(screen.hear(test_shown(9)), []);
}

#[test]
fn at_the_end_nothing_is_left() {
    let mut screen = with("a", 7);
    assert_eq!(screen.hear(Heard::Leave), [close(7)]);
    assert!(screen.is_clear());
    let mut on_its_way = there();
    on_its_way.hear(Heard::Show(view("a")));
    assert_eq!(on_its_way.hear(Heard::Leave), []);
    assert!(!on_its_way.is_clear());
    assert_eq!(on_its_way.hear(shown(1, 7)), [close(7)]);
    assert!(on_its_way.is_clear());
}

/// Somebody with buttons is there, in round 1.
fn there() -> Screen {
    let mut screen = Screen::default();
    screen.hear(Heard::Connected);
    screen.hear(introduced(1));
    screen
}

/// And shows a notice under this number.
fn with(slot: &str, id: u32) -> Screen {
    let mut screen = there();
    screen.hear(Heard::Show(view(slot)));
    screen.hear(shown(1, id));
    screen
}

fn view(slot: &str) -> NoticeView {
    NoticeView {
        key: key(slot),
        kind: Kind::Session,
        rung: Rung::First,
        slot: Some(SlotName::Evening),
        name: None,
        about_min: None,
        closes: "22:00".to_owned(),
        choices: Vec::new(),
        also: Vec::new(),
        sound: true,
    }
}

fn key(slot: &str) -> OccurrenceKey {
    OccurrenceKey { day: "2026-03-02".to_owned(), slot: slot.to_owned(), nth: 0 }
}

fn by(id: u32) -> Shown {
    Shown { id, by: ":1.7".to_owned() }
}

fn shown(round: u32, id: u32) -> Heard {
    Heard::Notified { round, what: What::Notice, answer: Ok(by(id)) }
}

fn test_shown(id: u32) -> Heard {
    Heard::Notified { round: 1, what: What::Test, answer: Ok(by(id)) }
}

fn press(id: u32) -> Heard {
    Heard::Answered { shown: by(id), what: START }
}

fn gone(id: u32) -> Heard {
    Heard::Answered { shown: by(id), what: NoticeAnswer::Dismissed }
}

fn introduced(round: u32) -> Heard {
    Heard::Introduced { round, answer: Ok(Introduction { name: Some("mock 1".to_owned()), manner: BOTH }) }
}

fn can_start(round: u32, answer: bool) -> Heard {
    Heard::CanBeStarted { round, answer }
}

fn ask_who(round: u32) -> Deed {
    Deed::Ask(Ask::Introduce { round })
}

fn can_it_start(round: u32) -> Deed {
    Deed::Ask(Ask::WhetherItCanBeStarted { round })
}

fn notify(round: u32, slot: &str, replaces: u32) -> Deed {
    Deed::Ask(Ask::Notify { round, replaces, view: Box::new(view(slot)), manner: BOTH })
}

fn close(id: u32) -> Deed {
    Deed::Ask(Ask::Close(id))
}

fn answer(slot: &str, what: NoticeAnswer) -> Deed {
    Deed::Report(FromNotices::Answer { key: key(slot), what })
}

fn state(state: NoticesState) -> Deed {
    let daemon = (state == NoticesState::Works).then(|| "mock 1".to_owned());
    Deed::Report(FromNotices::State { state, daemon })
}
