//! What the rules suggest, and what the person makes of it.
//!
//! A suggestion is answered once. The same answer again, as by a second click, changes nothing; another one is refused:
//! a plan is changed by hand from then on, or with the next session.

use chrono::NaiveDate;
use sinew_domain::data::Sourced;
use sinew_domain::injury::Urgency;
use sinew_domain::plan::{Decided, Decision, Fact, Life, PlanState, Question, Revision, Standing, Suggestion, Why};
use sinew_domain::progression::{Advice, Change, Fired, Input, Lever, Outcome};
use sinew_domain::time::Now;

use super::library::named;
use super::life::{day_of, no_plan};
use super::summary::summary;
use crate::wire::{Changed, DecisionDraft, ErrorCode, SourceNote, SuggestionCard, WireError};
use crate::{Companion, refused};

impl Companion {
    /// Those that are open, then those that were answered today. A plan that is paused has none, and while an emergency
    /// is open nothing is suggested at all.
    pub fn suggestion_cards(&self, day: NaiveDate) -> Result<Vec<SuggestionCard>, WireError> {
        let life = self.life()?;
        let mut open = Vec::new();
        let mut answered = Vec::new();
        for (plan, _) in life.running().filter(|(plan, _)| is_open_to(life, plan, day)) {
            // Without its programme, which the person took away, nothing can be said of a plan.
            let Ok(standing) = self.standing(plan, day) else { continue };
            let current = standing.suggestion().filter(|s| s.decided.is_none());
            open.extend(current.map(|suggestion| self.suggestion_card(&standing, suggestion)));
            for (entry, decision) in life.decisions(plan).filter(|(entry, _)| entry.stamp.day == day) {
                // As it stood then: what was accepted has changed the plan since.
                let then = life.before(&entry.id);
                let was = Standing { life: &then, state: then.plan(plan).unwrap_or(standing.state), ..standing };
                let suggestion = was.suggestion().filter(|s| s.session == decision.session);
                let suggestion = suggestion.map(|s| Suggestion { decided: Some(decision.clone()), ..s });
                answered.extend(suggestion.map(|suggestion| self.suggestion_card(&was, suggestion)));
            }
        }
        open.extend(answered);
        Ok(open)
    }

    /// Accepted, it becomes the plan; kept or to be asked, the plan stays. All of it is in the log afterwards, or nothing.
    pub fn decide(&mut self, draft: &DecisionDraft, now: &Now) -> Result<(), WireError> {
        let facts = self.decided(draft, day_of(now))?;
        if !facts.is_empty() {
            self.keep_all(facts, Changed::Plans, now)?;
        }
        Ok(())
    }

    fn decided(&self, draft: &DecisionDraft, today: NaiveDate) -> Result<Vec<Fact>, WireError> {
        let life = self.life()?;
        let standing = self.standing(&draft.plan, today)?;
        if standing.state.ended.is_some() {
            return Err(no_plan());
        }
        let current = standing.suggestion().filter(|_| life.pause_on(&draft.plan, today).is_none());
        let current = current.filter(|s| s.session == draft.session && s.with_morning == draft.with_morning);
        let Some(suggestion) = current else {
            let gone = "session: a session, a morning or a pause has come since; this suggestion no longer stands";
            return Err(refused(ErrorCode::NotFound, vec![gone.to_owned()]));
        };
        match &suggestion.decided {
            Some(before) if before.decided == draft.decided => return Ok(Vec::new()),
            Some(_) => return Err(refused(ErrorCode::Invalid, vec!["decided: it was answered before".to_owned()])),
            None => {}
        }
        if draft.decided != Decided::Accept && !suggestion.answer.may_override {
            return Err(refused(ErrorCode::Barred, vec!["decided: an emergency is not gone past".to_owned()]));
        }
        Ok(facts_of(draft.decided, &standing, &suggestion))
    }

    fn suggestion_card(&self, standing: &Standing, suggestion: Suggestion) -> SuggestionCard {
        let programme = standing.programme;
        let source = |f: &Fired| {
            let note = self.note_with(f.id, f.sentence.clone(), &f.source, f.grade, None, &programme.sources);
            (f.id.to_owned(), note)
        };
        SuggestionCard {
            plan: suggestion.plan,
            programme: named(&programme.id, &programme.name),
            session: suggestion.session,
            of_day: suggestion.of_day.to_string(),
            with_morning: suggestion.with_morning,
            sources: suggestion.answer.fired.iter().map(source).collect(),
            counting: self.counting(&suggestion.answer.fired),
            decided: suggestion.decided.map(|d| d.decided),
            summary: if asks_for_somebody(&suggestion.answer.fired) {
                summary(standing, |exercise| self.library.name_of(exercise))
            } else {
                Vec::new()
            },
            answer: suggestion.answer,
        }
    }

