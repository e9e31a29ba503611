//! Never lose, never lie: `zabit add` is killed two hundred times, at any moment, on several kinds of input.
//!
//! After each kill the store is sound, holds every story that was acknowledged, each once and whole; and when a run is
//! left in peace at last, the store is, row for row, the one that an undisturbed run makes.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use common::Place;
use rusqlite::Connection;
use rusqlite::types::Value;
use zabit_store::Store;

/// Kills for each kind of input.
const KILLS: usize = 50;
/// Runs over one kind of input at most: those that end before they are killed count here alone.
const RUNS: usize = 20 * KILLS;
/// Stories of each kind of input: more than one batch, however fast the build is.
const STORIES: usize = 400;
/// Moments of the kills come from here; a failure names the kill.
const SEED: u64 = 0x7a62_6974;

#[test]
fn a_folder_of_text_files() {
    let place = Place::new();
    for (at, story) in stories().iter().enumerate() {
        place.file(&format!("haberler/{at:04}.txt"), format!("date {} {}\n{}", story.day, story.title, story.text));
    }
    kill(&place, "haberler");
}

#[test]
fn json_lines() {
    let place = Place::new();
    let line = |story: &Story| {
        let fields = [
            ("metin", &story.text),
            ("baslik", &story.title),
            ("tarih", &story.day),
            ("kaynak", &story.outlet),
            ("url", &story.url),
        ];
        format!("{}\n", serde_json::json!(BTreeMap::from(fields)))
    };
    place.file("haberler.jsonl", stories().iter().map(line).collect::<String>());
    kill(&place, "haberler.jsonl");
}

#[test]
fn a_table() {
    let place = Place::new();
    let row = |s: &Story| format!("{};{};\"{}\";\"{}\"\n", s.day, s.url, s.title, s.text.replace('"', "\"\""));
    let rows: String = stories().iter().map(row).collect();
    place.file("haberler.csv", format!("tarih;url;baslik;metin\n{rows}"));
    kill(&place, "haberler.csv");
}

#[test]
fn a_web_archive() {
    let place = Place::new();
    place.file("haberler.warc", stories().iter().map(archived).collect::<String>());
    kill(&place, "haberler.warc");
}

/// Kills runs over one input until there were enough; whenever one comes to its end, begins with a new store.
fn kill(place: &Place, input: &str) {
    let whole = undisturbed(place, input);
    let mut chance = Chance(SEED ^ input.len() as u64);
    let (mut kills, mut midway, mut rounds, mut runs) = (0, 0, 0, 0);
    while kills < KILLS {
        rounds += 1;
        let mut round =
            Round { place, input, whole: &whole, store: format!("{input}-{rounds}.db"), kept: BTreeSet::new() };
        loop {
            // Most kills early, where there is most to do; some at the very start, before there is a store.
            let after = whole.took.mul_f64(chance.share() * chance.share());
            // Every third waits for the first acknowledgement, so that a slow machine is killed between two as well.
            let ended = round.run(Some(after), runs % 3 == 0) == Ended::Itself;
            runs += 1;
            assert!(runs < RUNS, "{input}: runs end before they can be killed; give them more stories");
            round.inspect(&format!("kill {kills} of {input}, {after:?} after the start"));
            kills += usize::from(!ended);
            midway += usize::from(!ended && !round.kept.is_empty());
            if ended || kills >= KILLS {
                break;
            }
        }
        assert_eq!(round.run(None, false), Ended::Itself);
        assert_eq!(rows(place, &round.store), whole.rows, "round {rounds} of {input}: the end differs");
    }
    eprintln!("{input}: {kills} kills, {midway} with stories acknowledged, {rounds} stores brought to their end");
    assert!(midway > 0, "no kill was between two acknowledgements");
}

/// What an undisturbed run leaves.
struct Whole {
    took: Duration,
    rows: BTreeMap<&'static str, Vec<String>>,
    /// For each story what was read in it.
    parts: BTreeMap<String, String>,
}

fn undisturbed(place: &Place, input: &str) -> Whole {
    let start = Instant::now();
    let run = place.zabit(&["add", "--quiet", "--store", "whole.db", input]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let took = start.elapsed();
    let whole = Whole { took, rows: rows(place, "whole.db"), parts: parts(place, "whole.db") };
    assert!(whole.parts.len() > STORIES / 2 && whole.rows["statement"].len() > STORIES);
    assert!(run.out.lines().any(|line| line.starts_with("copy\t")), "some are copies");
    whole
}

/// One store, and what its runs acknowledged so far.
struct Round<'a> {
    place: &'a Place,
    input: &'a str,
    whole: &'a Whole,
    store: String,
    kept: BTreeSet<String>,
}

