//! A store written out and read again: the records are those that were kept, the tables have all rows, and every format
//! keeps its own rules.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tempfile::TempDir;
use zabit_export::{Lines, Tables, lines, tables};
use zabit_record::Record;
use zabit_store::{About, Fresh, Store, Words};
use zabit_text::{LoadOptions, load};

const STORY: &str = "date 2025-09-08 Köprü yıl sonunda açılacak\n\
    Örnek Belediye Başkanı Ayşe Demir, \"Köprüyü yıl sonunda 3,5 milyar liraya açacağız.\" dedi.\n\
    Demir, Almanya Cumhurbaşkanı Mehmet Kaya ile Ankara'da görüştü. Görüşmede iş birliği protokolü imzalandı.\n\
    Kaya, AA muhabirine yaptığı açıklamada, günde 40 bin aracın geçeceğini söyledi. Eski Vali Can Aksu yolun 8 Ekim \
    2025'te biteceğini anlattı.\n";
const OTHER: &str = "date 2025-09-09 Müze kapalı kalacak\n\
    Müze Müdürü Selin Aksu, müzenin yazın kapalı kalacağını söyledi. Sağlık Bakanlığı onarımın 40 gün süreceğini duyurdu.\n";

fn store() -> (TempDir, Store, Vec<Record>) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::create(&folder.path().join("kayit.db")).expect("a store");
    let all = [STORY.to_owned(), OTHER.to_owned(), STORY.replace("anlattı", "belirtti")].map(|text| {
        let loaded = load("haber.txt", text.as_bytes(), &LoadOptions::default()).expect("a story");
        let mut words = Words::default();
        let mut record = zabit_reader::read_words(&loaded.story, |form, lemma| words.push(form, lemma)).record;
        record.document.id = loaded.id;
        record.document.title = loaded.title;
        record.document.source = loaded.source;
        record.document.language = loaded.language.code.to_owned();
        let about = About { url: Some(format!("https://ornek.example/{}", record.document.id)), ..About::default() };
        store.add(&[Fresh::new(record.clone(), about, words)], &[]).expect("added");
        record
    });
    (folder, store, all.to_vec())
}

fn written(store: &Store, form: Lines) -> Vec<Value> {
    let mut out = Vec::new();
    let count = lines(store, form, &mut out).expect("written");
    let all: Vec<Value> =
        String::from_utf8(out).expect("UTF-8").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(count, all.len() as u64);
    all
}

/// What a store keeps in no order.
fn ordered(mut record: Record) -> Record {
    record.entities.iter_mut().for_each(|entity| entity.roles.sort_by_key(|role| role.start));
    for event in &mut record.events {
        event.actors.sort();
        event.recipients.sort();
    }
    record
}

#[test]
fn records_are_those_that_were_kept() {
    let (_folder, store, records) = store();
    let back: Vec<Record> = written(&store, Lines::Records)
        .into_iter()
        .map(|line| serde_json::from_value(line).expect("a record"))
        .collect();
    assert_eq!(back, records.into_iter().map(ordered).collect::<Vec<_>>());
}

#[test]
fn events_name_their_parties() {
    let (_folder, store, records) = store();
    let events = written(&store, Lines::Plover);
    // The third story is a copy.
    assert_eq!(events.len(), records[0].events.len() + records[1].events.len());
    let met = events.iter().find(|event| event["event_type"] == "CONSULT").expect("a meeting");
    let names: Vec<&str> =
        met["actors"].as_array().expect("parties").iter().filter_map(|p| p["name"].as_str()).collect();
    assert_eq!(names, ["Ayşe Demir", "Mehmet Kaya"]);
    assert_eq!((&met["modality"], &met["consult"]), (&"happened".into(), &"meeting".into()));
    assert_eq!(met["place"]["name"], "Ankara");
    assert_eq!(met["story"]["id"], records[0].document.id.as_str());
    assert!(STORY.contains(met["text"].as_str().expect("words")));
}

#[test]
fn annotations_point_at_their_words() {
    let (_folder, store, records) = store();
    let all = written(&store, Lines::Annotations);
    let parts = |record: &Record| record.statements.len() + record.quantities.len() + record.events.len();
    assert_eq!(all.len(), parts(&records[0]) + parts(&records[1]));
    let ids: BTreeSet<&str> = all.iter().filter_map(|one| one["id"].as_str()).collect();
    assert_eq!(ids.len(), all.len());
    for one in &all {
        let (position, quote) = (&one["target"]["selector"][0], &one["target"]["selector"][1]);
        let key =
            one["target"]["source"].as_str().and_then(|urn| urn.strip_prefix("urn:zabit:story:")).expect("a source");
        let text = &records.iter().find(|record| record.document.id == key).expect("a story").document.text;
        let points = |from: &Value, to: &Value| -> String {
            let (from, to) = (from.as_u64().expect("a number") as usize, to.as_u64().expect("a number") as usize);
            text.chars().skip(from).take(to - from).collect()
        };
        assert_eq!(quote["exact"], points(&position["start"], &position["end"]).as_str());
        let around = format!(
            "{}{}{}",
            quote["prefix"].as_str().unwrap_or("?"),
            quote["exact"].as_str().unwrap_or("?"),
            quote["suffix"].as_str().unwrap_or("?")
        );
        assert!(text.contains(&around), "{around}");
    }
}

