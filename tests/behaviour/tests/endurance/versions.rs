//! A programme of the person's own that is changed while a plan runs by it.

use crate::files::*;
use behaviour::World;
use behaviour::world::{draft, slot};
use sinew_companion::wire::{ErrorCode, Legs, PlanDraft, PlanEdit, ReasonLine, SlotName, VersionNote};

fn begun() -> (World, String) {
    let mut world = World::new();
    world.accept();
    accept(&mut world, HEELS, None).expect("it comes in");
    let evening = vec![slot(SlotName::Evening, "17:00", "22:00")];
    let plan = world.begin(&PlanDraft { slots: evening, ..draft("heels", None, None, Legs::Left) });
    (world, plan)
}

/// Fewer reps, and a week less.
fn change(world: &mut World) {
    let mut changed = world.companion().programme("heels").expect("it is there").programme;
    changed.phases[0].sessions[0].items[0].reps.as_mut().expect("reps").value = 14;
    let now = world.now;
    world.companion().save_programme(changed, &now).expect("a new version");
    world.settle();
}

fn reps(world: &mut World) -> u32 {
    let now = world.now;
    world.companion().today(&now).expect("today").asks[0].doses[0].reps
}

#[test]
fn a_plan_goes_on_with_the_version_that_it_was_started_with() {
    let (mut world, plan) = begun();
    change(&mut world);
    for restarted in [false, true] {
        if restarted {
            world.run("kill\nopen");
        }
        let now = world.now;
        assert_eq!(reps(&mut world), 12);
        let detail = world.companion().plan(&plan, &now).expect("the plan");
        assert_eq!(detail.version, Some(VersionNote::Kept), "and a word says so");
        assert_eq!(detail.ladder[0].doses[0], "2 × 12 Heel drop, knee straight");
    }
    let now = world.now;
    let refused = world.companion().remove_own("heels", &now).expect_err("a plan runs by it");
    assert_eq!(refused.code, ErrorCode::Invalid);
}

#[test]
fn it_takes_the_new_version_when_the_person_says_so() {
    let (mut world, plan) = begun();
    change(&mut world);
    let now = world.now;
    let edit = PlanEdit { plan: plan.clone(), newest: true, ..PlanEdit::default() };
    world.companion().edit_plan(&edit, &now).expect("it may");
    world.settle();
    assert_eq!(reps(&mut world), 14);
    let detail = world.companion().plan(&plan, &now).expect("the plan");
    assert_eq!(detail.version, None);
    assert!(
        matches!(detail.revisions[0].reason, Some(ReasonLine::Person { above_suggestion: true, .. })),
        "more reps than were suggested: {:?}",
        detail.revisions[0]
    );
    // Another change by hand takes no version with it.
    change(&mut world);
    let lighter = PlanEdit { plan: plan.clone(), sets: Some(1), ..PlanEdit::default() };
    world.companion().edit_plan(&lighter, &now).expect("it is in range");
    let detail = world.companion().plan(&plan, &now).expect("the plan");
    assert_eq!(detail.version, Some(VersionNote::Kept));
}
