//! Pain: how it is rated, which limits a tissue has, and the light that a rating shows.
//!
//! Every number comes from the rule data with its source; nothing here may hold one of its own. A pain that nobody rated
//! is unknown, never zero: it has no light, and no limit is kept by it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::data::{Check, Sourced};
use crate::exercise::Tissue;

/// Pain from 0, none, to 10, the worst that can be imagined. People rate in whole numbers; tenths come from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Pain {
    tenths: u8,
}

impl Pain {
    pub const NONE: Pain = Pain { tenths: 0 };
    pub const WORST: Pain = Pain { tenths: 100 };

    /// None above 10.
    pub fn whole(rating: u8) -> Option<Self> {
        (rating <= 10).then(|| Self { tenths: rating * 10 })
    }

    /// None above 100.
    pub fn tenths(tenths: u8) -> Option<Self> {
        (tenths <= 100).then_some(Self { tenths })
    }

    pub fn value(self) -> f64 {
        f64::from(self.tenths) / 10.0
    }

    pub fn is_whole(self) -> bool {
        self.tenths.is_multiple_of(10)
    }
}

impl TryFrom<f64> for Pain {
    type Error = String;

    fn try_from(value: f64) -> Result<Self, String> {
        let tenths = (value * 10.0).round();
        let fits = (0.0..=100.0).contains(&tenths);
        if fits { Ok(Self { tenths: tenths as u8 }) } else { Err(format!("pain is 0 to 10, not {value}")) }
    }
}

impl From<Pain> for f64 {
    fn from(pain: Pain) -> f64 {
        pain.value()
    }
}

/// What is being loaded: the first key of every decision, because a tendon tolerates what a bone must not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TissueClass {
    Tendon,
    Fascia,
    /// Joints, and everything that has no class of its own.
    Joint,
    Muscle,
    Bone,
    Ligament,
}

impl TissueClass {
    pub const ALL: [TissueClass; 6] =
        [Self::Tendon, Self::Fascia, Self::Joint, Self::Muscle, Self::Bone, Self::Ligament];
}

/// For a topic that the rule data does not name.
impl From<Tissue> for TissueClass {
    fn from(tissue: Tissue) -> Self {
        match tissue {
            Tissue::Tendon => Self::Tendon,
            Tissue::Fascia => Self::Fascia,
            Tissue::Muscle => Self::Muscle,
            Tissue::Bone => Self::Bone,
            Tissue::Joint | Tissue::Nerve | Tissue::Skin | Tissue::Mixed => Self::Joint,
        }
    }
}

/// Signs that weigh more than any number. All five are asked together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct Signs {
    pub sharp: bool,
    /// Or moving differently to spare it.
    pub limp: bool,
    /// At rest or at night.
    pub rest_pain: bool,
    /// New.
    pub swelling: bool,
    /// Giving way, or not to be trusted.
    pub unstable: bool,
}

impl Signs {
    pub fn any(self) -> bool {
        self.sharp || self.other()
    }

    /// Any but sharp pain.
    pub fn other(self) -> bool {
        self.limp || self.rest_pain || self.swelling || self.unstable
    }
}

/// How pain went on while it was loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Course {
    /// There at the start, then gone.
    Easing,
    Constant,
    Worsening,
}

/// The light, from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Light {
    Green,
    /// The lower end of yellow.
    Watch,
    Yellow,
    Red,
}

/// What is printed beside the light: never colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Word {
    Settled,
    Watch,
    EaseOff,
    StopAndSeeSomeone,
}

/// The shape that survives in grey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    DiscWithTick,
    DiamondWithMark,
    OctagonWithBar,
    OctagonFilled,
}

impl Light {
    pub fn word(self) -> Word {
        match self {
            Light::Green => Word::Settled,
            Light::Watch => Word::Watch,
            Light::Yellow => Word::EaseOff,
            Light::Red => Word::StopAndSeeSomeone,
        }
    }

    pub fn shape(self) -> Shape {
        match self {
            Light::Green => Shape::DiscWithTick,
            Light::Watch => Shape::DiamondWithMark,
            Light::Yellow => Shape::OctagonWithBar,
            Light::Red => Shape::OctagonFilled,
        }
    }
}

/// What the light looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Felt {
    pub during: Option<Pain>,
    pub after: Option<Pain>,
    pub signs: Option<Signs>,
    /// Whether it began only after some distance. Matters where there was any pain.
    pub after_distance: Option<bool>,
}

