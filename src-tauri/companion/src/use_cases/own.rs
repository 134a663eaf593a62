//! Programmes and exercises of the person's own: made, changed, taken away, written to a file and read from one. A
//! change is a new version; a session keeps the prescription that it was played with.

use std::collections::BTreeMap;

use sinew_domain::data::{FORMAT, Known, MAX_BYTES, Owner, Problem, Record, Shape, check, together};
use sinew_domain::exercise::Exercise;
use sinew_domain::plan::PlanState;
use sinew_domain::programme::Programme;
use sinew_domain::time::Now;

use super::library::no_such;
use super::preview;
use crate::store::{self, OwnKind, OwnRow};
use crate::wire::{Changed, Draft, ErrorCode, Exported, FileReview, WireError};
use crate::{Companion, not_saved, refused};

/// What the problems of a file start with.
const FILE: &str = "file";

/// What a file may hold.
enum Read {
    Programme(Box<Programme>),
    Exercise(Box<Exercise>),
}

impl Companion {
    /// What is wrong with a programme that is being made, and what it would be like. Changes nothing.
    pub fn check_programme(&self, programme: &Programme) -> Draft {
        let problems = problems(programme, &self.known_beside(OwnKind::Programme, &programme.id));
        let sessions = if problems.is_empty() {
            preview::of_programme(programme, |id| self.library.exercise(id))
        } else {
            Vec::new()
        };
        Draft { problems, sessions }
    }

    pub fn check_exercise(&self, exercise: &Exercise) -> Vec<Problem> {
        problems(exercise, &self.known_beside(OwnKind::Exercise, &exercise.id))
    }

    /// Keeps a programme of the person's own, as a new version where there is one already. Gives back its id.
    pub fn save_programme(&mut self, mut programme: Programme, now: &Now) -> Result<String, WireError> {
        self.not_bundled(&programme.id)?;
        let problems = problems(&programme, &self.known_beside(OwnKind::Programme, &programme.id));
        if !problems.is_empty() {
            return Err(invalid(&problems));
        }
        programme.version = self.library.next_version(&programme.id);
        let row = own_row(OwnKind::Programme, &programme.id, programme.version, &programme)?;
        self.keep_own(vec![row], now)?;
        Ok(programme.id)
    }

    pub fn save_exercise(&mut self, mut exercise: Exercise, now: &Now) -> Result<String, WireError> {
        self.not_bundled(&exercise.id)?;
        let problems = problems(&exercise, &self.known_beside(OwnKind::Exercise, &exercise.id));
        if !problems.is_empty() {
            return Err(invalid(&problems));
        }
        exercise.version = self.library.next_version(&exercise.id);
        let row = own_row(OwnKind::Exercise, &exercise.id, exercise.version, &exercise)?;
        self.keep_own(vec![row], now)?;
        Ok(exercise.id)
    }

    /// Takes something of the person's own out of the library. Its versions stay in the log, and so do its sessions.
    pub fn remove_own(&mut self, id: &str, now: &Now) -> Result<(), WireError> {
        if !self.library.is_own(id) {
            return Err(no_such("thing of your own"));
        }
        let names = |e: &Exercise| e.easier.iter().chain(&e.harder).any(|other| other == id);
        let programmes = self.library.all_programmes().filter(|p| p.items().any(|i| i.exercise == id)).map(|p| &p.name);
        let exercises = self.library.all_exercises().filter(|e| e.id != id && names(e)).map(|e| &e.name);
        let mut users: Vec<String> =
            programmes.chain(exercises).map(|name| format!("id: \"{name}\" uses it")).collect();
        // A plan may go on with an older version, which names what the newest does not.
        let of_plan =
            |state: &PlanState| self.library.programme_of(state).is_some_and(|p| p.items().any(|i| i.exercise == id));
        if self.life()?.running().any(|(_, state)| state.programme == id || of_plan(state)) {
            users.push("id: a plan runs by it".to_owned());
        }
        if !users.is_empty() {
            return Err(refused(ErrorCode::Invalid, users));
        }
        let kind = if self.library.programme(id).is_some() { OwnKind::Programme } else { OwnKind::Exercise };
        let version = self.library.next_version(id);
        self.keep_own(vec![OwnRow { kind, name_id: id.to_owned(), version, record: None }], now)
    }

