//! Kilometres and miles, as they are typed and shown. Everything is kept in whole metres.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DistanceUnit {
    #[default]
    Km,
    Mi,
}

impl DistanceUnit {
    pub fn metres(self) -> f64 {
        match self {
            DistanceUnit::Km => 1_000.0,
            DistanceUnit::Mi => 1_609.344,
        }
    }

    pub fn sign(self) -> &'static str {
        match self {
            DistanceUnit::Km => "km",
            DistanceUnit::Mi => "mi",
        }
    }

    /// To the nearest metre; None where it is no distance.
    pub fn to_metres(self, typed: f64) -> Option<u32> {
        let m = (typed * self.metres()).round();
        (0.0..=f64::from(u32::MAX)).contains(&m).then_some(m as u32)
    }

    /// To two decimals, as it is read and drawn.
    pub fn of_metres(self, m: u32) -> f64 {
        (f64::from(m) / self.metres() * 100.0).round() / 100.0
    }

    /// The shortest number that gives the same metres when it is typed.
    pub fn typed(self, m: u32) -> f64 {
        let exact = f64::from(m) / self.metres();
        let rounded = (0..=6).map(|digits| {
            let tens = 10_f64.powi(digits);
            (exact * tens).round() / tens
        });
        rounded.into_iter().find(|typed| self.to_metres(*typed) == Some(m)).unwrap_or(exact)
    }

    /// "8.05 km", "5 mi"
    pub fn said(self, m: u32) -> String {
        format!("{} {}", self.of_metres(m), self.sign())
    }
}

/// "52:30", "1:02:30"
pub fn time_said(seconds: u32) -> String {
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{rest:02}") } else { format!("{minutes}:{rest:02}") }
}

/// "52" minutes, "52:30", "1:02:30"; in seconds. None where it is no time.
pub fn time_typed(typed: &str) -> Option<u32> {
    let parts: Vec<&str> = typed.trim().split(':').collect();
    let number =
        |part: &str| (part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?;
    let within = |part: &str| number(part).filter(|n: &u32| *n < 60 && part.len() == 2);
    match parts.as_slice() {
        [minutes] => Some(number(minutes)? * 60),
        [minutes, seconds] => Some(number(minutes)? * 60 + within(seconds)?),
        [hours, minutes, seconds] => Some(number(hours)? * 3_600 + within(minutes)? * 60 + within(seconds)?),
        _ => None,
    }
}

/// "6:12 /km"; None where nothing was covered.
pub fn pace_said(m: u32, seconds: u32, unit: DistanceUnit) -> Option<String> {
    let of_unit = f64::from(seconds) * unit.metres() / f64::from(m);
    (m > 0 && seconds > 0).then(|| format!("{} /{}", time_said(of_unit.round() as u32), unit.sign()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_comes_back_as_it_was_typed() {
        for unit in [DistanceUnit::Km, DistanceUnit::Mi] {
            for typed in [0.1, 3.0, 5.0, 6.0, 8.05, 9.0, 12.0, 21.1, 26.2, 42.195] {
                let m = unit.to_metres(typed).expect("a distance");
                assert_eq!(unit.to_metres(unit.typed(m)), Some(m), "{typed} {unit:?}");
            }
            for m in 0..20_000 {
                assert_eq!(unit.to_metres(unit.typed(m)), Some(m), "{m} m in {unit:?}");
            }
        }
        assert_eq!(
            [12.0, 9.0, 8.0, 6.0].map(|mi| DistanceUnit::Mi.to_metres(mi)),
            [19_312, 14_484, 12_875, 9_656].map(Some)
        );
        assert_eq!(DistanceUnit::Mi.typed(9_656), 6.0);
        for none in [-0.1, f64::NAN, f64::INFINITY, 1e12] {
            assert_eq!(DistanceUnit::Km.to_metres(none), None, "{none}");
        }
    }

    #[test]
    fn a_distance_is_said_with_its_unit() {
        let said =
            [(8_690, DistanceUnit::Mi), (8_690, DistanceUnit::Km), (5_000, DistanceUnit::Km), (0, DistanceUnit::Mi)];
        assert_eq!(said.map(|(m, unit)| unit.said(m)), ["5.4 mi", "8.69 km", "5 km", "0 mi"]);
    }

    #[test]
    fn a_time_is_minutes_or_has_colons() {
        let typed = ["52", " 52:30 ", "1:02:30", "90:00", "0:45"];
        assert_eq!(typed.map(time_typed), [3_120, 3_150, 3_750, 5_400, 45].map(Some));
        for none in ["", "-5", "1:2", "1:60", "1:70:00", "1:2:3:4", "5 min", "1.5", "99999"] {
            assert_eq!(time_typed(none), None, "{none}");
        }
        assert_eq!([3_150, 3_750, 45].map(time_said), ["52:30", "1:02:30", "0:45"]);
        assert_eq!(pace_said(10_000, 3_000, DistanceUnit::Km), Some("5:00 /km".to_owned()));
        assert_eq!(pace_said(0, 3_000, DistanceUnit::Km), None);
    }
}
