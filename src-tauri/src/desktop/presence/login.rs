//! What the login service tells: that the computer has woken, and what the session's desktop has told it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use futures_util::StreamExt;
use zbus::Connection;
use zbus::zvariant::OwnedObjectPath;

use super::board::{Board, Source, What};
use super::told::{self, Ask, Question, Signal};

const NAME: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";

pub async fn follow(bus: Connection, board: Arc<Board>, woken: impl Fn() + Send + Sync + 'static) {
    let (sleeps, hints) = (bus.clone(), bus);
    tokio::join!(
        async move {
            let _gone = wakes(&sleeps, &woken).await;
        },
        session(hints, &board),
    );
}

/// The signal comes twice: with true before the sleep, with false after it.
async fn wakes(bus: &Connection, woken: &impl Fn()) -> zbus::Result<()> {
    let mut sleeps = told::signals_of(bus, Signal::new(MANAGER, "PrepareForSleep")).await?;
    while let Some(message) = sleeps.next().await {
        if !message?.body().deserialize::<bool>()? {
            woken();
        }
    }
    Ok(())
}

async fn session(bus: Connection, board: &Board) {
    // A computer without the login service: nothing is told here.
    let Ok(Some(path)) = own_session(&bus).await else { return };
    tokio::join!(
        hint(&bus, &path, "LockedHint", What::Locked, board),
        hint(&bus, &path, "IdleHint", What::Idle, board)
    );
}

/// The session of this program, or the person's graphical one where it was started for all of them.
async fn own_session(bus: &Connection) -> zbus::Result<Option<String>> {
    let Some(owner) = told::owner(bus, NAME).await else { return Ok(None) };
    let reply =
        bus.call_method(Some(owner.as_str()), "/org/freedesktop/login1", Some(MANAGER), "GetSession", &"auto").await?;
    Ok(Some(reply.body().deserialize::<OwnedObjectPath>()?.to_string()))
}

async fn hint(bus: &Connection, path: &str, name: &'static str, what: What, board: &Board) {
    let question = Question {
        name: NAME,
        path: path.to_owned(),
        ask: Ask::Property { interface: SESSION, name },
        told_by: vec![Signal::of_properties(SESSION)],
    };
    let hint = Hint::new(what, board);
    told::follow(bus.clone(), question, |now| hint.tell(now)).await;
}

/// A hint stands at no until some desktop sets it, and many never do: a no says something only after a yes.
///
/// `Lock` and `Unlock` are not listened to. They ask for a lock, and whether it comes, and that it goes, is told by the
/// hint and by the screen savers; who believed them would be locked for ever where nobody answers them.
pub struct Hint<'a> {
    what: What,
    board: &'a Board,
    was_yes: AtomicBool,
}

impl<'a> Hint<'a> {
    pub fn new(what: What, board: &'a Board) -> Self {
        Self { what, board, was_yes: AtomicBool::new(false) }
    }

    pub fn tell(&self, now: Option<bool>) {
        let was_yes = self.was_yes.fetch_or(now == Some(true), Ordering::Relaxed) || now == Some(true);
        self.board.tell(self.what, Source::Login, now.filter(|_| was_yes));
    }
}
