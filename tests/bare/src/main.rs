//! The least that a window of this kind can be: one line of text, and two words when it has been painted. With `--hidden`
//! the least that a program without a window can be.
//!
//! It must never do more, for it is what the app is measured against.

#[tauri::command]
fn ready(what: String) {
    println!("bare: {what}");
}

fn main() {
    let context = tauri::generate_context!();
    let built = tauri::Builder::default()
        .setup(|app| {
            if !std::env::args().any(|arg| arg == "--hidden") {
                for config in &app.config().app.windows {
                    tauri::WebviewWindowBuilder::from_config(app, config)?.build()?;
                }
            }
            Ok(())
        })
        .invoke_handler(tauri::generate_handler![ready])
        .run(context);
    if let Err(error) = built {
        eprintln!("bare: the window could not be opened: {error}");
        std::process::exit(1);
    }
}