#[derive(Debug, PartialEq, Eq)]
enum Ended {
    Killed,
    Itself,
}

impl Round<'_> {
    /// Runs `zabit add` and kills it after some time, unless it ends before.
    fn run(&mut self, after: Option<Duration>, acknowledged: bool) -> Ended {
        let mut command = self.place.command(&["add", "--quiet", "--store", &self.store, self.input]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("zabit runs");
        let mut out = Vec::new();
        if acknowledged {
            let begin = child.stdout.as_mut().expect("a pipe").take(1);
            { begin }.read_to_end(&mut out).expect("bytes");
        }
        if let Some(after) = after {
            sleep(if acknowledged { after / 4 } else { after });
            child.kill().expect("a signal");
        }
        let mut err = String::new();
        child.stdout.take().expect("a pipe").read_to_end(&mut out).expect("bytes");
        child.stderr.take().expect("a pipe").read_to_string(&mut err).expect("text");
        let status = child.wait().expect("it ends");
        assert_eq!(err, "");
        self.acknowledged(&String::from_utf8_lossy(&out));
        match status.code() {
            Some(0) => Ended::Itself,
            None => Ended::Killed,
            other => panic!("ended with {other:?}"),
        }
    }

    fn acknowledged(&mut self, out: &str) {
        // A line that was cut by the kill is no acknowledgement.
        for line in out.split_inclusive('\n').filter(|line| line.ends_with('\n')) {
            let fields: Vec<&str> = line.trim_end().split('\t').collect();
            let [word, key, _] = fields.as_slice() else { panic!("no acknowledgement: {line}") };
            let first = self.kept.insert((*key).to_owned());
            assert!(first || *word == "known", "acknowledged twice, so it was lost: {line}");
        }
    }

    fn inspect(&self, when: &str) {
        let path = self.place.path().join(&self.store);
        if !path.exists() {
            assert!(self.kept.is_empty(), "{when}: the store is gone");
            return;
        }
        // Whoever opens it next finds it sound: a file that was just being made is made to its end.
        let store = Store::create(&path).unwrap_or_else(|error| panic!("{when}: {error}"));
        let mut faults = Vec::new();
        store.check(&mut |damage| faults.push(damage.to_string())).unwrap_or_else(|error| panic!("{when}: {error}"));
        assert_eq!(faults, [""; 0], "{when}");
        let parts = parts(self.place, &self.store);
        for key in &self.kept {
            assert!(parts.contains_key(key), "{when}: {key} was acknowledged and is lost");
        }
        for (key, read) in &parts {
            assert_eq!(Some(read), self.whole.parts.get(key), "{when}: {key} is there in part");
        }
    }
}

/// For each story, by its key, how much was read in it.
fn parts(place: &Place, store: &str) -> BTreeMap<String, String> {
    let store = Connection::open(place.path().join(store)).expect("the store");
    let counts: String = ["appearance", "role", "statement", "quantity", "date", "event", "commitment", "band"]
        .iter()
        .map(|table| format!(" || ' {table} ' || (SELECT count(*) FROM {table} t WHERE t.story = story.id)"))
        .collect();
    let mut ask = store.prepare(&format!("SELECT key, length(text){counts} FROM story")).expect("a question");
    let rows: Vec<(String, String)> =
        ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).and_then(Iterator::collect).expect("rows");
    let parts: BTreeMap<String, String> = rows.iter().cloned().collect();
    assert_eq!(parts.len(), rows.len(), "a story is there twice");
    parts
}

