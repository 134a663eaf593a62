//! What is to stand on the screen, and what does: one notification at a time, replaced and never stacked.
//!
//! Pure. What comes from the desktop is [`Heard`], what is to be done about it is [`Deed`]. Nothing here waits: an answer
//! comes as one more thing heard, and one that never comes holds nothing up but what depends on it.

use sinew_companion::wire::{NoticeAnswer, NoticeView, NoticesState, OccurrenceKey};

use super::FromNotices;

/// Signals that may come before the answer that says whose they are.
const EARLY_AT_MOST: usize = 16;

#[derive(Debug, Clone, PartialEq)]
pub enum Heard {
    Show(NoticeView),
    Withdraw(OccurrenceKey),
    Test,
    /// The test has taken too long.
    TestOver,
    /// The window was closed for the first time, and the program stays.
    Stays,
    /// On the bus.
    Connected,
    /// There is no bus, or none any more.
    NoBus(String),
    /// Somebody shows notifications from now on, in place of whoever did.
    Came,
    /// Nobody does any more.
    Went,
    Introduced {
        round: u32,
        answer: Result<Introduction, Failure>,
    },
    /// Whether the bus could start one who shows notifications.
    CanBeStarted {
        round: u32,
        answer: bool,
    },
    Notified {
        round: u32,
        what: What,
        answer: Result<Shown, Failure>,
    },
    /// A button, the body, or that it closed.
    Answered {
        shown: Shown,
        what: NoticeAnswer,
    },
    /// The program ends: nothing is to be left on the screen.
    Leave,
}

/// How who shows notifications presents itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Introduction {
    /// With its version.
    pub name: Option<String>,
    pub manner: Manner,
}

/// What it can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    pub actions: bool,
    /// It reads the body as markup.
    pub markup: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Nobody is there who could have answered.
    Nobody(String),
    Refused(String),
}

impl Failure {
    fn words(self) -> String {
        match self {
            Failure::Nobody(words) | Failure::Refused(words) => words,
        }
    }
}

/// A notification on the screen. Its number means nothing without the one who gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub id: u32,
    pub by: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Notice,
    Test,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    Connect,
    Ask(Ask),
    Report(FromNotices),
}

/// What goes over the bus. `replaces` is 0 where there is nothing to replace.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    Introduce {
        round: u32,
    },
    WhetherItCanBeStarted {
        round: u32,
    },
    Notify {
        round: u32,
        replaces: u32,
        view: Box<NoticeView>,
        manner: Manner,
    },
    NotifyTest {
        round: u32,
        replaces: u32,
        manner: Manner,
    },
    /// Nothing waits for its answer.
    NotifyStays {
        manner: Manner,
    },
    Close(u32),
}

/// See the module.
#[derive(Debug, Default)]
pub struct Screen {
    daemon: Daemon,
    /// Answers to what was asked before it last changed are void.
    round: u32,
    wanted: Option<Wanted>,
    up: Up,
    /// Heard before the answer that says whether they are ours.
    early: Vec<(Shown, NoticeAnswer)>,
    testing: bool,
    test_up: Option<Shown>,
    told: Option<(NoticesState, Option<String>)>,
}

#[derive(Debug, Default, Clone, PartialEq, Eq)]
enum Daemon {
    #[default]
    NoBus,
    Asking,
    There(Introduction),
    Missing,
}

/// The notice that is to stand until it is answered, withdrawn or replaced.
#[derive(Debug)]
struct Wanted {
    view: NoticeView,
    asked_for: bool,
    /// It fell with its daemon once, and was shown again.
    again: bool,
}

#[derive(Debug, Default, PartialEq)]
enum Up {
    #[default]
    Nothing,
    /// On its way to the screen, in place of what is there: that has no key any more once it is answered.
    Asked {
        key: OccurrenceKey,
        old: Option<(Shown, Option<OccurrenceKey>)>,
    },
    There {
        shown: Shown,
        key: OccurrenceKey,
    },
}

impl Screen {
    pub fn hear(&mut self, heard: Heard) -> Vec<Deed> {
        let mut deeds = Vec::new();
        self.take(heard, &mut deeds);
        deeds
    }

    pub fn is_clear(&self) -> bool {
        self.up == Up::Nothing
    }

    pub fn is_testing(&self) -> bool {
        self.testing
    }

