//! Questions to a small store of invented stories, each with its answer beside it.

mod common;

use common::{Kept, page};
use zabit_store::{Agreements, Commitments, Figures, Page, People, Query, Resolved, Said, Search, Topic};

const STORIES: &[common::Told] = &[
    (
        "2024-03-01",
        "Deneme Ajansı",
        "Çiçekli'de ırmak temizlendi\nÇiçekli Belediye Başkanı Ayşe Denemez, \"Irmağın temizliği bitti.\" dedi.",
    ),
    (
        "2025-05-10",
        "Deneme Ajansı",
        "Türkiye ile Kazakistan arasında görüşme yapıldı\nKazakistan Dışişleri Bakanı Serik Örnekov, Ankara'da Dışişleri \
         Bakanı Ali Sınamalı ile görüştü. Türkiye Cumhurbaşkanı Kemal Sınar, \"Kazakistan ile ticaret hacmini 10 milyar \
         dolara çıkaracağız.\" dedi. Örnekov, Türkiye ile ticaret hacminin 5 milyar dolara ulaştığını söyledi.",
    ),
    (
        "2025-06-11",
        "Örnek Gazete",
        "Örnek Birliği Genel Sekreteri Ayşe Denemez, enflasyon oranının yüzde 15,2 olduğunu söyledi. Denemez, \"Köprü \
         görüşmelerinde anlaştık.\" ifadesini kullandı. Örnek Birliği ile Deneme Vakfı arasında Köprü Protokolü imzalandı.",
    ),
    (
        "2025-07-12",
        "Örnek Gazete",
        "Örnek Birliği Genel Sekreteri Ayşe Denemez, enflasyon oranının yüzde 12,75'e düştüğünü açıkladı. Denemez, \"2030'a kadar \
         yeni bir okul açacağız.\" dedi.",
    ),
];

fn store() -> Kept {
    Kept::new(STORIES)
}

#[test]
fn people_heard_most() {
    let kept = store();
    let people = kept.store.people(&People::default(), &page()).unwrap();
    let first = &people[0];
    assert_eq!((first.name.as_str(), first.statements, first.stories), ("Ayşe Denemez", 5, 3));
    assert_eq!(first.role.as_deref(), Some("Genel Sekreter, Örnek Birliği"));
    assert_eq!((first.first.as_deref(), first.last.as_deref()), (Some("2024-03-01"), Some("2025-07-12")));
    let names = |people: &People, page: &Page| -> Vec<String> {
        kept.store.people(people, page).unwrap().into_iter().map(|row| row.name).collect()
    };
    let of = |kind: &str, words: &str| People { kind: Some(kind.to_owned()), words: words.to_owned() };
    assert_eq!(names(&of("organisation", "birlig"), &page()), ["Örnek Birliği"]);
    assert_eq!(names(&of("place", "KAZAK"), &page()), ["Kazakistan"]);
    assert_eq!(names(&of("person", "birlig"), &page()), [""; 0]);
    let early = Page { until: Some("2024-12-31".to_owned()), ..page() };
    assert_eq!(names(&People::default(), &early), ["Ayşe Denemez"]);
    assert_eq!(names(&People::default(), &Page { limit: 1, skip: 1, ..page() }).len(), 1);
}

#[test]
fn who_somebody_is() {
    let kept = store();
    let who = kept.store.who(kept.entity("ayse denemez"), Some(&page())).unwrap();
    assert_eq!((who.name.as_str(), who.kind.as_str(), who.stories, who.statements), ("Ayşe Denemez", "person", 3, 5));
    assert_eq!(who.names, ["Denemez"]);
    let held = &who.roles[0];
    assert_eq!((held.title.as_str(), held.body.as_deref(), held.stories), ("Genel Sekreter", Some("Örnek Birliği"), 2));
    assert_eq!((held.first.as_deref(), held.last.as_deref()), (Some("2025-06-11"), Some("2025-07-12")));
    assert_eq!((who.company[0].name.as_str(), who.company[0].times), ("Örnek Birliği", 2));
    assert_eq!(who.joins.len(), 3);
    assert_eq!(who.joins[2].evidence, "new");
    let kemal = kept.store.who(kept.entity("Kemal Sınar"), None).unwrap();
    assert_eq!(kemal.speaks_about[0].name, "Kazakistan");
    assert_eq!((kemal.commitments, kemal.joins.len()), (1, 0));
}

