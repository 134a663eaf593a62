//! The rules that one line of code can break.

use super::Problem;
use super::text::{code, has_word, is_any, is_word_character, starts};

struct Rule {
    message: &'static str,
    applies: fn(path: &str) -> bool,
    breaks: fn(line: &str) -> bool,
}

const RULES: &[Rule] = &[
    Rule {
        message: "domain and companion do not name tauri: the desktop asks them, never the other way",
        applies: |path| is_inner_room(path) && is_any(path, &[".rs", ".toml"]),
        breaks: names_tauri,
    },
    Rule {
        message: "domain and companion read no clock: `now` is an argument, in their tests too",
        applies: |path| is_inner_room(path) && path.ends_with(".rs"),
        breaks: |line| {
            ["Instant::now", "SystemTime::now", "Utc::now", "Local::now"].iter().any(|clock| has_word(line, clock))
        },
    },
    Rule {
        message: "only the companion knows rusqlite; tests may look at its rows",
        applies: |path| {
            let home = path.starts_with("src-tauri/companion/") || path.starts_with("tests/");
            is_any(path, &[".rs", "/Cargo.toml"]) && !home
        },
        breaks: |line| has_word(line, "rusqlite"),
    },
    Rule {
        message: "only ui/src/ipc/client.ts imports from @tauri-apps",
        applies: |path| path.starts_with("ui/") && is_page_code(path) && path != "ui/src/ipc/client.ts",
        breaks: |line| line.contains("@tauri-apps/"),
    },
    Rule {
        message: "nothing sleeps: wait for a message or a deadline, poll for what the test is about",
        applies: |path| (is_rust(path) || is_page_code(path)) && !may_sleep(path),
        breaks: sleeps,
    },
    Rule {
        message: "no test is ignored, expects a panic, or stands for code to come",
        applies: is_rust,
        breaks: |line| {
            line.contains("#[ignore")
                || ["should_panic", "todo!(", "unimplemented!("].iter().any(|word| has_word(line, word))
        },
    },
    Rule { message: "no test is skipped or runs alone", applies: is_page_code, breaks: skips },
    Rule {
        message: "the page has no style attribute: the content policy forbids it",
        applies: |path| path == "ui/index.html",
        breaks: |line| has_word(line, "style=") || has_word(line, "style ="),
    },
    Rule {
        message: "a colour has a name in ui/src/styles/tokens.css, and is used by that name",
        applies: |path| {
            path.starts_with("ui/") && is_any(path, &[".svelte", ".css"]) && path != "ui/src/styles/tokens.css"
        },
        breaks: has_hex_colour,
    },
];

/// The files that may sleep, and why.
const MAY_SLEEP: &[(&str, &str)] = &[(
    "src-tauri/src/desktop/sound/output.rs",
    "a dead sound server calls the error callback in a tight loop, and a pause inside it is the only brake",
)];

pub fn check(path: &str, text: &str) -> Vec<Problem> {
    let rules: Vec<&Rule> = RULES.iter().filter(|rule| (rule.applies)(path)).collect();
    if rules.is_empty() {
        return Vec::new();
    }
    let mut problems = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = code(path, line);
        let broken = rules.iter().filter(|rule| (rule.breaks)(line));
        problems.extend(broken.map(|rule| Problem::new(path, index + 1, rule.message)));
    }
    problems
}

fn is_inner_room(path: &str) -> bool {
    path.starts_with("src-tauri/domain/") || path.starts_with("src-tauri/companion/")
}

fn is_rust(path: &str) -> bool {
    path.ends_with(".rs")
}

fn is_page_code(path: &str) -> bool {
    is_any(path, &[".ts", ".js", ".mjs", ".svelte"])
}

fn may_sleep(path: &str) -> bool {
    MAY_SLEEP.iter().any(|(allowed, _)| *allowed == path)
}

/// `tauri` and `tauri_plugin_…`, but not the folder `src-tauri`.
fn names_tauri(line: &str) -> bool {
    starts(line, "tauri").any(|start| {
        let before = &line[..start];
        !before.ends_with(is_word_character) && !before.ends_with("src-")
    })
}

/// A call of a sleep, under its usual names. `sleep(false)` is an answer to "may the machine sleep?", not a call.
fn sleeps(line: &str) -> bool {
    let names = ["thread::sleep", "time::sleep", "sleep_ms(", "sleep_until(", "waitForTimeout(", "new(\"sleep\")"];
    let is_call = starts(line, "sleep(").any(|start| {
        let argument = &line[start + "sleep(".len()..];
        let is_word = !line[..start].ends_with(is_word_character);
        is_word && !argument.starts_with("true") && !argument.starts_with("false")
    });
    is_call || names.iter().any(|name| line.contains(name))
}

fn skips(line: &str) -> bool {
    ["test", "it", "describe"]
        .iter()
        .any(|suite| [".skip", ".only", ".todo"].iter().any(|mark| has_word(line, &format!("{suite}{mark}"))))
}

