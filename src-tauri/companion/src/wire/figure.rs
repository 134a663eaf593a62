//! The exercise figure as it stands in the exercise file: angles in degrees, lengths in centimetres.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One angle, or a list of flexion, abduction, outward rotation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(untagged)]
pub enum Scalar {
    One(f64),
    Many(Vec<f64>),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LimbPose {
    pub hip: Option<Scalar>,
    pub knee: Option<Scalar>,
    pub ankle: Option<Scalar>,
    pub toe: Option<Scalar>,
    pub shoulder: Option<Scalar>,
    pub elbow: Option<Scalar>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct FigurePose {
    pub from: Option<String>,
    pub base: Option<String>,
    pub body: Option<Vec<f64>>,
    pub spine: Option<Vec<f64>>,
    pub neck: Option<Vec<f64>>,
    pub near: Option<LimbPose>,
    pub far: Option<LimbPose>,
    /// The pins that hold in this pose; absent means all of them.
    pub pin: Option<Vec<String>>,
    pub at: Option<Vec<f64>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct FigurePhase {
    /// `lower`, `hold` or `raise`.
    pub kind: String,
    pub to: String,
    pub ease: Option<String>,
    /// Poses passed on the way, each with its fraction of the phase.
    pub via: Option<Vec<(String, f64)>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Anchor {
    pub point: String,
    pub at: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Settle {
    pub point: String,
    pub y: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ContactPin {
    pub name: String,
    pub point: String,
    pub at: Option<Vec<f64>>,
    pub on: Option<String>,
    pub off: Option<Vec<f64>>,
    pub pole: Option<Vec<f64>>,
    pub palm: Option<Vec<f64>>,
    pub turn: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ArcLine {
    pub of: String,
    pub about: String,
    pub from: String,
    pub to: String,
    pub grow: Option<f64>,
    pub r: Option<f64>,
}

/// A thing in the picture; which fields it has depends on its kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Prop {
    pub kind: String,
    #[serde(flatten)]
    pub sizes: BTreeMap<String, PropValue>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(untagged)]
pub enum PropValue {
    Number(f64),
    Pair(Vec<f64>),
    Point(String),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct FigureData {
    /// Azimuth and elevation of the camera.
    pub view: [f64; 2],
    /// x, y, width, height of the picture.
    pub frame: [f64; 4],
    #[serde(default)]
    pub props: Vec<Prop>,
    #[serde(default)]
    pub spots: BTreeMap<String, Vec<f64>>,
    pub anchor: Option<Anchor>,
    pub settle: Option<Settle>,
    #[serde(default)]
    pub pins: Vec<ContactPin>,
    pub arc: Option<ArcLine>,
    pub line: Option<Vec<String>>,
    pub sinew: Option<String>,
    pub order: Option<Vec<String>>,
    pub ground: Option<bool>,
    pub phases: Vec<FigurePhase>,
    pub poses: BTreeMap<String, FigurePose>,
}

/// An exercise of the running session, for the picture and the words beside it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ExerciseView {
    pub id: String,
    pub name: String,
    pub cue: Option<String>,
    /// Whether the other leg does the raise.
    pub other_leg_raises: bool,
    pub figure: FigureData,
}
