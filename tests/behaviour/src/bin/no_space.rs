//! A story of `behaviour::disk` in a process whose files may not be written: a limit of the operating system stands in
//! for a disk. Started with the signal of that limit ignored, so that a write fails as it would on a full disk.

use std::path::Path;

use behaviour::World;
use behaviour::disk::{Disk, amended_without_room, ended_without_room, reminded_without_room, room_comes_back};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let [_, story, folder] = args.as_slice() else {
        eprintln!("usage: no_space comes-back|ended|amended|reminded FOLDER");
        std::process::exit(2);
    };
    let mut world = World::at(Path::new(folder));
    let told = match story.as_str() {
        "comes-back" => room_comes_back(&mut world, &mut Limit),
        "ended" => ended_without_room(&mut world, &mut Limit),
        "amended" => amended_without_room(&mut world, &mut Limit),
        "reminded" => reminded_without_room(&mut world, &mut Limit),
        other => panic!("no such story: {other}"),
    };
    print!("{told}");
}

/// No file may be written at all, not even where it already has room.
struct Limit;

impl Disk for Limit {
    fn fill(&mut self) {
        set(Some(0));
    }

    fn free(&mut self) {
        set(getrlimit(Resource::Fsize).maximum);
    }
}

fn set(current: Option<u64>) {
    let maximum = getrlimit(Resource::Fsize).maximum;
    setrlimit(Resource::Fsize, Rlimit { current, maximum }).expect("a limit may be lowered, and raised again");
}