impl Felt {
    /// The light. None while an answer is missing that could make it worse than what is known; a sign, or a high number,
    /// shows red whatever else is missing.
    pub fn light(&self, tissue: TissueClass, rules: &LightRules) -> Option<Light> {
        if self.signs.is_some_and(Signs::any) {
            return Some(Light::Red);
        }
        let known = self.during.max(self.after);
        let late = self.after_distance.unwrap_or(false);
        let worst_known = known.map(|pain| rules.of(pain, tissue, late))?;
        let asked = self.during.is_some() && self.after.is_some() && self.signs.is_some();
        let whole = asked && (self.after_distance.is_some() || known == Some(Pain::NONE));
        (whole || worst_known >= Light::Yellow).then_some(worst_known)
    }
}

/// The numbers of the light.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LightRules {
    pub watch_from: Sourced<f64>,
    pub yellow_from: Sourced<f64>,
    pub red_from: Sourced<f64>,
    /// Where a pain is not a whole number.
    pub red_from_decimal: Sourced<f64>,
    /// From here on, pain that comes only after some distance is yellow.
    pub late_yellow_from: Sourced<f64>,
    /// So many yellow ones in a row, each higher, are a warning before red.
    pub darkening: Sourced<u16>,
    /// So many yellow ones in a row have not settled: they count as red.
    pub unsettled: Sourced<u16>,
}

impl LightRules {
    pub fn of(&self, pain: Pain, tissue: TissueClass, after_distance: bool) -> Light {
        let value = pain.value();
        if self.is_red(pain) {
            return Light::Red;
        }
        let late = after_distance && value >= self.late_yellow_from.value;
        let bone = tissue == TissueClass::Bone && pain > Pain::NONE;
        if value >= self.yellow_from.value || late || bone {
            return Light::Yellow;
        }
        if value >= self.watch_from.value { Light::Watch } else { Light::Green }
    }

    /// By its number alone.
    pub fn is_red(&self, pain: Pain) -> bool {
        let from = if pain.is_whole() { &self.red_from } else { &self.red_from_decimal };
        pain.value() >= from.value
    }

    /// Whether yellow gets darker; the newest is last.
    pub fn darkens(&self, pains: &[Pain]) -> bool {
        let Some(last) = newest(pains, &self.darkening) else { return false };
        let yellow = last.iter().all(|p| p.value() >= self.yellow_from.value && !self.is_red(*p));
        yellow && last.windows(2).all(|pair| pair[1] > pair[0])
    }

    /// The newest light with what came before it, newest last: yellow that does not settle is red.
    pub fn settled(&self, lights: &[Light]) -> Option<Light> {
        let unsettled = newest(lights, &self.unsettled).is_some_and(|last| last.iter().all(|l| *l >= Light::Yellow));
        if unsettled { Some(Light::Red) } else { lights.last().copied() }
    }

    pub fn check(&self, check: &mut Check, path: &str) {
        for (key, number) in [
            ("watch_from", &self.watch_from),
            ("yellow_from", &self.yellow_from),
            ("red_from", &self.red_from),
            ("red_from_decimal", &self.red_from_decimal),
            ("late_yellow_from", &self.late_yellow_from),
        ] {
            check.sourced(&format!("{path}.{key}"), number, PAIN);
        }
        check.sourced(&format!("{path}.darkening"), &self.darkening, 2.0..=10.0);
        check.sourced(&format!("{path}.unsettled"), &self.unsettled, 2.0..=10.0);
        if !(self.watch_from.value < self.yellow_from.value && self.yellow_from.value < self.red_from_decimal.value) {
            check.problem(path, "watch, yellow and red follow each other");
        }
    }
}

fn newest<'a, T>(all: &'a [T], count: &Sourced<u16>) -> Option<&'a [T]> {
    all.len().checked_sub(usize::from(count.value)).map(|from| &all[from..])
}

const PAIN: std::ops::RangeInclusive<f64> = 0.0..=10.0;

