//! Pain against the limits of a plan: the bands that a chart shows, and the days that count as a flare.

use chrono::NaiveDate;

use super::Span;
use crate::pain::{Felt, Light, LightRules, Pain, PainLimits, TissueClass, Word};
use crate::progression::PainMode;

/// From above `over` up to `to`, that number included; the first begins at nought.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PainBand {
    pub word: Word,
    pub over: Option<f64>,
    pub to: f64,
}

/// What follows from a pain while the plan is loaded: up to the first line it goes on as written, up to the limit the dose
/// stays, above it there is less. A published plan goes on up to its limit, and has no band between.
pub fn pain_bands(limit: f64, mode: PainMode, strict_line: f64) -> Vec<PainBand> {
    let calm = match mode {
        PainMode::Strict => strict_line.min(limit),
        PainMode::Published => limit,
    };
    let worst = Pain::WORST.value();
    let mut bands = vec![PainBand { word: Word::Settled, over: None, to: calm }];
    if calm < limit {
        bands.push(PainBand { word: Word::Watch, over: Some(calm), to: limit });
    }
    if limit < worst {
        bands.push(PainBand { word: Word::EaseOff, over: Some(limit), to: worst });
    }
    bands
}

pub fn band_of(bands: &[PainBand], pain: f64) -> Option<Word> {
    bands.iter().find(|band| pain <= band.to).map(|band| band.word)
}

/// A day on which a session was beyond what the plan allows, or came with a sign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FlareDay {
    pub day: NaiveDate,
    pub light: Light,
    /// The worst that was told; absent where a sign says it alone.
    pub pain: Option<Pain>,
    /// The day with a session before it was no flare.
    pub begins: bool,
}

/// The light of a day and the worst pain that was told of it.
type Told = (Light, Option<Pain>);

/// The days whose light is yellow or red, left out those inside the limits of the plan: a tendon may be loaded with a
/// pain that the guide for runs already calls yellow, and the plan asks for nothing less then.
pub fn flares(
    felt: &[(NaiveDate, Felt)],
    tissue: TissueClass,
    limits: &PainLimits,
    rules: &LightRules,
) -> Vec<FlareDay> {
    let mut days: Vec<(NaiveDate, Option<Told>)> = Vec::new();
    for (day, felt) in felt {
        let light = felt.light(tissue, rules).filter(|light| *light >= Light::Yellow && !limits.allow(felt));
        let told = light.map(|light| (light, felt.during.max(felt.after)));
        match days.last_mut() {
            Some((last, worst)) if last == day => {
                *worst = match (*worst, told) {
                    (Some((a, x)), Some((b, y))) => Some((a.max(b), x.max(y))),
                    (worst, told) => worst.or(told),
                };
            }
            _ => days.push((*day, told)),
        }
    }
    let mut out = Vec::new();
    let mut before = false;
    for (day, told) in days {
        if let Some((light, pain)) = told {
            out.push(FlareDay { day, light, pain, begins: !before });
        }
        before = told.is_some();
    }
    out
}

impl FlareDay {
    /// The days in which what came before it is looked for, its own included.
    pub fn look_back(&self, days: u16) -> Option<Span> {
        Span::new(self.day.checked_sub_days(chrono::Days::new(days.into()))?, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::day;
    use super::*;
    use crate::pain::Signs;
    use crate::progression::book;

    fn told(bands: &[PainBand]) -> String {
        bands.iter().map(|b| format!("{:?} {:?}..{}", b.word, b.over, b.to)).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn bands_say_what_follows_and_not_how_bad_it_is() {
        let line = f64::from(book().session.progress_max.value);
        let of = |limit, mode| told(&pain_bands(limit, mode, line));
        assert_eq!(of(5.0, PainMode::Strict), "Settled None..2, Watch Some(2.0)..5, EaseOff Some(5.0)..10");
        assert_eq!(of(5.0, PainMode::Published), "Settled None..5, EaseOff Some(5.0)..10");
        assert_eq!(of(2.0, PainMode::Strict), "Settled None..2, EaseOff Some(2.0)..10");
        assert_eq!(of(0.0, PainMode::Strict), "Settled None..0, EaseOff Some(0.0)..10");
        let bands = pain_bands(5.0, PainMode::Strict, line);
        let words = [0.0, 2.0, 2.1, 5.0, 5.1, 10.0].map(|pain| band_of(&bands, pain));
        let (calm, watch, ease) = (Some(Word::Settled), Some(Word::Watch), Some(Word::EaseOff));
        assert_eq!(words, [calm, calm, watch, watch, ease, ease]);
    }

    #[test]
    fn a_flare_is_yellow_or_red_beyond_the_plan_or_a_sign() {
        let book = book();
        let felt = |on: &str, during: Option<u8>, after: Option<u8>, signs: Option<Signs>| {
            let pain = |told: Option<u8>| told.and_then(Pain::whole);
            (day(on), Felt { during: pain(during), after: pain(after), signs, after_distance: Some(false) })
        };
        let calm = Some(Signs::default());
        let limp = Some(Signs { limp: true, ..Signs::default() });
        let life = [
            felt("2026-11-23", Some(5), Some(4), calm),
            felt("2026-11-24", Some(6), None, None),
            felt("2026-11-24", Some(7), Some(2), calm),
            felt("2026-11-25", Some(6), Some(6), calm),
            felt("2026-11-26", None, None, None),
            felt("2026-11-27", None, None, limp),
        ];
        let limits = PainLimits::of(TissueClass::Tendon, &book.tissues, &book.light, [None; 2], &[]);
        let days = flares(&life, TissueClass::Tendon, &limits, &book.light);
        let told: Vec<_> =
            days.iter().map(|f| (f.day.to_string(), f.light, f.pain.map(Pain::value), f.begins)).collect();
        assert_eq!(
            told,
            [
                ("2026-11-24".to_owned(), Light::Red, Some(7.0), true),
                ("2026-11-25".to_owned(), Light::Yellow, Some(6.0), false),
                // After a day that nobody answered it begins anew.
                ("2026-11-27".to_owned(), Light::Red, None, true),
            ]
        );
    }
}
