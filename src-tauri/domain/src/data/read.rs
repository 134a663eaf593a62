//! From the text of a file to a checked value, or to everything that is wrong with it.

use std::collections::BTreeSet;
use std::marker::PhantomData;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{ValidationError, Validator};
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::check::fit_to_show;
use super::{Check, Known, Problem};

/// The newest file format that this build reads; a file without `format` is of the first.
pub const FORMAT: u64 = 1;
/// A file that is longer is refused unread. The longest that ships has about a tenth of it.
pub const MAX_BYTES: usize = 256 * 1024;

/// The name under which a date of TOML comes in.
const DATE: &str = "$__toml_private_datetime";

/// A kind of file.
pub trait Record: DeserializeOwned + JsonSchema {
    /// Names every problem that the shape alone cannot show.
    fn check(&self, check: &mut Check);
}

/// Reads a file that anybody may have written; reports every problem at once. `file` is the name that the problems
/// start with.
pub fn read<T: Record>(file: &str, text: &str, known: &Known) -> (Option<T>, Vec<Problem>) {
    Shape::<T>::new().read(file, text, known)
}

/// The problems of a shape and those that were found beside them; what stands in for a value that has no shape is not
/// spoken about again.
pub fn together(shape: Vec<Problem>, found: Vec<Problem>) -> Vec<Problem> {
    let same = |a: &str, b: &str| a.strip_prefix(b).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    let new = found.into_iter().filter(|f| !shape.iter().any(|s| same(&f.path, &s.path))).collect::<Vec<_>>();
    fit_to_show(shape.into_iter().chain(new).collect())
}

/// What is wrong with a record that has its shape.
pub fn check<T: Record>(file: &str, record: &T, known: &Known) -> Vec<Problem> {
    let mut check = Check::new(file, known);
    record.check(&mut check);
    check.done()
}

/// The shape of a kind of file. To be kept where many are read: making it takes longer than reading with it.
#[derive(Debug)]
pub struct Shape<T> {
    schema: Value,
    validator: Validator,
    kind: PhantomData<fn() -> T>,
}

impl<T: Record> Shape<T> {
    pub fn new() -> Self {
        let schema = schema::<T>();
        let validator = Validator::new(&schema).expect("a schema made from a type is a schema");
        Self { schema, validator, kind: PhantomData }
    }

    /// The same as [`read`], for one file of many.
    pub fn read(&self, file: &str, text: &str, known: &Known) -> (Option<T>, Vec<Problem>) {
        let (record, problems) = self.parse(file, text);
        let found = record.as_ref().map(|r| check(file, r, known)).unwrap_or_default();
        let problems = together(problems, found);
        (record.filter(|_| problems.is_empty()), problems)
    }

    /// From text to a record; whether that makes sense is not asked yet, see [`check`]. Where the text is off only by
    /// unknown keys, or by single values that are not allowed, there are problems and a record too, so that the rest of
    /// it can be looked at: such a record must go nowhere else.
    pub fn parse(&self, file: &str, text: &str) -> (Option<T>, Vec<Problem>) {
        let refused = |message: String| (None, fit_to_show(vec![Problem { path: file.to_owned(), message }]));
        if text.len() > MAX_BYTES {
            return refused(format!("is {} bytes long; at most {MAX_BYTES}", text.len()));
        }
        let mut value: Value = match toml::from_str(text) {
            Ok(value) => value,
            Err(error) => return refused(syntax(text, &error)),
        };
        // Asked first: of a file from a newer Sinew, nothing else can be judged.
        let format = value.get("format");
        if format.is_some_and(|f| f.as_u64().is_none_or(|f| f > FORMAT)) {
            return refused(format!("is of a newer format; this Sinew reads format {FORMAT}"));
        }
        plain(&mut value);
        let mut problems = Vec::new();
        let mut mended = Some(value.clone());
        for error in self.validator.iter_errors(&value) {
            explain(file, &self.schema, &error, &mut problems);
            mended = mended.and_then(|value| without_fault(value, &self.schema, &error));
        }
        if problems.is_empty() {
            return match serde_json::from_value::<T>(value) {
                Ok(record) => (Some(record), problems),
                Err(error) => refused(error.to_string()),
            };
        }
        (mended.and_then(|value| serde_json::from_value(value).ok()), fit_to_show(problems))
    }
}

impl<T: Record> Default for Shape<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// Reads a file that a test has checked already: no more than its shape.
pub fn shipped<T: Record>(file: &str, text: &str) -> Result<T, Problem> {
    toml::from_str(text).map_err(|e| Problem { path: file.to_owned(), message: syntax(text, &e) })
}

/// The JSON Schema of a kind of file. TOML has no null, so nothing in it is null.
pub fn schema<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().with_transform(NoNull);
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// Takes "or null" out of optional values.
#[derive(Debug, Clone)]
struct NoNull;

impl Transform for NoNull {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(Value::Array(types)) = schema.get_mut("type") {
            types.retain(|t| t != "null");
            if let [one] = types.as_slice() {
                let one = one.clone();
                schema.insert("type".to_owned(), one);
            }
        }
        if let Some(Value::Array(branches)) = schema.get_mut("anyOf") {
            branches.retain(|b| b.get("type").is_none_or(|t| t != "null"));
            if let [Value::Object(one)] = branches.as_slice() {
                let one = one.clone();
                schema.remove("anyOf");
                for (key, value) in one {
                    schema.insert(key, value);
                }
            }
        }
        schema.remove("default");
        transform_subschemas(self, schema);
    }
}