/// `#rgb`, `#rgba`, `#rrggbb` and `#rrggbbaa`, but neither a link, a drawing's own reference, nor a character entity.
fn has_hex_colour(line: &str) -> bool {
    starts(line, "#").any(|start| {
        let word: &str = &line[start + 1..];
        let end = word.find(|c: char| !is_word_character(c) && c != '-').unwrap_or(word.len());
        let digits = &word[..end];
        let is_reference = ["href=\"", "url(", "url(\"", "url('", "&"].iter().any(|mark| line[..start].ends_with(mark));
        matches!(digits.len(), 3 | 4 | 6 | 8) && digits.chars().all(|c| c.is_ascii_hexdigit()) && !is_reference
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines with a problem.
    fn lines(path: &str, text: &str) -> Vec<usize> {
        check(path, text).iter().map(|problem| problem.line).collect()
    }

    #[test]
    fn the_inner_rooms_do_not_name_tauri() {
        let text = "// not tauri\nuse tauri::State;\nuse tauri_plugin_log as log;\ninclude_str!(\"src-tauri/x\");\n";
        assert_eq!(lines("src-tauri/domain/src/lib.rs", text), [2, 3]);
        assert_eq!(lines("src-tauri/companion/Cargo.toml", "[dependencies]\ntauri = \"2\" # why\n# tauri\n"), [2]);
        assert_eq!(lines("src-tauri/src/lib.rs", text), [0; 0]);
    }

    #[test]
    fn the_inner_rooms_read_no_clock() {
        let text =
            "fn f(now: &Now) {}\nlet t = std::time::Instant::now();\nUtc::now()\nLocal::now()\nSystemTime::now()";
        assert_eq!(lines("src-tauri/companion/tests/faults.rs", text), [2, 3, 4, 5]);
        assert_eq!(lines("src-tauri/src/clock.rs", text), [0; 0]);
    }

    #[test]
    fn sql_stays_in_the_companion() {
        assert_eq!(lines("src-tauri/src/lib.rs", "\nuse rusqlite::Connection;"), [2]);
        assert_eq!(lines("src-tauri/domain/Cargo.toml", "rusqlite.workspace = true"), [1]);
        assert_eq!(lines("tests/behaviour/Cargo.toml", "rusqlite.workspace = true"), [0; 0]);
        assert_eq!(lines("src-tauri/companion/src/store/open.rs", "use rusqlite::Connection;"), [0; 0]);
        assert_eq!(lines("Cargo.toml", "rusqlite = \"0.41\""), [0; 0], "the workspace lists versions");
    }

    #[test]
    fn one_file_talks_to_the_desktop() {
        let text = "import { invoke } from '@tauri-apps/api/core';";
        assert_eq!(lines("ui/src/screens/Today.svelte", text), [1]);
        assert_eq!(lines("ui/src/ipc/client.ts", text), [0; 0]);
    }

    #[test]
    fn nothing_sleeps() {
        let rust = "use std::thread::sleep;\nthread::sleep(a);\n sleep(a)\nawake.sleep(false);\nlet asleep = slept();\n// sleep(1)";
        assert_eq!(lines("tests/desktop/src/lib.rs", rust), [1, 2, 3]);
        assert_eq!(lines("src-tauri/src/desktop/sound/output.rs", rust), [0; 0]);
        assert_eq!(
            lines("ui/tests/pages.mjs", "await page.waitForTimeout(500);\nawait sleep(3);\nbrowser.sleep(3)"),
            [1, 2, 3]
        );
    }

    #[test]
    fn nothing_is_put_off() {
        let text =
            "#[test]\n#[ignore = \"slow\"]\n#[should_panic]\nfn f() { todo!() }\nunimplemented!();\nitems.skip(1)";
        assert_eq!(lines("src-tauri/src/lib.rs", text), [2, 3, 4, 5]);
        let page = "it('a')\nit.skip('b')\ntest.only('c')\ndescribe.skip('d')\nsplit.skip(1)\ndescribe.skipIf(x)('e')";
        assert_eq!(lines("ui/src/state/today.test.ts", page), [2, 3, 4, 6]);
    }

    #[test]
    fn the_page_has_no_style_attribute() {
        assert_eq!(lines("ui/index.html", "<link rel=\"stylesheet\">\n<p style=\"color: red\">"), [2]);
    }

    #[test]
    fn colours_are_tokens() {
        let css = "a { color: #fff; }\nb { color: var(--ink); }\n#app { top: 0 }\nc { fill: url(#fade) }\nd { color: #12345678 }";
        assert_eq!(lines("ui/src/styles/base.css", css), [1, 5]);
        assert_eq!(lines("ui/src/styles/tokens.css", css), [0; 0]);
        let svelte = "{#each days as day}\n<a href=\"#add\">\n<path fill=\"#abc\">\n<!-- issue #123 -->\n&#1234;";
        assert_eq!(lines("ui/src/parts/Chart.svelte", svelte), [3]);
    }
}
