//! The desktop shell: a window, a driver thread that owns the companion, and what the operating system does for us.
//!
//! It decides nothing. It asks the companion, performs what comes back, and reports.

mod cli;
mod clock;
mod commands;
mod desktop;
mod driver;
mod window;

use std::process::ExitCode;

use tauri::{Manager, RunEvent};
use tauri_plugin_window_state::StateFlags;

/// Answers what a terminal asks; otherwise runs until the window is closed, or, where it stays in the tray, until it is told
/// to quit.
pub fn run() -> ExitCode {
    match cli::parse(std::env::args_os()) {
        Ok(cli::Asked::Window { hidden }) => window_until_closed(hidden),
        Ok(cli::Asked::Status) => cli::status(&clock::Clock::new().now()),
        Ok(cli::Asked::Doctor) => cli::doctor(&clock::Clock::new().now()),
        Err(said) => said.exit(),
    }
}

/// `hidden`: as at login, without a window until one is asked for.
fn window_until_closed(hidden: bool) -> ExitCode {
    paint_without_layers();
    let context = tauri::generate_context!();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, args, _| {
            if cli::wants_window(&args) {
                window::show(app);
            }
        }))
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(StateFlags::all() - StateFlags::VISIBLE - StateFlags::DECORATIONS)
                .build(),
        )
        .setup(move |app| {
            // Apart from what the web engine keeps beside it.
            let folder = app.path().app_local_data_dir()?.join("log");
            app.manage(driver::Driver::start(app.handle().clone(), folder, hidden)?);
            if !hidden {
                window::open(app.handle())?;
            }
            Ok(())
        })
        .on_window_event(window::on_event)
        .invoke_handler(commands::all())
        .build(context);
    match built {
        Ok(app) => {
            app.run(|app, event| match event {
                // Without a code: its last window is gone.
                RunEvent::ExitRequested { code: None, api, .. } if app.state::<driver::Driver>().is_windowless() => {
                    api.prevent_exit();
                }
                RunEvent::Exit => app.state::<driver::Driver>().stop(),
                _ => {}
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("sinew: the window could not be opened: {error}");
            ExitCode::FAILURE
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