    fn take(&mut self, heard: Heard, deeds: &mut Vec<Deed>) {
        match heard {
            Heard::Show(view) => {
                self.wanted = Some(Wanted { view, asked_for: false, again: false });
                self.look_for_daemon(deeds);
                self.settle(deeds);
            }
            Heard::Withdraw(key) => {
                if self.wanted.take_if(|wanted| wanted.view.key == key).is_some() {
                    self.settle(deeds);
                }
            }
            Heard::Test => {
                self.testing = true;
                self.look_for_daemon(deeds);
                self.settle_test(deeds);
            }
            Heard::Stays => {
                if let Daemon::There(Introduction { manner, .. }) = self.daemon {
                    deeds.push(Deed::Ask(Ask::NotifyStays { manner }));
                }
            }
            Heard::TestOver => self.tested(false, Some("no answer".to_owned()), deeds),
            Heard::Connected => self.introduce(deeds),
            Heard::NoBus(words) => {
                self.round += 1;
                self.fall(deeds);
                self.become_daemon(Daemon::NoBus, deeds);
                self.tested(false, Some(words), deeds);
            }
            Heard::Came => {
                self.fall(deeds);
                self.introduce(deeds);
            }
            Heard::Went => {
                self.fall(deeds);
                self.round += 1;
                // Nothing is told yet: one that is started when it is needed is as good as there.
                self.daemon = Daemon::Missing;
                deeds.push(Deed::Ask(Ask::WhetherItCanBeStarted { round: self.round }));
            }
            Heard::CanBeStarted { round, answer } => {
                if round == self.round && self.daemon == Daemon::Missing {
                    match answer {
                        true if self.wanted.is_some() || self.testing => self.introduce(deeds),
                        true => {}
                        false => self.become_daemon(Daemon::Missing, deeds),
                    }
                }
            }
            Heard::Introduced { round, answer } => {
                if round == self.round {
                    self.introduced(answer, deeds);
                }
            }
            Heard::Notified { round, what, answer } => {
                if round == self.round {
                    match what {
                        What::Notice => self.notified(answer, deeds),
                        What::Test => self.test_notified(answer, deeds),
                    }
                }
            }
            Heard::Answered { shown, what } => self.answered(shown, what, deeds),
            Heard::Leave => {
                self.wanted = None;
                self.settle(deeds);
            }
        }
    }

    /// Somebody may be there by now, or be started by being asked.
    fn look_for_daemon(&mut self, deeds: &mut Vec<Deed>) {
        match self.daemon {
            Daemon::NoBus => deeds.push(Deed::Connect),
            Daemon::Missing => self.introduce(deeds),
            Daemon::Asking | Daemon::There(_) => {}
        }
    }

    fn introduce(&mut self, deeds: &mut Vec<Deed>) {
        self.round += 1;
        self.daemon = Daemon::Asking;
        deeds.push(Deed::Ask(Ask::Introduce { round: self.round }));
    }

    fn introduced(&mut self, answer: Result<Introduction, Failure>, deeds: &mut Vec<Deed>) {
        match answer {
            Ok(introduction) => {
                self.become_daemon(Daemon::There(introduction), deeds);
                self.settle(deeds);
                self.settle_test(deeds);
            }
            Err(failure) => {
                self.become_daemon(Daemon::Missing, deeds);
                self.tested(false, Some(failure.words()), deeds);
            }
        }
    }

    /// Brings the screen nearer to what is wanted; while an answer is awaited, it waits for that.
    fn settle(&mut self, deeds: &mut Vec<Deed>) {
        let Daemon::There(Introduction { manner, .. }) = self.daemon else { return };
        let up = match &self.up {
            Up::Asked { .. } => return,
            Up::Nothing => None,
            Up::There { shown, key } => Some((shown.clone(), Some(key.clone()))),
        };
        match &mut self.wanted {
            None => {
                if let Some((shown, _)) = up {
                    self.up = Up::Nothing;
                    deeds.push(Deed::Ask(Ask::Close(shown.id)));
                }
            }
            Some(wanted) if !wanted.asked_for => {
                wanted.asked_for = true;
                let replaces = up.as_ref().map_or(0, |(shown, _)| shown.id);
                let view = Box::new(wanted.view.clone());
                self.up = Up::Asked { key: view.key.clone(), old: up };
                deeds.push(Deed::Ask(Ask::Notify { round: self.round, replaces, view, manner }));
            }
            Some(_) => {}
        }
    }

    fn settle_test(&mut self, deeds: &mut Vec<Deed>) {
        if let Daemon::There(Introduction { manner, .. }) = self.daemon
            && self.testing
        {
            let replaces = self.test_up.as_ref().map_or(0, |shown| shown.id);
            deeds.push(Deed::Ask(Ask::NotifyTest { round: self.round, replaces, manner }));
        }
    }

