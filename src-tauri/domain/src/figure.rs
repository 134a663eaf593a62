//! The exercise figure as data: poses as joint angles, contacts, and the phases that lead from pose to pose. Angles in
//! degrees, lengths in centimetres of a body of 174 cm. How it is drawn is the window's matter.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::data::Check;

/// One angle (flexion), or a list: flexion, abduction, outward rotation at hip and shoulder; toes up, sole inwards, toes
/// outwards at the ankle; flexion, to the side, twist for the spine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Angles {
    One(f64),
    Many(Vec<f64>),
}

/// What is left out rests in the neutral pose, or in the pose that is inherited.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LimbPose {
    pub hip: Option<Angles>,
    pub knee: Option<Angles>,
    pub ankle: Option<Angles>,
    pub toe: Option<Angles>,
    pub shoulder: Option<Angles>,
    pub elbow: Option<Angles>,
    /// 0 is a flat arch, 1 a foot made as short as it goes.
    pub arch: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct FigurePose {
    /// The pose it inherits.
    pub from: Option<String>,
    /// How the whole body lies: stand, supine, prone, side …
    pub base: Option<String>,
    /// Pitch, roll, yaw.
    pub body: Option<Angles>,
    pub spine: Option<Angles>,
    pub neck: Option<Angles>,
    /// The limbs of the side that works.
    pub near: Option<LimbPose>,
    pub far: Option<LimbPose>,
    /// The pins that hold in this pose; absent means all of them.
    pub pin: Option<Vec<String>>,
    /// Where the anchor lies in this pose, when not on its spot; a third number plants its depth too.
    pub at: Option<Vec<f64>>,
    /// Where pins lie in this pose, by name, when not where the pin says.
    pub place: Option<BTreeMap<String, Vec<f64>>>,
}

/// A part of a rep, as the figure knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Beat {
    Lower,
    Hold,
    Raise,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct FigurePhase {
    pub kind: Beat,
    /// The pose at its end.
    pub to: String,
    pub ease: Option<String>,
    /// Poses passed on the way, each with its fraction of the phase.
    pub via: Option<Vec<(String, f64)>>,
}

/// The body point that is carried onto a spot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    pub point: String,
    /// The name of a spot, or a place; absent where every pose says it.
    pub at: Option<Spot>,
}

/// The name of a spot, or a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Spot {
    Name(String),
    Place(Vec<f64>),
}

/// The body turns about its anchor until this point lies at a height.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Settle {
    pub point: String,
    pub y: f64,
}

/// A hand or a foot that stays on something while the body moves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ContactPin {
    pub name: String,
    pub point: String,
    pub at: Option<Vec<f64>>,
    /// Another body point that it stays on.
    pub on: Option<String>,
    pub off: Option<Vec<f64>>,
    pub pole: Option<Vec<f64>>,
    pub palm: Option<Vec<f64>>,
    pub turn: Option<f64>,
}

/// The range of the working joint, drawn as an arc.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ArcLine {
    pub of: String,
    pub about: String,
    pub from: String,
    pub to: String,
    pub grow: Option<f64>,
    pub r: Option<f64>,
}

/// A path that is left behind by a body point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Trace {
    pub of: String,
}

/// A thing in the picture; which fields it has depends on its kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct Prop {
    pub kind: String,
    #[serde(flatten)]
    pub sizes: BTreeMap<String, PropValue>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum PropValue {
    Flag(bool),
    Number(f64),
    Numbers(Vec<f64>),
    Name(String),
    Names(Vec<String>),
}

/// A moving figure, or for an activity only a sign.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Instead of everything else: the name of a sign.
    #[serde(default)]
    pub pictogram: Option<String>,
    /// Azimuth and elevation of the camera.
    #[serde(default)]
    pub view: Option<[f64; 2]>,
    /// x, y, width, height of the picture; absent: fitted to all poses.
    #[serde(default)]
    pub frame: Option<[f64; 4]>,
    #[serde(default)]
    pub props: Vec<Prop>,
    /// Places by name: x forward, y up, z to the figure's right.
    #[serde(default)]
    pub spots: BTreeMap<String, Vec<f64>>,
    #[serde(default)]
    pub anchor: Option<Anchor>,
    #[serde(default)]
    pub settle: Option<Settle>,
    #[serde(default)]
    pub pins: Vec<ContactPin>,
    #[serde(default)]
    pub arc: Option<ArcLine>,
    #[serde(default)]
    pub line: Option<Vec<String>>,
    /// The tissue that works, drawn in the accent colour.
    #[serde(default)]
    pub sinew: Option<String>,
    #[serde(default)]
    pub order: Option<Vec<String>>,
    #[serde(default)]
    pub ground: Option<bool>,
    /// `bare` draws feet with toes and an arch; otherwise shoes.
    #[serde(default)]
    pub feet: Option<String>,
    /// The body point that draws a line in the air, as on a blackboard.
    #[serde(default)]
    pub trace: Option<Trace>,
    #[serde(default)]
    pub phases: Vec<FigurePhase>,
    #[serde(default)]
    pub poses: BTreeMap<String, FigurePose>,
}