#[test]
fn names_are_resolved() {
    let kept = Kept::new(&[
        ("2025-01-01", "", "Bakan Ali Örnekoğlu, yolun açıldığını söyledi."),
        ("2025-01-02", "", "Vali Veli Örnekoğlu, köprünün kapandığını söyledi."),
        ("2025-01-03", "", "Rektör Ayşe Denemez, okulun açıldığını söyledi."),
    ]);
    let resolve = |typed: &str| match kept.store.resolve(typed).unwrap() {
        Resolved::One(one) => vec![one.name],
        Resolved::Several(several) => several.into_iter().map(|one| one.name).collect(),
        Resolved::Nobody => Vec::new(),
    };
    for (typed, names) in [
        ("Ali Örnekoğlu", &["Ali Örnekoğlu"][..]),
        ("ALİ ÖRNEKOĞLU", &["Ali Örnekoğlu"]),
        ("ali ornekoglu", &["Ali Örnekoğlu"]),
        ("Denemez", &["Ayşe Denemez"]),
        ("ayşe", &["Ayşe Denemez"]),
        ("Örnekoğlu", &["Ali Örnekoğlu", "Veli Örnekoğlu"]),
        ("Kimse Yok", &[]),
        ("e999", &[]),
        ("", &[]),
        ("%", &[]),
    ] {
        assert_eq!(resolve(typed), names, "{typed}");
    }
    let Resolved::One(one) = kept.store.resolve("Denemez").unwrap() else { panic!("one") };
    assert_eq!(resolve(&one.id), ["Ayşe Denemez"]);
}

#[test]
fn what_somebody_said() {
    let kept = store();
    let speaker = kept.entity("Ayşe Denemez");
    let said = |about: Option<&str>, page: &Page| -> Vec<(String, String)> {
        let about = about.map(|words| Topic { words: Query::new(words), entities: Vec::new() });
        let rows = kept.store.said(&Said { speaker, about }, page).unwrap();
        rows.into_iter().map(|row| (row.day.unwrap_or_default(), row.words)).collect()
    };
    let all = said(None, &page());
    let first = |n: usize| (all[n].0.as_str(), all[n].1.as_str());
    assert_eq!(all.len(), 5);
    assert_eq!(first(0), ("2025-07-12", "2030'a kadar yeni bir okul açacağız."));
    assert_eq!(first(4), ("2024-03-01", "Irmağın temizliği bitti."));
    assert_eq!(said(None, &Page { limit: 1, skip: 4, ..page() }), all[4..]);
    let since = Page { since: Some("2025-07-01".to_owned()), ..page() };
    assert_eq!(said(None, &since).len(), 2);
    for (words, found) in [("ırmak", 1), ("görüşme", 1), ("enflasyon", 2), ("yeni okul", 1), ("irmak", 0), ("yol", 0)]
    {
        assert_eq!(said(Some(words), &page()).len(), found, "{words}");
    }
    let sinar = kept.entity("Kemal Sınar");
    let topic = Topic { words: Query::default(), entities: vec![kept.entity("Kazakistan")] };
    let rows = kept.store.said(&Said { speaker: sinar, about: Some(topic) }, &page()).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].kind.as_str(), rows[0].cue.as_deref(), rows[0].at.story), ("direct", Some("de"), 2));
}

