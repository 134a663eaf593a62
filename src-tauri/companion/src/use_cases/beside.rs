//! What a person keeps beside the plans: the rungs of a ladder with their days, what is done about what contributed, rules
//! of their own, and how they tend to be; and the light of a plan.
//!
//! None of it moves a dose: it is shown again where it helps to decide.

use chrono::NaiveDate;
use sinew_domain::card::{Checklist, ListRole};
use sinew_domain::data::Sourced;
use sinew_domain::pain::Light;
use sinew_domain::plan::{Beside, Fact, Life, PainLight, PlanState, Standing, WorkOn, is_unloading};
use sinew_domain::time::Now;

use super::bounds::WORDS_MAX;
use super::check::Check;
use super::library::no_such;
use super::life::{day_of, no_plan};
use crate::Companion;
use crate::wire::{
    BesideDraft, Changed, FactorLine, FactorTold, LadderView, LightAsks, LightView, OwnRuleLine, RungLine, SourceNote,
    WireError, You,
};

/// Letters of a rule: it stands in one line beside a warning.
const RULE_MAX: usize = 200;
/// More are not read when they are needed.
const RULES_MAX: usize = 10;
/// What may be ticked beside the factors of the topic.
const WHY_LIST: &str = "fix-the-why";

impl Companion {
    pub fn keep_beside(&mut self, draft: &BesideDraft, now: &Now) -> Result<(), WireError> {
        let beside = self.beside_of(draft, now)?;
        self.keep(Fact::Beside(beside), Changed::Plans, now)?;
        Ok(())
    }

    fn beside_of(&self, draft: &BesideDraft, now: &Now) -> Result<Beside, WireError> {
        let life = self.life()?;
        let mut check = Check::default();
        let beside = match draft {
            BesideDraft::Rung { topic, ladder, rung, reached, on } => {
                let list = self.ladders_of(topic).find(|list| list.id == *ladder);
                if !list.is_some_and(|list| list.items.iter().any(|item| item.id == *rung)) {
                    return Err(no_such("rung"));
                }
                let on = check.maybe_day("on", on.as_deref());
                if on.is_some_and(|on| on > day_of(now)) {
                    check.problem("on", "has not come yet");
                }
                let on = reached.then(|| on.unwrap_or(day_of(now)));
                Beside::Rung { topic: topic.clone(), ladder: ladder.clone(), rung: rung.clone(), on }
            }
            BesideDraft::Factor { plan, factor, work, note } => {
                let state = life.plan(plan).ok_or_else(no_plan)?;
                if !self.all_factors(state).contains(&factor.as_str()) {
                    return Err(no_such("factor"));
                }
                let note = check.maybe_words("note", note.as_deref(), WORDS_MAX);
                Beside::Factor { plan: plan.clone(), factor: factor.clone(), work: *work, note }
            }
            BesideDraft::OwnRule { words } => {
                let words = check.words("words", words, RULE_MAX);
                if life.own_rules().count() >= RULES_MAX {
                    check.problem("words", &format!("there are {RULES_MAX} already"));
                }
                if life.own_rules().any(|(_, other)| other == words) {
                    check.problem("words", "is there already");
                }
                Beside::OwnRule { words }
            }
            BesideDraft::OwnRuleEnd { rule } => {
                if !life.own_rules().any(|(id, _)| id == rule) {
                    return Err(no_such("rule of your own"));
                }
                Beside::OwnRuleEnd { rule: rule.clone() }
            }
            BesideDraft::Temper { temper } => Beside::Temper { temper: *temper },
            BesideDraft::Body { sore } => Beside::Body { sore: self.sore_of(sore, &mut check) },
        };
        check.done(beside)
    }

    pub fn you(&self) -> Result<You, WireError> {
        let life = self.life()?;
        let line = |(id, words): (&str, &str)| OwnRuleLine { id: id.to_owned(), words: words.to_owned() };
        Ok(You { temper: life.temper(), rules: life.own_rules().map(line).collect() })
    }

    /// The ladders of a topic, with the day of each rung that was reached.
    pub fn ladders(&self, topic: &str) -> Result<Vec<LadderView>, WireError> {
        let life = self.life()?;
        let view = |list: &Checklist| LadderView {
            id: list.id.clone(),
            name: list.name.clone(),
            summary: list.summary.clone(),
            rungs: list.items.iter().map(|item| rung(life, topic, &list.id, &item.id, &item.text)).collect(),
        };
        Ok(self.ladders_of(topic).map(view).collect())
    }

