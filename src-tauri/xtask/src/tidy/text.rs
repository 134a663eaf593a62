//! Small readings of source text. Not parsers: good enough for lines that rustfmt and people write.

/// The line without its comment. Rooms may say in their comments what they must never do.
pub fn code<'a>(path: &str, line: &'a str) -> &'a str {
    let start = line.trim_start();
    if is_any(path, &[".toml", ".sh"]) {
        return cut(line, "#");
    }
    if is_any(path, &[".ts", ".js", ".mjs", ".svelte", ".css", ".html"]) {
        let is_comment = ["/*", "* ", "*/", "<!--"].iter().any(|mark| start.starts_with(mark)) || start == "*";
        if is_comment {
            return "";
        }
    }
    if is_any(path, &[".rs", ".ts", ".js", ".mjs", ".svelte"]) { cut(line, "//") } else { line }
}

pub fn is_any(path: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| path.ends_with(ending))
}

/// Whether `needle` is in `line` and no part of a longer word on its left.
pub fn has_word(line: &str, needle: &str) -> bool {
    starts(line, needle).any(|start| !line[..start].ends_with(is_word_character))
}

/// The byte positions of `needle` in `line`.
pub fn starts<'a>(line: &'a str, needle: &'a str) -> impl Iterator<Item = usize> + 'a {
    line.match_indices(needle).map(|(start, _)| start)
}

pub fn is_word_character(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// Cuts at the first `mark` that is neither inside double quotes nor part of an address such as `https://`.
fn cut<'a>(line: &'a str, mark: &str) -> &'a str {
    let mut quoted = false;
    let mut previous = ' ';
    for (index, character) in line.char_indices() {
        if character == '"' && previous != '\\' && previous != '\'' {
            quoted = !quoted;
        }
        if !quoted && previous != ':' && line[index..].starts_with(mark) {
            return &line[..index];
        }
        previous = character;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_not_code() {
        assert_eq!(code("a.rs", "let a = 1; // never tauri"), "let a = 1; ");
        assert_eq!(code("a.rs", r#"let a = "no // comment";"#), r#"let a = "no // comment";"#);
        assert_eq!(code("a.rs", r#"let quote = '"'; // cut"#), r#"let quote = '"'; "#);
        assert_eq!(code("a.ts", "open('https://a.b') // cut"), "open('https://a.b') ");
        assert_eq!(code("a.ts", " * a line of documentation"), "");
        assert_eq!(code("a.rs", "*counter += 1;"), "*counter += 1;");
        assert_eq!(code("Cargo.toml", r#"a = "1#2" # why"#), r#"a = "1#2" "#);
        assert_eq!(code("a.css", "a { color: #fff; }"), "a { color: #fff; }");
    }

    #[test]
    fn words_begin_where_words_begin() {
        assert!(has_word("it.skip('x')", "it.skip"));
        assert!(!has_word("split.skip(1)", "it.skip"));
        assert!(has_word("split.skip(1) + it.skip(2)", "it.skip"));
    }
}
