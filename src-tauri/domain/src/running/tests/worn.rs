//! The four steps of a pair of shoes.

use super::super::{DistanceUnit, ShoeTier};
use super::book;

#[test]
fn s16_at_249_251_301_501_and_601_miles_nothing_info_notice_strong_overdue() {
    let shoes = &book().running.shoes;
    let of = |unit: DistanceUnit, distance: f64| shoes.tier(unit.to_metres(distance).expect("a distance"));
    use ShoeTier::{Info, Notice, Overdue, Strong};
    let miles = [
        (0.0, None),
        (249.0, None),
        (250.0, Some(Info)),
        (251.0, Some(Info)),
        (299.0, Some(Info)),
        (301.0, Some(Notice)),
        (499.0, Some(Notice)),
        (501.0, Some(Strong)),
        (599.0, Some(Strong)),
        (601.0, Some(Overdue)),
        (2_000.0, Some(Overdue)),
    ];
    for (distance, tier) in miles {
        assert_eq!(of(DistanceUnit::Mi, distance), tier, "{distance} miles");
    }
    // The same steps in kilometres: they are a little before 403, 483, 805 and 966.
    let kilometres =
        [(402.0, None), (403.0, Some(Info)), (483.0, Some(Notice)), (805.0, Some(Strong)), (966.0, Some(Overdue))];
    for (distance, tier) in kilometres {
        assert_eq!(of(DistanceUnit::Km, distance), tier, "{distance} km");
    }
}
