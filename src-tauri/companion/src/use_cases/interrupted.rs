//! A session that the last run of the program did not end: taken up again, kept as it is, or discarded.

use sinew_domain::session::{Engine, Outcome};
use sinew_domain::time::Now;

use super::session::{Light, PlanText, Running, title};
use crate::store::{self, EndKind};
use crate::wire::{Changed, ErrorCode, Interrupted, WireError};
use crate::{Companion, Play, not_saved, refused, unreadable};

impl Companion {
    /// None while a session is on in this run.
    pub fn interrupted(&self) -> Result<Option<Interrupted>, WireError> {
        if self.running.is_some() || !self.journal.waiting().is_empty() {
            return Ok(None);
        }
        let Some(live) = store::live(self.store.read()).map_err(unreadable)? else { return Ok(None) };
        let Some(row) = store::session(self.store.read(), &live.session_id).map_err(unreadable)? else {
            return Ok(None);
        };
        let detail = self.detail(row.clone())?;
        let step = live.engine.as_ref().and_then(|engine| self.step_view(engine, &row.prescription));
        Ok(Some(Interrupted {
            session_id: row.id,
            slot: row.asked.as_ref().map(|a| a.slot),
            title: title(&row.prescription),
            started_at_ms: row.at_ms as f64,
            started_at: detail.item.started_at,
            day: row.day,
            sets_done: detail.item.sets_done,
            sets_of: detail.item.sets_of,
            step,
        }))
    }

    /// Takes the session up where it stood. It is paused: the person says when it goes on.
    pub fn resume_interrupted(&mut self, now: &Now) -> Result<Vec<Play>, WireError> {
        let (row, live) = self.left_open()?;
        let Some(engine) = live.engine else {
            return Err(refused(ErrorCode::OtherVersion, vec!["the session was kept by another version".to_owned()]));
        };
        let sets = store::sets_of(self.store.read(), &row.id).map_err(unreadable)?;
        let engine = Engine::restore(engine, self.desk.stall_after, now);
        let set_ids = engine.records().iter().map(|record| {
            let same = |s: &&store::StoredSet| s.step == record.step as i64 && s.attempt == u32::from(record.attempt);
            sets.iter().find(same).map(|s| s.id.clone()).unwrap_or_default()
        });
        self.running = Some(Running {
            set_ids: set_ids.collect(),
            id: row.id,
            asked: row.asked,
            started_ms: row.at_ms,
            prescription: row.prescription,
            plan_text: PlanText::default(),
            light: Light::paused(now.mono),
            engine,
        });
        self.show = true;
        self.reminding.is_touched();
        self.journal.note(Changed::Live);
        Ok(Vec::new())
    }

    /// Keeps what was done; gives back the session's id.
    pub fn save_interrupted(&mut self, now: &Now) -> Result<String, WireError> {
        self.end_left_open(EndKind::Interrupted, now)
    }

    /// Takes the session out of every count. The rows stay, as every fact does.
    pub fn discard_interrupted(&mut self, now: &Now) -> Result<(), WireError> {
        self.end_left_open(EndKind::Discarded, now).map(|_| ())
    }

    fn end_left_open(&mut self, kind: EndKind, now: &Now) -> Result<String, WireError> {
        let (row, live) = self.left_open()?;
        let ran = live.engine.as_ref().filter(|_| kind != EndKind::Discarded).and_then(|engine| {
            let day = row.day.parse().ok()?;
            self.run_told(&row.id, row.prescription.run.as_ref()?, engine.records(), row.at_ms, day, false)
        });
        let active_ms = match live.engine {
            Some(engine) => {
                let active = Engine::restore(engine, self.desk.stall_after, now).elapsed(now).as_millis();
                i64::try_from(active).unwrap_or(i64::MAX)
            }
            None => store::sets_end_ms(self.store.read(), &row.id).map_err(unreadable)?,
        };
        // The session was over when it was last heard of, not when the person came back.
        let paused_ms = (live.at_ms - row.at_ms - active_ms).max(0);
        let (fact, run_fact) = (self.fact(now), self.fact(now));
        self.store
            .transact(|writer| {
                store::put_end(writer, &fact, &row.id, kind, None, active_ms, paused_ms)?;
                if kind != EndKind::Discarded {
                    store::put_session_mark(writer, &fact, &row.id)?;
                }
                Self::put_run_of(writer, &run_fact, ran.as_ref())?;
                store::clear_live(writer, &row.id)
            })
            .map_err(not_saved)?;
        self.forget_life();
        if let (EndKind::Interrupted, Some(asked)) = (kind, &row.asked) {
            let sets = store::sets_of(self.store.read(), &row.id).map_err(unreadable)?;
            let used = sets.into_iter().filter(|set| set.outcome != Outcome::Skipped);
            let load = |set: store::StoredSet| (set.exercise, set.corrected.map_or(set.load_kg, |right| right.load_kg));
            self.used_loads(asked, used.map(load).collect(), now);
        }
        self.journal.note(Changed::Sessions);
        self.journal.note(Changed::Live);
        if ran.is_some() {
            self.journal.note(Changed::Running);
        }
        Ok(row.id)
    }

    fn left_open(&self) -> Result<(store::SessionRow, store::LiveRow), WireError> {
        let none = || refused(ErrorCode::NoSession, Vec::new());
        if self.running.is_some() {
            return Err(refused(ErrorCode::SessionRunning, Vec::new()));
        }
        // A session that ended in this run, but is not in the file yet, was not interrupted.
        if !self.journal.waiting().is_empty() {
            return Err(none());
        }
        let live = store::live(self.store.read()).map_err(unreadable)?.ok_or_else(none)?;
        let row = store::session(self.store.read(), &live.session_id).map_err(unreadable)?.ok_or_else(none)?;
        Ok((row, live))
    }
}
