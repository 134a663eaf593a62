//! Runs of one figure: what lies in the middle, and how far apart they are.

/// Sorted, and never empty once something was measured.
#[derive(Debug, Clone, Default)]
pub struct Figures(Vec<f64>);

impl FromIterator<f64> for Figures {
    fn from_iter<I: IntoIterator<Item = f64>>(figures: I) -> Self {
        let mut figures: Vec<f64> = figures.into_iter().collect();
        figures.sort_by(f64::total_cmp);
        Self(figures)
    }
}

impl Figures {
    /// The smallest figure that at least this share of all of them does not exceed.
    pub fn at(&self, share: f64) -> Option<f64> {
        let place = (share * self.0.len() as f64).ceil() as usize;
        self.0.get(place.saturating_sub(1)).copied()
    }

    pub fn median(&self) -> Option<f64> {
        let (lower, upper) = (self.0.get(self.0.len().checked_sub(1)? / 2)?, self.0.get(self.0.len() / 2)?);
        Some(f64::midpoint(*lower, *upper))
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// `512 ms (498–530)`; the range only where there is one.
    pub fn told(&self, unit: &str) -> String {
        let (Some(median), Some(least), Some(most)) = (self.median(), self.0.first(), self.0.last()) else {
            return "-".to_owned();
        };
        let places = if *most < 10.0 { 2 } else { usize::from(*most < 100.0) };
        if self.count() == 1 {
            return format!("{median:.places$} {unit}");
        }
        format!("{median:.places$} {unit} ({least:.places$}–{most:.places$})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(figures: &[f64]) -> Figures {
        figures.iter().copied().collect()
    }

    #[test]
    fn the_middle_and_the_ends() {
        assert_eq!(figures(&[30.0, 10.0, 20.0]).told("ms"), "20.0 ms (10.0–30.0)");
        assert_eq!(figures(&[1.0, 2.0]).median(), Some(1.5));
        assert_eq!(figures(&[400.0]).told("ms"), "400 ms");
        assert_eq!(figures(&[]).told("ms"), "-");
    }

    #[test]
    fn a_share_is_one_of_the_figures() {
        let hundred: Figures = (1..=100).map(f64::from).collect();
        assert_eq!(hundred.at(0.5), Some(50.0));
        assert_eq!(hundred.at(0.99), Some(99.0));
        assert_eq!(hundred.at(1.0), Some(100.0));
    }
}
