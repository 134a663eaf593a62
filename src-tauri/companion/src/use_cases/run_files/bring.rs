//! What the person decided, written: all of it in one transaction, or nothing.

use std::collections::{BTreeMap, BTreeSet};

use sinew_domain::running::{Cap, RunCourse, RunHow, RunTold};
use sinew_domain::time::Now;

use super::not_done;
use super::review::{Found, rate, whole};
use crate::recordings::shelf;
use crate::store::{self, Fact, RunFile};
use crate::wire::{
    BringRunsDraft, Changed, ErrorCode, RunChoice, RunChoiceWhat, RunComingState, RunsBrought, WireError,
};
use crate::{Companion, not_saved, refused, unreadable};

/// What is to be written for one recording.
enum Write {
    Add {
        told: Box<RunTold>,
        fact: Fact,
    },
    /// Beside an entry; `filled` is the entry once more, where the file knows something that nobody told.
    Beside {
        run: String,
        filled: Option<(Box<RunTold>, Fact)>,
    },
    With {
        id: String,
    },
    Leave,
}

impl Companion {
    /// Writes what was decided. Refused, with every problem, where something of it cannot be; then nothing is written.
    pub fn bring_runs_in(&mut self, draft: &BringRunsDraft, now: &Now) -> Result<RunsBrought, WireError> {
        let (found, _) = self.found_runs(now)?;
        let course = self.run_course()?;
        let problems = self.problems_of(draft, &found, &course)?;
        if !problems.is_empty() {
            return Err(refused(ErrorCode::Invalid, problems));
        }
        let chosen: Vec<(&RunChoice, &Found)> =
            draft.choices.iter().filter_map(|c| Some((c, found.iter().find(|f| f.id == c.id)?))).collect();
        let mut writes = Vec::new();
        for (choice, one) in &chosen {
            let write = self.write_of(&choice.what, one, &course, now)?;
            writes.push((*one, write, self.fact(now)));
        }
        // Originals are on the disk before a row names them: cut off in between, a file lies there that nobody asks for.
        self.keep_originals(&writes)?;
        self.put_runs(&writes)?;
        self.forget_decided(&found, &chosen);
        self.journal.note(Changed::Runs);
        let count = |is: fn(&Write) -> bool| writes.iter().filter(|(_, write, _)| is(write)).count() as u32;
        Ok(RunsBrought {
            added: count(|w| matches!(w, Write::Add { .. })),
            beside: count(|w| matches!(w, Write::Beside { .. } | Write::With { .. })),
            left: count(|w| matches!(w, Write::Leave)),
            review_waits: (found.len() - chosen.len()) as u32,
        })
    }

    fn problems_of(
        &self,
        draft: &BringRunsDraft,
        found: &[Found],
        course: &RunCourse,
    ) -> Result<Vec<String>, WireError> {
        let mut problems = Vec::new();
        let mut seen = BTreeSet::new();
        let adds: BTreeSet<&str> = draft
            .choices
            .iter()
            .filter(|choice| matches!(choice.what, RunChoiceWhat::Add { .. }))
            .map(|choice| choice.id.as_str())
            .collect();
        if draft.choices.is_empty() {
            problems.push("choices: nothing was chosen".to_owned());
        }
        for (nth, RunChoice { id, what }) in draft.choices.iter().enumerate() {
            let mut wrong = |why: &str| problems.push(format!("choices[{nth}]: {why}"));
            if !seen.insert(id) {
                wrong("is named twice");
            }
            let Some(one) = found.iter().find(|one| one.id == *id) else {
                wrong("no such recording waits");
                continue;
            };
            let leaves = *what == RunChoiceWhat::Leave;
            if !one.looked.impossible.is_empty() && !leaves {
                wrong("cannot have been, and cannot come in");
            }
            if matches!(one.state, RunComingState::Here { .. }) && !leaves {
                wrong("is in the log already");
            }
            match what {
                RunChoiceWhat::Add { plan: Some(plan) } => {
                    let of_day = self.plan_of_day(course, &one.looked.recording.recorded, one.day)?;
                    if of_day.is_none_or(|of_day| of_day.plan != *plan) {
                        wrong("the plan asks for no run on that day");
                    }
                }
                RunChoiceWhat::Beside { run } if !self.is_in_log(run)? => wrong("no such entry"),
                RunChoiceWhat::With { id } if !adds.contains(id.as_str()) => {
                    wrong("what it goes with does not come in")
                }
                RunChoiceWhat::Add { plan: None }
                | RunChoiceWhat::Beside { .. }
                | RunChoiceWhat::With { .. }
                | RunChoiceWhat::Leave => {}
            }
        }
        Ok(problems)
    }

    fn write_of(
        &mut self,
        what: &RunChoiceWhat,
        one: &Found,
        course: &RunCourse,
        now: &Now,
    ) -> Result<Write, WireError> {
        Ok(match what {
            RunChoiceWhat::Leave => Write::Leave,
            RunChoiceWhat::With { id } => Write::With { id: id.clone() },
            RunChoiceWhat::Add { plan } => {
                let mut told = told_of(one);
                let step = course.plan().filter(|p| Some(&p.id) == plan.as_ref()).map(|p| p.step);
                (told.plan, told.step) = (plan.clone(), step);
                told.cap = cap_on(course, &told);
                told.recalled = self.is_told_late(one.day, now);
                Write::Add { told: Box::new(told), fact: self.fact(now) }
            }
            RunChoiceWhat::Beside { run } => {
                let rows = store::run(self.store.read(), run).map_err(unreadable)?;
                let before = rows.last().map(|row| row.told.clone());
                let filled = before.as_ref().map(|told| filled(told, &told_of(one)));
                let filled = filled.filter(|filled| before.as_ref() != Some(filled));
                Write::Beside { run: run.clone(), filled: filled.map(|told| (Box::new(told), self.fact(now))) }
            }
        })
    }

