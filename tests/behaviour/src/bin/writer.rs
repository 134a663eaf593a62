//! The program that the kill loop kills: it plays one session after the other on a clock that runs as fast as the disk
//! lets it, and says of each set that it is kept once `settle` has said so.

use std::collections::HashSet;
use std::path::Path;

use behaviour::World;
use behaviour::world::AchillesSite;
use sinew_companion::wire::{Control, Legs, SlotName, Status};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let [_, folder, run] = args.as_slice() else {
        eprintln!("usage: writer FOLDER RUN");
        std::process::exit(2);
    };
    let run: u64 = run.parse().expect("the number of this run");
    let mut world = World::closed(Path::new(folder));
    // Each run begins later than all before it, and its ids are its own.
    world.move_clock(std::time::Duration::from_secs(run * 86_400));
    world.open_as(run).expect("the log opens after every kill");
    let now = world.now;
    if world.companion().start_up().expect("it can be read").setup.is_none() {
        world.answer(Legs::Both, AchillesSite::MidPortion);
    }
    if world.companion().interrupted().expect("it can be read").is_some() {
        world.companion().resume_interrupted(&now).expect("it can be taken up");
        world.companion().control(Control::Resume, None, &now).expect("it goes on");
        world.settle();
    }
    loop {
        play(&mut world);
        let now = world.now;
        let play = world.play(SlotName::Evening);
        world.companion().start_session(&play, &now).expect("a session starts");
        world.settle();
        println!("session");
    }
}

/// To the end of the session that is on.
fn play(world: &mut World) {
    let mut told = HashSet::new();
    while let Some(snapshot) = world.snapshot().filter(|s| s.status != Status::Ended) {
        if let Some(last) = snapshot.last_set.filter(|_| snapshot.unsaved == 0)
            && told.insert(last.set_id.clone())
        {
            println!("set {}", last.set_id);
        }
        if !world.wake(None) {
            let now = world.now;
            world.companion().control(Control::Done, None, &now).expect("the other leg is ready");
            world.settle();
        }
    }
    let Some(ended) = world.snapshot() else { return };
    let detail = world.companion().session_detail(&ended.session_id).expect("it can be read");
    assert_eq!((ended.unsaved, detail.item.open), (0, false), "nothing stands in the way of a write");
    detail.sets.iter().filter_map(|s| s.set_id.as_ref()).for_each(|id| println!("set {id}"));
    println!("end {}", ended.session_id);
}