/// Schemata and their properties that are used, as FollowTheMoney 4.11 has them.
const SCHEMATA: &[(&str, &[&str])] = &[
    ("Person", &["name", "alias", "country", "position"]),
    ("Organization", &["name", "alias", "country"]),
    ("PublicBody", &["name", "alias", "country"]),
    ("Article", &["fileName", "title", "publishedAt", "author", "publisher", "sourceUrl", "bodyText"]),
    ("Mention", &["document", "resolved", "name", "detectedSchema", "contextCountry"]),
    (
        "Event",
        &[
            "name",
            "summary",
            "description",
            "location",
            "involved",
            "sourceUrl",
            "publisher",
            "proof",
            "date",
            "startDate",
            "endDate",
        ],
    ),
];

#[test]
fn entities_of_follow_the_money() {
    let (_folder, store, _) = store();
    let all = written(&store, Lines::FollowTheMoney);
    assert_eq!(all, written(&store, Lines::FollowTheMoney), "ids stay");
    let known: BTreeMap<&str, &[&str]> = SCHEMATA.iter().copied().collect();
    let ids: BTreeSet<&str> = all.iter().filter_map(|one| one["id"].as_str()).collect();
    assert_eq!(ids.len(), all.len(), "each once");
    let mut seen = BTreeSet::new();
    for one in &all {
        let schema = one["schema"].as_str().expect("a schema");
        seen.insert(schema.to_owned());
        for (property, values) in one["properties"].as_object().expect("properties") {
            assert!(known[schema].contains(&property.as_str()), "{schema}.{property}");
            for value in values.as_array().expect("a list") {
                let value = value.as_str().expect("a string");
                let refers = ["document", "resolved", "involved", "proof"].contains(&property.as_str());
                assert!(!refers || ids.contains(value), "{property} leads to {value}, which is not there");
            }
        }
    }
    assert_eq!(seen.len(), known.len(), "{seen:?}");
    let kaya = all.iter().find(|one| one["properties"]["name"][0] == "Mehmet Kaya").expect("a person");
    assert_eq!(kaya["schema"], "Person");
    assert!(
        kaya["properties"]["position"][0].as_str().is_some_and(|office| office.contains("Cumhurbaşkanı")),
        "{kaya}"
    );
}

#[test]
fn tables_have_all_rows_and_say_what_they_mean() {
    let (folder, store, _) = store();
    let to = folder.path().join("tablolar");
    let files = tables(&store, Tables::Csv, &to).expect("written");
    let package: Value =
        serde_json::from_slice(&std::fs::read(to.join("datapackage.json")).expect("a file")).expect("JSON");
    let resources = package["resources"].as_array().expect("resources");
    assert_eq!(files.len(), resources.len() + 1);
    for resource in resources {
        let path = to.join(resource["path"].as_str().expect("a path"));
        let mut table = csv::Reader::from_path(&path).expect("a table");
        let named: Vec<&str> = resource["schema"]["fields"]
            .as_array()
            .expect("fields")
            .iter()
            .filter_map(|f| f["name"].as_str())
            .collect();
        assert_eq!(table.headers().expect("a header").iter().collect::<Vec<_>>(), named);
        let rows = table.records().collect::<Result<Vec<_>, _>>().expect("rows").len();
        assert_eq!(rows, count(&store, resource["name"].as_str().expect("a name")), "{}", path.display());
    }
}

fn count(store: &Store, view: &str) -> usize {
    let mut rows = 0;
    let count = |row: zabit_store::Row| {
        rows = usize::try_from(row.integer(0).unwrap_or_default()).unwrap_or_default();
        Ok::<(), zabit_store::Error>(())
    };
    store.each_row(&format!("SELECT count(*) FROM \"{view}\""), &[], count).expect("a count");
    rows
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_holds_the_same_rows() {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    let (folder, store, _) = store();
    let files = tables(&store, Tables::Parquet, folder.path()).expect("written");
    assert!(!files.is_empty());
    for path in files {
        let file = SerializedFileReader::new(std::fs::File::open(&path).expect("a file")).expect("Parquet");
        let view = path.file_stem().and_then(|name| name.to_str()).expect("a name");
        let rows: Vec<_> = file.get_row_iter(None).expect("rows").map(|row| row.expect("a row").to_string()).collect();
        assert_eq!(rows.len(), count(&store, view), "{view}");
        if view == "people" {
            assert!(rows.iter().any(|row| row.contains("Ayşe Demir")), "{rows:?}");
        }
        let meanings = file.metadata().file_metadata().key_value_metadata().expect("meanings");
        assert!(meanings.len() >= file.metadata().file_metadata().schema().get_fields().len());
    }
}