    fn keep_originals(&self, writes: &[(&Found, Write, Fact)]) -> Result<(), WireError> {
        let named: BTreeSet<&str> = writes
            .iter()
            .filter(|(_, write, _)| !matches!(write, Write::Leave))
            .map(|(one, ..)| one.file.digest.as_str())
            .collect();
        for file in shelf::waiting(&self.folder).map_err(|error| not_done(&error))? {
            if named.contains(file.digest.as_str()) {
                shelf::keep(&self.folder, &file).map_err(|error| not_done(&error))?;
            }
        }
        Ok(())
    }

    fn put_runs(&mut self, writes: &[(&Found, Write, Fact)]) -> Result<(), WireError> {
        let entry_of: BTreeMap<&str, &str> = writes
            .iter()
            .filter_map(|(one, write, _)| match write {
                Write::Add { fact, .. } => Some((one.id.as_str(), fact.id.as_str())),
                Write::Beside { .. } | Write::With { .. } | Write::Leave => None,
            })
            .collect();
        let lengths: BTreeMap<String, u64> = shelf::waiting(&self.folder)
            .map_err(|error| not_done(&error))?
            .into_iter()
            .map(|file| (file.digest, file.bytes.len() as u64))
            .collect();
        let put = |writer: &store::Writer| {
            // New entries first: files of this call may go beside them.
            for (_, write, _) in writes {
                match write {
                    Write::Add { told, fact } => store::put_run(writer, fact, None, told, false)?,
                    Write::Beside { run, filled: Some((told, fact)) } => {
                        store::put_run(writer, fact, Some(run), told, false)?;
                    }
                    Write::Beside { filled: None, .. } | Write::With { .. } | Write::Leave => {}
                }
            }
            for (one, write, fact) in writes {
                let run = match write {
                    Write::Add { fact, .. } => Some(fact.id.clone()),
                    Write::Beside { run, .. } => Some(run.clone()),
                    Write::With { id } => entry_of.get(id.as_str()).map(|run| (*run).to_owned()),
                    Write::Leave => None,
                };
                store::put_run_file(writer, fact, &file_row(one, run, lengths.get(&one.file.digest).copied()))?;
            }
            Ok(())
        };
        self.store.transact(put).map_err(not_saved)
    }

    /// A file of which every recording was decided about waits no more. One that cannot be taken away is here already when
    /// it is looked at next.
    fn forget_decided(&self, found: &[Found], chosen: &[(&RunChoice, &Found)]) {
        let open: BTreeSet<&str> = found
            .iter()
            .filter(|one| !chosen.iter().any(|(_, other)| other.id == one.id))
            .map(|one| one.file.digest.as_str())
            .collect();
        for digest in chosen.iter().map(|(_, one)| one.file.digest.as_str()).filter(|digest| !open.contains(digest)) {
            let _stays = shelf::forget(&self.folder, digest);
        }
    }
}

/// An entry of what a watch says. Pain and everything else that only a person knows is not told.
fn told_of(one: &Found) -> RunTold {
    let of = &one.looked.recording.recorded;
    RunTold {
        started_ms: (of.start_ms >= 0).then_some(of.start_ms),
        distance_m: whole(of.distance.map(|d| d.m)),
        duration_s: whole(of.moving.map(|t| t.s).or(of.elapsed_s)),
        ascent_m: whole(of.ascent_m),
        heart_rate: rate(of.avg_heart_bpm, 300),
        heart_rate_most: rate(of.max_heart_bpm, 300),
        cadence: rate(of.cadence_spm, 400),
        ..RunTold::new(one.day, of.sport, RunHow::Recorded)
    }
}

/// What was told, with what nobody told from the file.
fn filled(told: &RunTold, file: &RunTold) -> RunTold {
    RunTold {
        started_ms: told.started_ms.or(file.started_ms),
        distance_m: told.distance_m.or(file.distance_m),
        duration_s: told.duration_s.or(file.duration_s),
        ascent_m: told.ascent_m.or(file.ascent_m),
        heart_rate: told.heart_rate.or(file.heart_rate),
        heart_rate_most: told.heart_rate_most.or(file.heart_rate_most),
        cadence: told.cadence.or(file.cadence),
        ..told.clone()
    }
}

/// The strictest cap of the day; only runs have one.
fn cap_on(course: &RunCourse, told: &RunTold) -> Option<Cap> {
    let caps = course.caps.iter().map(|(_, set)| set.cap());
    let in_force = caps.filter(|cap| cap.until.is_none_or(|until| until >= told.of_day));
    in_force.filter(|_| told.sport.is_run()).min_by_key(|cap| cap.m)
}

fn file_row(one: &Found, run: Option<String>, bytes: Option<u64>) -> RunFile {
    let recording = &one.looked.recording;
    RunFile {
        run,
        name: one.file.name.clone(),
        format: recording.format.name().to_owned(),
        digest: one.file.digest.clone(),
        bytes: bytes.unwrap_or(0),
        external: recording.external_id.clone(),
        begun_ms: (recording.recorded.start_ms >= 0).then_some(recording.recorded.start_ms),
        elapsed_s: whole(recording.recorded.elapsed_s),
    }
}