/// Up to which pain a tissue may be loaded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TissueRules {
    pub during_max: Sourced<u8>,
    pub after_max: Sourced<u8>,
    /// Minutes within which it has settled to that.
    #[serde(default)]
    pub after_within_min: Option<Sourced<u16>>,
    /// How far the next morning may be above the usual, and still count as back to it.
    pub morning_rise_max: Sourced<u8>,
    /// Where the next morning has a limit of its own, whatever is usual.
    #[serde(default)]
    pub morning_max: Option<Sourced<u8>>,
    /// An ache up to this, at the start and soon gone, is only watched.
    #[serde(default)]
    pub ache_at_start_max: Option<Sourced<u8>>,
    /// On an easy run, where it is not as while loading.
    #[serde(default)]
    pub run_max: Option<Sourced<u8>>,
}

impl TissueRules {
    pub fn check(&self, check: &mut Check, path: &str) {
        check.sourced(&format!("{path}.during_max"), &self.during_max, PAIN);
        check.sourced(&format!("{path}.after_max"), &self.after_max, PAIN);
        check.maybe_sourced(&format!("{path}.after_within_min"), self.after_within_min.as_ref(), 5.0..=1440.0);
        check.sourced(&format!("{path}.morning_rise_max"), &self.morning_rise_max, PAIN);
        check.maybe_sourced(&format!("{path}.morning_max"), self.morning_max.as_ref(), PAIN);
        check.maybe_sourced(&format!("{path}.ache_at_start_max"), self.ache_at_start_max.as_ref(), PAIN);
        check.maybe_sourced(&format!("{path}.run_max"), self.run_max.as_ref(), PAIN);
    }
}

/// One for each class.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tissues {
    pub tendon: TissueRules,
    pub fascia: TissueRules,
    pub joint: TissueRules,
    pub muscle: TissueRules,
    pub bone: TissueRules,
    pub ligament: TissueRules,
}

impl Tissues {
    pub fn of(&self, class: TissueClass) -> &TissueRules {
        match class {
            TissueClass::Tendon => &self.tendon,
            TissueClass::Fascia => &self.fascia,
            TissueClass::Joint => &self.joint,
            TissueClass::Muscle => &self.muscle,
            TissueClass::Bone => &self.bone,
            TissueClass::Ligament => &self.ligament,
        }
    }
}

/// Who set a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SetBy {
    Clinician,
    Person,
}

/// A pain limit that somebody set, in place of the one of the tissue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PainLimit {
    pub during: Option<Pain>,
    pub after: Option<Pain>,
    pub by: SetBy,
}

/// The limits in force, and whose they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PainLimits {
    pub during: f64,
    pub after: f64,
    /// None where they are the tissue's or the programme's.
    pub by: Option<SetBy>,
}

impl PainLimits {
    /// A clinician's limit takes the place of any other; a person's, that of the programme's; the programme's, that of the
    /// tissue's. Bone is the exception: there only a clinician's may be the higher one. None reaches into red.
    pub fn of(
        tissue: TissueClass,
        tissues: &Tissues,
        light: &LightRules,
        programme: [Option<u8>; 2],
        own: &[PainLimit],
    ) -> Self {
        let rules = tissues.of(tissue);
        let mut limits = Self { during: rules.during_max.value.into(), after: rules.after_max.value.into(), by: None };
        let only_lower = tissue == TissueClass::Bone;
        let take = |here: f64, new: Option<f64>, only_lower: bool| match new {
            Some(new) if only_lower => here.min(new),
            Some(new) => new,
            None => here,
        };
        let [during, after] = programme.map(|limit| limit.map(f64::from));
        limits.during = take(limits.during, during, only_lower);
        limits.after = take(limits.after, after, only_lower);
        // The clinician's come last and stay.
        for by in [SetBy::Person, SetBy::Clinician] {
            for limit in own.iter().filter(|l| l.by == by) {
                let only_lower = only_lower && by == SetBy::Person;
                limits.during = take(limits.during, limit.during.map(Pain::value), only_lower);
                limits.after = take(limits.after, limit.after.map(Pain::value), only_lower);
                limits.by = Some(by);
            }
        }
        let below_red = light.red_from_decimal.value.ceil() - 1.0;
        limits.during = limits.during.min(below_red);
        limits.after = limits.after.min(below_red);
        limits
    }

    /// Nothing that was told is over a limit, and no sign came with it.
    pub fn allow(&self, felt: &Felt) -> bool {
        let fits = |pain: Option<Pain>, limit: f64| pain.is_none_or(|pain| pain.value() <= limit);
        let calm = felt.signs.is_none_or(|signs| !signs.any());
        calm && fits(felt.during, self.during) && fits(felt.after, self.after)
    }
}
