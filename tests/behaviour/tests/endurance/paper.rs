//! The page for a visit: what it says beside what was told, where it stands on its sheets, and the file that it becomes.

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::LazyLock;

use behaviour::{World, rows, visit};
use expect_test::expect;
use proptest::prop_assert;
use proptest::string::string_regex;
use proptest::test_runner::{Config, TestRunner};
use sinew_companion::paper::content::DoneDays;
use sinew_companion::paper::marks::{Laid, Role, SheetMark};
use sinew_companion::paper::{PhysioPage, SHEETS_MOST, file, lay};
use sinew_companion::wire::{
    ErrorCode, LookFilter, PageDraft, PageFile, PagePart, PagePreview, PageRange, SheetFormat, Span,
};

/// What four weeks give, made once: the page, its picture, and its file.
static LIVED: LazyLock<(PhysioPage, PagePreview, PageFile)> = LazyLock::new(|| {
    let (mut world, _) = visit::lived();
    made(&mut world, &visit::page(PageRange::Weeks4))
});

fn made(world: &mut World, draft: &PageDraft) -> (PhysioPage, PagePreview, PageFile) {
    let now = world.now;
    let companion = world.companion();
    let page = companion.page_content(draft, &now).expect("the page can be gathered");
    let preview = companion.physio_page(draft, &now).expect("the page can be shown");
    (page, preview, companion.physio_file(draft, &now).expect("the file can be made"))
}