/// All rows of the store in order, but for the time of adding.
fn rows(place: &Place, store: &str) -> BTreeMap<&'static str, Vec<String>> {
    let store = Connection::open(place.path().join(store)).expect("the store");
    let all = |table: &'static str| {
        let added = if table == "story" {
            "key, title, published, outlet, url, source, text, copy_of, superseded_by"
        } else {
            "*"
        };
        let mut ask = store.prepare(&format!("SELECT {added} FROM {table} ORDER BY 1, 2")).expect("a question");
        let columns = ask.column_count();
        let row = |row: &rusqlite::Row| {
            (0..columns).map(|at| Ok(format!("{:?}", row.get::<_, Value>(at)?))).collect::<rusqlite::Result<Vec<_>>>()
        };
        let rows = ask.query_map([], row).and_then(Iterator::collect::<rusqlite::Result<Vec<_>>>).expect("rows");
        (table, rows.into_iter().map(|row| row.join(" ")).collect())
    };
    let tables = [
        "story",
        "band",
        "entity",
        "name",
        "appearance",
        "role",
        "statement",
        "about",
        "measure",
        "quantity",
        "date",
        "event",
        "party",
        "commitment",
        "failure",
    ];
    tables.into_iter().map(all).collect()
}

/// An invented story.
struct Story {
    day: String,
    outlet: String,
    url: String,
    title: String,
    text: String,
}

/// Stories that name one another's people; every ninth is a copy of an earlier one with another word or outlet, every
/// thirteenth a later version of an earlier page.
fn stories() -> Vec<Story> {
    let mut all: Vec<Story> = Vec::new();
    for at in 0..STORIES {
        let earlier = at.checked_sub(5).and_then(|before| all.get(before));
        let story = match earlier {
            Some(earlier) if at % 9 == 8 => copied(earlier, at),
            Some(earlier) if at % 13 == 12 => corrected(earlier, at),
            _ => invented(at),
        };
        all.push(story);
    }
    all
}

fn invented(at: usize) -> Story {
    let pick = |from: &[&str], step: usize| from[(at * step + at / from.len()) % from.len()].to_owned();
    let name = pick(&["Ayşe", "Mehmet", "Selin", "Can", "Elif", "Murat", "Zehra", "Deniz"], 3);
    let surname = pick(&["Demir", "Kaya", "Aksu", "Tunalı", "Bozdağ", "Erkin", "Pamuk"], 5);
    let other = pick(&["Bozkır", "Ilgaz", "Uçar", "Tezcan", "Sezer"], 2);
    let office = pick(&["Örnek Valisi", "Deneme Belediye Başkanı", "Ulaştırma Bakanı", "Müze Müdürü"], 1);
    let work = pick(&["köprünün", "okulun", "müzenin", "limanın", "barajın", "parkın"], 7);
    let place = pick(&["Ankara", "İzmir", "Erzurum", "Mersin"], 3);
    Story {
        day: format!("2025-{:02}-{:02}", at % 9 + 1, at % 28 + 1),
        outlet: pick(&["Örnek Haber", "Deneme Gazetesi", "Misal Ajansı"], 1),
        url: format!("https://ornek.example/{at}"),
        title: format!("{place} için {} karar", at + 2),
        text: format!(
            "{office} {name} {surname}, {work} {} ay sonra açılacağını söyledi.\n\
             {surname}, \"Bu yıl {} milyon lira harcayacağız.\" dedi. Toplantıya {other} de katıldı; {surname} ile {other} \
             {place}'da görüştü.\n{other}, günde {} bin kişinin geleceğini, {} işçinin çalıştığını anlattı.",
            at % 11 + 2,
            at * 7 + 3,
            at % 50 + 4,
            at * 3 + 20,
        ),
    }
}

fn copied(of: &Story, at: usize) -> Story {
    Story {
        day: of.day.clone(),
        outlet: "Kopya Haber".to_owned(),
        url: format!("https://kopya.example/{at}"),
        title: of.title.clone(),
        text: of.text.replace("anlattı", "belirtti"),
    }
}

fn corrected(of: &Story, at: usize) -> Story {
    let text = format!("{}\nHaber {at} dakika sonra düzeltildi.", of.text.replace("söyledi", "duyurdu"));
    Story { day: of.day.clone(), outlet: of.outlet.clone(), url: of.url.clone(), title: of.title.clone(), text }
}

/// A record of a web archive with the text of a page.
fn archived(story: &Story) -> String {
    let block = format!("{}\n{}", story.title, story.text);
    format!(
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: {}\r\nWARC-Date: {}T10:00:00Z\r\n\
         WARC-Record-ID: <urn:uuid:{}>\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
        story.url,
        story.day,
        story.url.len(),
        block.len()
    )
}

/// Numbers that look like chance and are the same each time (xorshift).
struct Chance(u64);

impl Chance {
    /// A number from 0 up to 1.
    fn share(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}
