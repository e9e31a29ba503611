//! Who is who: every row is a story and the entities it must give.
//!
//! A person is written `name`, a role `name = title @ organisation`; the kinds have a column each.
//! `former` marks an office held before. Values are parted by ` · `, in the order of the record.

mod common;

use common::{name, read, rows, text};
use zabit_record::{EntityType, Record};

fn names(record: &Record, kinds: &[EntityType]) -> Vec<String> {
    record.entities.iter().filter(|e| kinds.contains(&e.kind)).map(|e| e.name.clone()).collect()
}

fn roles(record: &Record) -> Vec<String> {
    let mut out = Vec::new();
    for entity in &record.entities {
        for role in &entity.roles {
            let body = role.organisation.map(|id| format!(" @ {}", common::name(record, Some(id)))).unwrap_or_default();
            let former = if role.former { " (former)" } else { "" };
            out.push(format!("{} = {}{body}{former}", entity.name, role.title));
        }
    }
    out
}

/// Checks people, organisations, places and roles, whatever their order.
fn check(table: &str) {
    for row in rows(table) {
        let story = row.story();
        let record = read(&story);
        let sorted = |mut values: Vec<String>| {
            values.sort();
            values
        };
        let expected = |column: &str| sorted(row.values(column).into_iter().map(str::to_owned).collect());
        assert_eq!(sorted(names(&record, &[EntityType::Person])), expected("people"), "people of: {story}");
        assert_eq!(
            sorted(names(&record, &[EntityType::Organisation])),
            expected("organisations"),
            "organisations of: {story}"
        );
        assert_eq!(sorted(names(&record, &[EntityType::Place])), expected("places"), "places of: {story}");
        assert_eq!(sorted(roles(&record)), expected("roles"), "roles of: {story}");
    }
}

#[test]
fn people_bodies_places_and_roles() {
    check(
        r#"
        id | story | people | organisations | places | roles
        E2 | Bugün Yol Partisi Genel Başkan Yardımcısı ve Dış İlişkiler Başkanı Ayşe Demir geldi. | Ayşe Demir | Yol Partisi | | Ayşe Demir = Genel Başkan Yardımcısı @ Yol Partisi · Ayşe Demir = Dış İlişkiler Başkanı @ Yol Partisi
        E3 | Toplantıya Yol Partisi Genel Başkan Yardımcıları Ayşe Demir ile Murat Kaya katıldı. | Ayşe Demir · Murat Kaya | Yol Partisi | | Ayşe Demir = Genel Başkan Yardımcısı @ Yol Partisi · Murat Kaya = Genel Başkan Yardımcısı @ Yol Partisi
        E4 | Dışişleri Bakanı Ayşe Demir geldi. Bakan Demir konuştu. Demir döndü. | Ayşe Demir | | | Ayşe Demir = Dışişleri Bakanı
        E5 | Açılışa Ayşe Demir ile Mehmet Demir katıldı. | Ayşe Demir · Mehmet Demir | | |
        E6 | Gazi Mustafa Ortaokulu ile Demir Holding, Atatürk Havalimanı'nda buluştu. | | Demir Holding · Gazi Mustafa Ortaokulu | |
        E7 | Kalkınma ve Denge Partisi (KDP) toplandı. KDP'nin kararı açıklandı. | | Kalkınma ve Denge Partisi | |
        E8 | Birleşmiş Milletler (BM) çağrı yaptı. BM'nin çağrısı yerinde. | | Birleşmiş Milletler | |
        E9 | Türkiye-Kazakistan ilişkileri gelişiyor. | | | Türkiye · Kazakistan
        E9 | Türk-Kazak Üniversitesi açıldı. | | Türk-Kazak Üniversitesi | |
        E9 | Heyet Kuzey Makedonya ve Güney Kıbrıs Rum Yönetimi üzerinden geçti. | | | Kuzey Makedonya · Güney Kıbrıs Rum Yönetimi
        E1 | Demir, Türkiye'den ayrıldı. Murat Demir Ankara'ya geldi. | Murat Demir | | Türkiye · Ankara |
        E12 | Törene eski Bakan Ayşe Demir katıldı. | Ayşe Demir | | | Ayşe Demir = Eski Bakan (former)
        E12 | Bakan Yardımcısı Murat Kaya konuştu. | Murat Kaya | | | Murat Kaya = Bakan Yardımcısı
        - | Kazakistan Cumhurbaşkanı Ali Kaya, Ankara Valisi Veli Demir ile görüştü. | Ali Kaya · Veli Demir | | Kazakistan · Ankara | Ali Kaya = Cumhurbaşkanı @ Kazakistan · Veli Demir = Vali @ Ankara
        E6 | Toplantıya Tarım ve Gıda Bakanlığı ile Türkiye Yol Derneği katıldı. | | Tarım ve Gıda Bakanlığı · Türkiye Yol Derneği | |
        E6 | Ölçüm Ankara Bağdat Caddesi üzerindeki Türkiye İstatistik Kurumunun binasında yapıldı. | | Türkiye İstatistik Kurumu | Ankara · Bağdat Caddesi |
        - | Norveç Dışişleri Bakanı olan Eide Demir geldi. | Eide Demir | | Norveç | Eide Demir = Dışişleri Bakanı @ Norveç
        "#,
    );
}

