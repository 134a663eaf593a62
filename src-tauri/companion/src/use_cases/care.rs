//! Signs that somebody should see: raised, answered, cleared by a clinician, or gone past by the person.
//!
//! This must never clear a sign by itself, and never say what it means.

use chrono::{Days, NaiveDate};
use sinew_domain::injury::Urgency;
use sinew_domain::plan::{Entry, Fact, FlagAdvice, FlagCleared, FlagRaised, Life};
use sinew_domain::safety::flow;
use sinew_domain::time::Now;

use super::bounds::{NAME_MAX, WORDS_MAX};
use super::check::Check;
use super::library::no_such;
use super::life::day_of;
use crate::wire::{
    AdviceDraft, AdviceLine, Changed, ClearDraft, ErrorCode, FlagDraft, FlagView, SignTicked, WireError,
};
use crate::{Companion, refused};

/// Further ahead no clinician clears anything. Sinew's own default.
const CLEARED_AHEAD_DAYS: u64 = 366;

impl Companion {
    /// Newest first.
    pub fn flags(&self, now: &Now) -> Result<Vec<FlagView>, WireError> {
        let life = self.life()?;
        Ok(life.entries().iter().rev().filter_map(|e| flag_view(life, e, day_of(now))).collect())
    }

    /// Keeps the signs that were ticked, the most urgent of them first.
    pub fn raise_flag(&mut self, draft: &FlagDraft, now: &Now) -> Result<FlagView, WireError> {
        let mut check = Check::default();
        let raised = self.signs(&draft.signs, "signs", &mut check);
        if draft.signs.is_empty() {
            check.problem("signs", "none was ticked");
        }
        let raised = check.done(raised)?.ok_or_else(|| no_such("sign"))?;
        let id = self.keep(Fact::Flag(raised), Changed::Flags, now)?;
        self.flag(&id, now).map(|(_, view)| view)
    }

    /// The most urgent sign that is open; of several, the newest.
    pub fn open_flag(&self, day: NaiveDate) -> Result<Option<FlagView>, WireError> {
        let life = self.life()?;
        let all = life.entries().iter().rev().filter_map(|e| flag_view(life, e, day));
        Ok(all.filter(|flag| flag.open).min_by_key(|flag| flag.urgency))
    }

    /// What a clinician said about it; the sign stays open.
    pub fn add_advice(&mut self, draft: &AdviceDraft, now: &Now) -> Result<(), WireError> {
        let (raised, _) = self.flag(&draft.flag, now)?;
        let mut check = Check::default();
        let who = check.words("who", &draft.who, NAME_MAX);
        let words = check.words("words", &draft.words, WORDS_MAX);
        let on = check.day("on", &draft.on);
        if on.is_some_and(|on| on > day_of(now)) {
            check.problem("on", "has not come yet");
        }
        not_before(&mut check, on, raised);
        let on = on.unwrap_or_default();
        let advice = check.done(FlagAdvice { flag: draft.flag.clone(), who, on, words })?;
        self.keep(Fact::FlagAdvice(advice), Changed::Flags, now)?;
        Ok(())
    }

    /// A clinician has cleared it, from a day on. One that is still to come clears nothing until then.
    pub fn clear_flag(&mut self, draft: &ClearDraft, now: &Now) -> Result<(), WireError> {
        let (raised, _) = self.flag(&draft.flag, now)?;
        let mut check = Check::default();
        let by = check.words("by", &draft.by, NAME_MAX);
        let on = check.day("on", &draft.on);
        if on.is_some_and(|on| on > day_of(now) + Days::new(CLEARED_AHEAD_DAYS)) {
            check.problem("on", "is more than a year ahead");
        }
        not_before(&mut check, on, raised);
        let cleared = check.done(FlagCleared { flag: draft.flag.clone(), on: on.unwrap_or_default(), by })?;
        self.keep(Fact::FlagCleared(cleared), Changed::Flags, now)?;
        Ok(())
    }

    /// The tick was a slip of the finger. Only on the same day, and before anything else was said about it.
    pub fn flag_slip(&mut self, flag: &str, now: &Now) -> Result<(), WireError> {
        let (raised, view) = self.flag(flag, now)?;
        let mut check = Check::default();
        if raised != day_of(now) {
            check.problem("flag", "was ticked on another day");
        }
        if !view.open || !view.advice.is_empty() || view.cleared.is_some() {
            check.problem("flag", "something was said about it since");
        }
        check.done(())?;
        self.keep(Fact::FlagSlip { flag: flag.to_owned() }, Changed::Flags, now)?;
        Ok(())
    }

