//! An exercise as data: what it is, how it is done, and the figure that shows it.

use toml::{Table, Value};

use crate::data::{Fields, Problem, Reader, read_file};

/// An exercise, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Exercise {
    /// E01 to E87: the number in the library.
    pub id: String,
    pub name: String,
    pub purpose: String,
    pub equipment: Vec<String>,
    pub steps: Vec<String>,
    /// One line each of what to mind.
    pub cues: Vec<String>,
    pub stop_if: Vec<String>,
    /// Whether the heel goes below the edge of a step; never offered for insertional pain.
    pub below_step: bool,
    /// Whether the other leg does the raise.
    pub other_leg_raises: bool,
    /// The figure's poses and phases, its angles within human range.
    pub figure: Table,
}

/// Reads an exercise file; reports every problem at once.
pub fn parse(file: &str, text: &str) -> (Option<Exercise>, Vec<Problem>) {
    read_file(file, text, |reader, fields| {
        let known = [
            "id",
            "name",
            "purpose",
            "equipment",
            "steps",
            "cues",
            "stop_if",
            "below_step",
            "other_leg_raises",
            "figure",
        ];
        reader.only(fields, &known);
        let id = reader.text(fields, "id");
        let name = reader.text(fields, "name");
        let purpose = reader.text(fields, "purpose");
        let equipment = reader.texts(fields, "equipment");
        let steps = reader.texts(fields, "steps");
        let cues = reader.texts(fields, "cues");
        let stop_if = reader.texts(fields, "stop_if");
        if !(3..=6).contains(&steps.len()) {
            reader.problem(format!("{}.steps", fields.path), "has 3 to 6 short lines");
        }
        let below_step = reader.flag(fields, "below_step");
        let other_leg_raises = reader.flag(fields, "other_leg_raises");
        let figure = reader.fields(fields, "figure");
        if let Some(figure) = &figure {
            check_figure(reader, figure);
        }
        Some(Exercise {
            id: id?,
            name: name?,
            purpose: purpose?,
            equipment,
            steps,
            cues,
            stop_if,
            below_step,
            other_leg_raises,
            figure: figure?.table.clone(),
        })
    })
}

/// How far human joints go, in degrees: flexion first, then abduction and outward rotation where the joint has them.
/// Norms of the American Academy of Orthopaedic Surgeons (Joint Motion, 1965), rounded outward by 5 to 20 degrees for
/// flexible people and for the foot's share in a rise on tiptoe.
const RANGES: [(&str, &[(f64, f64)]); 6] = [
    ("hip", &[(-25.0, 130.0), (-30.0, 55.0), (-45.0, 60.0)]),
    ("knee", &[(0.0, 150.0)]),
    ("ankle", &[(-55.0, 40.0)]),
    ("toe", &[(-45.0, 90.0)]),
    ("shoulder", &[(-60.0, 180.0), (-30.0, 180.0), (-90.0, 90.0)]),
    ("elbow", &[(0.0, 150.0)]),
];

fn check_figure(reader: &mut Reader, figure: &Fields) {
    let phases = reader.list(figure, "phases");
    let poses = reader.fields(figure, "poses");
    let named = |name: &str| poses.as_ref().is_some_and(|p| p.table.contains_key(name));
    for phase in &phases {
        let _kind = reader.one_of(phase, "kind", &[("lower", ()), ("hold", ()), ("raise", ())]);
        if let Some(to) = reader.text(phase, "to").filter(|to| !named(to)) {
            reader.problem(format!("{}.to", phase.path), format!("there is no pose \"{to}\""));
        }
    }
    let Some(poses) = &poses else { return };
    for name in poses.table.keys() {
        let Some(pose) = reader.fields(poses, name) else { continue };
        if let Some(from) = reader.maybe_text(&pose, "from").filter(|from| !named(from)) {
            reader.problem(format!("{}.from", pose.path), format!("there is no pose \"{from}\""));
        }
        for limb in ["near", "far"].iter().filter(|l| pose.table.contains_key(**l)) {
            if let Some(limb) = reader.fields(&pose, limb) {
                check_limb(reader, &limb);
            }
        }
    }
}

fn check_limb(reader: &mut Reader, limb: &Fields) {
    reader.only(limb, &RANGES.map(|(joint, _)| joint));
    for (joint, ranges) in RANGES {
        let Some(value) = limb.table.get(joint) else { continue };
        let path = format!("{}.{joint}", limb.path);
        let angles = match value {
            Value::Array(list) => list.iter().map(number).collect::<Option<Vec<f64>>>(),
            one => number(one).map(|n| vec![n]),
        };
        let Some(angles) = angles.filter(|a| a.len() <= 3) else {
            reader.problem(path, "must be an angle, or a list of up to three");
            continue;
        };
        for (angle, (low, high)) in angles.iter().zip(ranges) {
            if !(*low..=*high).contains(angle) {
                reader.problem(&path, format!("{angle} degrees is outside human range, {low} to {high}"));
            }
        }
    }
}

fn number(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_integer().map(|i| i as f64))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn a_figure_that_no_body_can_take_is_refused() {
        let text = r#"
            id = "E01"
            name = "Heel drop"
            purpose = "Loads the calf"
            equipment = ["step"]
            steps = ["Stand.", "Lower."]
            cues = []
            stop_if = []
            [figure]
            phases = [{ kind = "lower", to = "deep" }, { kind = "jump", to = "top" }]
            [figure.poses.top]
            near = { knee = -5, ankle = [20, 0], wing = 3 }
            [figure.poses.low]
            from = "tip"
            far = { hip = [10, 90], elbow = "bent" }
        "#;
        let (exercise, problems) = parse("e.toml", text);
        assert_eq!(exercise, None);
        let report: String = problems.iter().map(|p| format!("{p}\n")).collect();
        expect![[r#"
            e.toml.steps: has 3 to 6 short lines
            e.toml.figure.phases[0].to: there is no pose "deep"
            e.toml.figure.phases[1].kind: "jump" is not one of lower, hold, raise
            e.toml.figure.poses.low.from: there is no pose "tip"
            e.toml.figure.poses.low.far.hip: 90 degrees is outside human range, -30 to 55
            e.toml.figure.poses.low.far.elbow: must be an angle, or a list of up to three
            e.toml.figure.poses.top.near.wing: unknown; known here: hip, knee, ankle, toe, shoulder, elbow
            e.toml.figure.poses.top.near.knee: -5 degrees is outside human range, 0 to 150
        "#]]
        .assert_eq(&report);
    }
}
