//! What weeks without running cost.

use super::book;

#[test]
fn s29_six_weeks_off_are_twelve_by_one_figure_and_four_to_ten_by_the_other() {
    let numbers = &book().running.time_off;
    let six = numbers.way_back(6);
    assert_eq!((six.first, six.second), (12, Some(((4, 8), (6, 10)))), "both are shown, whichever is kinder");
    assert_eq!((numbers.dips.value, numbers.dips.to), (1, Some(2)));
}

#[test]
fn s29_the_second_figure_says_nothing_of_other_weeks() {
    let numbers = &book().running.time_off;
    for weeks in (1..=52).filter(|weeks| *weeks != 6) {
        let back = numbers.way_back(weeks);
        assert_eq!((back.first, back.second), (2 * weeks, None), "{weeks} weeks");
    }
}
