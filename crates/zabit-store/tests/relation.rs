//! Questions behind the pages of a relation, a person, figures and networks: invented stories, the answers beside them.

mod common;

use common::{Kept, page};
use zabit_store::{Agreements, Commitments, Due, Figures, Moment, MomentKind, Page, Query, TieKind, Ties};

const STORIES: &[common::Told] = &[
    (
        "2023-05-10",
        "Deneme Ajansı",
        "Türkiye ile Kazakistan görüştü\nKazakistan Dışişleri Bakanı Serik Örnekov, Türkiye Dışişleri Bakanı Ali Sınamalı \
         ile görüştü. Sınamalı, \"Kazakistan ile ticaret hacmini 2030'a kadar 10 milyar dolara çıkaracağız.\" dedi. \
         Türkiye ile Kazakistan arasında Yol Protokolü imzalandı.",
    ),
    (
        "2024-02-01",
        "Örnek Gazete",
        "Protokol uzatıldı\nTürkiye ile Kazakistan arasındaki Yol Protokolü uzatıldı. Türkiye ile Kazakistan arasında \
         ticaret hacmi 5 milyar dolar oldu. Türkiye Dışişleri Bakanı Ali Sınamalı, \"Kazakistan ile komşuyuz.\" dedi.",
    ),
    (
        "2025-03-01",
        "Örnek Gazete",
        "Ali Sınamalı, Serik Örnekov ile bir araya geldi. Sınamalı, \"2024 sonuna kadar köprüyü açacağız.\" dedi. \
         Sınamalı, \"Yeni bir okul açacağız.\" ifadesini kullandı.",
    ),
];

fn told(rows: &[Moment]) -> Vec<(&str, &str)> {
    rows.iter().map(|row| (row.day.as_deref().unwrap_or_default(), row.what.as_str())).collect()
}

#[test]
fn one_kind_of_what_is_between_two() {
    let kept = Kept::new(STORIES);
    let (a, b) = (kept.entity("Türkiye"), kept.entity("Kazakistan"));
    let only = |kind, page: &Page| kept.store.between_only(a, b, kind, page).unwrap();
    assert_eq!(
        told(&only(MomentKind::Meetings, &page())),
        [("2025-03-01", "meeting"), ("2023-05-10", "meeting")],
        "ministers speak for their country"
    );
    assert_eq!(told(&only(MomentKind::Agreements, &page())).len(), 2);
    assert_eq!(
        told(&only(MomentKind::Statements, &page())),
        [("2024-02-01", "statement"), ("2023-05-10", "statement")]
    );
    assert_eq!(told(&only(MomentKind::Commitments, &page())), [("2023-05-10", "pledge")]);
    assert_eq!(told(&only(MomentKind::Figures, &page())), [("2023-05-10", "figure")]);
    // Pages of one row find what lies behind statements without a commitment of their own.
    assert_eq!(told(&only(MomentKind::Commitments, &Page::first(1))), [("2023-05-10", "pledge")]);
    assert_eq!(told(&only(MomentKind::Statements, &Page { skip: 1, ..Page::first(1) })), [("2023-05-10", "statement")]);
    let early = Page { until: Some("2023-12-31".to_owned()), ..page() };
    assert_eq!(only(MomentKind::Meetings, &early).len(), 1);
    // All kinds together are what there is.
    let all = kept.store.between(a, b, &page()).unwrap().len();
    assert_eq!(MomentKind::ALL.map(|kind| only(kind, &page()).len()).iter().sum::<usize>(), all);
}

#[test]
fn years_of_two_and_of_one() {
    let kept = Kept::new(STORIES);
    let (a, b) = (kept.entity("Türkiye"), kept.entity("Kazakistan"));
    let years = kept.store.between_years(a, b, &page()).unwrap();
    let row = |at: usize| (years[at].year.as_str(), years[at].meetings, years[at].agreements);
    assert_eq!((years.len(), row(0), row(1), row(2)), (3, ("2023", 1, 1), ("2024", 0, 1), ("2025", 1, 0)));
    let speaker = kept.entity("Ali Sınamalı");
    let said = kept.store.said_years(speaker, &page()).unwrap();
    assert_eq!(said, [("2023", 1), ("2024", 1), ("2025", 2)].map(|(year, times)| (year.to_owned(), times)));
    let events = kept.store.event_years(speaker, &page()).unwrap();
    assert_eq!(events.iter().map(|row| row.meetings).sum::<i64>(), 2);
    assert_eq!(kept.store.event_years(a, &page()).unwrap().len(), 2, "a country itself, not its ministers");
}