fn syntax(text: &str, error: &toml::de::Error) -> String {
    let line = error.span().map(|span| 1 + text.bytes().take(span.start).filter(|b| *b == b'\n').count());
    let message = error.message().trim();
    line.map_or_else(|| message.to_owned(), |line| format!("line {line}: {message}"))
}

/// `3.0` is as good as `3` to a person; to a whole number it is not. A date is a text: there are no dates in our files.
fn plain(value: &mut Value) {
    match value {
        Value::Number(number) => {
            let whole = number.as_f64().filter(|n| number.is_f64() && n.fract() == 0.0 && n.abs() < 1e15);
            if let Some(whole) = whole {
                *value = Value::from(whole as i64);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(plain),
        Value::Object(fields) => match fields.get(DATE).filter(|_| fields.len() == 1) {
            Some(date) => *value = date.clone(),
            None => fields.values_mut().for_each(plain),
        },
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// The same without the fault: an unknown key goes, a value that is not allowed becomes one that is. None where it
/// cannot be told what is meant.
fn without_fault(mut value: Value, schema: &Value, error: &ValidationError) -> Option<Value> {
    let place = value.pointer_mut(error.instance_path().as_str())?;
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            let unexpected: BTreeSet<&String> = unexpected.iter().collect();
            place.as_object_mut()?.retain(|key, _| !unexpected.contains(key));
        }
        ValidationErrorKind::Minimum { limit } | ValidationErrorKind::Maximum { limit } => *place = limit.clone(),
        ValidationErrorKind::Enum { options } => *place = options.get(0)?.clone(),
        ValidationErrorKind::OneOfNotValid { .. } => {
            *place = choices(schema, error.schema_path().as_str())?.get(0)?.clone()
        }
        _ => return None,
    }
    Some(value)
}

fn explain(file: &str, schema: &Value, error: &ValidationError, problems: &mut Vec<Problem>) {
    let path = place(file, error.instance_path().as_str());
    let mut say = |path: String, message: String| problems.push(Problem { path, message });
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            let known = keys_of(schema, error.schema_path().as_str());
            for key in unexpected {
                let known =
                    if known.is_empty() { String::new() } else { format!("; known here: {}", known.join(", ")) };
                say(format!("{path}.{key}"), format!("unknown{known}"));
            }
        }
        ValidationErrorKind::Required { property } => {
            say(format!("{path}.{}", property.as_str().unwrap_or_default()), "is missing".to_owned());
        }
        ValidationErrorKind::Type { kind } => say(path, format!("must be {}", type_words(kind))),
        ValidationErrorKind::Enum { options } => say(path, one_of(error.instance(), options)),
        ValidationErrorKind::OneOfNotValid { .. } | ValidationErrorKind::AnyOf { .. } => {
            let options = choices(schema, error.schema_path().as_str());
            say(path, options.map_or_else(|| "has the wrong shape".to_owned(), |o| one_of(error.instance(), &o)));
        }
        ValidationErrorKind::Minimum { limit } => {
            say(path, format!("{} is too small; at least {limit}", short(error.instance())));
        }
        ValidationErrorKind::Maximum { limit } => {
            say(path, format!("{} is too large; at most {limit}", short(error.instance())));
        }
        _ => say(path, error.to_string()),
    }
}

/// `/phases/0/name` as people write it: `file.phases[0].name`.
fn place(file: &str, pointer: &str) -> String {
    let mut out = file.to_owned();
    for part in pointer.split('/').filter(|p| !p.is_empty()) {
        let part = part.replace("~1", "/").replace("~0", "~");
        if part.bytes().all(|b| b.is_ascii_digit()) {
            out.push_str(&format!("[{part}]"));
        } else {
            out.push_str(&format!(".{part}"));
        }
    }
    out
}

/// The schema above the last step of a schema path; references are followed.
fn schema_above<'a>(schema: &'a Value, path: &str) -> Option<&'a Value> {
    let mut here = schema;
    let (above, _) = path.rsplit_once('/')?;
    for part in above.split('/').filter(|p| !p.is_empty()) {
        here = match part {
            "$ref" => schema.pointer(here.get("$ref")?.as_str()?.strip_prefix('#')?)?,
            part => here.get(part).or_else(|| here.get(part.parse::<usize>().ok()?))?,
        };
    }
    Some(here)
}

fn keys_of(schema: &Value, path: &str) -> Vec<String> {
    let properties = schema_above(schema, path).and_then(|s| s.get("properties")?.as_object());
    properties.map(|p| p.keys().cloned().collect()).unwrap_or_default()
}

/// The names of an enumeration whose variants are described one by one.
fn choices(schema: &Value, path: &str) -> Option<Value> {
    let above = schema_above(schema, path)?;
    let branches = above.get("oneOf").or_else(|| above.get("anyOf"))?.as_array()?;
    let mut names = Vec::new();
    for branch in branches {
        match (branch.get("const"), branch.get("enum").and_then(Value::as_array)) {
            (Some(name), _) => names.push(name.clone()),
            (None, Some(several)) => names.extend(several.iter().cloned()),
            (None, None) => return None,
        }
    }
    Some(Value::Array(names))
}

fn one_of(instance: &Value, options: &Value) -> String {
    let names: Vec<&str> = options.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    format!("{} is not one of {}", short(instance), names.join(", "))
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() > 60 { format!("{}…", text.chars().take(60).collect::<String>()) } else { text }
}

fn type_words(kind: &TypeKind) -> &'static str {
    let TypeKind::Single(kind) = kind else { return "of another type" };
    match kind.to_string().as_str() {
        "string" => "text",
        "integer" => "a whole number",
        "number" => "a number",
        "array" => "a list",
        "object" => "a table",
        "boolean" => "true or false",
        _ => "of another type",
    }
}
