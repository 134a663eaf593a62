//! What a bench found, as a line that `cargo xtask bench` puts into its table: what it is, the figure with its unit, and
//! the most that it may be.

/// `limit` is absent where there is no goal.
pub fn row(what: &str, figure: f64, unit: &str, limit: Option<f64>) {
    let limit = limit.map_or_else(String::new, |limit| limit.to_string());
    println!("row\t{what}\t{figure:.2}\t{unit}\t{limit}");
}
