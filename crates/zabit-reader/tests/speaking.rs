//! Who is speaking: every row S1 to S22 of the phenomena, and what was met since.
//!
//! All sentences are invented. `Demir#2` is the second "Demir" of the story.

mod common;

use common::{name, read, rows, text};
use zabit_record::{Record, StatementType};

/// Reads every story of a table and compares its statements, in order.
fn assert_statements(table: &str) {
    let mut wrong = String::new();
    for row in rows(table) {
        let record = read(&row.story());
        let expected: Vec<String> = match row.cell("statements") {
            "none" => Vec::new(),
            cells => cells.split(" ¦ ").map(|cell| cell.trim().replace('⏎', "\n")).collect(),
        };
        let found: Vec<String> = (0..record.statements.len()).map(|n| line(&record, n)).collect();
        if expected != found {
            let gap = "\n      ";
            wrong += &format!(
                "\n{}: {}\n  expected:{gap}{}\n  found:{gap}{}\n",
                row.cell("id"),
                row.cell("story"),
                expected.join(gap),
                found.join(gap)
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// "direct, Demir, dedi: Köprü açılacak."
fn line(record: &Record, n: usize) -> String {
    let statement = &record.statements[n];
    let kind = match statement.kind {
        StatementType::Direct => "direct",
        StatementType::Indirect => "indirect",
        StatementType::Mixed => "mixed",
    };
    let cue = statement.cue.as_ref().map_or("-".to_owned(), |cue| text(record, cue.start, cue.end));
    let content = text(record, statement.start, statement.end);
    format!("{kind}; {}; {cue}: {content}", name(record, statement.source))
}

#[test]
fn direct_and_indirect() {
    assert_statements(
        r#"
        id  | story | statements
        S1  | Bakan Ayşe Demir, "Köprü yıl sonunda açılacak." dedi. | direct; Ayşe Demir; dedi: Köprü yıl sonunda açılacak.
        S2  | Ayşe Demir, köprünün yıl sonunda açılacağını söyledi. | indirect; Ayşe Demir; söyledi: köprünün yıl sonunda açılacağını
        S3  | Ayşe Demir, köprünün "söz verilen günde" açılacağını belirtti. | mixed; Ayşe Demir; belirtti: köprünün "söz verilen günde" açılacağını
        S4  | "Köprü açılacak." diyen Ayşe Demir, "Gecikme yok." diye konuştu. | direct; Ayşe Demir; diyen: Köprü açılacak. ¦ direct; Ayşe Demir; diye konuştu: Gecikme yok.
        S5  | Ayşe Demir, köprünün açılacağını kaydederek, "Gecikme yok." ifadesini kullandı. | indirect; Ayşe Demir; kaydederek: köprünün açılacağını ¦ direct; Ayşe Demir; ifadesini kullandı: Gecikme yok.
        S16 | Ayşe Demir, Mehmet Kaya'nın köprüyü açacağını söyledi. | indirect; Ayşe Demir; söyledi: Mehmet Kaya'nın köprüyü açacağını
        S2    | Ali Demir, masadan kalktı ve yolun kapandığını açıkladı. | indirect; Ali Demir; açıkladı: yolun kapandığını
        S2    | Ali Demir, köprünün açıldığını ve yolun kapandığını açıkladı. | indirect; Ali Demir; açıkladı: köprünün açıldığını ve yolun kapandığını
        "#,
    );
}

#[test]
fn quotations_over_paragraphs() {
    assert_statements(
        r#"
        id  | story | statements
        S6  | Ayşe Demir, şunları kaydetti:⏎"Birinci paragraf bitti.⏎İkinci paragraf da bitti." | direct; Ayşe Demir; şunları kaydetti: Birinci paragraf bitti.⏎İkinci paragraf da bitti.
        S7  | Ayşe Demir, şöyle devam etti:⏎"Birincisi bitti."⏎"İkincisi de bitti." | direct; Ayşe Demir; şöyle devam etti: Birincisi bitti. ¦ direct; Ayşe Demir; -: İkincisi de bitti.
        S17 | Ayşe Demir konuştu⏎"Köprü yıl sonunda açılacak"⏎Ayşe Demir, "Köprü yıl sonunda açılacak." dedi. | direct; Ayşe Demir; dedi: Köprü yıl sonunda açılacak.
        "#,
    );
}

#[test]
fn focus_and_switches() {
    assert_statements(
        r#"
        id  | story | statements
        S8  | Ayşe Demir, köprünün açılacağını söyledi. "Gecikme yok." değerlendirmesinde bulundu. | indirect; Ayşe Demir; söyledi: köprünün açılacağını ¦ direct; Ayşe Demir; değerlendirmesinde bulundu: Gecikme yok.
        S9  | Ayşe Demir, "Yol açık." dedi. Mehmet Kaya ise Kazakça yaptığı konuşmada, köprünün beklendiğini belirterek, "Bekliyoruz." dedi. | direct; Ayşe Demir; dedi: Yol açık. ¦ indirect; Mehmet Kaya; belirterek: köprünün beklendiğini ¦ direct; Mehmet Kaya; dedi: Bekliyoruz.
        S21 | Ayşe Demir, "Gelecek misiniz?" sorusuna, "Evet." yanıtını verdi. | mixed; -; sorusuna: "Gelecek misiniz?" ¦ direct; Ayşe Demir; yanıtını verdi: Evet.
        S22 | Cumhurbaşkanı adına konuşan sözcü Mehmet Kaya, yolun açık olduğunu söyledi. | indirect; Mehmet Kaya; söyledi: yolun açık olduğunu
        "#,
    );
}

#[test]
fn bodies_and_passives() {
    assert_statements(
        r#"
        id  | story | statements
        S10 | Ulaştırma Bakanlığı köprüyü inceledi. Bakanlıktan yapılan yazılı açıklamada, "Köprü sağlam." ifadelerine yer verildi. | direct; Ulaştırma Bakanlığı; ifadelerine yer verildi: Köprü sağlam.
        S10 | Ulaştırma Bakanlığından yapılan açıklamada, köprünün açılacağı bildirildi. | indirect; Ulaştırma Bakanlığı; bildirildi: köprünün açılacağı
        S10 | Köprü incelendi. Valilikten yapılan açıklamada, köprünün açılacağı bildirildi. | indirect; Valilik; bildirildi: köprünün açılacağı
        S11 | Görüşmede ikili ilişkilerin ele alındığı bildirildi. | indirect; -; bildirildi: Görüşmede ikili ilişkilerin ele alındığı
        S4    | Projenin savunucuları, yolun açılacağını savunuyor. | indirect; projenin savunucuları; savunuyor: yolun açılacağını
        S6    | Kazada yol kapandı. Valilikten yapılan açıklamada, okullar bir gün tatil edildi. Kurslara devam edileceği belirtildi. | indirect; Valilik; belirtildi: Kurslara devam edileceği
        S6    | Yapımcıların açıklaması beklendi. Dizinin yapımcıları tarafından yapılan açıklamada, çekimlere ara verildiği belirtildi. | indirect; dizinin yapımcıları; belirtildi: çekimlere ara verildiği
        S9    | Ali Demir, kızı Ayşe Demir ile basın toplantısı düzenledi. Yolun açıldığını belirten Demir, eve döndü. | indirect; Ali Demir; belirten: Yolun açıldığını
        S4    | Ancak kararı eleştirenler, yolun kapanacağını savunuyor. | indirect; kararı eleştirenler; savunuyor: yolun kapanacağını
        S4    | Yola karşı çıkanlar, köyün zarar göreceği görüşünde. | indirect; yola karşı çıkanlar; görüşünde: köyün zarar göreceği
        S6    | Örnek Bakanlığı yola baktı. Sosyal medyada yer alan iddialarda ise tatilin uzatılacağı öne sürüldü. | indirect; -; öne sürüldü: tatilin uzatılacağı
        S6    | Ali Demir yola baktı. Kanadalı maden devi Örnek Holding yaptığı açıklama ile yolun açılacağını açıkladı. | indirect; Örnek Holding; açıkladı: yolun açılacağını
        S6    | Örnek Bakanlığı yaptığı duyuruyla yolun açılacağını açıkladı. | indirect; Örnek Bakanlığı; açıkladı: yolun açılacağını
        S6    | Örnek Bakanlığı açıklama yaptı. Açıklamada, Trakya'dan gelen hatlarda arıza çıktığı belirtildi. | indirect; Örnek Bakanlığı; belirtildi: Trakya'dan gelen hatlarda arıza çıktığı
        S6    | Örnek Bakanlığı'ndan gelen açıklamada, görüşmenin ertelendiği belirtildi. | indirect; Örnek Bakanlığı; belirtildi: görüşmenin ertelendiği
        "#,
    );
}

#[test]
fn names_in_the_genitive_and_dative() {
    assert_statements(
        r#"
        id  | story | statements
        S12 | "Bu yol uzun" diye başlayan Ayşe Demir'in konuşması iki saat sürdü. | direct; Ayşe Demir; diye başlayan: Bu yol uzun
        S13 | Ayşe Demir'in, "Gecikme yok." sözleri tepki çekti. | direct; Ayşe Demir; sözleri tepki çekti: Gecikme yok.
        S13 | Mehmet Kaya'nın "Gecikme var." sözlerine yanıt veren Ayşe Demir, "Gecikme yok." dedi. | direct; Mehmet Kaya; sözlerine yanıt veren: Gecikme var. ¦ direct; Ayşe Demir; dedi: Gecikme yok.
        S14 | Ayşe Demir'e göre köprü yıl sonunda açılacak. | indirect; Ayşe Demir; göre: köprü yıl sonunda açılacak
        S14 | Uzmanlara göre, fiyatlar düşecek. | none
        S15 | Mehmet Kaya, Ayşe Demir'in "Gecikme yok." dediğini aktardı. | mixed; Mehmet Kaya; aktardı: Ayşe Demir'in "Gecikme yok." dediğini ¦ direct; Ayşe Demir; dediğini: Gecikme yok.
        "#,
    );
}

/// A finite verb of saying has its subject in the nominative: neither whose aide, whose admirer nor whose show it is.
#[test]
fn the_owner_of_a_noun_is_not_its_subject() {
    assert_statements(
        r#"
        id  | story | statements
        S16 | Mehmet Kaya'nın Özel Kalemi Lorin Vasker "Yol açık." dedi. | direct; -; dedi: Yol açık.
        S16 | Mehmet Kaya'nın Özel Kalemi Lorin Vasker dün yayımladığı yazıda "Yol açık." dedi. | direct; -; dedi: Yol açık.
        S16 | Mehmet Kaya hayranı Ayşe Demir "Yol açık." dedi. | direct; Ayşe Demir; dedi: Yol açık.
        S16 | Örnek TV'nin Sabah Turu programında şunları söyledi: "Yol açık, herkes geçebilir." | direct; -; şunları söyledi: Yol açık, herkes geçebilir.
        S16 | Mehmet Kaya'nın açıklaması şöyle: "Yol açık, herkes geçebilir." | direct; Mehmet Kaya; şöyle: Yol açık, herkes geçebilir.
        "#,
    );
}

/// Common nouns that speak where a comma says so; whom they tell it to is no part of what they say.
#[test]
fn bodies_without_a_name_and_whom_they_tell() {
    assert_statements(
        r#"
        id  | story | statements
        S8  | Üreticileri temsil eden dernek, fiyatların düşeceğini belirtti. | indirect; dernek; belirtti: fiyatların düşeceğini
        S8  | Derecelendirme kuruluşu, köprünün eski olduğunu belirtti. | indirect; derecelendirme kuruluşu; belirtti: köprünün eski olduğunu
        S8  | Köprünün eski olduğu söylenebilir. | none
        S8  | Alman hükümeti, köprünün eski olduğunu duyurdu. | indirect; Alman hükümeti; duyurdu: köprünün eski olduğunu
        S8  | Fransız grup, köprünün eski olduğunu duyurdu. | indirect; Fransız grup; duyurdu: köprünün eski olduğunu
        S8  | Banka bu artışların sürdüğünü söyledi. | indirect; banka; söyledi: bu artışların sürdüğünü
        S8  | Bazı tarihçiler, köprünün eski olduğunu iddia ediyor. | indirect; bazı tarihçiler; iddia ediyor: köprünün eski olduğunu
        S8  | Ayşe Demir, gazetecilere köprünün açılacağını söyledi. | indirect; Ayşe Demir; söyledi: köprünün açılacağını
        S8  | Ayşe Demir, Reuters'a köprünün açılacağını söyledi. | indirect; Ayşe Demir; söyledi: köprünün açılacağını
        S8  | Ayşe Demir, Reuters'a yapılan ziyaretin uzadığını söyledi. | indirect; Ayşe Demir; söyledi: Reuters'a yapılan ziyaretin uzadığını
        "#,
    );
}

/// "diye açıklama yaptı", "şeklinde uyarıda bulundu": a noun of speech without its possessive. Whoever makes others say
/// a word quotes nobody.
#[test]
fn nouns_of_speech_after_diye() {
    assert_statements(
        r#"
        id  | story | statements
        S4  | Ayşe Demir "Yol açık." diye açıklama yaptı. | direct; Ayşe Demir; diye açıklama yaptı: Yol açık.
        S4  | Ayşe Demir, "Yol kapalı" şeklinde uyarıda bulundu. | direct; Ayşe Demir; şeklinde uyarıda bulundu: Yol kapalı
        S4  | Ayşe Demir, "Yol kapalı" şeklinde açıklama yapmış olabileceğini söyledi. | mixed; Ayşe Demir; söyledi: "Yol kapalı" şeklinde açıklama yapmış olabileceğini
        S4  | Köprü herkese "İşte bu kadar." dedirtti. | none
        "#,
    );
}

#[test]
fn names_and_scare_quotes_are_no_statements() {
    assert_statements(
        r#"
        id  | story | statements
        S18 | "Barış Köprüsü" adlı yapı açıldı. | none
        S18 | Kentte sözde "yönetim" görüldü. | none
        S18 | "Dede Korkut" destanı okundu. | none
        S18 | Taraflar "İşbirliği Mutabakat Zaptı"na imza attı. | none
        "#,
    );
}

#[test]
fn every_style_of_mark() {
    assert_statements(
        r#"
        id  | story | statements
        S19 | Ayşe Demir, “Yol açık.” dedi. | direct; Ayşe Demir; dedi: Yol açık.
        S19 | Ayşe Demir, «Yol açık.» dedi. | direct; Ayşe Demir; dedi: Yol açık.
        S19 | Ayşe Demir, „Yol açık.“ dedi. | direct; Ayşe Demir; dedi: Yol açık.
        S19 | Ayşe Demir, 'Yol açık.' dedi. | direct; Ayşe Demir; dedi: Yol açık.
        S19 | Ayşe Demir, ‘‘Yol açık.’’ dedi. | direct; Ayşe Demir; dedi: Yol açık.
        S19 | Ayşe Demir, ''Yol açık.'' dedi. | direct; Ayşe Demir; dedi: Yol açık.
        S19 | Ayşe Demir, ”Yol açık.” dedi. | direct; Ayşe Demir; dedi: Yol açık.
        S19 | Ayşe Demir, şunları söyledi: "Yol açık. Gidelim.⏎Köprü ertesi gün açıldı. Mehmet Kaya, "Güzel." dedi. | direct; Ayşe Demir; şunları söyledi: Yol açık. Gidelim. ¦ direct; Mehmet Kaya; dedi: Güzel.
        S19 | Ayşe Demir, yol açık. Gidelim" dedi. | direct; Ayşe Demir; dedi: yol açık. Gidelim
        "#,
    );
}

#[test]
fn the_medium_is_kept() {
    for (story, medium) in [
        (r#"AA muhabirine açıklama yapan Ayşe Demir, "Yol açık." dedi."#, "AA muhabirine"),
        (r#"Ayşe Demir, Örnek Press'e "Yol açık." dedi."#, "Örnek Press'e"),
        (r#"Sosyal medya hesabından paylaşım yapan Ayşe Demir, "Yol açık." dedi."#, "Sosyal medya hesabından"),
    ] {
        let record = read(story);
        assert_eq!(record.statements.len(), 1, "{story}");
        let statement = &record.statements[0];
        assert_eq!(name(&record, statement.source), "Ayşe Demir", "{story}");
        let found = statement.medium.map(|span| text(&record, span.start, span.end));
        assert_eq!(found.as_deref(), Some(medium), "{story}");
    }
}
