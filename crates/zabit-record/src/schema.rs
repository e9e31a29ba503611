//! The JSON Schema of the record, generated from the types.

use crate::Record;

/// JSON Schema (draft 2020-12) that every record this version writes fulfils.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(Record)
}