/// The signs that the window can draw.
pub const PICTOGRAMS: [&str; 8] = ["bike", "swim", "run", "row", "elliptical", "yoga", "ice", "roll"];

/// How far human joints go, in degrees: flexion first, then abduction and outward rotation where the joint has them.
/// Norms of the American Academy of Orthopaedic Surgeons (Joint Motion, 1965), rounded outward by 5 to 20 degrees for
/// flexible people and for the foot's share in a rise on tiptoe.
const RANGES: [(&str, &[(f64, f64)]); 6] = [
    ("hip", &[(-25.0, 130.0), (-30.0, 55.0), (-45.0, 60.0)]),
    ("knee", &[(0.0, 150.0)]),
    ("ankle", &[(-55.0, 40.0), (-25.0, 40.0), (-30.0, 40.0)]),
    ("toe", &[(-45.0, 90.0)]),
    ("shoulder", &[(-60.0, 180.0), (-30.0, 180.0), (-90.0, 90.0)]),
    ("elbow", &[(0.0, 150.0)]),
];

const POSES_MAX: usize = 40;

impl Figure {
    pub fn has(&self, beat: Beat) -> bool {
        self.phases.iter().any(|p| p.kind == beat)
    }

    pub fn check(&self, check: &mut Check) {
        if let Some(sign) = &self.pictogram {
            if !PICTOGRAMS.contains(&sign.as_str()) {
                check.problem(
                    "figure.pictogram",
                    format!("there is no sign of this name; there are {}", PICTOGRAMS.join(", ")),
                );
            }
            if !self.phases.is_empty() {
                check.problem("figure.phases", "a sign does not move");
            }
            return;
        }
        check.count("figure.phases", self.phases.len(), 1..=12);
        check.count("figure.poses", self.poses.len(), 1..=POSES_MAX);
        for (i, phase) in self.phases.iter().enumerate() {
            self.pose_named(check, &format!("figure.phases[{i}].to"), &phase.to);
            for (pose, _) in phase.via.iter().flatten() {
                self.pose_named(check, &format!("figure.phases[{i}].via"), pose);
            }
        }
        for (name, pose) in &self.poses {
            let path = format!("figure.poses.{name}");
            if let Some(from) = &pose.from {
                self.pose_named(check, &format!("{path}.from"), from);
            }
            if self.inherits_itself(name) {
                check.problem(&format!("{path}.from"), "inherits from itself");
            }
            let placed = pose.place.iter().flat_map(BTreeMap::keys);
            for pin in pose.pin.iter().flatten().chain(placed).filter(|pin| !self.pins.iter().any(|p| p.name == **pin))
            {
                check.problem(&path, format!("there is no pin \"{pin}\""));
            }
            for (side, limb) in [("near", &pose.near), ("far", &pose.far)] {
                if let Some(limb) = limb {
                    limb.check(check, &format!("{path}.{side}"));
                }
            }
        }
        if let Some(Anchor { at: Some(Spot::Name(spot)), .. }) = &self.anchor
            && !self.spots.contains_key(spot)
        {
            check.problem("figure.anchor.at", format!("there is no spot \"{spot}\""));
        }
        if let Some(arc) = &self.arc {
            self.pose_named(check, "figure.arc.from", &arc.from);
            self.pose_named(check, "figure.arc.to", &arc.to);
        }
    }

    fn pose_named(&self, check: &mut Check, path: &str, name: &str) {
        if !self.poses.contains_key(name) {
            check.problem(path, format!("there is no pose \"{name}\""));
        }
    }

    fn inherits_itself(&self, name: &str) -> bool {
        let mut here = self.poses.get(name);
        for _ in 0..POSES_MAX {
            let Some(from) = here.and_then(|p| p.from.as_deref()) else { return false };
            if from == name {
                return true;
            }
            here = self.poses.get(from);
        }
        false
    }
}

impl LimbPose {
    fn check(&self, check: &mut Check, path: &str) {
        let joints = [&self.hip, &self.knee, &self.ankle, &self.toe, &self.shoulder, &self.elbow];
        for ((joint, ranges), angles) in RANGES.iter().zip(joints) {
            let angles = match angles {
                None => continue,
                Some(Angles::One(angle)) => std::slice::from_ref(angle),
                Some(Angles::Many(angles)) => angles.as_slice(),
            };
            let path = format!("{path}.{joint}");
            if angles.len() > 3 {
                check.problem(&path, "must be an angle, or a list of up to three");
            }
            for (angle, (low, high)) in angles.iter().zip(*ranges) {
                if !(*low..=*high).contains(angle) {
                    check.problem(&path, format!("{angle} degrees is outside human range, {low} to {high}"));
                }
            }
        }
    }
}