#[test]
fn what_is_between_two() {
    let kept = store();
    let between = |a: &str, b: &str| -> Vec<(String, String)> {
        let rows = kept.store.between(kept.entity(a), kept.entity(b), &page()).unwrap();
        rows.into_iter().map(|row| (row.what, row.who.join(", "))).collect()
    };
    let pair = |what: &str, who: &str| (what.to_owned(), who.to_owned());
    let mut all = between("Türkiye", "Kazakistan");
    all.sort();
    assert_eq!(
        all,
        [
            pair("figure", "Kemal Sınar"),
            pair("figure", "Serik Örnekov"),
            pair("meeting", "Türkiye, Kazakistan"),
            pair("pledge", "Kemal Sınar"),
            pair("statement", "Kemal Sınar"),
            pair("statement", "Serik Örnekov"),
        ]
    );
    assert_eq!(between("Kazakistan", "Türkiye").len(), 6);
    assert_eq!(between("Serik Örnekov", "Ali Sınamalı"), [pair("meeting", "Serik Örnekov, Ali Sınamalı")]);
    assert_eq!(between("Örnek Birliği", "Deneme Vakfı"), [pair("agreement", "Örnek Birliği, Deneme Vakfı")]);
    assert_eq!(between("Örnek Birliği", "Kazakistan"), []);
}

#[test]
fn figures_in_time() {
    let kept = store();
    let figures = |measure: &str, of: &[&str], page: &Page| -> Vec<(String, String, String)> {
        let of = of.iter().map(|name| kept.entity(name)).collect();
        let rows = kept.store.figures(&Figures { measure: Query::new(measure), of }, page).unwrap();
        rows.into_iter().map(|row| (row.day.unwrap_or_default(), row.value, row.unit)).collect()
    };
    let row = |day: &str, value: &str, unit: &str| (day.to_owned(), value.to_owned(), unit.to_owned());
    let both = [row("2025-06-11", "15.2", "percent"), row("2025-07-12", "12.75", "percent")];
    assert_eq!(figures("enflasyon", &[], &page()), both);
    assert_eq!(figures("enflasyon", &[], &Page::first(1)), both[1..]);
    let trade = [row("2025-05-10", "10000000000", "USD"), row("2025-05-10", "5000000000", "USD")];
    assert_eq!(figures("ticaret hacmi", &["Türkiye", "Kazakistan"], &page()), trade);
    assert_eq!(figures("enflasyon", &["Kazakistan"], &page()), []);
    assert_eq!(figures("\"", &[], &page()), []);
}

#[test]
fn what_was_agreed() {
    let kept = store();
    let agreed = |of: &[&str], status: Option<&str>| -> Vec<String> {
        let of = of.iter().map(|name| kept.entity(name)).collect();
        let asked = Agreements { of, status: status.map(str::to_owned) };
        kept.store.agreements(&asked, &page()).unwrap().into_iter().map(|row| row.agreement).collect()
    };
    assert_eq!(agreed(&[], None), ["Köprü Protokolü"]);
    assert_eq!(agreed(&["Örnek Birliği", "Deneme Vakfı"], Some("signed")), ["Köprü Protokolü"]);
    assert_eq!(agreed(&["Örnek Birliği", "Kazakistan"], None), [""; 0]);
    assert_eq!(agreed(&[], Some("cancelled")), [""; 0]);
    assert_eq!(agreed(&["Örnek Birliği"], Some("x' OR 1")), [""; 0]);
}

#[test]
fn what_was_promised() {
    let kept = store();
    let promised = |asked: Commitments| -> Vec<(String, Option<String>)> {
        kept.store.commitments(&asked, &page()).unwrap().into_iter().map(|row| (row.kind, row.due)).collect()
    };
    let pledge = |due: Option<&str>| ("pledge".to_owned(), due.map(str::to_owned));
    let due = promised(Commitments { by: Some(kept.entity("Ayşe Denemez")), ..Commitments::default() });
    assert_eq!(due.len(), 1);
    assert_eq!(due[0].0, "pledge");
    let open = |day: &str| promised(Commitments { open: Some(day.to_owned()), ..Commitments::default() }).len();
    assert_eq!((open("2026-01-01"), open("2031-01-01")), (2, 1), "{due:?}");
    let trade = Commitments { by: Some(kept.entity("Kemal Sınar")), ..Commitments::default() };
    assert_eq!(promised(trade), [pledge(None)]);
    assert_eq!(promised(Commitments { kind: Some("wish".to_owned()), ..Commitments::default() }), []);
}

