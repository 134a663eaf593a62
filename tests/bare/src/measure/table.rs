//! One table: the bare window and the app side by side, and whether the goal is met.

use std::fmt;

#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Row>,
    notes: Vec<String>,
}

#[derive(Debug, Default)]
pub struct Row {
    pub what: String,
    pub bare: String,
    pub sinew: String,
    /// The app's figure for each of the bare window's.
    pub ratio: Option<f64>,
    pub goal: Goal,
}

#[derive(Debug, Default, Clone, Copy)]
pub enum Goal {
    #[default]
    None,
    Ratio(f64),
    /// A limit in a unit, and the figure that is held against it.
    Most {
        limit: f64,
        unit: &'static str,
        figure: Option<f64>,
    },
}

impl Table {
    pub fn row(&mut self, row: Row) {
        println!("    {}", row.cells().join("  "));
        self.rows.push(row);
    }

    pub fn note(&mut self, note: impl Into<String>) {
        let note = note.into();
        println!("    {note}");
        self.notes.push(note);
    }
}

impl Row {
    fn cells(&self) -> [String; 6] {
        let or_dash = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
        let ratio = self.ratio.map_or("-".to_owned(), |ratio| format!("{ratio:.2}"));
        let (goal, met) = match self.goal {
            Goal::None => ("-".to_owned(), None),
            Goal::Ratio(most) => (format!("≤ {most} ×"), Some(self.ratio.is_some_and(|ratio| ratio <= most))),
            Goal::Most { limit, unit, figure } => {
                (format!("≤ {limit} {unit}"), Some(figure.is_some_and(|f| f <= limit)))
            }
        };
        let verdict = met.map_or("-", |met| if met { "met" } else { "NOT MET" });
        [self.what.clone(), or_dash(&self.bare), or_dash(&self.sinew), ratio, goal, verdict.to_owned()]
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ["", "bare window", "Sinew", "ratio", "goal", "verdict"].map(str::to_owned);
        let rows: Vec<[String; 6]> = std::iter::once(head).chain(self.rows.iter().map(Row::cells)).collect();
        for row in &rows {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                let width = rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
                line += &format!("{cell:<width$}  ");
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        self.notes.iter().try_for_each(|note| write!(f, "\n{note}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(ratio: Option<f64>, goal: Goal) -> String {
        let [.., verdict] = Row { ratio, goal, ..Row::default() }.cells();
        verdict
    }

    #[test]
    fn a_goal_without_a_figure_is_not_met() {
        assert_eq!(verdict(Some(1.2), Goal::Ratio(1.2)), "met");
        assert_eq!(verdict(Some(1.21), Goal::Ratio(1.2)), "NOT MET");
        assert_eq!(verdict(None, Goal::Ratio(1.2)), "NOT MET");
        assert_eq!(verdict(None, Goal::Most { limit: 100.0, unit: "ms", figure: Some(9.0) }), "met");
        assert_eq!(verdict(None, Goal::None), "-");
    }
}
