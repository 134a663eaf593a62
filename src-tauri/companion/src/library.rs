//! The shipped exercises and programmes: files embedded at build time, parsed once at the start.

use sinew_domain::data::Problem;
use sinew_domain::exercise::{self, Exercise};
use sinew_domain::protocol::{self, Protocol};

use crate::wire::{AchillesSite, FigureData};

macro_rules! files {
    ($folder:literal, $($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("../../../assets/", $folder, "/", $name)))),+]
    };
}

const EXERCISES: [(&str, &str); 3] =
    files!("exercises", "e01-heel-drop-straight.toml", "e02-heel-drop-bent.toml", "e03-heel-drop-floor.toml");
const PROTOCOLS: [(&str, &str); 2] = files!("protocols", "alfredson-1998.toml", "jonsson-2008-insertional.toml");

/// Everything shipped, checked.
#[derive(Debug)]
pub struct Library {
    exercises: Vec<(Exercise, FigureData)>,
    protocols: Vec<Protocol>,
}

impl Library {
    /// Parses what is embedded. The files are checked by a test, so a problem here is a fault of the build.
    pub fn shipped() -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut library = Self { exercises: Vec::new(), protocols: Vec::new() };
        for (file, text) in EXERCISES {
            let (value, found) = exercise::parse(file, text);
            problems.extend(found);
            let Some(exercise) = value else { continue };
            match exercise.figure.clone().try_into::<FigureData>() {
                Ok(figure) => library.exercises.push((exercise, figure)),
                Err(e) => problems.push(Problem { path: format!("{file}.figure"), message: e.message().to_owned() }),
            }
        }
        for (file, text) in PROTOCOLS {
            let (value, found) = protocol::parse(file, text);
            problems.extend(found);
            let Some(protocol) = value else { continue };
            for (i, item) in protocol.items.iter().enumerate().filter(|(_, i)| library.exercise(&i.exercise).is_none())
            {
                let message = format!("there is no exercise \"{}\"", item.exercise);
                problems.push(Problem { path: format!("{file}.items[{i}].exercise"), message });
            }
            library.protocols.push(protocol);
        }
        if problems.is_empty() { Ok(library) } else { Err(problems) }
    }

    pub fn exercise(&self, id: &str) -> Option<&(Exercise, FigureData)> {
        self.exercises.iter().find(|(e, _)| e.id == id)
    }

    pub fn name_of(&self, id: &str) -> String {
        self.exercise(id).map_or_else(|| id.to_owned(), |(e, _)| e.name.clone())
    }

    pub fn protocol(&self, id: &str) -> Option<&Protocol> {
        self.protocols.iter().find(|p| p.id == id)
    }

    /// The programme for an Achilles by where it hurts. At the bone the heel never goes below the floor.
    pub fn for_site(&self, site: AchillesSite) -> Option<&Protocol> {
        self.protocol(match site {
            AchillesSite::MidPortion => "alfredson-1998",
            AchillesSite::Insertional => "jonsson-2008-insertional",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_shipped_is_sound() {
        let problems: Vec<String> =
            Library::shipped().err().unwrap_or_default().iter().map(ToString::to_string).collect();
        assert_eq!(problems, Vec::<String>::new());
    }

    #[test]
    fn pain_at_the_bone_never_gets_an_exercise_below_a_step() {
        let library = Library::shipped().unwrap();
        let protocol = library.for_site(AchillesSite::Insertional).unwrap();
        for item in &protocol.items {
            assert!(!library.exercise(&item.exercise).unwrap().0.below_step, "{}", item.exercise);
        }
        let whole = library.for_site(AchillesSite::MidPortion).unwrap();
        assert!(whole.items.iter().all(|i| library.exercise(&i.exercise).unwrap().0.below_step));
    }
}
