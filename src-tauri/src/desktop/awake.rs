//! Keeps the screen from locking while a session runs, as far as the desktop lets us.
//!
//! Two requests, since one that fails must not take the other with it: the screen saver on the session bus, and idleness
//! at the login service. It must never forbid sleep that a person asks for, never block its caller, and never take the
//! program down: the library panics when it is dropped after the screen saver has gone.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// How far the request was granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AwakeState {
    /// The desktop has not answered yet; it may never do so.
    CannotSay,
    /// The screen stays on.
    Kept,
    /// One of the two requests was granted; the screen may still lock.
    Partly,
    /// Nobody grants such requests here.
    NotKept,
}

/// The screen is kept on until this is dropped. Neither taking nor dropping it waits for the desktop.
pub struct Awake {
    #[cfg_attr(not(test), expect(dead_code, reason = "the answer is reported; only the tests ask for it"))]
    state: Arc<Mutex<AwakeState>>,
    /// Dropped with the rest: that ends the wait of the thread, which then withdraws the requests.
    _until_dropped: Sender<()>,
}

impl Awake {
    /// Asks the desktop, on a thread of its own. `report` is called there once, with the answer.
    pub fn hold(report: impl Fn(AwakeState) + Send + 'static) -> Awake {
        Self::hold_with(ask_desktop, report)
    }

    #[cfg(test)]
    pub fn state(&self) -> AwakeState {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hold_with<G>(
        ask: impl Fn(Request) -> Option<G> + Send + 'static,
        report: impl Fn(AwakeState) + Send + 'static,
    ) -> Awake {
        let state = Arc::new(Mutex::new(AwakeState::CannotSay));
        let (until_dropped, dropped) = mpsc::channel::<()>();
        let answer = Arc::clone(&state);
        let keep = move || {
            let ask = |request| catch_unwind(AssertUnwindSafe(|| ask(request))).ok().flatten();
            let screen = ask(Request::Screen);
            let idle = ask(Request::Idle);
            let granted = match (&screen, &idle) {
                (Some(_), Some(_)) => AwakeState::Kept,
                (Some(_), None) | (None, Some(_)) => AwakeState::Partly,
                (None, None) => AwakeState::NotKept,
            };
            *answer.lock().unwrap_or_else(PoisonError::into_inner) = granted;
            report(granted);
            // Nothing is ever sent; the wait ends when the sending end is dropped.
            let _ = dropped.recv();
            // Idleness first: its withdrawal closes a file, while the screen saver's asks a bus and may hang or panic.
            for grant in [idle, screen] {
                let _ = catch_unwind(AssertUnwindSafe(move || drop(grant)));
            }
        };
        if thread::Builder::new().name("awake".into()).spawn(keep).is_err() {
            *state.lock().unwrap_or_else(PoisonError::into_inner) = AwakeState::NotKept;
        }
        Awake { state, _until_dropped: until_dropped }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Request {
    Screen,
    Idle,
}

/// Never `sleep(true)`: it would hold up the sleep that a person asks for.
fn ask_desktop(request: Request) -> Option<keepawake::KeepAwake> {
    let mut asking = keepawake::Builder::default();
    match request {
        Request::Screen => asking.display(true),
        Request::Idle => asking.idle(true),
    };
    asking.reason("An exercise session is running").app_name(SHOWN_AS).app_reverse_domain(SHOWN_AS).create().ok()
}

/// The library hands this to the screen saver as the program's name, for people to read.
const SHOWN_AS: &str = "Sinew";

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const SOON: Duration = Duration::from_secs(10);

    #[test]
    fn both_granted_keeps_one_granted_keeps_partly_none_keeps_not() {
        for (screen, idle, expected) in [
            (true, true, AwakeState::Kept),
            (true, false, AwakeState::Partly),
            (false, true, AwakeState::Partly),
            (false, false, AwakeState::NotKept),
        ] {
            let (reported, reports) = mpsc::channel();
            let awake = Awake::hold_with(
                move |request| match request {
                    Request::Screen => screen.then_some(()),
                    Request::Idle => idle.then_some(()),
                },
                move |state| reported.send(state).expect("the test still listens"),
            );
            assert_eq!(reports.recv_timeout(SOON), Ok(expected));
            assert_eq!(awake.state(), expected);
        }
    }

    #[test]
    fn a_desktop_that_does_not_answer_holds_nobody_up_and_gets_its_grant_back() {
        let (answer, answered) = mpsc::channel::<()>();
        let (withdrawn, withdrawals) = mpsc::channel();
        let answered = Mutex::new(answered);
        let awake = Awake::hold_with(
            move |request| {
                let _ = answered.lock().expect("no panic while it is held").recv();
                Some(Grant { request, withdrawn: withdrawn.clone(), panics: false })
            },
            |_| {},
        );
        assert_eq!(awake.state(), AwakeState::CannotSay);
        drop(awake);
        drop(answer);
        assert_eq!(withdrawals.recv_timeout(SOON), Ok(Request::Idle));
        assert_eq!(withdrawals.recv_timeout(SOON), Ok(Request::Screen));
    }

    #[test]
    fn a_request_that_panics_counts_as_refused() {
        let (reported, reports) = mpsc::channel();
        let _awake = Awake::hold_with(
            |request| match request {
                Request::Screen => panic!("a bus that is not there"),
                Request::Idle => Some(()),
            },
            move |state| reported.send(state).expect("the test still listens"),
        );
        assert_eq!(reports.recv_timeout(SOON), Ok(AwakeState::Partly));
    }

    #[test]
    fn a_withdrawal_that_panics_takes_nothing_with_it() {
        let (withdrawn, withdrawals) = mpsc::channel();
        let awake = Awake::hold_with(
            move |request| Some(Grant { request, withdrawn: withdrawn.clone(), panics: true }),
            |_| {},
        );
        drop(awake);
        assert_eq!(withdrawals.recv_timeout(SOON), Ok(Request::Idle));
        assert_eq!(withdrawals.recv_timeout(SOON), Ok(Request::Screen));
    }

    struct Grant {
        request: Request,
        withdrawn: Sender<Request>,
        panics: bool,
    }

    impl Drop for Grant {
        fn drop(&mut self) {
            let _ = self.withdrawn.send(self.request);
            assert!(!self.panics, "the screen saver has gone");
        }
    }
}
