//! A command unpacks, calls and converts. Whatever is longer has begun to decide.

use super::Problem;
use super::text::code;

const LONGEST_BODY: usize = 5;

pub fn check(path: &str, text: &str) -> Vec<Problem> {
    if !(path.starts_with("src-tauri/src/") && path.ends_with(".rs")) {
        return Vec::new();
    }
    let lines: Vec<&str> = text.lines().map(|line| code(path, line)).collect();
    let attributes = lines.iter().enumerate().filter(|(_, line)| line.trim_start().starts_with("#[tauri::command"));
    attributes
        .filter_map(|(start, _)| {
            let length = body_length(&lines[start + 1..]);
            let message = format!("the body of this command has {length} lines, more than {LONGEST_BODY}");
            (length > LONGEST_BODY).then(|| Problem::new(path, start + 1, message))
        })
        .collect()
}

/// The lines with something on them between the braces of the first function in `lines`.
fn body_length(lines: &[&str]) -> usize {
    let mut depth = 0_usize;
    let mut length = 0;
    for line in lines {
        let outside = depth == 0;
        depth = (depth + line.matches('{').count()).saturating_sub(line.matches('}').count());
        if depth == 0 && (!outside || line.contains('{')) {
            break;
        }
        if !outside && !line.trim().is_empty() {
            length += 1;
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "src-tauri/src/commands/session.rs";

    fn command(body: &[&str]) -> String {
        let body: String = body.iter().map(|line| format!("    {line}\n")).collect();
        format!(
            "use a::{{b, c}};\n\n#[tauri::command(async)]\npub fn start(\n    state: State<'_, App>,\n) -> Answer {{\n{body}}}\n"
        )
    }

    #[test]
    fn five_lines_are_enough() {
        let five = command(&["one", "two {", "three", "}", "five"]);
        assert_eq!(check(PATH, &five), []);
        let six = command(&["one", "two {", "three", "}", "five", "six"]);
        let problems = check(PATH, &six);
        assert_eq!(problems[0].to_string(), format!("{PATH}:3: the body of this command has 6 lines, more than 5"));
    }

    #[test]
    fn empty_lines_and_comments_are_free() {
        assert_eq!(check(PATH, &command(&["one", "", "// why", "two", "three", "four", "five"])), []);
    }

    #[test]
    fn each_command_is_counted_by_itself() {
        let text = format!(
            "{}{}",
            command(&["one"; 6]),
            "#[tauri::command]\nfn stop() { now() }\nfn helper() {\n1\n2\n3\n4\n5\n6\n}"
        );
        assert_eq!(check(PATH, &text).len(), 1);
    }

    #[test]
    fn other_rooms_have_no_commands() {
        assert_eq!(check("src-tauri/domain/src/lib.rs", &command(&["one"; 9])), []);
    }
}
