//! The least that a window of this kind can be: one line of text, and two words when it has been painted.
//!
//! It must never do more, for it is what the app is measured against.

#[tauri::command]
fn ready(what: String) {
    println!("bare: {what}");
}

fn main() {
    let context = tauri::generate_context!();
    if let Err(error) = tauri::Builder::default().invoke_handler(tauri::generate_handler![ready]).run(context) {
        eprintln!("bare: the window could not be opened: {error}");
        std::process::exit(1);
    }
}
