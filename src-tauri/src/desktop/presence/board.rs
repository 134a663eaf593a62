//! All that is told of the person, put together. Reported whole, and only when it is not as it was.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use sinew_domain::schedule::Presence;

/// What a desktop may tell. No desktop tells of the camera or the microphone without being asked again and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Locked,
    DoNotDisturb,
    FullScreen,
    Idle,
}

/// Who tells it. Of idleness only the first in this order that tells anything is heard: they wait for different times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    Mutter,
    X11,
    Login,
    /// Of the desktop's own.
    Setting,
    /// By its interface.
    Bus(&'static str),
}

pub struct Board {
    told: Mutex<Told>,
    report: Box<dyn Fn(Presence) + Send + Sync>,
}

#[derive(Default)]
struct Told {
    by: BTreeMap<(What, Source), bool>,
    reported: Presence,
}

impl Board {
    /// Nothing is known yet, and that is reported.
    pub fn new(report: impl Fn(Presence) + Send + Sync + 'static) -> Self {
        report(Presence::default());
        Self { told: Mutex::default(), report: Box::new(report) }
    }

    pub fn tell(&self, what: What, source: Source, now: Option<bool>) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        match now {
            Some(now) => told.by.insert((what, source), now),
            None => told.by.remove(&(what, source)),
        };
        let presence = told.together();
        if presence != told.reported {
            told.reported = presence;
            // Still locked, so that reports come in the order of what they report.
            (self.report)(presence);
        }
    }
}

impl Told {
    fn together(&self) -> Presence {
        Presence {
            locked: self.any(What::Locked),
            do_not_disturb: self.any(What::DoNotDisturb),
            full_screen: self.any(What::FullScreen),
            camera: None,
            microphone: None,
            idle: self.all(What::Idle).next(),
        }
    }

    fn any(&self, what: What) -> Option<bool> {
        self.all(what).reduce(|one, other| one || other)
    }

    fn all(&self, what: What) -> impl Iterator<Item = bool> {
        self.by.iter().filter(move |((about, _), _)| *about == what).map(|(_, now)| *now)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn board() -> (Board, mpsc::Receiver<Presence>) {
        let (reported, reports) = mpsc::channel();
        (Board::new(move |presence| reported.send(presence).unwrap()), reports)
    }

    #[test]
    fn it_begins_with_nothing_known_and_reports_only_what_changes() {
        let (board, reports) = board();
        board.tell(What::Locked, Source::Login, None);
        board.tell(What::Locked, Source::Login, Some(true));
        board.tell(What::Locked, Source::Bus("saver"), Some(true));
        board.tell(What::Locked, Source::Login, Some(false));
        board.tell(What::Locked, Source::Bus("saver"), None);
        let locked: Vec<_> = reports.try_iter().map(|presence| presence.locked).collect();
        assert_eq!(locked, [None, Some(true), Some(false)]);
    }

    #[test]
    fn of_idleness_the_best_source_alone_is_heard() {
        let (board, reports) = board();
        board.tell(What::Idle, Source::Login, Some(true));
        board.tell(What::Idle, Source::X11, Some(false));
        board.tell(What::Idle, Source::Mutter, Some(true));
        board.tell(What::Idle, Source::Mutter, None);
        let idle: Vec<_> = reports.try_iter().map(|presence| presence.idle).collect();
        assert_eq!(idle, [None, Some(true), Some(false), Some(true), Some(false)]);
    }
}
