//! What to ask at the next visit: the person's own questions, and suggestions that were put off until then.

use sinew_domain::plan::{Entry, Fact, Life, Question};
use sinew_domain::time::Now;

use super::bounds::WORDS_MAX;
use super::check::Check;
use super::library::no_such;
use super::life::no_plan;
use crate::Companion;
use crate::wire::{Changed, QuestionLine, WireError};

impl Companion {
    /// Newest first.
    pub fn questions(&self) -> Result<Vec<QuestionLine>, WireError> {
        let life = self.life()?;
        let line = |e: &Entry| match &e.fact {
            Fact::Question(q) => Some(QuestionLine {
                id: e.id.clone(),
                day: e.stamp.day.to_string(),
                words: q.words.clone(),
                done: is_done(life, &e.id),
            }),
            _ => None,
        };
        Ok(life.entries().iter().rev().filter_map(line).collect())
    }

    /// Up to 1000 characters.
    pub fn add_question(&mut self, words: &str, plan: Option<&str>, now: &Now) -> Result<(), WireError> {
        let life = self.life()?;
        if plan.is_some_and(|plan| life.plan(plan).is_none()) {
            return Err(no_plan());
        }
        let mut check = Check::default();
        let words = check.words("words", words, WORDS_MAX);
        let question = check.done(Question { plan: plan.map(str::to_owned), words })?;
        self.keep(Fact::Question(question), Changed::Plans, now)?;
        Ok(())
    }

    /// Said twice, it is done once.
    pub fn question_done(&mut self, id: &str, now: &Now) -> Result<(), WireError> {
        let life = self.life()?;
        let known = life.entries().iter().any(|e| e.id == id && matches!(e.fact, Fact::Question(_)));
        if !known {
            return Err(no_such("question"));
        }
        if !is_done(life, id) {
            self.keep(Fact::QuestionDone { question: id.to_owned() }, Changed::Plans, now)?;
        }
        Ok(())
    }
}

fn is_done(life: &Life, id: &str) -> bool {
    life.entries().iter().any(|e| matches!(&e.fact, Fact::QuestionDone { question } if question == id))
}