#[test]
fn words_are_found() {
    let kept = store();
    let found = |typed: &str, change: &dyn Fn(&mut Search)| -> Vec<i64> {
        let mut asked = Search { query: Query::new(typed), ..Search::default() };
        change(&mut asked);
        let mut stories: Vec<i64> =
            kept.store.search(&asked, &page()).unwrap().into_iter().map(|hit| hit.at.story).collect();
        if !asked.newest {
            stories.sort_unstable();
        }
        stories
    };
    let plain: &dyn Fn(&mut Search) = &|_| {};
    for (typed, stories) in [
        ("görüşmeler", &[2, 3][..]),
        ("ırmak", &[1]),
        ("IRMAK", &[1]),
        ("irmak", &[]),
        ("\"örnek birliği\"", &[3, 4]),
        ("enflasyon -köprü", &[4]),
        ("protok*", &[3]),
        ("15,2", &[3]),
        ("AND OR NOT", &[]),
        ("\"", &[]),
        ("form:köprü NEAR(", &[]),
    ] {
        assert_eq!(found(typed, plain), stories, "{typed}");
    }
    assert_eq!(found("Ayşe", &|asked| asked.newest = true), [4, 3, 1]);
    assert_eq!(found("görüşme", &|asked| asked.title = true), [2]);
    assert_eq!(found("Ayşe", &|asked| asked.outlet = Some("örnek gazete".to_owned())), [3, 4]);
    assert_eq!(found("ticaret", &|asked| asked.speaker = Some(kept.entity("Kemal Sınar"))), [2]);
    assert_eq!(found("ticaret", &|asked| asked.speaker = Some(kept.entity("Ayşe Denemez"))), [0; 0]);
}

#[test]
fn a_hit_is_shown_in_its_words() {
    let kept = store();
    let asked = Search { query: Query::new("görüşmeler protokol"), ..Search::default() };
    let hit = &kept.store.search(&asked, &page()).unwrap()[0];
    let word = |(start, end): (u32, u32)| -> String {
        hit.snippet.chars().skip(start as usize).take((end - start) as usize).collect()
    };
    assert_eq!(hit.marks.iter().map(|mark| word(*mark)).collect::<Vec<_>>(), ["görüşmelerinde", "Protokolü"]);
    let text = kept.store.record(hit.at.story).unwrap().document.text;
    let there: String = text.chars().skip(hit.start as usize).take((hit.end - hit.start) as usize).collect();
    assert_eq!(there, hit.snippet);
}

#[test]
fn copies_count_once_and_earlier_versions_never() {
    let text = "Örnek Birliği Genel Sekreteri Ayşe Denemez, köprünün yıl sonunda açılacağını söyledi. Denemez, \"Yol \
        bitti, köprü de bitecek ve iki kıyı birbirine bağlanacak.\" dedi. Deneme Vakfı Başkanı Veli Örnekoğlu ise ırmağın \
        iki kıyısında da ağaç dikileceğini ve yeni yürüyüş yolları yapılacağını anlattı.";
    let kept = Kept::new(&[("2025-06-11", "Deneme Ajansı", text), ("2025-06-12", "Örnek Gazete", text)]);
    let speaker = kept.entity("Ayşe Denemez");
    let rows = kept.store.said(&Said { speaker, about: None }, &page()).unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!((rows[0].copies, rows[0].copied_by.as_slice()), (1, &["Örnek Gazete".to_owned()][..]));
    let asked = Search { query: Query::new("köprü"), ..Search::default() };
    assert_eq!(kept.store.search(&asked, &page()).unwrap().len(), 1);
}
