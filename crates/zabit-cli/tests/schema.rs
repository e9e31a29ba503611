//! Every record printed fulfils the schema printed.
//!
//! The part of JSON Schema that our schema uses is small enough to check here; a full validator would
//! bring some seventy crates. A keyword not known here fails the test, so it cannot pass unseen.

mod common;

use common::{Place, STORY};
use serde_json::Value;

/// Keywords that say nothing about which values are right.
const REMARKS: &[&str] = &["$schema", "$defs", "title", "description", "default", "format", "minimum"];

struct Schema(Value);

impl Schema {
    /// Asserts that `value` fulfils `rule`; `place` says where in the record it stands.
    fn check(&self, rule: &Value, value: &Value, place: &str) {
        let Some(rule) = rule.as_object() else {
            assert_eq!(rule, &Value::Bool(true), "{place}: nothing is allowed here");
            return;
        };
        for (keyword, wanted) in rule {
            match keyword.as_str() {
                "$ref" => self.check(self.definition(wanted), value, place),
                "type" => assert!(is_of(value, wanted), "{place}: {value} is not {wanted}"),
                "enum" => assert!(wanted.as_array().unwrap().contains(value), "{place}: {value} not in {wanted}"),
                "const" => assert_eq!(value, wanted, "{place}"),
                "anyOf" | "oneOf" => self.check_any(wanted, value, place),
                "properties" => self.check_fields(wanted, value, place),
                "required" => {
                    for name in wanted.as_array().unwrap() {
                        assert!(value.get(name.as_str().unwrap()).is_some(), "{place}: {name} is missing");
                    }
                }
                "items" => {
                    for (n, item) in value.as_array().unwrap().iter().enumerate() {
                        self.check(wanted, item, &format!("{place}[{n}]"));
                    }
                }
                // Ids: a letter and a number from one.
                "pattern" => {
                    let letter = wanted.as_str().unwrap().trim_start_matches('^').chars().next().unwrap();
                    let number = value.as_str().unwrap().strip_prefix(letter).and_then(|n| n.parse::<u32>().ok());
                    assert!(number.is_some_and(|n| n > 0), "{place}: {value} does not match {wanted}");
                }
                other => assert!(REMARKS.contains(&other), "{place}: keyword {other} is not checked; add it here"),
            }
        }
    }

    fn definition(&self, reference: &Value) -> &Value {
        self.0.pointer(reference.as_str().unwrap().trim_start_matches('#')).expect("a definition")
    }

    fn check_fields(&self, wanted: &Value, value: &Value, place: &str) {
        for (name, field) in value.as_object().unwrap() {
            let rule = wanted.get(name).unwrap_or_else(|| panic!("{place}: field {name} is not in the schema"));
            self.check(rule, field, &format!("{place}.{name}"));
        }
    }

    /// One of several: the first whose type or constant fits must fit wholly.
    fn check_any(&self, rules: &Value, value: &Value, place: &str) {
        let fits = |rule: &&Value| {
            let rule = rule.get("$ref").map_or(*rule, |reference| self.definition(reference));
            let of_type = rule.get("type").is_none_or(|wanted| is_of(value, wanted));
            of_type && rule.get("const").is_none_or(|wanted| wanted == value)
        };
        let rule = rules.as_array().unwrap().iter().find(fits);
        self.check(rule.unwrap_or_else(|| panic!("{place}: {value} is none of {rules}")), value, place);
    }
}

fn is_of(value: &Value, wanted: &Value) -> bool {
    let is = |name: &Value| match name.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    };
    wanted.as_array().map_or_else(|| is(wanted), |names| names.iter().any(is))
}

#[test]
fn records_fulfil_the_schema() {
    let place = Place::new();
    let schema = Schema(serde_json::from_str(&place.zabit(&["schema"]).out).expect("the schema is JSON"));
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
    let run = place.file("haber.txt", STORY).zabit(&["read", "--quiet", "haber.txt", examples]);
    let records = run.records();
    assert!(records.len() > 1, "the example stories are read");
    for record in &records {
        schema.check(&schema.0, record, record["document"]["source"].as_str().unwrap_or_default());
    }
}
