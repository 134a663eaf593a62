//! The program that is killed while a file comes in: it opens the log, says so, and brings in what lies there.

use std::path::Path;

use behaviour::World;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let [_, folder] = args.as_slice() else {
        eprintln!("usage: importer FOLDER");
        std::process::exit(2);
    };
    let mut world = World::at(Path::new(folder));
    println!("open");
    let now = world.now;
    let found = world.companion().import(None, &now).expect("it can be read");
    assert_eq!(found.problems, []);
    println!("in");
}
