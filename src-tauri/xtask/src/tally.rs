//! Counts tests from the lines that the test runners print.

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
}

impl Tally {
    /// Adds the line if it is one of three: cargo's `test result: ok. 3 passed; 0 failed; …`, vitest's
    /// `Tests  1 failed | 3 passed (4)`, or a script's `3 passed, 0 failed` alone on a line.
    pub fn count(&mut self, line: &str) {
        let line = without_colours(line);
        let line = line.trim();
        let counts = if let Some(rest) = line.strip_prefix("test result: ") {
            rest.split_once(". ").map(|(_, counts)| numbers(counts, ';'))
        } else if let Some(rest) = line.strip_prefix("Tests ") {
            Some(numbers(rest, '|'))
        } else {
            script_summary(line)
        };
        if let Some((passed, failed)) = counts {
            self.passed += passed;
            self.failed += failed;
        }
    }
}

/// `3 passed; 1 failed; 0 ignored` gives (3, 1); what is not named is zero.
fn numbers(counts: &str, separator: char) -> (u32, u32) {
    let of = |kind: &str| {
        counts
            .split(separator)
            .filter_map(|part| {
                let mut words = part.split_whitespace();
                let number: u32 = words.next()?.parse().ok()?;
                (words.next()? == kind).then_some(number)
            })
            .sum()
    };
    (of("passed"), of("failed"))
}

fn script_summary(line: &str) -> Option<(u32, u32)> {
    let (passed, failed) = line.split_once(" passed, ")?;
    Some((passed.parse().ok()?, failed.strip_suffix(" failed")?.parse().ok()?))
}

fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            // A colour is escape, bracket, numbers, and one letter that ends it.
            characters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(lines: &[&str]) -> (u32, u32) {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.count(line));
        (tally.passed, tally.failed)
    }

    #[test]
    fn cargo_lines_are_summed() {
        let ok = "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n";
        let failed = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(counted(&[ok, failed]), (15, 2));
    }

    #[test]
    fn vitest_counts_tests_not_files() {
        assert_eq!(counted(&[" Test Files  9 passed (9)\n", "      Tests  11 passed (11)\n"]), (11, 0));
        assert_eq!(counted(&["      Tests  1 failed | 10 passed (11)"]), (10, 1));
    }

    #[test]
    fn colours_do_not_hide_a_result() {
        assert_eq!(
            counted(&["\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m7 passed\u{1b}[39m\u{1b}[22m (7)"]),
            (7, 0)
        );
    }

    #[test]
    fn a_script_may_print_its_own_line() {
        assert_eq!(counted(&["21 passed, 1 failed\n"]), (21, 1));
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(counted(&["running 4 tests", "test a ... ok", "Tests are fun", "some passed, none failed"]), (0, 0));
    }
}
