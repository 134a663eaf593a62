//! The app in its world, as a person meets it: by the words on the screen, by keys, by ear, and by what is in the log.
//!
//! It must never wait without a limit, and never reach behind the page but to read rows.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

use crate::deadline::{Deadline, poll_until};
use crate::webdriver::{DRIVER, Key, Window};
use crate::world::{Screen, World};

/// How long anything may take to appear that is only waiting for the machine.
const SOON: Duration = Duration::from_secs(20);

/// One app, its window, and the world around it.
pub struct App {
    pub world: World,
    pub window: Option<Window>,
}

impl App {
    /// A fresh home on an evening in November, with a clock that runs `rate` times as fast as a real one.
    pub fn start(rate: f64) -> App {
        Self::start_on(Screen { width: 1280, height: 800 }, rate)
    }

    pub fn start_on(screen: Screen, rate: f64) -> App {
        Self::start_in(World::start(screen).expect("the world starts"), rate)
    }

    /// The same with something started on the world's bus before the app.
    pub fn start_beside<T>(rate: f64, beside: impl FnOnce(&mut World) -> std::io::Result<T>) -> (App, T) {
        let mut world = World::start(Screen { width: 1280, height: 800 }).expect("the world starts");
        let there = beside(&mut world).expect("what stands around the window");
        (Self::start_in(world, rate), there)
    }

    fn start_in(mut world: World, rate: f64) -> App {
        world.set_env("SINEW_CLOCK_RATE", rate.to_string());
        world.set_env("SINEW_CLOCK_START", "2026-11-22T17:30:00Z");
        world.set_env("TZ", "Europe/Berlin");
        let slept = world.scratch().join("slept");
        world.set_env("SINEW_CLOCK_SLEPT", slept);
        let lateness = world.scratch().join("lateness");
        world.set_env("SINEW_LATENESS", lateness);
        let mut app = App { world, window: None };
        app.open();
        app
    }

    /// Opens the window; what was there before is gone.
    pub fn open(&mut self) {
        self.window = None;
        let window = Window::open(&self.world, &binary(), &[]).expect("the window opens");
        self.window = Some(window);
    }

    pub fn window(&self) -> &Window {
        self.window.as_ref().expect("the window is open")
    }

    /// From the first start to the first session: Achilles, a leg ("Left", "Right", "Both") and a site ("Mid-portion",
    /// "Insertional"), nothing to see a doctor for, and heel drops as they are proposed.
    pub fn answer_first(&self, leg: &str, site: &str) {
        self.begin_with(leg, site, &[]);
    }

    /// The same with further choices on the page of the programmes.
    pub fn begin_with(&self, leg: &str, site: &str, choices: &[&str]) {
        self.accept_notice();
        self.answer_about_achilles(leg, site);
        self.choose("None of these is so");
        self.go_on("About you");
        self.fill("Your age", "41");
        self.go_on("Has anybody set you limits?");
        self.go_on("Choose a programme");
        self.choose(if site == "Insertional" { "Floor-level heel drops" } else { "Alfredson heel drops" });
        for choice in choices {
            self.choose(choice);
        }
        self.go_on("When in the day?");
        self.go_on("Look it over");
        self.press_button("Begin");
        self.see("Evening session");
    }

    pub fn accept_notice(&self) {
        self.see("Before you begin");
        self.choose("I have read this");
        self.press_button("Continue");
        self.see("Where does it hurt?");
    }

    /// Up to the page of the warning signs.
    pub fn answer_about_achilles(&self, leg: &str, site: &str) {
        self.choose("Achilles");
        self.go_on("Which one, and since when?");
        self.choose(if site == "Insertional" { "At the heel bone" } else { "In the tendon" });
        self.choose(leg);
        self.go_on("Signs to rule out first");
    }

    /// To the next page, which begins with these words.
    pub fn go_on(&self, next: &str) {
        self.press_button("Continue");
        self.see(next);
    }

    /// The same home at another time: the program is closed and opened again.
    pub fn reopen_at(&mut self, instant: &str) {
        self.window = None;
        self.world.set_env("SINEW_CLOCK_START", instant);
        self.open();
    }

    /// Waits until the page shows `text`.
    pub fn see(&self, text: &str) {
        self.see_within(text, SOON);
    }

