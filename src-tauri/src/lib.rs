//! The desktop shell: a window, a driver thread that owns the companion, and what the operating system does for us.
//!
//! It decides nothing. It asks the companion, performs what comes back, and reports.

mod clock;
mod commands;
mod desktop;
mod driver;

use tauri::{Manager, WebviewWindow};
use tauri_plugin_window_state::StateFlags;

/// Opens the window and runs until it is closed.
pub fn run() {
    paint_without_layers();
    let context = tauri::generate_context!();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            if let Some(window) = app.get_webview_window("main") {
                raise(&window);
            }
        }))
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(StateFlags::all() - StateFlags::VISIBLE - StateFlags::DECORATIONS)
                .build(),
        )
        .setup(|app| {
            // Apart from what the web engine keeps beside it.
            let folder = app.path().app_local_data_dir()?.join("log");
            app.manage(driver::Driver::start(app.handle().clone(), folder)?);
            Ok(())
        })
        .invoke_handler(commands::all())
        .build(context);
    match built {
        Ok(app) => app.run(|app, event| {
            if let tauri::RunEvent::Exit = event {
                app.state::<driver::Driver>().stop();
            }
        }),
        Err(error) => {
            eprintln!("sinew: the window could not be opened: {error}");
            std::process::exit(1);
        }
    }
}

/// The page is text and one small drawing. Painted straight into the window it costs a third of the
/// work that layers cost where the graphics card is simulated, and spares their memory everywhere. The web engine has to
/// know before it starts: a setting of the window comes after it has made ready for layers. Who sets the variable, to 0
/// too, has it their way.
fn paint_without_layers() {
    if let Err(error) = glib::setenv("WEBKIT_DISABLE_COMPOSITING_MODE", "1", false) {
        eprintln!("sinew: the way of painting could not be chosen: {error}");
    }
}

/// A second start shows the first window. Focus is a wish: some desktops only mark the window as wanting attention.
fn raise(window: &WebviewWindow) {
    for done in [window.unminimize(), window.show(), window.set_focus()] {
        if let Err(error) = done {
            eprintln!("sinew: the window could not be raised: {error}");
        }
    }
}