    /// The text of a file that another Sinew can load. A programme brings along the exercises of the person's own that
    /// it uses, and those that they name; an exercise alone names only what every Sinew has.
    pub fn export_file(&self, id: &str) -> Result<Exported, WireError> {
        let text = if let Some(programme) = self.library.programme(id) {
            let mut programme = programme.clone();
            programme.format = Some(FORMAT as u16);
            programme.exercises = self.own_exercises_of(&programme);
            toml::to_string_pretty(&programme)
        } else {
            let mut exercise = self.library.exercise(id).ok_or_else(|| no_such("programme or exercise"))?.clone();
            exercise.format = Some(FORMAT as u16);
            exercise.easier.retain(|id| !self.library.is_own(id));
            exercise.harder.retain(|id| !self.library.is_own(id));
            toml::to_string_pretty(&exercise)
        };
        let text = text.map_err(|e| refused(ErrorCode::Internal, vec![e.to_string()]))?;
        Ok(Exported { file_name: format!("{}.toml", id.to_lowercase()), text })
    }

    fn own_exercises_of(&self, programme: &Programme) -> Vec<Exercise> {
        let mut found: BTreeMap<&str, &Exercise> = BTreeMap::new();
        let mut asked: Vec<&str> = programme.items().map(|i| i.exercise.as_str()).collect();
        while let Some(id) = asked.pop() {
            let own = self.library.exercise(id).filter(|_| self.library.is_own(id));
            if let Some(exercise) = own
                && found.insert(id, exercise).is_none()
            {
                asked.extend(exercise.easier.iter().chain(&exercise.harder).map(String::as_str));
            }
        }
        found.into_values().cloned().collect()
    }

    /// Looks at a file that somebody made. `name` gives what is in it another name, and so another id. Changes nothing.
    pub fn review_file(&self, text: &str, name: Option<&str>) -> FileReview {
        let (read, problems) = self.read_file(text, name);
        let mut review = FileReview { problems, programme: None, exercise: None, brings: Vec::new() };
        match read {
            Some(Read::Programme(programme)) => {
                review.brings = programme.exercises.iter().map(|e| e.name.clone()).collect();
                let brought = programme.exercises.clone();
                review.programme = Some(self.programme_detail(*programme, &brought));
            }
            Some(Read::Exercise(exercise)) => review.exercise = Some(*exercise),
            None => {}
        }
        review
    }

    /// Takes a reviewed file into the library, all of it or nothing. Gives back the id.
    pub fn accept_file(&mut self, text: &str, name: Option<&str>, now: &Now) -> Result<String, WireError> {
        let (read, problems) = self.read_file(text, name);
        let Some(read) = read else { return Err(invalid(&problems)) };
        let mut rows = Vec::new();
        let id = match read {
            Read::Programme(mut programme) => {
                let mine = |exercise: &Exercise| self.library.exercise(&exercise.id).is_some_and(|e| same(e, exercise));
                for mut exercise in std::mem::take(&mut programme.exercises).into_iter().filter(|e| !mine(e)) {
                    exercise.version = self.library.next_version(&exercise.id);
                    rows.push(own_row(OwnKind::Exercise, &exercise.id, exercise.version, &exercise)?);
                }
                programme.version = self.library.next_version(&programme.id);
                rows.push(own_row(OwnKind::Programme, &programme.id, programme.version, &*programme)?);
                programme.id
            }
            Read::Exercise(mut exercise) => {
                exercise.version = self.library.next_version(&exercise.id);
                rows.push(own_row(OwnKind::Exercise, &exercise.id, exercise.version, &*exercise)?);
                exercise.id
            }
        };
        self.keep_own(rows, now)?;
        Ok(id)
    }

    /// With a new name comes a new id: what stands in the file does not matter then.
    fn read_file(&self, text: &str, name: Option<&str>) -> (Option<Read>, Vec<Problem>) {
        let (read, mut problems) = if is_exercise(text) {
            let (exercise, problems) = Shape::<Exercise>::new().parse(FILE, text);
            let exercise = exercise.map(|e| renamed_exercise(e, name));
            let found = exercise.as_ref().map(|e| check(FILE, e, &self.library.known(None)));
            (exercise.map(|e| Read::Exercise(Box::new(e))), together(problems, found.unwrap_or_default()))
        } else {
            let (programme, problems) = Shape::<Programme>::new().parse(FILE, text);
            let programme = programme.map(|p| renamed_programme(p, name));
            let found = programme.as_ref().map(|p| self.check_brought(p));
            (programme.map(|p| Read::Programme(Box::new(p))), together(problems, found.unwrap_or_default()))
        };
        let taken = |p: &&mut Problem| p.path == "file.id" && p.message.ends_with("in the library");
        if let Some(taken) = problems.iter_mut().find(taken) {
            taken.message.push_str("; give it another name");
        }
        (read.filter(|_| problems.is_empty()), problems)
    }