    pub fn see_within(&self, text: &str, time: Duration) {
        let seen = poll_until(Deadline::within(time), &format!("\"{text}\" on the page"), || {
            self.page_text().contains(text).then_some(())
        });
        if let Err(error) = seen {
            panic!("{error}\nthe page:\n{}\nthe app said:\n{}", self.page_text(), self.world.log(DRIVER));
        }
    }

    pub fn sees(&self, text: &str) -> bool {
        self.page_text().contains(text)
    }

    pub fn page_text(&self) -> String {
        let text = self.window().execute("return document.body.innerText", &[]);
        text.ok().and_then(|t| t.as_str().map(str::to_owned)).unwrap_or_default()
    }

    pub fn script(&self, body: &str) -> Value {
        self.window().execute(body, &[]).expect("the script runs")
    }

    /// Clicks the button or link whose words begin with `label`, as a mouse would.
    pub fn press_button(&self, label: &str) {
        self.click("button, a, summary", label);
    }

    /// Clicks the label of a choice.
    pub fn choose(&self, label: &str) {
        self.click("label", label);
    }

    fn click(&self, css: &str, label: &str) {
        let find = "
            for (const old of document.querySelectorAll('[data-journey]')) old.removeAttribute('data-journey');
            const open = document.querySelector('dialog[open]') ?? document;
            const words = (e) => (e.getAttribute('aria-label') ?? e.innerText).trim();
            // A choice may have its number in a line above its words.
            const says = (e) => words(e).replace(/^[0-9]\\n+/, '').startsWith(arguments[1]);
            const found = [...open.querySelectorAll(arguments[0])].find((e) =>
                says(e) && !e.disabled && e.getClientRects().length > 0);
            found?.setAttribute('data-journey', '');
            // Below what stands at the foot of a page it would be hit in vain.
            const at = found?.getBoundingClientRect();
            const over = at && document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);
            if (found && !found.contains(over)) found.scrollIntoView({ block: 'center' });
            return found !== undefined;";
        let clicked = poll_until(Deadline::within(SOON), &format!("\"{label}\" to click"), || {
            let found = self.window().execute(find, &[json!(css), json!(label)]).ok()?;
            let element = found.as_bool()?.then(|| self.window().find("[data-journey]").ok())??;
            self.window().click(&element).ok()
        });
        if let Err(error) = clicked {
            panic!("{error}\nthe page:\n{}", self.page_text());
        }
    }

    /// Answers a scale, which asks `question`, with a number.
    pub fn rate(&self, question: &str, number: &str) {
        let find = "
            for (const old of document.querySelectorAll('[data-journey]')) old.removeAttribute('data-journey');
            const asks = (e) => e.innerText.trim().startsWith(arguments[0]) && e.getClientRects().length > 0;
            const scale = [...document.querySelectorAll('fieldset, [role=radiogroup]')].filter(asks).pop();
            const input = [...(scale?.querySelectorAll('input') ?? [])].find((i) => i.value === arguments[1]);
            const label = input?.closest('label') ?? input?.labels?.[0];
            label?.setAttribute('data-journey', '');
            return label !== undefined && label !== null;";
        let rated = poll_until(Deadline::within(SOON), &format!("\"{question}\" to rate"), || {
            let found = self.window().execute(find, &[json!(question), json!(number)]).ok()?;
            let element = found.as_bool()?.then(|| self.window().find("[data-journey]").ok())??;
            self.window().click(&element).ok()
        });
        if let Err(error) = rated {
            panic!("{error}\nthe page:\n{}", self.page_text());
        }
    }

    /// Opens the newest session of the history.
    pub fn click_first_session(&self) {
        self.click("main button, main a", "Evening");
    }

    pub fn key(&self, key: Key) {
        self.window().press(&[key]).expect("the key is pressed");
    }

    /// Sets the text of the field with this label, as if typed.
    pub fn fill(&self, label: &str, text: &str) {
        let set = "
            const label = [...document.querySelectorAll('label')].find((l) => l.innerText.trim().startsWith(arguments[0]));
            const field = document.getElementById(label?.htmlFor ?? '') ?? label?.querySelector('input, textarea');
            if (!field) return false;
            field.value = arguments[1];
            field.dispatchEvent(new Event('input', { bubbles: true }));
            return true;";
        let filled = self.window().execute(set, &[json!(label), json!(text)]).expect("the script runs");
        assert_eq!(filled, json!(true), "no field with the label {label}");
    }

    /// The log, for reading.
    pub fn log(&self) -> Connection {
        let path = self.log_folder().join("sinew.db");
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the log can be read")
    }

    pub fn log_folder(&self) -> PathBuf {
        self.world.data_home().join("app.sinew.Sinew/log")
    }

    /// The rows of a query, a line each, the columns joined by `|`; NULL is `-`.
    pub fn rows(&self, sql: &str) -> Vec<String> {
        let log = self.log();
        let mut statement = log.prepare(sql).expect("a sound query");
        let columns = statement.column_count();
        let rows = statement.query_map((), |row| {
            let cell = |i| match row.get_ref(i) {
                Ok(rusqlite::types::ValueRef::Integer(n)) => n.to_string(),
                Ok(rusqlite::types::ValueRef::Real(n)) => n.to_string(),
                Ok(rusqlite::types::ValueRef::Text(t)) => String::from_utf8_lossy(t).into_owned(),
                Ok(rusqlite::types::ValueRef::Null | rusqlite::types::ValueRef::Blob(_)) | Err(_) => "-".to_owned(),
            };
            Ok((0..columns).map(cell).collect::<Vec<_>>().join("|"))
        });
        rows.expect("the query runs").collect::<Result<_, _>>().expect("every row can be read")
    }

    pub fn count(&self, table: &str) -> usize {
        self.rows(&format!("SELECT count(*) FROM {table}")).first().and_then(|n| n.parse().ok()).unwrap_or(0)
    }

    /// Waits until the log has so many rows of a table.
    pub fn kept(&self, table: &str, rows: usize, within: Duration) {
        let what = format!("{rows} rows of {table}");
        let found = poll_until(Deadline::within(within), &what, || (self.count(table) >= rows).then_some(()));
        if let Err(error) = found {
            panic!("{error}\nthe page:\n{}", self.page_text());
        }
    }

    /// The process of the app in this world.
    pub fn pid(&self) -> Pid {
        poll_until(Deadline::within(SOON), "the app's process", || self.process()).expect("the app runs")
    }

    fn process(&self) -> Option<Pid> {
        let home = format!("HOME={}", self.world.home().display());
        std::fs::read_dir("/proc").ok()?.flatten().find_map(|entry| {
            let pid: i32 = entry.file_name().to_str()?.parse().ok()?;
            let exe = std::fs::read_link(entry.path().join("exe")).ok()?;
            let environ = std::fs::read(entry.path().join("environ")).ok()?;
            let ours = environ.split(|b| *b == 0).any(|v| v == home.as_bytes());
            (exe == binary() && ours).then(|| Pid::from_raw(pid))?
        })
    }

    /// Waits until no process of the app is left in this world.
    pub fn gone(&self) {
        let gone = || self.process().is_none().then_some(());
        poll_until(Deadline::within(SOON), "the app's end", gone).expect("the app ends");
    }

    /// As a power cut would: no farewell, nothing flushed.
    pub fn kill(&mut self) {
        let pid = self.pid();
        kill_process(pid, Signal::KILL).expect("the app can be killed");
        let gone = || (!Path::new(&format!("/proc/{}/exe", pid.as_raw_nonzero())).exists()).then_some(());
        poll_until(Deadline::within(SOON), "the app's end", gone).expect("the app ends");
        self.window = None;
    }

    /// Lets the clock say that the computer has slept so much longer.
    pub fn sleep_computer(&self, time: Duration) {
        std::fs::write(self.world.scratch().join("slept"), time.as_millis().to_string()).expect("the file is written");
    }

    /// How late each cue was, in microseconds of the session's clock.
    pub fn lateness(&self) -> Vec<u64> {
        let text = std::fs::read_to_string(self.world.scratch().join("lateness")).unwrap_or_default();
        text.lines().filter_map(|l| l.parse().ok()).collect()
    }

    /// Keeps a picture of the screen beside the build, to be looked at, once the page has painted.
    pub fn picture(&self, name: &str) {
        let painted = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(true), 150)));";
        self.window().execute_async(painted, &[]).expect("the page paints");
        let png = self.world.picture().expect("a picture");
        let folder = target().join("pictures");
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        std::fs::write(folder.join(format!("{name}.png")), &png).expect("the picture is kept");
    }
}

/// The app's binary, as `cargo xtask test` builds it.
pub fn binary() -> PathBuf {
    target().join("debug/sinew")
}

fn target() -> PathBuf {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
    std::env::var_os("CARGO_TARGET_DIR").map_or(home.canonicalize().unwrap_or(home), PathBuf::from)
}
