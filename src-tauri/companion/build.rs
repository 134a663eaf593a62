//! Lists the data files of `assets`, so that each of them is in the program: a new file is there without being named.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const FOLDERS: [&str; 6] = ["exercises", "programmes", "run-plans", "injuries", "texts", "checklists"];

fn main() {
    let assets = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("set by cargo")).join("../../assets");
    let assets = assets.canonicalize().expect("the assets folder is there");
    let mut code = String::new();
    for folder in FOLDERS {
        let path = assets.join(folder);
        println!("cargo::rerun-if-changed={}", path.display());
        let entries = fs::read_dir(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let mut names: Vec<String> = entries.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
        names.retain(|name| name.ends_with(".toml"));
        names.sort();
        let constant = folder.replace('-', "_").to_uppercase();
        writeln!(code, "pub const {constant}: &[(&str, &str)] = &[").expect("a string takes everything");
        for name in names {
            let file = path.join(&name);
            println!("cargo::rerun-if-changed={}", file.display());
            writeln!(code, "    ({name:?}, include_str!({:?})),", file.display().to_string())
                .expect("a string takes everything");
        }
        writeln!(code, "];").expect("a string takes everything");
    }
    let out = Path::new(&env::var("OUT_DIR").expect("set by cargo")).join("assets.rs");
    fs::write(out, code).expect("the output folder can be written");
}