    fn notified(&mut self, answer: Result<Shown, Failure>, deeds: &mut Vec<Deed>) {
        let Up::Asked { key, old } = std::mem::take(&mut self.up) else { return };
        let early = std::mem::take(&mut self.early);
        match answer {
            Ok(shown) => {
                if let Some((old, _)) = old.filter(|(old, _)| old.id != shown.id) {
                    // It could not be replaced: then it goes, so that there are never two.
                    deeds.push(Deed::Ask(Ask::Close(old.id)));
                }
                self.up = Up::There { shown, key };
                self.settle(deeds);
                for (shown, what) in early {
                    self.answered(shown, what, deeds);
                }
            }
            Err(Failure::Nobody(_)) => self.fell(deeds),
            Err(Failure::Refused(_)) => {
                if let Some((old, _)) = old {
                    deeds.push(Deed::Ask(Ask::Close(old.id)));
                }
                self.give_up(&key, deeds);
            }
        }
    }

    fn test_notified(&mut self, answer: Result<Shown, Failure>, deeds: &mut Vec<Deed>) {
        match answer {
            Ok(shown) => {
                self.test_up = Some(shown);
                self.tested(true, None, deeds);
            }
            Err(failure) => self.tested(false, Some(failure.words()), deeds),
        }
    }

    fn tested(&mut self, shown: bool, trouble: Option<String>, deeds: &mut Vec<Deed>) {
        if std::mem::take(&mut self.testing) {
            deeds.push(Deed::Report(FromNotices::Tested { shown, trouble }));
        }
    }

    /// Each notice is answered once: then it is off the screen, and its number void.
    fn answered(&mut self, about: Shown, what: NoticeAnswer, deeds: &mut Vec<Deed>) {
        let key = match &mut self.up {
            Up::There { shown, key } if *shown == about => {
                let key = key.clone();
                self.up = Up::Nothing;
                if what != NoticeAnswer::Dismissed {
                    // Most take it off themselves when a button was pressed; not all do.
                    deeds.push(Deed::Ask(Ask::Close(about.id)));
                }
                key
            }
            // What is being replaced can still be pressed. That it closes is what was asked for, and its number is not
            // closed here: it is that of the next one by now.
            Up::Asked { old: Some((shown, key)), .. } if *shown == about => {
                let Some(key) = key.take_if(|_| what != NoticeAnswer::Dismissed) else { return };
                key
            }
            Up::Asked { .. } => {
                if self.early.len() < EARLY_AT_MOST {
                    self.early.push((about, what));
                }
                return;
            }
            Up::Nothing | Up::There { .. } => return,
        };
        self.wanted.take_if(|wanted| wanted.view.key == key);
        deeds.push(Deed::Report(FromNotices::Answer { key, what }));
        self.settle(deeds);
    }

    /// Whatever was on the screen went with the one who showed it.
    fn fall(&mut self, deeds: &mut Vec<Deed>) {
        self.test_up = None;
        self.early.clear();
        if std::mem::take(&mut self.up) != Up::Nothing {
            self.fell(deeds);
        }
    }

    /// What still stands is shown again, once: a notice that brings its daemon down must not do so for ever.
    fn fell(&mut self, deeds: &mut Vec<Deed>) {
        match &mut self.wanted {
            Some(wanted) if wanted.asked_for && wanted.again => {
                let key = wanted.view.key.clone();
                self.give_up(&key, deeds);
            }
            Some(wanted) if wanted.asked_for => {
                wanted.asked_for = false;
                wanted.again = true;
            }
            Some(_) | None => {}
        }
    }

    fn give_up(&mut self, key: &OccurrenceKey, deeds: &mut Vec<Deed>) {
        if self.wanted.take_if(|wanted| wanted.asked_for && wanted.view.key == *key).is_some() {
            let what = NoticeAnswer::Dismissed;
            deeds.push(Deed::Report(FromNotices::Answer { key: key.clone(), what }));
        }
        self.settle(deeds);
    }

    fn become_daemon(&mut self, daemon: Daemon, deeds: &mut Vec<Deed>) {
        let now = match &daemon {
            Daemon::NoBus => (NoticesState::NoBus, None),
            Daemon::Asking => (NoticesState::Unknown, None),
            Daemon::There(it) if it.manner.actions => (NoticesState::Works, it.name.clone()),
            Daemon::There(it) => (NoticesState::NoButtons, it.name.clone()),
            Daemon::Missing => (NoticesState::NoDaemon, None),
        };
        self.daemon = daemon;
        if self.told.as_ref() != Some(&now) {
            self.told = Some(now.clone());
            let (state, daemon) = now;
            deeds.push(Deed::Report(FromNotices::State { state, daemon }));
        }
    }
}

#[cfg(test)]
mod tests;
