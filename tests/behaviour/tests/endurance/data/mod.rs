//! The log as a whole: written out, brought in, copied, gone back to, erased, and looked at from beside.

mod backups;
mod beside;
mod erased;
mod faults;
mod forms;
mod problems;
mod round_trip;

use behaviour::World;
use behaviour::world::{AchillesSite, achilles};
use sinew_companion::wire::{Appointment, Legs, MorningDraft, Settings, Theme};

/// Some days of a life: sessions whole and cut short, a correction, answers, settings, an appointment, a favourite.
fn lived() -> World {
    let mut world = World::new();
    world.accept();
    world.begin(&achilles(Legs::Left, AchillesSite::MidPortion));
    world.run("start evening\nuntil rest\ncorrect last 14 5kg\nplay out\nreport 2 3 5 <b>windy</b> & wet");
    let now = world.now;
    let appointment = Appointment {
        id: String::new(),
        with: "Dr =Ash".to_owned(),
        day: "2026-12-01".to_owned(),
        at: "09:30".to_owned(),
    };
    world.companion().keep_appointment(&appointment, &now).expect("it is kept");
    let settings = Settings { theme: Theme::Dark, ..world.settings() };
    world.companion().save_settings(settings, &now).expect("they are kept");
    world.settle();
    world.set_wall("2026-11-24T08:00:00");
    let now = world.now;
    let (pain, stiffness_min) = (Some(2.0), Some(10.0));
    let morning =
        MorningDraft { day: "2026-11-24".to_owned(), pain, stiffness_min, something_new: Some(false), niggle: None };
    world.companion().answer_morning(&morning, &now).expect("it is kept");
    world.run("start morning\nuntil rest\nend session time\nplay E41 right\nuntil rest\nend session");
    world
}