#[test]
fn what_one_takes_part_in() {
    let kept = Kept::new(STORIES);
    let speaker = kept.entity("Ali Sınamalı");
    let meetings = kept.store.events_of(speaker, MomentKind::Meetings, &page()).unwrap();
    assert_eq!(told(&meetings), [("2025-03-01", "meeting"), ("2023-05-10", "meeting")]);
    assert!(kept.store.events_of(speaker, MomentKind::Statements, &page()).unwrap().is_empty());
    let meets = kept.store.meets(speaker).unwrap();
    assert_eq!((meets[0].name.as_str(), meets[0].times), ("Serik Örnekov", 2));
}

#[test]
fn measures_told_with_two() {
    let kept = Kept::new(STORIES);
    let (a, b) = (kept.entity("Türkiye"), kept.entity("Kazakistan"));
    for of in [vec![], vec![a], vec![a, b]] {
        let rows = kept.store.measures(&of, &page()).unwrap();
        let row = rows.iter().find(|row| row.measure == "ticaret hacmi").expect("the measure of both stories");
        assert_eq!((row.figures, row.targets, row.unit.as_str()), (2, 1, "USD"));
        assert_eq!((row.first.as_deref(), row.last.as_deref()), (Some("2023-05-10"), Some("2024-02-01")));
    }
    assert!(
        kept.store
            .measures(&[kept.entity("Serik Örnekov"), a], &Page { since: Some("2024-06-01".to_owned()), ..page() })
            .unwrap()
            .is_empty()
    );
}

#[test]
fn until_when_figures_are_promised() {
    let kept = Kept::new(STORIES);
    let asked = Figures { measure: Query::new("ticaret hacmi"), of: Vec::new() };
    let figures = kept.store.figures(&asked, &page()).unwrap();
    let dues = kept.store.dues(figures.iter()).unwrap();
    let told: Vec<_> = figures.iter().map(|row| (row.value.as_str(), dues.get(&row.id).map(String::as_str))).collect();
    assert_eq!(told, [("10000000000", Some("2030")), ("5000000000", None)]);
    assert!(kept.store.dues([].iter()).unwrap().is_empty());
}

#[test]
fn states_of_one_agreement() {
    let kept = Kept::new(STORIES);
    for name in ["Yol Protokolü", "YOL PROTOKOLÜ", " yol protokolü "] {
        let rows = kept.store.agreements_called(name, &Agreements::default(), &page()).unwrap();
        let states: Vec<_> = rows.iter().map(|row| row.status.as_deref().unwrap_or_default()).collect();
        assert_eq!(states, ["extended", "signed"], "{name}");
    }
    assert!(kept.store.agreements_called("Yol", &Agreements::default(), &page()).unwrap().is_empty());
}

#[test]
fn commitments_by_their_day() {
    let kept = Kept::new(STORIES);
    let due = |due| -> Vec<String> {
        let rows = kept.store.commitments_due(&Commitments::default(), due, "2025-06-01", &page()).unwrap();
        assert!(rows.iter().all(|row| row.due_on("2025-06-01") == due));
        rows.into_iter().map(|row| row.due.unwrap_or_default()).collect()
    };
    assert_eq!(due(Due::Ahead), ["2030"]);
    assert_eq!(due(Due::Past), ["2024"]);
    assert_eq!(due(Due::Untold), [""]);
}

#[test]
fn who_meets_and_cites_whom() {
    let kept = Kept::new(STORIES);
    let network = kept.store.network(&Ties::default(), &page()).unwrap();
    assert_eq!(network.stories, 3);
    let at = |name: &str| network.nodes.iter().position(|node| node.name == name).expect("a node");
    let tie = |one: &str, other: &str| {
        let (one, other) = (at(one), at(other));
        network.ties.iter().find(|tie| (tie.a, tie.b) == (one, other) || (tie.b, tie.a) == (one, other))
    };
    assert_eq!(tie("Ali Sınamalı", "Serik Örnekov").expect("a tie").meets, 2);
    assert_eq!(tie("Türkiye", "Kazakistan").expect("a tie").agrees, 2);
    let cites = tie("Ali Sınamalı", "Kazakistan").expect("a tie");
    assert_eq!(if cites.a == at("Ali Sınamalı") { cites.cites } else { cites.cited }, 2, "who speaks comes first");
    // Of one kind, around one, and no more than are wanted.
    let around = Ties { of: Some(kept.entity("Serik Örnekov")), kind: Some(TieKind::Meets) };
    let around = kept.store.network(&around, &page()).unwrap();
    assert_eq!((around.nodes.len(), around.ties.len()), (2, 1));
    assert_eq!(kept.store.network(&Ties::default(), &Page::first(2)).unwrap().nodes.len(), 2);
    let none = Page { since: Some("2030-01-01".to_owned()), ..page() };
    assert_eq!(kept.store.network(&Ties::default(), &none).unwrap(), zabit_store::Network::default());
}
