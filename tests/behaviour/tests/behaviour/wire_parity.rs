//! Four lists of commands, in four places that no compiler compares: they name the same.

use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn the_window_may_ask_just_what_there_is() {
    let granted = in_build();
    assert!(granted.len() > 10, "the list was not found: {granted:?}");
    assert_eq!(handled(), granted, "src-tauri/src/commands/mod.rs against src-tauri/build.rs");
    assert_eq!(permitted(), granted, "src-tauri/capabilities/main.json against src-tauri/build.rs");
    assert_eq!(called(), granted, "ui/src/ipc/client.ts against src-tauri/build.rs");
}

fn in_build() -> BTreeSet<String> {
    let text = read("src-tauri/build.rs");
    between(&text, "COMMANDS: &[&str] = &[", "];").split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn handled() -> BTreeSet<String> {
    let text = read("src-tauri/src/commands/mod.rs");
    let list = between(&text, "generate_handler![", "]");
    let paths = list.split(',').map(str::trim).filter(|path| !path.is_empty());
    paths.map(|path| path.rsplit("::").next().unwrap_or(path).to_owned()).collect()
}

fn permitted() -> BTreeSet<String> {
    let json: serde_json::Value =
        serde_json::from_str(&read("src-tauri/capabilities/main.json")).expect("the capability is JSON");
    let all = json["permissions"].as_array().expect("a list of permissions");
    let ours = all.iter().filter_map(|permission| permission.as_str()?.strip_prefix("allow-"));
    ours.map(|name| name.replace('-', "_")).collect()
}

fn called() -> BTreeSet<String> {
    let text = read("ui/src/ipc/client.ts");
    let body = between(&text, "export interface Commands {", "\n}");
    let names = body.lines().filter_map(|line| line.trim().split_once(": { args:"));
    let named = names.map(|(name, _)| name.to_owned());
    // One command takes a channel, which only the desktop's own backend has.
    let direct =
        text.split("invoke('").skip(1).filter_map(|rest| rest.split_once('\'')).map(|(name, _)| name.to_owned());
    named.chain(direct).collect()
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, after) = text.split_once(start).unwrap_or_else(|| panic!("no \"{start}\""));
    after.split_once(end).unwrap_or_else(|| panic!("no \"{end}\" after \"{start}\"")).0
}

fn read(path: &str) -> String {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::read_to_string(project.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