/// What is certain of a name whatever the tagger says; the sentences are invented.
#[test]
fn what_words_beside_a_name_make_of_it() {
    check(
        r#"
        story | people | organisations | places | roles
        Üçüncü Ayşe'nin torunu konuştu. Ayşe'nin mektubu bulundu. | Üçüncü Ayşe | | |
        Törene Mehmed Kaya katıldı. Mehmet Kaya konuştu. | Mehmed Kaya | | |
        Kent, Gürsu Mektebi ile tanınır. | | Gürsu Mektebi | |
        Murat Demir, Mavilot adlı şirketi kapattı. | Murat Demir | Mavilot | |
        Heyet, Zorbey isimli köyde durdu. | | | Zorbey |
        Dün KUZDAŞ'tan açıklama geldi. | | KUZDAŞ | |
        Tasarı Cumhurbaşkanlığı tarafından hazırlandı. | | | |
        "#,
    );
}

/// E1: every case of a name is one entity; its mentions leave apostrophe and suffix out.
#[test]
fn suffixes_belong_to_no_name() {
    let record = read("Ayşe Sırakaya'nın sözü. Sırakaya'ya soruldu. Sırakaya'dan yanıt geldi. Sırakaya ile görüşüldü.");
    let people: Vec<_> = record.entities.iter().filter(|e| e.kind == EntityType::Person).collect();
    assert_eq!(people.len(), 1);
    let mentions: Vec<_> = people[0].mentions.iter().map(|m| text(&record, m.start, m.end)).collect();
    assert_eq!(mentions, ["Ayşe Sırakaya", "Sırakaya", "Sırakaya", "Sırakaya"]);
}

/// E5: a surname that two people bear goes to the one named last, and never makes them one.
#[test]
fn a_shared_surname_goes_to_the_nearest() {
    let record = read("Ayşe Demir açılışı yaptı. Mehmet Demir de geldi. Demir, yolun uzun olduğunu söyledi.");
    let mentions = |name: &str| {
        let entity = record.entities.iter().find(|e| e.name == name);
        entity.map_or(0, |e| e.mentions.len())
    };
    assert_eq!((mentions("Ayşe Demir"), mentions("Mehmet Demir")), (1, 2));
}

/// E5: a surname that also names the people of a town is a name where it stands as one, and none before a noun.
#[test]
fn a_surname_may_be_a_word_for_townspeople() {
    let record = read(
        "Ticaret Bakanı Ayşe İzmirli konuştu. İzmirli, yolun açılacağını belirtti. İzmirli'nin sözleri alkışlandı. \
         Salonda İzmirli iş insanları da vardı. Bakan İzmirli salondan ayrıldı.",
    );
    let people: Vec<_> = record.entities.iter().filter(|e| e.kind == EntityType::Person).collect();
    assert_eq!(people.len(), 1, "{people:?}");
    let after: Vec<_> = people[0].mentions.iter().map(|m| text(&record, m.end, m.end + 4)).collect();
    assert_eq!(after, [" kon", ", yo", "'nin", " sal"]);
}

/// E7: the short form in brackets is an alias, in any spelling.
#[test]
fn brackets_give_aliases() {
    let record = read("Adalet ve Kalkınma Partisi (AK Parti) toplandı. AK Parti'nin kararı ve Ak Parti tüzüğü okundu.");
    let bodies: Vec<_> = record.entities.iter().filter(|e| e.kind == EntityType::Organisation).collect();
    assert_eq!(bodies.len(), 1, "{bodies:?}");
    assert_eq!(bodies[0].name, "Adalet ve Kalkınma Partisi");
    assert!(bodies[0].aliases.contains(&"AK Parti".to_owned()));
    assert_eq!(bodies[0].mentions.len(), 4);
}