    /// The numbers of our own by which the log was counted, as far as a rule that fired has read what they make.
    fn counting(&self, fired: &[Fired]) -> Vec<SourceNote> {
        let numbers = &self.book().counting;
        let read = |input| fired.iter().any(|f| f.read.iter().any(|(of, _)| *of == input));
        let mut notes = Vec::new();
        if read(Input::MorningPainRise) || read(Input::MorningStiffnessRise) {
            notes.push(self.number(
                "Your usual: the middle of the last mornings, at most",
                &numbers.usual_mornings,
                "",
            ));
        }
        if read(Input::SessionsPercent) || read(Input::WeekSessionsPercent) {
            let share = Sourced { value: numbers.done_share.value * 100.0, ..numbers.done_share.clone() };
            notes.push(self.number("A session counts from this part of its sets", &share, " %"));
        }
        notes
    }

    /// Keeps facts that belong together, in their order: all of them, or none.
    pub(super) fn keep_all(&mut self, facts: Vec<Fact>, changed: Changed, now: &Now) -> Result<(), WireError> {
        let rows = facts.into_iter().map(|fact| (self.fact(now), fact)).collect();
        self.keep_rows(rows, &[changed], now)
    }
}

fn is_open_to(life: &Life, plan: &str, day: NaiveDate) -> bool {
    life.open_sign(day, false) != Some(Urgency::Emergency) && life.pause_on(plan, day).is_none()
}

fn asks_for_somebody(fired: &[Fired]) -> bool {
    fired.iter().any(|f| matches!(f.advice, Some(Advice::SeeSomeone | Advice::AskAgain)))
}

/// The decision, and what follows from it. It stands first, so that the life before it is the one that was looked at.
fn facts_of(decided: Decided, standing: &Standing, suggestion: &Suggestion) -> Vec<Fact> {
    let revision = (decided == Decided::Accept).then(|| accepted(standing, suggestion)).flatten();
    let rule = lead(suggestion).map(|f| f.id.to_owned()).unwrap_or_default();
    let decision = Decision {
        plan: suggestion.plan.clone(),
        session: suggestion.session.clone(),
        with_morning: suggestion.with_morning,
        suggested: suggestion.answer.outcome,
        rule,
        decided,
    };
    let question = (decided == Decided::Ask).then(|| question(standing, suggestion));
    let facts = [Some(Fact::Decision(decision)), revision.map(Fact::Revision), question.map(Fact::Question)];
    facts.into_iter().flatten().collect()
}

/// What the suggestion asks of the plan; None where the plan stays as it is.
fn accepted(standing: &Standing, suggestion: &Suggestion) -> Option<Revision> {
    let lead = lead(suggestion)?;
    let (state, why) = match suggestion.answer.change {
        Some(change) => {
            let why = Why::Suggestion {
                session: suggestion.session.clone(),
                rule: lead.id.to_owned(),
                sentence: lead.sentence.clone(),
                source: lead.source.clone(),
                grade: lead.grade,
                change,
            };
            (standing.state.changed(change, standing.programme, standing.today, standing.book), why)
        }
        // No number of the plan changes, and nothing is eased off: the decision beside it names the rule.
        None if is_lighter_week(suggestion) => {
            let state = PlanState { unloading: Some(standing.today), ..standing.state.clone() };
            (state, Why::Lighter { rule: Some(lead.id.to_owned()) })
        }
        None => return None,
    };
    Some(Revision { plan: Some(suggestion.plan.clone()), state, why })
}

/// The rule that speaks: the first, or the one that proposes the lighter week.
fn lead(suggestion: &Suggestion) -> Option<&Fired> {
    let fired = &suggestion.answer.fired;
    let lighter = fired.iter().find(|f| is_lighter_week(suggestion) && f.advice == Some(Advice::UnloadingWeek));
    lighter.or(fired.first())
}

/// Proposed together with a step back, it waits: one thing at a time.
fn is_lighter_week(suggestion: &Suggestion) -> bool {
    let answer = &suggestion.answer;
    answer.outcome == Outcome::Hold && answer.fired.iter().any(|f| f.advice == Some(Advice::UnloadingWeek))
}

fn question(standing: &Standing, suggestion: &Suggestion) -> Question {
    let because = lead(suggestion).map(|f| format!(" because: {} ({})", f.sentence, f.id)).unwrap_or_default();
    let words = format!("{}: Sinew suggested {}{because}", standing.programme.name, what(suggestion));
    Question { plan: Some(suggestion.plan.clone()), words }
}

fn what(suggestion: &Suggestion) -> String {
    if let Some(Change { lever, from, to }) = suggestion.answer.change {
        return format!("{} from {from} to {to}", lever_words(lever));
    }
    let words = match suggestion.answer.outcome {
        Outcome::Stop => "to stop, and to have it looked at",
        Outcome::StepBack(_) => "rest until it is quiet",
        Outcome::Hold if is_lighter_week(suggestion) => "a lighter week",
        Outcome::Hold | Outcome::Progress => "the same once more",
    };
    words.to_owned()
}

fn lever_words(lever: Lever) -> &'static str {
    match lever {
        Lever::Reps => "reps",
        Lever::Sets => "sets",
        Lever::Hold => "the hold, in seconds,",
        Lever::Speed => "the speed",
        Lever::Load => "the load, in kilograms,",
        Lever::Stage => "the stage",
        Lever::Week => "the week",
    }
}