    fn ladders_of(&self, topic: &str) -> impl Iterator<Item = &Checklist> {
        let lists = self.library.checklists.all().filter(|list| list.role == Some(ListRole::Ladder));
        lists.filter(move |list| list.topics.iter().any(|of| of == topic))
    }

    /// Those of the topic, and those of the list that is the same for all.
    fn all_factors<'a>(&'a self, state: &'a PlanState) -> Vec<&'a str> {
        let topic = state.topic.as_deref().and_then(|topic| self.library.injuries.get(topic));
        let of_topic = topic.into_iter().flat_map(|topic| &topic.factors);
        let list = self.library.checklists.get(WHY_LIST);
        let of_all = list.into_iter().flat_map(|list| &list.items).map(|item| &item.text);
        // What was ticked at the start stays, whatever the topic says by now.
        let mut all: Vec<&str> = Vec::new();
        for factor in state.factors.iter().chain(of_topic).chain(of_all) {
            if !all.contains(&factor.as_str()) {
                all.push(factor);
            }
        }
        all
    }

    /// Those that were ticked, then those that may be. A plan without a topic has none.
    pub(super) fn factor_lines(&self, plan: &str, state: &PlanState) -> Result<Vec<FactorLine>, WireError> {
        let life = self.life()?;
        let topic = state.topic.as_ref();
        let all = topic.map(|_| self.all_factors(state)).unwrap_or_default();
        let mut lines: Vec<FactorLine> = all.into_iter().map(|factor| factor_line(life, plan, state, factor)).collect();
        lines.sort_by_key(|line| line.work.is_none());
        Ok(lines)
    }

    /// Without change until then, somebody should look at it: of a treatment, by the topic.
    pub(super) fn ask_by(&self, state: &PlanState) -> Option<(NaiveDate, SourceNote)> {
        let book = self.book();
        let topic = state.topic.as_deref().filter(|_| state.ended.is_none())?;
        let own = book.topics.get(topic).and_then(|topic| topic.ask_after_days.as_ref());
        let days: &Sourced<u16> = own.unwrap_or(&book.time.unchanged_days);
        let by = state.started.checked_add_days(chrono::Days::new(days.value.into()))?;
        Some((by, self.number("Without change, ask after", days, " days")))
    }

    /// Of each running plan that is not paused, and whose newest session was answered.
    pub(super) fn lights(&self, day: NaiveDate) -> Result<Vec<LightView>, WireError> {
        let life = self.life()?;
        let running = life.running().filter(|(plan, _)| life.pause_on(plan, day).is_none());
        let standing = running.filter_map(|(plan, _)| self.standing(plan, day).ok());
        Ok(standing.filter_map(|standing| Some(self.light_view(&standing, standing.pain_light()?))).collect())
    }

    fn light_view(&self, standing: &Standing, found: PainLight) -> LightView {
        let rules = &self.book().light;
        let number = match found.light {
            Light::Green | Light::Watch => &rules.watch_from,
            Light::Yellow => &rules.yellow_from,
            Light::Red => &rules.red_from,
        };
        let source = match found.unsettled {
            true => self.number("Yellow, times running", &rules.unsettled, ""),
            false => self.number("From", number, " of 10"),
        };
        let lighter = is_unloading(standing.state, standing.today, standing.book);
        LightView {
            plan: standing.plan.to_owned(),
            day: found.day.to_string(),
            light: found.light,
            pain: found.pain.map(|pain| pain.value()),
            within: found.within,
            unsettled: found.unsettled,
            darkens: found.darkens,
            asks: match found.light {
                Light::Red => LightAsks::Signs,
                Light::Yellow if !found.within && !lighter => LightAsks::Lighter,
                Light::Yellow | Light::Watch | Light::Green => LightAsks::Nothing,
            },
            source,
        }
    }
}

fn rung(life: &Life, topic: &str, ladder: &str, id: &str, text: &str) -> RungLine {
    let on = life.rung_on(topic, ladder, id).map(|on| on.to_string());
    RungLine { id: id.to_owned(), text: text.to_owned(), on }
}

fn factor_line(life: &Life, plan: &str, state: &PlanState, factor: &str) -> FactorLine {
    let told = life.factors_told(plan).rev().filter(|(_, of, ..)| *of == factor);
    let told: Vec<FactorTold> = told
        .map(|(entry, _, work, note)| FactorTold {
            day: entry.stamp.day.to_string(),
            work,
            note: note.map(str::to_owned),
        })
        .collect();
    let ticked = state.factors.iter().any(|of| of == factor).then_some(WorkOn::Open);
    FactorLine { factor: factor.to_owned(), work: told.first().map(|t| t.work).or(ticked), told }
}
