//! The chores of the house, each one command. Plain functions on the standard library: a fresh machine compiles this in
//! a second or two. It must never be needed at run time.

mod bench;
mod library;
mod node;
mod package;
mod packages;
mod process;
mod project;
mod run;
mod step;
mod tally;
mod test;
mod tidy;
mod wire_types;

use std::process::ExitCode;

use project::Project;

const HELP: &str = "\
The chores of Sinew.

  cargo xtask run [ARGS]      install what is missing, build, and open the app; ARGS go to the app
  cargo xtask test            install what is missing and run everything CI runs
  cargo xtask gen             write what is made from the code and the data: the wire types to ui/src/ipc/generated,
                              the schemas of the data files, the contact sheet of the figures
  cargo xtask gen --check     only say which wire types are missing, stale or extra
  cargo xtask bench [quick]   measure the app beside a bare window
  cargo xtask package         build the Debian package
  cargo xtask tidy            look only at the walls between the rooms, a step of `test`
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let project = match Project::find() {
        Ok(project) => project,
        Err(error) => return failed(&error),
    };
    match arguments.as_slice() {
        [] | ["help" | "--help" | "-h", ..] => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        ["run", app_arguments @ ..] => run::run(&project, app_arguments).unwrap_or_else(|error| failed(&error)),
        ["test"] => test::run(&project),
        ["gen"] => outcome(generate(&project)),
        ["gen", "--check"] => outcome(wire_types::check(&project)),
        ["bench", names @ ..] => outcome(bench::run(&project, names)),
        ["package"] => outcome(package::run(&project)),
        ["tidy"] => outcome(tidy::run(&project)),
        other => {
            eprint!("{HELP}");
            failed(&format!("there is no command `{}`", other.join(" ")))
        }
    }
}

fn generate(project: &Project) -> Result<(), String> {
    wire_types::write(project)?;
    library::write_schemas(project)?;
    node::install(project)?;
    library::write_contact_sheet(project)
}

fn outcome(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error),
    }
}

fn failed(error: &str) -> ExitCode {
    eprintln!("xtask: {error}");
    ExitCode::FAILURE
}