/// E7: a bracketed short form of its first letters makes capitalised words one body, also at the head of a sentence.
#[test]
fn what_a_short_form_spells_is_a_body() {
    let record = read(
        "Ulusal Su Girişimi (USG) yolun kapandığını açıkladı. Tarihi ve Doğal Miras Atılımı (TDMA), yolun açıldığını \
         söyledi. Ulusal Su Havzası (YKP) kurudu.",
    );
    assert_eq!(
        names(&record, &[EntityType::Organisation])[..2],
        ["Ulusal Su Girişimi", "Tarihi ve Doğal Miras Atılımı"]
    );
    let sources: Vec<_> = record.statements.iter().map(|statement| name(&record, statement.source)).collect();
    assert_eq!(sources, ["Ulusal Su Girişimi", "Tarihi ve Doğal Miras Atılımı"]);
}

/// E10: the dateline is a place and an outlet.
#[test]
fn a_dateline_names_place_and_agency() {
    let record = read("İSTANBUL (AA) - Yol bugün açıldı. İstanbul'da yağmur var.");
    assert_eq!(names(&record, &[EntityType::Organisation]), ["AA"]);
    assert_eq!(names(&record, &[EntityType::Place]), ["İstanbul"]);
}

/// E11: lost apostrophes and lost diacritics still meet the name.
#[test]
fn lost_marks_still_meet_the_name() {
    let record = read("Ayşe Dağlıoğlu geldi. Daglioglu konuştu. Türkiye'nin yolu uzun. Türkiyenin yolu açık.");
    assert_eq!(names(&record, &[EntityType::Person]), ["Ayşe Dağlıoğlu"]);
    assert_eq!(names(&record, &[EntityType::Place]), ["Türkiye"]);
}

/// A land that states contend for has none: a code would take a side.
#[test]
fn countries_have_codes() {
    let record = read("Kazakistan ile KKTC anlaştı. Astana'da imza atıldı.");
    let codes: Vec<_> = record.entities.iter().map(|e| e.country.clone().unwrap_or_default()).collect();
    assert_eq!(codes, ["KAZ", "", "KAZ"]);
}

/// Titles, seats and datelines as the wire has them.
#[test]
fn offices_of_wire_stories() {
    check(
        r#"
        story | people | organisations | places | roles
        Yunanistan'ın Brezilya Büyükelçisi Ayşe Demir konuştu. | Ayşe Demir | | Yunanistan · Brezilya | Ayşe Demir = Brezilya Büyükelçisi @ Yunanistan
        Eski Maliye Bakanı Ayşe Demir konuştu. | Ayşe Demir | | | Ayşe Demir = Eski Maliye Bakanı (former)
        Eski Norveç Dışişleri Bakanı Ayşe Demir konuştu. | Ayşe Demir | | Norveç | Ayşe Demir = Eski Dışişleri Bakanı @ Norveç (former)
        Türkiye Yolcular Meclisi (TYM) Başkanı Murat Kaya geldi. TYM'den açıklama yapıldı. | Murat Kaya | Türkiye Yolcular Meclisi | | Murat Kaya = Başkan @ Türkiye Yolcular Meclisi
        Deniz Holding'in eski yöneticisi Murat Kaya, avukatı Ayşe Demir ile geldi. | Murat Kaya · Ayşe Demir | Deniz Holding | | Murat Kaya = Eski yönetici @ Deniz Holding (former) · Ayşe Demir = avukat
        Toplantıda Başbakan Ayşe Demir Bişkek'te konuştu. | Ayşe Demir | | Bişkek | Ayşe Demir = Başbakan
        Cumhurbaşkanımız Ayşe Demir'in sözleri tartışıldı. | Ayşe Demir | | | Ayşe Demir = Cumhurbaşkanı
        AB Komisyonu Başkanı Ursula von der Demir, Eğitim-Sen üyeleriyle görüştü. | Ursula von der Demir | AB Komisyonu · Eğitim-Sen | | Ursula von der Demir = Başkan @ AB Komisyonu
        "#,
    );
}
