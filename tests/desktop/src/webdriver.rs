//! Drives the page in the app's window, as a person with a mouse, a keyboard and eyes would.
//!
//! It must never reach into the app past its page, and never wait without a limit: whoever waits polls (`deadline.rs`).

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;

use serde_json::{Value, json};

use crate::base64;
use crate::deadline::{Deadline, TimedOut, poll_until};
use crate::http;
use crate::world::{Started, World};

/// The driver's program, and the name of its log in the [`World`].
pub const DRIVER: &str = "WebKitWebDriver";

/// The member name that the WebDriver standard gives to a reference to an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

#[derive(Debug)]
pub enum WebDriverError {
    /// The driver could not be started or does not answer.
    Unreachable {
        doing: String,
        error: io::Error,
    },
    /// The driver answered with an error; `code` is one of the standard's, such as `no such element`.
    Refused {
        doing: String,
        code: String,
        message: String,
    },
    /// The driver answered with something else than asked for.
    Strange {
        doing: String,
        answer: String,
    },
    TimedOut(TimedOut),
}

impl fmt::Display for WebDriverError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable { doing, error } => write!(f, "{doing}: the driver cannot be reached: {error}"),
            Self::Refused { doing, code, message } => write!(f, "{doing}: {code}: {message}"),
            Self::Strange { doing, answer } => write!(f, "{doing}: a strange answer: {answer}"),
            Self::TimedOut(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for WebDriverError {}

impl From<TimedOut> for WebDriverError {
    fn from(error: TimedOut) -> Self {
        Self::TimedOut(error)
    }
}

pub type Result<T> = std::result::Result<T, WebDriverError>;

/// An element of the page as it was when it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element(String);

/// A key of the keyboard, for [`Window::press`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    Char(char),
    Backspace,
    Tab,
    Enter,
    Escape,
    Space,
    PageUp,
    PageDown,
    End,
    Home,
    Left,
    Up,
    Right,
    Down,
    Delete,
    Shift,
    Control,
    Alt,
}

impl Key {
    /// The standard's code points.
    fn code(self) -> char {
        match self {
            Key::Char(character) => character,
            Key::Backspace => '\u{E003}',
            Key::Tab => '\u{E004}',
            Key::Enter => '\u{E007}',
            Key::Shift => '\u{E008}',
            Key::Control => '\u{E009}',
            Key::Alt => '\u{E00A}',
            Key::Escape => '\u{E00C}',
            Key::Space => ' ',
            Key::PageUp => '\u{E00E}',
            Key::PageDown => '\u{E00F}',
            Key::End => '\u{E010}',
            Key::Home => '\u{E011}',
            Key::Left => '\u{E012}',
            Key::Up => '\u{E013}',
            Key::Right => '\u{E014}',
            Key::Down => '\u{E015}',
            Key::Delete => '\u{E017}',
        }
    }
}

/// One running app and its window. Dropping it ends the driver and with it the app.
pub struct Window {
    driver: Started,
    port: u16,
    session: String,
}

impl Window {
    /// Starts the driver in `world`, and `binary` with `args` through it; returns when the app's page can be asked.
    pub fn open(world: &World, binary: &Path, args: &[&str]) -> Result<Window> {
        let doing = || format!("start {}", binary.display());
        let unreachable = |error| WebDriverError::Unreachable { doing: doing(), error };
        let port = free_port().map_err(unreachable)?;
        // WEBKIT_DISABLE_COMPOSITING_MODE stays unset: with it, WebKitGTK 2.50 never answers a request for a picture.
        let mut driver = world.command(DRIVER);
        driver
            .args([&format!("--port={port}"), "--host=127.0.0.1"])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            // The app inherits this, so its own words end there too.
            .stderr(world.log_file(DRIVER).map_err(unreachable)?);
        let driver = Started::new(driver).map_err(unreachable)?;
        poll_until(Deadline::seconds(20), "the driver's first answer", || {
            http::request(port, "GET", "/status", None).ok()
        })?;
        // No browserName and no webSocketUrl: this driver would refuse to match them.
        let wanted = json!({ "webkitgtk:browserOptions": { "binary": binary, "args": args } });
        let wanted = json!({ "capabilities": { "alwaysMatch": wanted } });
        let mut window = Window { driver, port, session: String::new() };
        let session = window.ask(&doing(), "POST", "/session", Some(&wanted))?;
        window.session = text_of(&doing(), &session["sessionId"])?;
        Ok(window)
    }

    /// Runs the body of a function in the page; `arguments` holds `args`.
    pub fn execute(&self, script: &str, args: &[Value]) -> Result<Value> {
        self.post("run a script", "/execute/sync", &json!({ "script": script, "args": args }))
    }

