//! The one window: made when it is wanted, hidden when it is closed and the program stays, and let go when nobody has seen
//! it for a while.

use tauri::{AppHandle, Manager, WebviewWindow, WebviewWindowBuilder, Window, WindowEvent};

use crate::driver::Driver;

/// Its label.
pub const MAIN: &str = "main";

/// Makes the window as the configuration says.
pub fn open(app: &AppHandle) -> tauri::Result<()> {
    let config = app.config().app.windows.iter().find(|window| window.label == MAIN);
    let Some(config) = config else { return Err(tauri::Error::WindowNotFound) };
    WebviewWindowBuilder::from_config(app, config)?.build()?;
    Ok(())
}

/// Shows it, from any thread, and makes it anew where there is none.
pub fn show(app: &AppHandle) {
    let here = app.clone();
    let asked = app.run_on_main_thread(move || {
        here.state::<Driver>().shown();
        match here.get_webview_window(MAIN) {
            Some(window) => raise(&window),
            None => {
                if let Err(error) = open(&here) {
                    eprintln!("sinew: the window could not be made: {error}");
                }
            }
        }
    });
    if let Err(error) = asked {
        eprintln!("sinew: the window could not be shown: {error}");
    }
}

/// Lets the page go; the program stays.
pub fn let_go(app: &AppHandle) {
    let here = app.clone();
    let asked = app.run_on_main_thread(move || {
        let window = here.get_webview_window(MAIN).filter(|window| !window.is_visible().unwrap_or(true));
        if let Some(Err(error)) = window.map(|window| window.destroy()) {
            eprintln!("sinew: the hidden page could not be let go: {error}");
        }
    });
    if let Err(error) = asked {
        eprintln!("sinew: the hidden page could not be let go: {error}");
    }
}

/// Closed, it is hidden where the program stays.
pub fn on_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    let driver = window.state::<Driver>();
    if driver.stays() {
        api.prevent_close();
        match window.hide() {
            Ok(()) => driver.hidden(),
            Err(error) => eprintln!("sinew: the window could not be hidden: {error}"),
        }
    }
}

/// Focus is a wish: some desktops only mark the window as wanting attention.
fn raise(window: &WebviewWindow) {
    for done in [window.unminimize(), window.show(), window.set_focus()] {
        if let Err(error) = done {
            eprintln!("sinew: the window could not be raised: {error}");
        }
    }
}
