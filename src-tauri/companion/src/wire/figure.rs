use serde::Serialize;
use sinew_domain::exercise::Count;
use sinew_domain::figure::Figure;

/// An exercise of the running session, for the picture and the words beside it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ExerciseView {
    pub id: String,
    pub name: String,
    pub cue: Option<String>,
    /// Whether the other leg does the raise.
    pub other_leg_raises: bool,
    /// What is counted in its sets.
    pub count: Count,
    /// Absent for an exercise of the person's own that has none.
    pub figure: Option<Figure>,
}
