//! Where things are, how large they are, and whether the README's map still shows it.

use super::Problem;

const TOP_LEVEL: &[&str] = &["Cargo.toml", "Cargo.lock", "README.md", "src-tauri", "ui", "assets", "tests"];

const MAP_BEGINS: &str = "<!-- code map -->";
const MAP_ENDS: &str = "<!-- /code map -->";

/// What a tool insists on beside the house is a dot-file.
pub fn top_level(paths: &[String]) -> Vec<Problem> {
    let mut names: Vec<&str> = paths.iter().filter_map(|path| path.split('/').next()).collect();
    names.dedup();
    names.retain(|name| !name.starts_with('.') && !TOP_LEVEL.contains(name));
    let message = format!("is not one of the names at the top: {}", TOP_LEVEL.join(", "));
    names.into_iter().map(|name| Problem::new(name, 1, message.as_str())).collect()
}

pub fn size(path: &str, text: &str) -> Vec<Problem> {
    let Some((limit, kind)) = limit(path) else { return Vec::new() };
    let lines = text.lines().count();
    let message = format!("has {lines} lines; {kind} has at most {limit}");
    if lines > limit { vec![Problem::new(path, limit + 1, message)] } else { Vec::new() }
}

/// Checks every path in the map's table: what is in backticks in a row's first cell, and elsewhere what has a slash.
/// A star stands for any name, and its folder must be there.
pub fn code_map(readme: &str, exists: impl Fn(&str) -> bool) -> Vec<Problem> {
    let lines: Vec<&str> = readme.lines().collect();
    let begins = lines.iter().position(|line| line.trim() == MAP_BEGINS);
    let ends = lines.iter().position(|line| line.trim() == MAP_ENDS);
    let (Some(begins), Some(ends)) = (begins, ends) else {
        return vec![Problem::new("README.md", 1, format!("has no code map between {MAP_BEGINS} and {MAP_ENDS}"))];
    };
    let mut problems = Vec::new();
    let mut rows = 0;
    for (index, line) in lines.iter().enumerate().take(ends).skip(begins + 1) {
        for path in paths_in(line) {
            rows += 1;
            let there = path.split('*').next().unwrap_or(path);
            let folder = if there == path { path } else { there.rsplit_once('/').map_or(".", |(folder, _)| folder) };
            if !exists(folder.trim_end_matches('/')) {
                problems.push(Problem::new(
                    "README.md",
                    index + 1,
                    format!("the code map names `{path}`, which is not there"),
                ));
            }
        }
    }
    if rows == 0 {
        problems.push(Problem::new("README.md", begins + 1, "the code map names no path"));
    }
    problems
}

fn paths_in(row: &str) -> Vec<&str> {
    let Some(row) = row.trim().strip_prefix('|') else { return Vec::new() };
    let mut paths = Vec::new();
    for (number, cell) in row.split('|').enumerate() {
        let quoted = cell.split('`').skip(1).step_by(2);
        let is_path = |word: &&str| {
            let plain = !word.is_empty() && !word.contains([' ', ':', '@', '(']);
            plain && (number == 0 || word.contains('/'))
        };
        paths.extend(quoted.filter(is_path));
    }
    paths
}

fn limit(path: &str) -> Option<(usize, &'static str)> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_generated = path.starts_with("ui/src/ipc/generated/") || name.ends_with(".schema.json");
    let is_foreign = name.starts_with("LICENSE") || name.starts_with("COPYING") || name.ends_with(".svg");
    let is_lock = matches!(name, "Cargo.lock" | "package-lock.json");
    if is_generated || is_foreign || is_lock {
        None
    } else if path.starts_with("ui/src/screens/") && name.ends_with(".svelte") {
        Some((200, "a screen"))
    } else if path.starts_with("ui/src/parts/") && name.ends_with(".svelte") {
        Some((120, "a part"))
    } else if path.starts_with("tests/") || path.contains("/tests/") || name == "tests.rs" || name.contains(".test.") {
        Some((800, "a test"))
    } else {
        Some((600, "a file"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(problems: &[Problem]) -> Vec<String> {
        problems.iter().map(Problem::to_string).collect()
    }

    #[test]
    fn the_top_has_seven_names() {
        let paths = ["Cargo.toml", "docs/a.md", "docs/b.md", ".ci/run", "ui/a.ts", "notes.txt"].map(str::to_owned);
        let names: Vec<String> = top_level(&paths).into_iter().map(|problem| problem.path).collect();
        assert_eq!(names, ["docs", "notes.txt"]);
    }

    #[test]
    fn each_kind_of_file_has_its_size() {
        let too_long = |path: &str, lines: usize| !size(path, &"x\n".repeat(lines)).is_empty();
        assert!(too_long("src-tauri/src/lib.rs", 601) && !too_long("src-tauri/src/lib.rs", 600));
        assert!(too_long("tests/behaviour/src/a.rs", 801) && !too_long("tests/behaviour/src/a.rs", 800));
        assert!(too_long("ui/src/state/a.test.ts", 801) && !too_long("ui/src/state/a.test.ts", 800));
        assert!(too_long("ui/src/screens/Today.svelte", 201) && !too_long("ui/src/screens/Today.svelte", 200));
        assert!(too_long("ui/src/parts/Dial.svelte", 121) && !too_long("ui/src/parts/Dial.svelte", 120));
        assert!(!too_long("Cargo.lock", 9000) && !too_long("ui/src/ipc/generated/All.ts", 9000));
    }

    #[test]
    fn the_map_names_what_is_there() {
        let readme = "# Sinew\n<!-- code map -->\n| where | what |\n|---|---|\n| `ui/src` | `call()`, see `ui/gone.ts` |\n\
                      | `assets/*.toml`, `lost` | data |\n<!-- /code map -->\n`not/in/the/map`\n";
        let problems = code_map(readme, |path| ["ui/src", "assets"].contains(&path));
        assert_eq!(
            told(&problems),
            [
                "README.md:5: the code map names `ui/gone.ts`, which is not there",
                "README.md:6: the code map names `lost`, which is not there"
            ]
        );
    }

    #[test]
    fn a_readme_without_a_map_is_a_problem() {
        assert_eq!(code_map("# Sinew\n", |_| true).len(), 1);
        assert_eq!(code_map("<!-- code map -->\n<!-- /code map -->\n", |_| true).len(), 1);
    }
}
