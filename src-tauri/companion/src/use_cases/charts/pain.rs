//! Pain over days, between the lines of the plan's own limits; and the minutes that a morning takes.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use sinew_domain::data::{Grade, Sourced};
use sinew_domain::pain::{Pain, PainLimit};
use sinew_domain::programme::PainRule;
use sinew_domain::progression::PainMode;
use sinew_domain::series::{PainBand, band_of, pain_bands, points};

use super::{Ground, chart_points};
use crate::Companion;
use crate::wire::{ChartBand, ChartPoint, PainChart, SourceNote, WireError};

impl Companion {
    pub(super) fn pain_chart(&self, ground: &Ground) -> Result<PainChart, WireError> {
        let (limits, mode) = (ground.limits, ground.state.mode);
        let strict = f64::from(self.book().session.progress_max.value);
        let during = pain_bands(limits.during, mode, strict);
        let after = pain_bands(limits.after, mode, strict);
        let of = |told: &BTreeMap<NaiveDate, Option<f64>>| chart_points(points(ground.span, told, ground.step));
        let sessions = ground.worst(|s| s.pain_during);
        Ok(PainChart {
            after: worded(of(&ground.worst(|s| s.pain_after)), &after),
            next_morning: of(&self.next_mornings(ground, &sessions)?),
            during: worded(of(&sessions), &during),
            bands: during.iter().map(chart_band).collect(),
            after_limit: (limits.after != limits.during).then_some(limits.after),
            mode,
            sources: self.limit_sources(ground, strict),
        })
    }

    /// Of the morning after each day with a session, at the day of the session: asked for, so a silence is a gap.
    fn next_mornings(
        &self,
        ground: &Ground,
        sessions: &BTreeMap<NaiveDate, Option<f64>>,
    ) -> Result<BTreeMap<NaiveDate, Option<f64>>, WireError> {
        let next = |day: NaiveDate| day.checked_add_days(Days::new(1)).unwrap_or(day);
        let [from, to] = ground.days();
        let mornings = self.mornings([next(from), next(to)])?;
        // The morning after the last day may still be to come.
        let asked = sessions.keys().filter(|day| next(**day) <= ground.today).map(|day| (*day, None));
        let told = mornings.into_iter().filter_map(|(day, m)| Some((day.pred_opt()?, m.pain.map(|pain| pain.value()))));
        Ok(asked.chain(told).collect())
    }

    /// Minutes, at the morning itself.
    pub(super) fn stiffness(&self, ground: &Ground) -> Result<Vec<ChartPoint>, WireError> {
        let [from, to] = ground.days();
        let mornings = self.mornings([from, to])?;
        let asked = ground.sessions.iter().filter_map(|s| s.of_day.succ_opt());
        let asked = asked.filter(|day| *day <= ground.today).map(|day| (day, None));
        let told = mornings.into_iter().map(|(day, m)| (day, m.stiffness_min.map(f64::from)));
        let told: BTreeMap<NaiveDate, Option<f64>> = asked.chain(told).collect();
        Ok(chart_points(points(ground.span, &told, ground.step)))
    }

    fn limit_sources(&self, ground: &Ground, strict: f64) -> Vec<SourceNote> {
        let limits = ground.limits;
        let tissue = self.book().tissues.of(ground.state.tissue);
        let mut notes = Vec::new();
        if ground.state.mode == PainMode::Strict && strict < limits.during {
            notes.push(self.number("Settled, up to", &self.book().session.progress_max, " of 10"));
        }
        let of = [|l: &PainLimit| l.during, |l: &PainLimit| l.after];
        let rules = [|r: &PainRule| r.during_max, |r: &PainRule| r.after_max];
        notes.push(self.limit_source(ground, "Limit during", limits.during, of[0], rules[0], &tissue.during_max));
        if limits.after != limits.during {
            notes.push(self.limit_source(
                ground,
                "Limit right after",
                limits.after,
                of[1],
                rules[1],
                &tissue.after_max,
            ));
        }
        notes
    }

    /// Whose number it is: one that was set by or for the person, the programme's, or the tissue's.
    fn limit_source(
        &self,
        ground: &Ground,
        what: &str,
        limit: f64,
        own: fn(&PainLimit) -> Option<Pain>,
        rule: fn(&PainRule) -> Option<u8>,
        tissue: &Sourced<u8>,
    ) -> SourceNote {
        let value = format!("{limit} of 10");
        if ground.own.iter().filter_map(own).any(|pain| pain.value() == limit) {
            return self.note(what, value, "own", Grade::Own);
        }
        let programme = ground.programme.and_then(|p| Some((p, p.pain_rule.as_ref()?)));
        match programme.filter(|(_, of)| rule(of).map(f64::from) == Some(limit)) {
            Some((p, of)) => self.note_with(what, value, &of.source, of.grade, None, &p.sources),
            None if f64::from(tissue.value) == limit => self.number(what, tissue, " of 10"),
            // What was set higher ends where red begins.
            None => self.note(what, value, &self.book().light.red_from.source, self.book().light.red_from.grade),
        }
    }
}

fn worded(points: Vec<ChartPoint>, bands: &[PainBand]) -> Vec<ChartPoint> {
    let word = |p: ChartPoint| ChartPoint { word: p.value.and_then(|pain| band_of(bands, pain)), ..p };
    points.into_iter().map(word).collect()
}

fn chart_band(band: &PainBand) -> ChartBand {
    ChartBand { word: band.word, over: band.over, to: band.to }
}