    /// The person goes on by their own decision, and says why. Never past an emergency.
    pub fn override_flag(&mut self, flag: &str, words: &str, now: &Now) -> Result<(), WireError> {
        let (_, view) = self.flag(flag, now)?;
        if !view.flow.may_override {
            return Err(refused(ErrorCode::Barred, vec!["flag: an emergency is not gone past".to_owned()]));
        }
        let mut check = Check::default();
        let words = check.words("words", words, WORDS_MAX);
        if !view.open {
            check.problem("flag", "is not open");
        }
        let words = check.done(words)?;
        self.keep(Fact::FlagOverride { flag: flag.to_owned(), words }, Changed::Flags, now)?;
        Ok(())
    }

    /// The words of the signs that were ticked, and the most urgent of them; None where nothing was ticked, or where a
    /// problem was found. `path` is where they stand in the draft.
    pub(super) fn signs(&self, ticked: &[SignTicked], path: &str, check: &mut Check) -> Option<FlagRaised> {
        let mut found: Vec<(Urgency, String)> = Vec::new();
        for (at, sign) in ticked.iter().enumerate() {
            let list = self.library.checklists.get(&sign.checklist);
            let item = list.and_then(|list| list.items.get(usize::try_from(sign.item).ok()?));
            match item.map(|item| (item.urgency, &item.text)) {
                None => check.problem(&format!("{path}[{at}]"), "no such sign"),
                Some((None, _)) => check.problem(&format!("{path}[{at}]"), "is no sign that should be seen"),
                Some((Some(_), text)) if found.iter().any(|(_, words)| words == text) => {}
                Some((Some(urgency), text)) => found.push((urgency, text.clone())),
            }
        }
        found.sort_by_key(|(urgency, _)| *urgency);
        let urgency = found.first()?.0;
        Some(FlagRaised { urgency, signs: found.into_iter().map(|(_, words)| words).collect() })
    }

    /// With the day on which it was raised.
    fn flag(&self, id: &str, now: &Now) -> Result<(NaiveDate, FlagView), WireError> {
        let life = self.life()?;
        let entry = life.entries().iter().find(|e| e.id == id);
        let found = entry.and_then(|e| Some((e.stamp.day, flag_view(life, e, day_of(now))?)));
        found.ok_or_else(|| no_such("sign"))
    }
}

/// None of what is no flag.
fn flag_view(life: &Life, entry: &Entry, day: NaiveDate) -> Option<FlagView> {
    let Fact::Flag(raised) = &entry.fact else { return None };
    let mut advice = Vec::new();
    let (mut cleared, mut overridden, mut slip) = (None, None, false);
    for e in life.entries() {
        match &e.fact {
            Fact::FlagAdvice(a) if a.flag == entry.id => {
                advice.push(AdviceLine { on: a.on.to_string(), who: a.who.clone(), words: a.words.clone() });
            }
            Fact::FlagCleared(c) if c.flag == entry.id => cleared = Some((c.on, c.by.clone())),
            Fact::FlagOverride { flag, words } if *flag == entry.id => overridden = Some(words.clone()),
            Fact::FlagSlip { flag } if *flag == entry.id => slip = true,
            // Facts of other kinds, and of other flags.
            _ => {}
        }
    }
    let is_cleared = cleared.as_ref().is_some_and(|(on, _)| *on <= day);
    Some(FlagView {
        id: entry.id.clone(),
        day: entry.stamp.day.to_string(),
        urgency: raised.urgency,
        signs: raised.signs.clone(),
        flow: flow(raised.urgency),
        advice,
        cleared: cleared.map(|(on, by)| (on.to_string(), by)),
        slip,
        open: !is_cleared && overridden.is_none() && !slip,
        overridden,
    })
}

fn not_before(check: &mut Check, on: Option<NaiveDate>, raised: NaiveDate) {
    if on.is_some_and(|on| on < raised) {
        check.problem("on", "is before the day on which the sign was ticked");
    }
}
