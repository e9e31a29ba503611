//! The OpenAPI document, made from the types of the endpoints.
//!
//! Schemas come from `schemars`, as the schema of the record does: OpenAPI 3.1 takes JSON Schema as it is. What an answer
//! holds and what a request may hold are two contracts: a field that is always there is required in an answer alone.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::ROOT;
use super::problem::{KIND, Problem};
use super::query::{Asked, Days, Turn};
use super::table::Body;

/// Where schemas stand in the document.
const SCHEMAS: &str = "/components/schemas";

const ABOUT: &str = "What a store of Zabıt holds: who said what, when, in which story, with the figures, meetings, agreements \
    and commitments that stories tell of. Zabıt records what stories say and does not say that it is true.\n\n\
    Numbers have a letter: e12 an entity, s12 a statement, v12 an event, c12 a commitment, q12 a figure; stories and \
    decisions have bare numbers. Spans count code points of a story's text. Long answers come in pages: `next` is the \
    cursor of the following one. Answers carry an ETag that changes when the store does. Whatever goes wrong is a problem \
    of RFC 9457. Parameters that are not known are refused.";

/// The document so far.
pub struct Document {
    answers: SchemaGenerator,
    requests: SchemaGenerator,
    paths: Map<String, Value>,
}

impl Default for Document {
    fn default() -> Self {
        let settings = || SchemaSettings::draft2020_12().with(|all| all.definitions_path = SCHEMAS.into());
        Self {
            answers: settings().for_serialize().into_generator(),
            requests: settings().for_deserialize().into_generator(),
            paths: Map::new(),
        }
    }
}

impl Document {
    /// A question with one answer. The names of its parameters.
    pub fn question<P: JsonSchema, Q: Asked, A: JsonSchema>(&mut self, path: &str, about: &str) -> Vec<String> {
        let asked = self.parameters::<Q>("query");
        let names = names(&asked);
        let answer = json!({ "application/json": { "schema": self.answers.subschema_for::<A>() } });
        self.add::<P>(path, "get", about, asked, None, &[("200", "The answer", answer)]);
        names
    }

    /// A question whose answer is plain text. The names of its parameters.
    pub fn words<P: JsonSchema, Q: Asked>(&mut self, path: &str, about: &str) -> Vec<String> {
        let asked = self.parameters::<Q>("query");
        let names = names(&asked);
        let answer = json!({ "text/plain": { "schema": { "type": "string" } } });
        self.add::<P>(path, "get", about, asked, None, &[("200", "The text", answer)]);
        names
    }

    /// A question whose answer comes in pages. The names of its parameters.
    pub fn pages<P: JsonSchema, Q: Asked, A: JsonSchema>(&mut self, path: &str, about: &str) -> Vec<String> {
        let mut asked = self.parameters::<Q>("query");
        if Q::DAYS {
            asked.extend(self.parameters::<Days>("query"));
        }
        asked.extend(self.parameters::<Turn>("query"));
        let names = names(&asked);
        let answer = json!({ "application/json": { "schema": self.answers.subschema_for::<A>() } });
        self.add::<P>(path, "get", about, asked, None, &[("200", "A page of rows", answer)]);
        names
    }

    /// A change.
    pub fn change<B: Body, A: JsonSchema>(&mut self, path: &str, about: &str) {
        let mut content = json!({ "application/json": { "schema": self.requests.subschema_for::<B>() } });
        if B::TEXT {
            content["text/plain"] = json!({ "schema": { "type": "string", "minLength": 1 } });
        }
        let answer = json!({ "application/json": { "schema": self.answers.subschema_for::<A>() } });
        let answers =
            [("201", "It is there now; `Location` says where", answer.clone()), ("200", "It was there", answer)];
        self.add::<super::query::Nothing>(path, "post", about, Vec::new(), Some(content), &answers);
    }

    /// A change that takes something back.
    pub fn taken_back<P: JsonSchema, A: JsonSchema>(&mut self, path: &str, about: &str) {
        let answer = json!({ "application/json": { "schema": self.answers.subschema_for::<A>() } });
        self.add::<P>(path, "delete", about, Vec::new(), None, &[("200", "It is taken back", answer)]);
    }

    /// The parameters that a type has, in their order.
    fn parameters<T: JsonSchema>(&mut self, place: &str) -> Vec<Value> {
        let schema = T::json_schema(&mut self.requests).to_value();
        let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        let fields = schema.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
        let parameter = |(name, mut schema): (String, Value)| {
            let about = schema.as_object_mut().and_then(|schema| schema.remove("description"));
            let required = place == "path" || required.iter().any(|field| *field == name.as_str());
            json!({ "name": name, "in": place, "required": required, "description": about, "schema": whole(schema) })
        };
        fields.into_iter().map(parameter).collect()
    }

    fn add<P: JsonSchema>(
        &mut self,
        path: &str,
        method: &str,
        about: &str,
        asked: Vec<Value>,
        body: Option<Value>,
        answers: &[(&str, &str, Value)],
    ) {
        let mut parameters = self.parameters::<P>("path");
        parameters.extend(asked);
        let mut responses = Map::new();
        for (status, about, content) in answers {
            responses.insert((*status).to_owned(), json!({ "description": about, "content": content }));
        }
        if method == "get" {
            responses.insert("304".to_owned(), json!({ "description": "As the ETag of If-None-Match says" }));
        }
        let problem = json!({ KIND: { "schema": self.answers.subschema_for::<Problem>() } });
        responses.insert("default".to_owned(), json!({ "description": "What went wrong", "content": problem }));
        let mut operation = json!({
            "operationId": name(method, path), "summary": about, "parameters": parameters, "responses": responses,
        });
        if let Some(content) = body {
            operation["requestBody"] = json!({ "required": true, "content": content });
        }
        let at = self.paths.entry(format!("{ROOT}{path}")).or_insert_with(|| json!({}));
        at[method] = operation;
    }

    /// The whole document.
    pub fn finish(mut self) -> Value {
        let mut schemas = self.answers.take_definitions(true);
        schemas.extend(self.requests.take_definitions(true));
        json!({
            "openapi": "3.1.0",
            "info": {
                "title": "Zabıt",
                "version": env!("CARGO_PKG_VERSION"),
                "description": ABOUT,
                "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
            },
            "paths": self.paths,
            "components": {
                "schemas": schemas,
                "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
            },
            // On a loopback address no token is asked for.
            "security": [{}, { "token": [] }],
        })
    }
}

fn names(parameters: &[Value]) -> Vec<String> {
    parameters.iter().filter_map(|one| one["name"].as_str().map(str::to_owned)).collect()
}

/// The schema of a parameter that may be left out: left out is not null.
fn whole(mut schema: Value) -> Value {
    if let Some([kind, _]) = schema.get("type").and_then(Value::as_array).map(Vec::as_slice) {
        schema["type"] = kind.clone();
    }
    match schema.get("anyOf").and_then(Value::as_array).map(Vec::as_slice) {
        Some([some, null]) if null["type"] == "null" => some.clone(),
        _ => schema,
    }
}

/// "get", "/entities/{id}/joins": "get_entities_id_joins".
fn name(method: &str, path: &str) -> String {
    let words: Vec<&str> = path.split(['/', '{', '}']).filter(|word| !word.is_empty()).collect();
    format!("{method}_{}", words.join("_"))
}
