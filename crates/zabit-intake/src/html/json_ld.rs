//! What a page says of its article in JSON-LD, by the words of schema.org.

use serde_json::Value;

use super::meta::clean;

/// Values deep inside a graph are looked at no deeper than this.
const MAX_DEPTH: usize = 8;

/// The nodes of all JSON-LD of a page.
pub(super) struct Graph {
    nodes: Vec<Value>,
}

impl Graph {
    /// Reads the texts of the scripts. What is no JSON is left out.
    pub(super) fn of(scripts: impl Iterator<Item = String>) -> Self {
        let mut nodes = Vec::new();
        scripts
            .filter_map(|script| crate::mend::json(bare(&script)).ok())
            .for_each(|value| flatten(value, 0, &mut nodes));
        Self { nodes }
    }

    /// The article of the page: the first node that is one.
    pub(super) fn article(&self) -> Option<&Value> {
        self.nodes.iter().find(|node| is_article(node))
    }

    /// The name of a person or body: itself, its "name", or that of the node it refers to. Several are parted by ", ".
    pub(super) fn name(&self, value: &Value) -> Option<String> {
        match value {
            Value::String(name) => Some(clean(name)),
            Value::Array(all) => {
                let names: Vec<String> =
                    all.iter().filter(|one| !one.is_array()).filter_map(|one| self.name(one)).collect();
                Some(names.join(", "))
            }
            Value::Object(node) => match (node.get("name"), node.get("@id")) {
                (Some(name), _) => string(name),
                (None, Some(id)) => {
                    let same = |node: &&Value| node.get("@id") == Some(id) && node.get("name").is_some();
                    string(self.nodes.iter().find(same)?.get("name")?)
                }
                _ => None,
            },
            _ => None,
        }
        .filter(|name| !name.is_empty())
    }
}

/// A string, or the first of several, or the "@value" or "@id" of a node.
pub(super) fn string(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text,
        Value::Array(all) => all.first()?.as_str()?,
        Value::Object(node) => {
            node.get("@value").or_else(|| node.get("@id")).or_else(|| node.get("alternateName"))?.as_str()?
        }
        _ => return None,
    };
    Some(clean(text)).filter(|text| !text.is_empty())
}

/// A script without the comment marks around it.
fn bare(script: &str) -> &str {
    let script =
        script.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    script.trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';')
}

fn flatten(value: Value, depth: usize, nodes: &mut Vec<Value>) {
    match value {
        _ if depth > MAX_DEPTH => {}
        Value::Array(all) => all.into_iter().for_each(|one| flatten(one, depth + 1, nodes)),
        Value::Object(mut node) => {
            let inner = ["@graph", "mainEntity"].map(|name| node.get_mut(name).map(Value::take));
            nodes.push(Value::Object(node));
            inner.into_iter().flatten().for_each(|value| flatten(value, depth + 1, nodes));
        }
        _ => {}
    }
}

fn is_article(node: &Value) -> bool {
    let article = |kind: &Value| {
        let kind = kind.as_str().unwrap_or_default();
        ["Article", "BlogPosting", "Report"].iter().any(|name| kind.ends_with(name))
    };
    match node.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(article),
        Some(kind) => article(kind),
        None => false,
    }
}
