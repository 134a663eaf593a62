//! "Do not disturb" where the desktop keeps it as a setting, which no bus passes on. The library that reads it wants a
//! thread with a loop of its own; at rest that thread sleeps.

use std::sync::Arc;

use gio::prelude::SettingsExt;
use gio::{Settings, SettingsSchemaSource};
use glib::{MainContext, MainLoop};

use super::Place;
use super::board::{Board, Source, What};

/// Where one desktop keeps it.
#[derive(Clone, Copy)]
struct Kept {
    desktop: &'static str,
    schema: &'static str,
    key: &'static str,
    /// What it says while the person is not to be disturbed.
    quiet: bool,
}

const KEPT: [Kept; 4] = [
    Kept { desktop: "GNOME", schema: "org.gnome.desktop.notifications", key: "show-banners", quiet: false },
    Kept {
        desktop: "X-Cinnamon",
        schema: "org.cinnamon.desktop.notifications",
        key: "display-notifications",
        quiet: false,
    },
    Kept { desktop: "MATE", schema: "org.mate.NotificationDaemon", key: "do-not-disturb", quiet: true },
    Kept { desktop: "Pantheon", schema: "io.elementary.notifications", key: "do-not-disturb", quiet: true },
];

pub fn watch(place: &Place, board: Arc<Board>) {
    let Some(kept) = KEPT.into_iter().find(|kept| place.is(kept.desktop)) else { return };
    // Without a thread it is not known.
    let _unknown = std::thread::Builder::new().name("setting".to_owned()).spawn(move || {
        let context = MainContext::new();
        // It fails if another thread has the context, which nobody else knows.
        let _followed = context.with_thread_default(|| follow(&context, kept, board));
    });
}

fn follow(context: &MainContext, kept: Kept, board: Arc<Board>) {
    // To ask for what is not there would end the program.
    let schema = SettingsSchemaSource::default().and_then(|source| source.lookup(kept.schema, true));
    if !schema.is_some_and(|schema| schema.has_key(kept.key)) {
        return;
    }
    let settings = Settings::new(kept.schema);
    let tell = move |settings: &Settings| {
        board.tell(What::DoNotDisturb, Source::Setting, Some(settings.boolean(kept.key) == kept.quiet));
    };
    tell(&settings);
    settings.connect_changed(Some(kept.key), move |settings, _| tell(settings));
    MainLoop::new(Some(context), false).run();
}