/// What a tool of the system says of a file.
fn asked(tool: &str, arguments: &[&str], bytes: &[u8]) -> String {
    let folder = behaviour::world::folder();
    let path = folder.path().join("page.pdf");
    std::fs::write(&path, bytes).expect("the file can be written");
    let mut command = Command::new(tool);
    command.args(arguments).arg(&path);
    if tool == "pdftotext" {
        command.arg("-");
    }
    let output = command.output().unwrap_or_else(|e| panic!("{tool}, of poppler-utils: {e}"));
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn words_of(laid: &Laid) -> Vec<&str> {
    laid.sheets.iter().flat_map(|sheet| &sheet.marks).filter_map(|placed| words(&placed.mark)).collect()
}

fn words(mark: &SheetMark) -> Option<&str> {
    match mark {
        SheetMark::Text { words, .. } => Some(words),
        SheetMark::Line { .. } | SheetMark::Area { .. } | SheetMark::Dot { .. } => None,
    }
}

fn tokens(text: &str) -> BTreeSet<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn every_word_and_number_of_the_page_is_in_the_file_and_in_the_picture() {
    let (page, preview, PageFile { file_name, bytes }) = &*LIVED;
    let laid = lay(page);
    let on_page: BTreeSet<String> = words_of(&laid).into_iter().flat_map(tokens).collect();
    let in_file = tokens(&asked("pdftotext", &["-layout"], bytes));
    let gone: Vec<&String> = on_page.difference(&in_file).collect();
    assert!(gone.is_empty(), "not in the file: {gone:?}");
    let added: Vec<&String> = in_file.difference(&on_page).collect();
    assert!(added.is_empty(), "in the file alone: {added:?}");
    let shown: Vec<&str> = preview.sheets.iter().flat_map(|s| &s.marks).filter_map(words).collect();
    assert_eq!(shown, words_of(&laid), "the picture is of the same page");
    assert_eq!(file_name, "rehab-log-2026-12-21.pdf");
}

#[test]
fn the_file_has_its_fonts_its_title_its_language_and_its_parts() {
    let bytes = &LIVED.2.bytes;
    let fonts = asked("pdffonts", &[], bytes);
    let lines: Vec<Vec<&str>> = fonts.lines().skip(2).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(lines.len(), 2, "one of each weight:\n{fonts}");
    // From the right: object, its generation, unicode, subset, embedded.
    for line in lines {
        let [.., embedded, subset, unicode, _, _] = line.as_slice() else { panic!("{line:?}") };
        assert_eq!([*embedded, *subset, *unicode], ["yes", "yes", "yes"], "{fonts}");
        assert!(line[0].contains("AtkinsonHyperlegibleNext"), "{fonts}");
    }
    let info = asked("pdfinfo", &[], bytes);
    let of = |name: &str| {
        let line = info.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.map(str::trim).unwrap_or_default().to_owned()
    };
    assert_eq!(of("Title"), "Rehab log");
    assert_eq!(of("Tagged"), "yes");
    assert_eq!(of("Creator"), "Sinew");
    assert!(of("CreationDate").contains("Dec 21"), "{info}");
    assert!(of("Page size").ends_with("(A4)"), "{info}");
    let pages: usize = of("Pages").parse().expect("a number");
    assert!((1..=SHEETS_MOST).contains(&pages), "{pages}");
    let structure = asked("pdfinfo", &["-struct-text"], bytes);
    for part in ["H1 (block)", "H2 (block)", "Table (block)", "TR", "TH", "TD", "Figure"] {
        assert!(structure.contains(part), "{part} in:\n{structure}");
    }
    assert!(String::from_utf8_lossy(bytes).contains("/Lang(en-GB)"), "a voice knows how to read it");
}

#[test]
fn the_same_page_of_the_same_day_is_the_same_file() {
    let (page, _, made) = &*LIVED;
    assert_eq!(file(&lay(page), page.made_on).expect("it can be made"), made.bytes);
    let other = PhysioPage { who: Some("Ana".to_owned()), ..page.clone() };
    assert_ne!(file(&lay(&other), page.made_on).expect("it can be made"), made.bytes);
}

#[test]
fn an_empty_log_gives_one_honest_sheet() {
    let mut world = World::new();
    world.accept();
    let (_, preview, PageFile { bytes, .. }) = made(&mut world, &visit::page(PageRange::Weeks4));
    assert_eq!(preview.sheets.len(), 1);
    let text = asked("pdftotext", &["-layout"], &bytes);
    let told: Vec<String> = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(squeezed).collect();
    expect![[r#"
        Rehab log 27 October to 23 November 2026
        No programme ran in these days.
        Warning signs
        None was ticked in these days, and none is open.
        Done of what was asked
        Nothing was asked in these days.
        Pain, 0 to 10, and stiffness on waking
        Nothing was told in these days, which is not the same as no pain.
        Load by week
        No load was told in these days.
        What each leg can do
        Not tested.
        Questions for this visit
        None was written down.
        Suggestions that were not followed
        None in these days.
        Pauses and sessions left out
        None in these days.
        Changes of the plan
        None in these days.
        Made on 23 November 2026 with Sinew, from the runner’s own log of 27 October to 23 November 2026. Nobody has checked the entries. 1 of 1
        Sinew is a training log, not a medical device. It examines nobody, and nothing here is a diagnosis."#]].assert_eq(&told.join("\n"));
    let ranges: Vec<PageRange> = preview.ranges.iter().map(|line| line.range).collect();
    assert_eq!(ranges, [PageRange::Weeks4, PageRange::Weeks12], "no visit and no programme to begin at");
}

fn squeezed(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_was_told_stands_on_the_page_as_it_was_counted_by_hand() {
    let text = asked("pdftotext", &["-layout"], &LIVED.2.bytes);
    let told: Vec<String> = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(squeezed).collect();
    expect![[r#"
        Rehab log 24 November to 21 December 2026
        Alfredson heel drops
        Where Hurts since Programme begun Stands at
        Achilles pain, mid-portion, left leg 14 September 2026 24 November 2026 Week 1 of 12
        Load: at most 10 kg. Set by Ana Ruiz, physio, until 31 January 2027.
        Warning signs ticked by the runner
        Day Sign Sinew said What became of it
        9 Dec 2026 Rest does not ease it: after Make an 9 December 2026, Dr Lind: Nothing to be
        several days off it is as bad as appointment seen; go on, and come back in January. Open.
        before
        Done of what was asked
        Each capped at what its session asked Last 7 days These 28 days
        Sessions 11 of 12 44 of 48
        Sets 22 of 24 88 of 96
        Reps 330 of 360 1,320 of 1,440
        Load, kg × reps 1,650 of 1,800 3,975 of 4,275
        In these days: 6 sessions fell into a pause and are not counted.
        Pain, 0 to 10, and stiffness on waking worst of each day
        10
        During
        while loading
        limit: 5 of 10
        0
        10
        After
        just after
        limit: 5 of 10
        0
        10
        Next morning
        first steps
        0
        30
        Stiffness
        minutes
        0
        24 Nov 1 Dec 8 Dec 15 Dec
        Means of the week from During After Next morning Stiffness
        23 Nov 2026 4.4 2.8 3.5 20.8 min
        30 Nov 2026 3.2 2.0 2.7 13.6 min
        7 Dec 2026 4.3 2.5 3.3 20.0 min
        14 Dec 2026 2.3 1.0 1.7 8.6 min
        Made on 21 December 2026 with Sinew, from the runner’s own log of 24 November to 21 December 2026. Nobody has checked the entries. 1 of 2
        Sinew is a training log, not a medical device. It examines nobody, and nothing here is a diagnosis.
        Rehab log 24 November to 21 December 2026
        Load by week heaviest of the week, kg What each leg can do newest: 17 Dec 2026
        Heel drop, knee straight Test Left Right Between the sides
        5 5
        Heel raises on 16 22 27 % less on the
        2.5
        one leg left; injured side
        0 –
        73 % of the other
        23 Nov 30 Nov 7 Dec 14 Dec 21 Dec
        Heel drop, knee bent
        5 5
        2.5
        0 –
        23 Nov 30 Nov 7 Dec 14 Dec 21 Dec
        Questions for this visit
        No. In the runner’s words
        1 When may I add hills?
        2 Is the click at the heel something to look at?
        Suggestions that were not followed
        Day Suggested The runner Rule
        9 Dec 2026 Step back to what came Kept it as it was L5-again: The next morning was clearly worse, for
        before the second time running. Go back to what came
        before.
        8 Dec 2026 Step back to a smaller Kept it as it was L5: The next morning was clearly worse than your
        session usual. The same session again, smaller.
        Pauses and sessions left out
        Paused Why What
        10 Dec 2026 to 12 Dec 2026, 3 days Travel Alfredson heel drops
        Left out Why What
        1 Dec 2026 No time Morning session
        Changes of the plan
        Day Change Why
        24 Nov 2026 Started –
        Made on 21 December 2026 with Sinew, from the runner’s own log of 24 November to 21 December 2026. Nobody has checked the entries. 2 of 2
        Sinew is a training log, not a medical device. It examines nobody, and nothing here is a diagnosis."#]].assert_eq(&told.join("\n"));
}

#[test]
fn the_sums_are_those_of_the_screen_and_of_the_rows() {
    let (mut world, _) = visit::lived();
    let (page, ..) = made(&mut world, &visit::page(PageRange::Weeks4));
    let now = world.now;
    let screen = world.companion().adherence(&LookFilter::default(), &now).expect("it can be summed");
    let done = page.done.expect("it is on the page");
    let told = |days: DoneDays| *done.iter().find(|window| window.days == days).expect("it is there");
    for (days, span) in [(DoneDays::Last7, Span::Week), (DoneDays::Range, Span::FourWeeks)] {
        let of = screen.spans.iter().find(|shown| shown.span == span).expect("it is there");
        let pairs = [
            (told(days).sessions, &of.sessions),
            (told(days).sets, &of.sets),
            (told(days).reps, &of.reps),
            (told(days).load, &of.load),
        ];
        for (part, shown) in pairs {
            assert_eq!((part.done, part.asked), (shown.done, shown.asked), "{days:?}");
        }
    }
    // Two sessions on each of the days that were told, but four of them; nothing was done twice.
    let sessions: u32 = visit::DAYS.iter().map(|day| u32::from(day.1) + u32::from(day.2)).sum();
    assert_eq!((sessions, told(DoneDays::Range).sessions.done), (44, 44.0));
    let kept = |query: &str| rows::one::<f64>(&world.folder, query);
    assert_eq!(told(DoneDays::Range).sets.done, kept("SELECT CAST(count(*) AS REAL) FROM session_set"));
    assert_eq!(told(DoneDays::Range).reps.done, kept("SELECT CAST(sum(reps_done) AS REAL) FROM session_set"));
    // The whole days of the pause ask nothing, and today is not over.
    assert_eq!(told(DoneDays::Range).sessions.asked, 48.0);
    assert_eq!(told(DoneDays::Range).paused, 6);
}

#[test]
fn the_days_are_those_that_were_chosen_and_the_last_visit_is_the_one_before_today() {
    let (mut world, _) = visit::lived();
    let now = world.now;
    let mut from = |range| world.companion().physio_page(&visit::page(range), &now).expect("it can be shown");
    let visited = from(PageRange::LastVisit);
    assert_eq!((visited.from.as_str(), visited.to.as_str()), ("2026-12-04", "2026-12-21"));
    assert_eq!(visited.last_visit.as_deref(), Some("2026-12-04"), "the one of tomorrow is still to come");
    assert_eq!(from(PageRange::Weeks4).from, "2026-11-24");
    assert_eq!(from(PageRange::Weeks12).from, "2026-09-29");
    assert_eq!(from(PageRange::Programme).from, "2026-11-24");
}

#[test]
fn parts_are_left_out_one_by_one() {
    let (mut world, _) = visit::lived();
    let headings = |world: &mut World, without: Vec<PagePart>| -> Vec<String> {
        let (page, ..) = made(world, &PageDraft { without, ..visit::page(PageRange::Weeks4) });
        let laid = lay(&page);
        let is_heading = |node: usize| laid.nodes[node].role == Role::Heading;
        let marks = laid.sheets.iter().flat_map(|sheet| &sheet.marks);
        let of_headings = marks.filter(|placed| placed.node.is_some_and(is_heading));
        of_headings.filter_map(|placed| words(&placed.mark)).map(str::to_owned).collect()
    };
    let all = headings(&mut world, Vec::new());
    assert_eq!(all.len(), 1 + PagePart::ALL.len(), "the programme, and every part: {all:?}");
    for part in PagePart::ALL {
        let left = headings(&mut world, vec![part]);
        assert_eq!(left.len(), all.len() - 1, "without {part:?}: {left:?}");
    }
    assert_eq!(headings(&mut world, PagePart::ALL.to_vec()), ["Alfredson heel drops"]);
}

#[test]
fn a_name_is_printed_and_kept_nowhere() {
    let (mut world, _) = visit::lived();
    let who = Some("Quillon Vexworth".to_owned());
    let (page, preview, PageFile { bytes, .. }) =
        made(&mut world, &PageDraft { who, ..visit::page(PageRange::Weeks4) });
    assert_eq!(preview.title, "Rehab log: Quillon Vexworth");
    assert!(asked("pdfinfo", &[], &bytes).contains("Rehab log: Quillon Vexworth"));
    assert_eq!(page.who.as_deref(), Some("Quillon Vexworth"));
    world.settle();
    world.kill();
    for entry in std::fs::read_dir(&world.folder).expect("the folder").flatten() {
        let kept = std::fs::read(entry.path()).unwrap_or_default();
        assert!(!kept.windows(8).any(|part| part == b"Vexworth"), "in {}", entry.path().display());
    }
}

#[test]
fn a_draft_that_cannot_be_is_refused_with_every_problem() {
    let mut world = World::new();
    world.accept();
    let now = world.now;
    let draft = PageDraft { who: Some("n".repeat(81)), ..visit::page(PageRange::LastVisit) };
    let refused = world.companion().physio_page(&draft, &now).expect_err("there was no visit");
    assert_eq!(refused.code, ErrorCode::Invalid);
    assert_eq!(refused.detail, ["who: 81 characters; at most 80", "range: there is no such day in the log"]);
    assert_eq!(world.companion().physio_file(&draft, &now).expect_err("nor is a file made").detail, refused.detail);
    assert_eq!(rows::one::<i64>(&world.folder, "SELECT count(*) FROM life"), 0, "and nothing is ever written");
}

/// What must hold of any page.
fn sound(page: &PhysioPage) -> Laid {
    let laid = lay(page);
    assert!((1..=SHEETS_MOST).contains(&laid.sheets.len()), "{} sheets", laid.sheets.len());
    let mut sheet_of_row: Vec<Option<usize>> = vec![None; laid.nodes.len()];
    for (place, sheet) in laid.sheets.iter().enumerate() {
        let mut boxes: Vec<(f32, f32, f32, f32, &str)> = Vec::new();
        for placed in &sheet.marks {
            if let SheetMark::Text { x, y, size, width, words, .. } = &placed.mark {
                assert!(*x >= 40.0 && x + width <= sheet.width - 40.0, "beside the sheet: {words:?} at {x}");
                assert!(*y >= 40.0 && *y <= sheet.height - 18.0, "above or below it: {words:?} at {y}");
                boxes.push((*x, y - size * 0.68, x + width, y + size * 0.1, words));
            }
            let row = placed.node.and_then(|node| laid.nodes[node].parent);
            if let Some(row) = row.filter(|row| laid.nodes[*row].role == Role::Row) {
                assert!(sheet_of_row[row].is_none_or(|before| before == place), "a row on two sheets");
                sheet_of_row[row] = Some(place);
            }
        }
        for (n, a) in boxes.iter().enumerate() {
            for b in &boxes[n + 1..] {
                let over = a.0 < b.2 - 0.2 && b.0 < a.2 - 0.2 && a.1 < b.3 - 0.2 && b.1 < a.3 - 0.2;
                assert!(!over, "{:?} lies over {:?} on sheet {}", a.4, b.4, place + 1);
            }
        }
        let count = format!("{} of {}", place + 1, laid.sheets.len());
        assert!(boxes.iter().any(|of| of.4 == count), "the sheet says {count}");
    }
    laid
}

#[test]
fn two_hundred_questions_and_sixty_decisions_are_told_on_three_sheets() {
    for (weeks, format) in
        [(1, SheetFormat::A4), (4, SheetFormat::Letter), (12, SheetFormat::A4), (60, SheetFormat::Letter)]
    {
        let page = PhysioPage { format, ..visit::crowded(200, 60, weeks) };
        let laid = sound(&page);
        let words = words_of(&laid);
        let shown = |head: &str| words.iter().filter(|line| line.starts_with(head)).count();
        // What is not shown is counted.
        let more: Vec<u32> =
            words.iter().filter_map(|line| line.strip_prefix("And ")?.strip_suffix(" more.")?.parse().ok()).collect();
        let questions = (0..200).filter(|n| shown(&format!("{n}: ")) > 0).count() as u32;
        assert!(questions >= 2 && more.contains(&(200 - questions)), "{questions} questions, more: {more:?}");
        let decisions = words.iter().filter(|line| **line == "Kept it as it was").count() as u32;
        assert!(decisions >= 2 && more.contains(&(60 - decisions)), "{decisions} decisions, more: {more:?}");
        let bytes = file(&laid, page.made_on).expect("it can be made");
        let sizes = if format == SheetFormat::A4 { "(A4)" } else { "(letter)" };
        assert!(asked("pdfinfo", &[], &bytes).contains(sizes));
    }
}

#[test]
fn a_letter_that_the_font_lacks_is_seen_to_be_missing() {
    let laid = sound(&visit::crowded(3, 1, 4));
    let words = words_of(&laid);
    assert!(words.iter().any(|line| line.starts_with("Rehab log: Zoë \u{fffd}")), "{:?}", laid.title);
    assert!(words.iter().any(|line| line.starts_with("0: \u{fffd}\u{fffd}")), "from right to left, and a face");
    assert!(words.iter().any(|line| line.starts_with("\u{fffd} stands for")), "and the foot says what it means");
    let plain = lay(&LIVED.0);
    assert!(!words_of(&plain).iter().any(|line| line.contains('\u{fffd}')), "nobody is told without need");
}

/// Whatever somebody writes, and however much: it stands on its sheets, and a file comes of it.
#[test]
fn any_words_can_be_printed() {
    let mut runner =
        TestRunner::new(Config { cases: 12, max_shrink_iters: 20, failure_persistence: None, ..Config::default() });
    let who = proptest::option::of("\\PC{0,80}");
    let words = proptest::collection::vec(string_regex("(?s).{0,200}").expect("a pattern"), 0..14);
    let tried = runner.run(&(who, words, 1_u64..30), |(who, words, weeks)| {
        let mut page = visit::crowded(0, 2, weeks);
        page.who = who;
        if let Some(first) = words.first() {
            page.plans.iter_mut().for_each(|plan| plan.line.programme.name.clone_from(first));
        }
        page.questions = Some(words);
        let laid = sound(&page);
        prop_assert!(file(&laid, page.made_on).is_ok_and(|bytes| bytes.starts_with(b"%PDF")));
        Ok(())
    });
    tried.unwrap_or_else(|failed| panic!("{failed}"));
}
