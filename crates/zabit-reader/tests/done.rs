//! What was done and what was promised: rows V1 to V6 of the phenomena, several sentences each.
//!
//! An event reads "TYPE detail: actors > recipients @ place", its modality before it where it did not happen,
//! "in sN" after it where it stands in a statement. A row marked "gap" is known to be missed, and has to fail.

mod common;

use common::{name, read, rows, text};
use zabit_record::{CommitmentKind, Event, Modality, Record};

fn names(record: &Record, ids: &[zabit_record::EntityId]) -> String {
    ids.iter().map(|id| name(record, Some(*id))).collect::<Vec<_>>().join(" + ")
}

fn shown(record: &Record, event: &Event) -> String {
    let mut out = String::new();
    if event.modality != Modality::Happened {
        out += &format!("{:?} ", event.modality).to_lowercase();
    }
    out += &event.kind;
    if let Some(consult) = event.consult {
        out += &format!(" {consult:?}").to_lowercase();
    }
    if let Some(agreement) = &event.agreement {
        out += &format!(" {} ({}, {})", agreement.name, agreement.kind, agreement.status);
    }
    if !event.actors.is_empty() || !event.recipients.is_empty() {
        out += ":";
    }
    if !event.actors.is_empty() {
        out += &format!(" {}", names(record, &event.actors));
    }
    if !event.recipients.is_empty() {
        out += &format!(" > {}", names(record, &event.recipients));
    }
    if event.place.is_some() {
        out += &format!(" @ {}", name(record, event.place));
    }
    if let Some(date) = &event.date {
        out += &format!(" on {date}");
    }
    if let Some(statement) = event.statement {
        out += &format!(" in {statement}");
    }
    out
}

