//! What the pages show and change, for programs: JSON under `/api/v1`.
//!
//! An endpoint is a line in [`endpoints`]: its address, what it says in a few words, and a function from what is asked to
//! the answer. From the types of that function [`table`] makes both its route and its part of the OpenAPI document, so the
//! two cannot part. Rows are those of `zabit … --format json` ([`rows`]); long answers come in pages ([`cursor`]); whatever
//! goes wrong is a problem of RFC 9457 ([`problem`]).

mod cursor;
mod decisions;
mod document;
pub mod problem;
mod query;
mod questions;
mod rows;
mod stories;
mod table;

use axum::Router;

use crate::state::Web;
use table::Table;

/// Where the API is.
pub const ROOT: &str = "/api/v1";

/// All endpoints, and the document that describes them.
pub fn routes() -> Router<Web> {
    endpoints().finish()
}

fn endpoints() -> Table {
    Table::default()
        .get("/stats", "How much the store holds", questions::stats)
        .list("/people", "Who is heard: people, bodies, places and groups", questions::people)
        .list("/outlets", "Outlets, those with most stories first", questions::outlets)
        .get("/resolve", "Whom a name means", questions::resolve)
        .get("/entities/{id}", "Who or what this is: names, offices in time, company", questions::entity)
        .list("/entities/{id}/joins", "Why stories are held to be about this entity", questions::joins)
        .get("/entities/{id}/meets", "Whom this entity meets most", questions::meets)
        .get("/network", "Who meets, agrees with and speaks of whom", questions::network)
        .list("/said", "What somebody said, the latest first", questions::said)
        .list("/between", "All that is between two, the latest first", questions::between)
        .list("/measures", "What figures measure, in the order of their letters", questions::measures)
        .list("/figures", "The figures of a measure, the latest first", questions::figures)
        .list("/agreements", "Agreements, the latest first", questions::agreements)
        .list("/commitments", "What was promised, aimed at, wished for or demanded", questions::commitments)
        .list("/search", "Stories that have words in any of their forms", questions::search)
        .get("/things/{id}", "A statement, event, commitment or figure in its words", questions::thing)
        .list("/stories", "Stories, the latest first", stories::list)
        .post("/stories", "Adds a story", stories::add)
        .get("/stories/{id}", "A story: where it is from, its record, its parts in the store", stories::story)
        .text("/stories/{id}/text", "The text of a story, which all spans count in", stories::text)
        .list("/decisions", "What was decided, in order, those undone included", decisions::list)
        .post("/decisions", "Decides: merge, split, rename or correct", decisions::decide)
        .get("/decisions/{id}", "A decision", decisions::one)
        .delete("/decisions/{id}", "Undoes a decision: what it changed is as it was", decisions::undo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_has_every_endpoint_and_each_of_its_references_leads_somewhere() {
        let document = endpoints().document();
        let text = document.to_string();
        assert_eq!(document["openapi"], "3.1.0");
        assert!(document["paths"].as_object().unwrap().len() >= 19);
        for part in text.split("\"$ref\":\"").skip(1) {
            let reference = part.split('"').next().unwrap();
            assert!(document.pointer(reference.strip_prefix('#').unwrap()).is_some(), "{reference}");
        }
        let schemas = document["components"]["schemas"].as_object().unwrap();
        assert!(!schemas.keys().any(|name| name.ends_with('2')), "two types of one name: {:?}", schemas.keys());
        let names: Vec<_> = document["paths"]["/api/v1/said"]["get"]["parameters"]
            .as_array()
            .unwrap()
            .iter()
            .map(|parameter| parameter["name"].as_str().unwrap())
            .collect();
        assert_eq!(names, ["speaker", "about", "since", "until", "limit", "cursor"]);
    }
}
