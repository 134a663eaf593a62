//! Looks at the data files in `assets`: `assets check` names every problem, `assets schemas FOLDER` writes the JSON
//! Schemas that editors use, `assets figures` prints what the contact sheet is drawn from, `assets
//! answers` what the pages are tried with.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use behaviour::assets::{Assets, schemas};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let assets = Assets::read();
    match arguments.as_slice() {
        ["check"] => {
            for problem in &assets.problems {
                println!("{problem}");
            }
            println!("{}, {} problems", assets.count(), assets.problems.len());
            println!("coverage: {}", assets.coverage_line());
            if assets.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        ["schemas", folder] => {
            fs::create_dir_all(folder).expect("the folder can be made");
            for (name, text) in schemas() {
                fs::write(Path::new(folder).join(name), text).expect("the schema can be written");
            }
            ExitCode::SUCCESS
        }
        ["figures"] => {
            println!("{}", assets.figures());
            ExitCode::SUCCESS
        }
        // Everything that the window can ask of the library, as the pages in a browser get it.
        ["answers"] => {
            println!("{}", behaviour::answers::all());
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("assets check | schemas FOLDER | figures | answers");
            ExitCode::FAILURE
        }
    }
}
