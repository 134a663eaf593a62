//! The one thread on which everything that speaks over D-Bus takes its turn.
//!
//! It sleeps until a message or an order comes: nothing here may poll, and nothing may block for long, since all parts
//! share it.

use std::io;
use std::thread;

use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

/// Dropping it ends the thread, and with it whatever still runs there: parts with a farewell to say go first.
pub struct Bus {
    handle: Handle,
    /// Nothing is ever sent: the thread ends when this is dropped.
    _until_dropped: oneshot::Sender<()>,
}

impl Bus {
    pub fn start() -> io::Result<Bus> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let (until_dropped, dropped) = oneshot::channel::<()>();
        thread::Builder::new().name("bus".to_owned()).spawn(move || {
            // Either way it is over.
            let _gone = runtime.block_on(dropped);
        })?;
        Ok(Bus { handle, _until_dropped: until_dropped })
    }

    pub fn handle(&self) -> &Handle {
        &self.handle
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_is_given_to_it_runs_there_until_it_is_dropped() {
        let bus = Bus::start().unwrap();
        let (said, heard) = mpsc::channel();
        let task = said.clone();
        bus.handle().spawn(async move {
            task.send(thread::current().name().map(str::to_owned)).unwrap();
            std::future::pending::<()>().await;
            drop(task);
        });
        assert_eq!(heard.recv_timeout(Duration::from_secs(10)), Ok(Some("bus".to_owned())));
        drop(said);
        drop(bus);
        let ended = heard.recv_timeout(Duration::from_secs(10));
        assert_eq!(ended, Err(mpsc::RecvTimeoutError::Disconnected), "the task is gone with its thread");
    }
}