    /// As [`execute`](Self::execute), and waits until the script calls its last argument with the result.
    pub fn execute_async(&self, script: &str, args: &[Value]) -> Result<Value> {
        self.post("run a script", "/execute/async", &json!({ "script": script, "args": args }))
    }

    pub fn find(&self, css: &str) -> Result<Element> {
        let found = self.post(&format!("find {css}"), "/element", &json!({ "using": "css selector", "value": css }))?;
        element_of(css, &found)
    }

    pub fn find_all(&self, css: &str) -> Result<Vec<Element>> {
        let asked = json!({ "using": "css selector", "value": css });
        let found = self.post(&format!("find all {css}"), "/elements", &asked)?;
        found.as_array().into_iter().flatten().map(|one| element_of(css, one)).collect()
    }

    /// Waits until the page has it.
    pub fn wait_for(&self, css: &str, deadline: Deadline) -> Result<Element> {
        Ok(poll_until(deadline, css, || self.find(css).ok())?)
    }

    pub fn click(&self, element: &Element) -> Result<()> {
        self.post("click", &format!("/element/{}/click", element.0), &json!({})).map(drop)
    }

    /// Types into a field.
    pub fn send_keys(&self, element: &Element, text: &str) -> Result<()> {
        self.post("type", &format!("/element/{}/value", element.0), &json!({ "text": text })).map(drop)
    }

    /// Presses keys together on the page, wherever its focus is, and lets them go in reverse.
    pub fn press(&self, keys: &[Key]) -> Result<()> {
        let act = |kind: &str, key: &Key| json!({ "type": kind, "value": key.code() });
        let down = keys.iter().map(|key| act("keyDown", key));
        let up = keys.iter().rev().map(|key| act("keyUp", key));
        let actions: Vec<Value> = down.chain(up).collect();
        let keyboard = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.post(&format!("press {keys:?}"), "/actions", &keyboard).map(drop)
    }

    /// The text as it is shown.
    pub fn text(&self, element: &Element) -> Result<String> {
        text_of("read a text", &self.get("read a text", &format!("/element/{}/text", element.0))?)
    }

    pub fn title(&self) -> Result<String> {
        text_of("read the title", &self.get("read the title", "/title")?)
    }

    pub fn url(&self) -> Result<String> {
        text_of("read the address", &self.get("read the address", "/url")?)
    }

    pub fn navigate(&self, url: &str) -> Result<()> {
        self.post(&format!("go to {url}"), "/url", &json!({ "url": url })).map(drop)
    }

    /// The page as a PNG file.
    pub fn screenshot(&self) -> Result<Vec<u8>> {
        let encoded = text_of("take a picture", &self.get("take a picture", "/screenshot")?)?;
        base64::decode(&encoded)
            .ok_or_else(|| WebDriverError::Strange { doing: "take a picture".into(), answer: "not base64".into() })
    }

    /// In pixels of the screen.
    pub fn set_window_rect(&self, x: i32, y: i32, width: u32, height: u32) -> Result<()> {
        let rect = json!({ "x": x, "y": y, "width": width, "height": height });
        self.post("move the window", "/window/rect", &rect).map(drop)
    }

    /// Ends the session, and the app with it.
    pub fn quit(mut self) -> Result<()> {
        let ended = self.ask("quit", "DELETE", &format!("/session/{}", self.session), None);
        self.driver.end(rustix::process::Signal::TERM);
        ended.map(drop)
    }

    fn get(&self, doing: &str, path: &str) -> Result<Value> {
        self.ask(doing, "GET", &format!("/session/{}{path}", self.session), None)
    }

    fn post(&self, doing: &str, path: &str, body: &Value) -> Result<Value> {
        self.ask(doing, "POST", &format!("/session/{}{path}", self.session), Some(body))
    }

    /// The `value` of the answer.
    fn ask(&self, doing: &str, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
        let answer = http::request(self.port, method, path, body)
            .map_err(|error| WebDriverError::Unreachable { doing: doing.into(), error })?;
        let mut body = answer.body;
        let value = body["value"].take();
        if answer.status == 200 {
            return Ok(value);
        }
        let word = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        Err(WebDriverError::Refused { doing: doing.into(), code: word("error"), message: word("message") })
    }
}

/// Free now, and with luck still free when the driver takes it a moment later.
fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn element_of(css: &str, found: &Value) -> Result<Element> {
    text_of(&format!("find {css}"), &found[ELEMENT]).map(Element)
}

fn text_of(doing: &str, value: &Value) -> Result<String> {
    let text = value.as_str().map(str::to_owned);
    text.ok_or_else(|| WebDriverError::Strange { doing: doing.into(), answer: value.to_string() })
}