fn check(table: &str) {
    let mut wrong = Vec::new();
    for row in rows(table) {
        let record = read(&row.story());
        let found: Vec<String> = record.events.iter().map(|event| shown(&record, event)).collect();
        let (gap, expected) =
            row.cell("events").strip_prefix("gap: ").map_or((false, row.cell("events")), |e| (true, e));
        let right = found.join(" · ") == if expected == "none" { "" } else { expected };
        if right == gap {
            let note = if gap { "closed now, take the mark away: " } else { "" };
            wrong.push(format!("{note}{}\n  expected {expected}\n  found    {}", row.story(), found.join(" · ")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn v1_meetings() {
    check(
        "
        story | events
        Ayşe Demir, Murat Kaya ile Astana'da bir araya geldi. | CONSULT meeting: Ayşe Demir + Murat Kaya @ Astana
        Ayşe Demir ile Murat Kaya Ankara'da görüştü. | CONSULT meeting: Ayşe Demir + Murat Kaya @ Ankara
        Ayşe Demir ve Murat Kaya bir araya geldi. | CONSULT meeting: Ayşe Demir + Murat Kaya
        Ayşe Demir, Murat Kaya'yla telefonda görüştü. | CONSULT call: Ayşe Demir + Murat Kaya
        Bakan Ayşe Demir, Ankara'da Murat Kaya'yı kabul etti. | CONSULT meeting: Ayşe Demir + Murat Kaya @ Ankara
        Ayşe Demir, Murat Kaya'yı Ankara'da ağırladı. | CONSULT visit: Ayşe Demir + Murat Kaya @ Ankara
        Murat Kaya ile görüşen Bakan Ayşe Demir, basına açıklama yaptı. | CONSULT meeting: Ayşe Demir + Murat Kaya
        Ayşe Demir'in Murat Kaya ile yaptığı görüşme iki saat sürdü. | CONSULT meeting: Ayşe Demir + Murat Kaya
        Ayşe Demir ile Murat Kaya arasındaki görüşme Ankara'da yapıldı. | CONSULT meeting: Ayşe Demir + Murat Kaya
        Ayşe Demir'in Kazakistan ziyareti iki gün sürdü. | CONSULT visit: Ayşe Demir + Kazakistan @ Kazakistan
        Ayşe Demir, Kazakistan'ı ziyaret etti. | CONSULT visit: Ayşe Demir + Kazakistan @ Kazakistan
        Bakan Ayşe Demir, tasarıyı kabul etti. | none
        Köylüler meydanda bir araya geldi. | none
        ",
    );
}

#[test]
fn v2_agreements() {
    check(
        r#"
        story | events
        Türkiye ile Kazakistan arasında İşbirliği Mutabakat Zaptı imzalandı. | AGREE İşbirliği Mutabakat Zaptı (memorandum, signed): Türkiye + Kazakistan
        Türkiye ile Kazakistan arasında "İşbirliği Mutabakat Zaptı"na imza atıldı. | AGREE İşbirliği Mutabakat Zaptı (memorandum, signed): Türkiye + Kazakistan
        Türkiye, Kazakistan ile enerji anlaşması imzaladı. | AGREE enerji anlaşması (agreement, signed): Türkiye + Kazakistan
        Türkiye ve Kazakistan ortak protokol imzaladı. | AGREE protokol (protocol, signed): Türkiye + Kazakistan
        İki ülke arasında mutabakata varıldı. | AGREE mutabakat (agreement, agreed)
        Türkiye ile Kazakistan dün anlaşmaya vardı. | AGREE anlaşma (agreement, agreed): Türkiye + Kazakistan on 2025-09-07
        Türkiye, başarılı bir projeye imza attı. | none
        Konu anlaşıldı. | none
        "#,
    );
}

#[test]
fn v3_what_became_of_it() {
    check(
        "
        story | events
        Türkiye ile Kazakistan arasında protokol imzalanacak. | planned AGREE protokol (protocol, planned): Türkiye + Kazakistan
        Türkiye ile Kazakistan arasında protokolün imzalanması bekleniyor. | planned AGREE protokol (protocol, planned): Türkiye + Kazakistan
        Türkiye ile Kazakistan arasındaki protokol feshedildi. | AGREE protokol (protocol, cancelled): Türkiye + Kazakistan
        Türkiye ile Kazakistan arasındaki anlaşma uzatıldı. | AGREE anlaşma (agreement, extended): Türkiye + Kazakistan
        Türkiye ile Kazakistan arasındaki anlaşma yürürlüğe girdi. | AGREE anlaşma (agreement, in force): Türkiye + Kazakistan
        Kazakistan, anlaşmayı reddetti. | REJECT: Kazakistan
        Kazakistan, ticaret anlaşmasını feshetti. | AGREE ticaret anlaşması (agreement, cancelled): Kazakistan
        ",
    );
}

#[test]
fn v5_other_events() {
    check(
        "
        story | events
        Türkiye, Kazakistan'ı kınadı. | DISAPPROVE: Türkiye > Kazakistan
        Türkiye, Kazakistan'a tepki gösterdi. | DISAPPROVE: Türkiye > Kazakistan
        Türkiye, Kazakistan'a çağrıda bulundu. | DEMAND: Türkiye > Kazakistan
        Türkiye, Kazakistan'a yaptırım uyguladı. | SANCTION: Türkiye > Kazakistan
        Türkiye, Kazakistan büyükelçisini geri çağırdı. | SANCTION: Türkiye
        Türkiye, Kazakistan'a asker gönderdi. | MOBILIZE: Türkiye > Kazakistan
        Türkiye, Kazakistan'a yardım gönderdi. | AID: Türkiye > Kazakistan
        Kazakistan, Türkiye tarafından kınandı. | DISAPPROVE: Türkiye > Kazakistan
        ",
    );
}

#[test]
fn v6_denied_and_reported() {
    check(
        r#"
        story | events
        Ayşe Demir, Murat Kaya ile görüşmedi. | denied CONSULT meeting: Ayşe Demir + Murat Kaya
        Türkiye ile Kazakistan arasında protokol imzalanmadı. | denied AGREE protokol (protocol, not signed): Türkiye + Kazakistan
        Ayşe Demir, "Türkiye ile Kazakistan arasında protokol imzalandı." dedi. | AGREE protokol (protocol, signed): Türkiye + Kazakistan in s1
        Ayşe Demir, Murat Kaya ile görüştüklerini söyledi. | CONSULT meeting: Ayşe Demir + Murat Kaya in s1
        Ayşe Demir, "Murat Kaya ile görüştüm." dedi. | CONSULT meeting: Ayşe Demir + Murat Kaya in s1
        "#,
    );
}

#[test]
fn one_event_told_twice_is_one() {
    check(
        r#"
        story | events
        Ayşe Demir, Murat Kaya ile görüştü⏎Bakan Ayşe Demir, Murat Kaya ile Ankara'da bir araya geldi. | CONSULT meeting: Ayşe Demir + Murat Kaya @ Ankara
        Türkiye ile Kazakistan arasında İşbirliği Protokolü imzalandı.⏎Tören sonrası Türkiye ile Kazakistan arasında protokol imzalandı. | AGREE İşbirliği Protokolü (protocol, signed): Türkiye + Kazakistan
        "#,
    );
}

#[test]
fn delegations_act_through_their_members() {
    check(
        "
        story | events
        Ayşe Demir ile Murat Kaya'nın yer aldığı heyet, Astana'ya geldi.⏎AK Parti heyeti, burada Elif Şahin ile bir araya geldi. | CONSULT meeting: AK Parti heyeti + Ayşe Demir + Murat Kaya + Elif Şahin
        ",
    );
}

#[test]
fn v4_commitments() {
    let table = r#"
        story | by | kind | words | due
        Ayşe Demir, okul açacaklarını söyledi. | Ayşe Demir | pledge | okul açacaklarını | -
        Ayşe Demir, "Bu yıl iki okul açacağız." dedi. | Ayşe Demir | pledge | Bu yıl iki okul açacağız | -
        Ayşe Demir, "2030'a kadar on okul açmayı hedefliyoruz." dedi. | Ayşe Demir | target | 2030'a kadar on okul açmayı hedefliyoruz | 2030
        Ayşe Demir, "Köprüyü 2026 sonuna kadar açacağız." dedi. | Ayşe Demir | pledge | Köprüyü 2026 sonuna kadar açacağız | 2026
        Ayşe Demir, "Dolayısıyla, okulun açılmasını arzu ediyoruz." dedi. | Ayşe Demir | wish | okulun açılmasını arzu ediyoruz | -
        Ayşe Demir, "Okulun açılmasını istiyoruz." dedi. | Ayşe Demir | call | Okulun açılmasını istiyoruz | -
        Ayşe Demir, okulun açılması gerektiğini söyledi. | Ayşe Demir | call | okulun açılması gerektiğini | -
        Ayşe Demir, "Her türlü katkıyı sunmaya hazırız." dedi. | Ayşe Demir | pledge | Her türlü katkıyı sunmaya hazırız | -
        Ayşe Demir, köprünün yıl sonunda açılacağı sözünü verdi. | Ayşe Demir | pledge | köprünün yıl sonunda açılacağı | -
        Ayşe Demir, iki okulun yapılacağı taahhüdünde bulundu. | Ayşe Demir | pledge | iki okulun yapılacağı | -
        Ayşe Demir, "Oran yüzde 57 idi. Hedefimiz oranı düşürmek." dedi. | Ayşe Demir | target | Hedefimiz oranı düşürmek | -
        Ayşe Demir, köprünün açılacağı sözlerini sarf etti. | none | - | - | -
        Ayşe Demir, köprünün açılacağı sözlerine yer verdi. | none | - | - | -
        Ayşe Demir, "Bu yıl ihracat hedefimiz 270 milyar dolar." dedi. | Ayşe Demir | target | Bu yıl ihracat hedefimiz 270 milyar dolar | -
        Ayşe Demir, "Arzu ediyoruz ki okulu birlikte açacağız." dedi. | Ayşe Demir | wish | Arzu ediyoruz ki okulu birlikte açacağız | -
        Ayşe Demir, okul açmayı hedeflediklerini belirtti. | Ayşe Demir | target | okul açmayı hedeflediklerini | -
        Ayşe Demir, "Sabır göstermek istiyoruz." dedi. | Ayşe Demir | wish | Sabır göstermek istiyoruz | -
        Ayşe Demir, "Teşekkür etmek istiyorum." dedi. | none | - | - | -
        Ayşe Demir, köprünün yıl sonunda açılacağını söyledi. | none | - | - | -
        Ayşe Demir, Murat Kaya'nın okul açacağını söyledi. | none | - | - | -
        Ayşe Demir, "Fiyatlar artacak." dedi. | none | - | - | -
        Ayşe Demir, "Sonucu göreceğiz." dedi. | none | - | - | -
    "#;
    let mut wrong = Vec::new();
    for row in rows(table) {
        let record = read(&row.story());
        let kind = |kind| match kind {
            CommitmentKind::Pledge => "pledge",
            CommitmentKind::Target => "target",
            CommitmentKind::Wish => "wish",
            CommitmentKind::Call => "call",
        };
        let found: Vec<String> = record
            .commitments
            .iter()
            .map(|c| {
                let due = c.due.as_deref().unwrap_or("-");
                format!("{} | {} | {} | {due}", name(&record, c.by), kind(c.kind), text(&record, c.start, c.end))
            })
            .collect();
        let expected = match row.cell("by") {
            "none" => vec![],
            by => vec![format!("{by} | {} | {} | {}", row.cell("kind"), row.cell("words"), row.cell("due"))],
        };
        if found != expected {
            wrong.push(format!("{}\n  expected {expected:?}\n  found    {found:?}", row.story()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
