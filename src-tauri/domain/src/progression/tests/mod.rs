//! The rules as they ship. `rows` has a test for each row of the tables, `every_session` looks at all combinations of a
//! session's answers, `properties` at what must hold for any facts at all.

mod course;
mod every_session;
mod properties;
mod rows;
mod weeks;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use expect_test::expect;
use serde_json::Value;

use super::facts::{Effort, Facts, Levers, Load, Morning, Room, Session, Share};
use super::{Outcome, Rulebook, evaluate, rules};
use crate::data::{Known, Owner, Sources, read};
use crate::pain::{Pain, PainLimit, SetBy, Signs, TissueClass};

const FILE: &str = include_str!("../../../../../assets/rules.toml");
const SOURCES: &str = include_str!("../../../../../assets/sources.toml");

fn known() -> Known {
    let sources: Sources = toml::from_str(SOURCES).expect("the sources that ship");
    Known { owner: Owner::Sinew, sources, exercises: None, taken: BTreeSet::new() }
}

/// The rule data that ships, checked.
pub(crate) fn book() -> &'static Rulebook {
    static BOOK: OnceLock<Rulebook> = OnceLock::new();
    BOOK.get_or_init(|| {
        let (book, problems) = read::<Rulebook>("rules.toml", FILE, &known());
        book.unwrap_or_else(|| panic!("{problems:#?}"))
    })
}

pub(super) fn pain(rating: u8) -> Pain {
    Pain::whole(rating).expect("0 to 10")
}

/// A tendon after a calm session: all is answered, all was done, and there is room to rise.
pub(super) fn calm() -> Facts {
    let levers = Levers {
        reps: Some(Room { now: 15, top: 15 }),
        sets: Some(Room { now: 3, top: 3 }),
        load: Load::Kg { now: 10.0, top: None },
        stage: Some(Room { now: 2, top: 4 }),
        ..Levers::default()
    };
    Facts {
        session: Session {
            during: Some(pain(1)),
            after: Some(pain(1)),
            signs: Some(Signs::default()),
            effort: Effort::Asked { target: 6, told: Some(6) },
            ..Session::default()
        },
        morning: Morning {
            pain: Some(pain(1)),
            usual_pain: Some(pain(1)),
            stiffness_min: Some(5),
            usual_stiffness_min: Some(5),
            something_new: false,
        },
        sessions: Some(Share { done: 7, of: 7 }),
        levers,
        ..Facts::new(TissueClass::Tendon)
    }
}

/// The calm session with something otherwise.
pub(super) fn but(change: impl FnOnce(&mut Facts)) -> Facts {
    let mut facts = calm();
    change(&mut facts);
    facts
}

/// The outcome, and the rule that speaks first.
#[track_caller]
pub(super) fn check(facts: &Facts, outcome: Outcome, first: &str) {
    let answer = evaluate(facts, book());
    let ids: Vec<&str> = answer.fired.iter().map(|f| f.id).collect();
    assert_eq!((answer.outcome, ids.first().copied()), (outcome, Some(first)), "{ids:?}");
}

/// Whether a rule is among those that fired.
pub(super) fn fired(facts: &Facts, id: &str) -> bool {
    evaluate(facts, book()).fired.iter().any(|f| f.id == id)
}

#[test]
fn every_number_of_the_rule_data_stands_beside_its_source() {
    fn look(value: &Value, path: &str, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                if fields.contains_key("source") && fields.contains_key("grade") {
                    return;
                }
                fields.iter().for_each(|(key, value)| look(value, &format!("{path}.{key}"), found));
            }
            Value::Array(items) => items.iter().for_each(|item| look(item, path, found)),
            Value::Number(_) => found.push(path.to_owned()),
            Value::Null | Value::Bool(_) | Value::String(_) => {}
        }
    }
    let mut found = Vec::new();
    look(&serde_json::to_value(book()).expect("plain data"), "rules", &mut found);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn what_is_wrong_in_the_rule_data_is_named_all_at_once() {
    let mut text = FILE.to_owned();
    for (from, to) in [
        ("during_max = { value = 5, source = \"silbernagel-2007\"", "during_max = { value = 11, source = \"nobody\""),
        (
            "progress_max = { value = 2, source = \"app\", grade = \"APP\"",
            "progress_max = { value = 2, source = \"app\", grade = \"V\"",
        ),
        ("yellow_from = { value = 4", "yellow_from = { value = 2"),
        ("from_days = 8, step = \"two_back\"", "from_days = 8, step = \"same\""),
        ("L11 = {", "L99 = {"),
        ("One thing may rise.", "1 thing may rise."),
        ("site = \"talus\"", "site = \"navicular\""),
    ] {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let (none, problems) = read::<Rulebook>("rules", &text, &known());
    assert!(none.is_none());
    let told: String = problems.iter().map(|p| format!("{p}\n")).collect();
    expect![[r#"
        rules.light: watch, yellow and red follow each other
        rules.tissues.tendon.during_max.value: 11 is outside 0 to 10
        rules.tissues.tendon.during_max.source: "nobody" is not among the sources
        rules.session.progress_max.grade: a number of our own has the grade APP
        rules.pause.restart[1]: a longer pause goes no less far back
        rules.safety.bone_sites[4].site: is there twice
        rules.rules.L11: is missing
        rules.rules.L7.sentence: a number without a source; it belongs into a point or a sourced value
        rules.rules.L99: there is no such rule
    "#]]
    .assert_eq(&told);
}

#[test]
fn an_id_stands_for_one_rule() {
    let ids: BTreeSet<&str> = rules().map(|r| r.id).collect();
    assert_eq!(ids.len(), rules().count());
    assert_eq!(ids.len(), book().rules.len());
}

#[test]
fn a_rule_that_says_nothing_is_none() {
    assert!(rules().all(|r| r.outcome.is_some() || r.advice.is_some()));
    assert!(rules().all(|r| !r.reads.is_empty()));
}

#[test]
fn a_fired_rule_shows_its_words_its_source_and_what_it_read() {
    let answer = evaluate(&but(|f| f.session.during = Some(pain(6))), book());
    expect![[r#"
        Fired {
            id: "L3",
            tier: PainLight,
            outcome: Some(
                StepBack(
                    Load,
                ),
            ),
            advice: None,
            sentence: "Pain while loading was over the limit. Take a step of load off.",
            source: "silbernagel-2007",
            grade: SecondHand,
            read: [
                (
                    PainDuring,
                    Number(
                        6.0,
                    ),
                ),
                (
                    PainDuringLimit,
                    Number(
                        5.0,
                    ),
                ),
            ],
        }"#]]
    .assert_eq(&format!("{:#?}", answer.fired[0]));
}

#[test]
fn a_rule_about_a_pain_limit_is_as_good_as_that_limit() {
    let origin = |change: fn(&mut Facts)| {
        let facts = but(|f| {
            f.session.during = Some(pain(6));
            change(f);
        });
        let first = evaluate(&facts, book()).fired.swap_remove(0);
        (first.id, first.source, first.grade.name())
    };
    assert_eq!(origin(|_| {}), ("L3", "silbernagel-2007".to_owned(), "V2"));
    assert_eq!(origin(|f| f.tissue = TissueClass::Joint), ("L3", "app".to_owned(), "APP"));
    assert_eq!(origin(|f| f.programme_pain = [Some(3), None]), ("L3", "app".to_owned(), "APP"));
    let set =
        |f: &mut Facts| f.pain_limits = vec![PainLimit { during: Pain::whole(4), after: None, by: SetBy::Person }];
    assert_eq!(origin(set), ("L3", "own".to_owned(), "own"));
}