    /// The exercises that a programme brings along are known to it; they are new, or the person has the very same.
    fn check_brought(&self, programme: &Programme) -> Vec<Problem> {
        let brought = &programme.exercises;
        let own = |id: &str| self.library.exercise(id).filter(|_| self.library.exercises.get(id).is_none());
        let mut known = self.library.known(None);
        known.taken.retain(|id| !brought.iter().any(|e| e.id == *id && own(id).is_some()));
        if let Some(exercises) = known.exercises.as_mut() {
            exercises.extend(brought.iter().map(|e| e.id.clone()));
        }
        let mut problems = check(FILE, programme, &known);
        for (place, exercise) in brought.iter().enumerate() {
            let id = &exercise.id;
            let mut say =
                |message: String| problems.push(Problem { path: format!("{FILE}.exercises.{id}.id"), message });
            if *id == programme.id {
                say(format!("\"{id}\" is the programme's own id"));
            }
            if brought[..place].iter().any(|e| e.id == *id) {
                say(format!("\"{id}\" is there twice"));
            }
            if let Some(mine) = own(id).filter(|mine| !same(mine, exercise)) {
                say(format!("\"{id}\" is another exercise of yours: {}", mine.name));
            }
        }
        problems
    }

    /// What something of the person's own may refer to. It may take the place of what it was before, and of nothing else.
    fn known_beside(&self, kind: OwnKind, id: &str) -> Known {
        let own = match kind {
            OwnKind::Programme => self.library.programme(id).is_some() && self.library.programmes.get(id).is_none(),
            OwnKind::Exercise => self.library.exercise(id).is_some() && self.library.exercises.get(id).is_none(),
        };
        self.library.known(own.then_some(id))
    }

    fn not_bundled(&self, id: &str) -> Result<(), WireError> {
        let bundled = self.library.programmes.get(id).is_some() || self.library.exercises.get(id).is_some();
        if bundled {
            return Err(refused(ErrorCode::Invalid, vec![format!("id: \"{id}\" ships with Sinew; duplicate it")]));
        }
        Ok(())
    }

    fn keep_own(&mut self, rows: Vec<OwnRow>, now: &Now) -> Result<(), WireError> {
        let facts: Vec<_> = rows.iter().map(|_| self.fact(now)).collect();
        self.store
            .transact(|writer| facts.iter().zip(&rows).try_for_each(|(fact, row)| store::put_own(writer, fact, row)))
            .map_err(not_saved)?;
        rows.iter().for_each(|row| self.library.take(row));
        self.journal.note(Changed::Library);
        Ok(())
    }
}

fn same(a: &Exercise, b: &Exercise) -> bool {
    let plain = |e: &Exercise| Exercise { version: 1, format: None, ..e.clone() };
    plain(a) == plain(b)
}

fn problems<T: Record>(record: &T, known: &Known) -> Vec<Problem> {
    debug_assert!(known.owner == Owner::Person);
    let mut problems = check("", record, known);
    for problem in &mut problems {
        problem.path = problem.path.trim_start_matches('.').to_owned();
    }
    problems
}

fn invalid(problems: &[Problem]) -> WireError {
    refused(ErrorCode::Invalid, problems.iter().map(ToString::to_string).collect())
}

fn own_row(kind: OwnKind, id: &str, version: u16, record: &impl serde::Serialize) -> Result<OwnRow, WireError> {
    let record = serde_json::to_string(record).map_err(|e| refused(ErrorCode::Internal, vec![e.to_string()]))?;
    Ok(OwnRow { kind, name_id: id.to_owned(), version, record: Some(record) })
}

/// What has a dose or a figure of its own and no phases is meant as an exercise, whatever else is wrong with it.
fn is_exercise(text: &str) -> bool {
    let table = (text.len() <= MAX_BYTES).then(|| toml::from_str::<toml::Table>(text).ok()).flatten();
    table.is_some_and(|t| {
        ["steps", "dose", "figure"].iter().any(|key| t.contains_key(*key)) && !t.contains_key("phases")
    })
}

fn renamed_programme(programme: Programme, name: Option<&str>) -> Programme {
    match name.map(str::trim).filter(|n| !n.is_empty()) {
        Some(name) => Programme { id: id_of(name), name: name.to_owned(), ..programme },
        None => programme,
    }
}

fn renamed_exercise(exercise: Exercise, name: Option<&str>) -> Exercise {
    match name.map(str::trim).filter(|n| !n.is_empty()) {
        Some(name) => Exercise { id: id_of(name), name: name.to_owned(), ..exercise },
        None => exercise,
    }
}

/// `My heel drops` is called `my-heel-drops`. A name without a letter that an id can have is called by the numbers of
/// its letters.
fn id_of(name: &str) -> String {
    let mut id = String::new();
    for c in name.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    if id.is_empty() {
        let letters = name.chars().filter(|c| c.is_alphanumeric());
        id = letters.map(|c| format!("{:x}-", u32::from(c))).collect();
    }
    let id: String = id.chars().take(60).collect();
    id.trim_end_matches('-').to_owned()
}
