//! Figures and dates: Turkish sentences with the quantities and dates that must come out, side by side.
//!
//! A quantity is written `comparator value unit`, a range `>= lower unit .. upper`. Rows Q1 to Q11 are those of
//! the design's list of phenomena; every sentence is invented.

mod common;

use common::{Row, read_on, rows, text};
use zabit_record::{Quantity, Record};

fn sign(quantity: &Quantity) -> String {
    let comparator = serde_json::to_value(quantity.comparator).expect("a comparator is a string");
    let range = quantity.upper.as_ref().map_or(String::new(), |upper| format!(" .. {upper}"));
    format!("{} {} {}{range}", comparator.as_str().unwrap_or("?"), quantity.value, quantity.unit)
}

fn published(row: &Row) -> Option<&'static str> {
    match row.cell("story").contains('†') {
        true => None,
        false => Some("2025-09-08"),
    }
}

fn record(row: &Row) -> Record {
    read_on(row.story().trim_start_matches('†'), published(row))
}

/// Every row that differs, so that one run shows them all.
fn check(table: &str, column: &str, found: impl Fn(&Record) -> Vec<String>) {
    let mut wrong = String::new();
    for row in rows(table) {
        let found = found(&record(&row));
        if found != row.values(column) {
            wrong.push_str(&format!(
                "\n  {}\n    expected {}\n    found    {}\n",
                row.cell("story"),
                row.cell(column),
                found.join(" · ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{column}:{wrong}");
}

fn quantities(table: &str) {
    check(table, "quantities", |record| record.quantities.iter().map(sign).collect());
}

#[test]
fn q1_more_and_less_than() {
    quantities(
        r#"
        story                                                    | quantities
        Yatırım 5 milyar doları aştı.                            | > 5000000000 USD
        Yatırım 5 milyar doları geçti.                           | > 5000000000 USD
        İhracat 200 milyar doların altına düştü.                 | < 200000000000 USD
        Maliyet 30 milyar dolardan fazla olacak.                 | > 30000000000 USD
        Tutar 25 milyon 750 bin lirayı aşmış bulunuyor.          | > 25750000 TRY
        Karbondioksit düzeyi 400 ppm eşiğini geçti.              | > 400 ppm
        Geliri 1 milyon lira üstü olanlar başvuramayacak.        | > 1000000 TRY
        Tünel denizin 106 metre altından geçiyor.                | = 106 m
        Kurumda 10 yılı geçirdi.                                 | = 10 year
        "#,
    );
}

#[test]
fn q2_values_in_digits_and_words() {
    quantities(
        r#"
        story                                                        | quantities
        Hacim 6,7 milyar dolara ulaştı.                              | = 6700000000 USD
        Belediye 1.250.000 lira ödedi.                               | = 1250000 TRY
        Vakıf 2 bin 500 avro verdi.                                  | = 2500 EUR
        Vakıf yüz elli bin avro verdi.                               | = 150000 EUR
        Şirket 1.5 milyar dolara gemi aldı.                          | = 1500000000 USD
        Asgari ücret bin 404 lira oldu.                              | = 1404 TRY
        Bölge 23 milyar 232 milyon 388 bin 145 kilovatsaat tüketti.  | = 23232388145 kWh
        Kente 300bin fidan dikildi.                                  | = 300000 count
        Fona 84,000 dolar girdi.                                     | = 84000 USD
        Bütçe 3 milyon Malezya ringgiti, 2 bin bahttan fazla değil.  | = 3000000 MYR · <= 2000 THB
        Kredi 5 milyar Batı Afrika CFA frangını buldu.               | = 5000000000 XOF
        Depoda 34.500 metrik ton bakır, 75 mL su, 16 bit veri var.   | = 34500 ton · = 75 mL · = 16 bit
        Maçın 20 dakikası bitti, 30 bitti.                           | = 20 minute
        Kent $5 milyon harcadı, ₺300 kaldı.                          | = 5000000 USD · = 300 TRY
        Demirlerin yüksekliği 2 metre 80 santim.                     | = 2.8 m
        Bilet 12 lira 50 kuruş oldu.                                 | = 12.5 TRY
        Okullar 1 (Bir) gün tatil edildi.                            | = 1 day
        "#,
    );
}

#[test]
fn q3_percentages() {
    quantities(
        r#"
        story                                                 | quantities
        Enflasyon yüzde 15,2 oldu.                            | = 15.2 percent
        Enflasyon %15,2 oldu.                                 | = 15.2 percent
        Bu yıl yüzde 3'lük büyüme bekleniyor.                 | = 3 percent
        Katkı payı binde 5 olarak belirlendi.                 | = 0.5 percent
        Fiyatlar yüzde yüz arttı.                             | = 100 percent
        Üretimin %13'ünü ihraç ediyorlar.                     | = 13 percent
        Olasılık yüzde 70'in üzerinde.                        | > 70 percent
        Kiralar yüzde 20-25 düştü.                            | >= 20 percent .. 25 · <= 25 percent
        Kredilerde 0,90 faiz oranları söz konusu.             | = 0.9 percent
        "#,
    );
}

#[test]
fn q4_from_one_to_another() {
    let record = common::read("Kalış süresi 30 günden 90 güne çıkarıldı.");
    let found: Vec<_> = record.quantities.iter().map(|q| (sign(q), format!("{:?}", q.status))).collect();
    assert_eq!(found, [("= 30 day".into(), "Change".into()), ("= 90 day".into(), "Change".into())]);
    quantities(
        r#"
        story                                                     | quantities
        Hedef yüzde 9,60'dan yüzde 9,34'e indirildi.              | = 9.6 percent · = 9.34 percent
        Vergiyi 876 liraya kadar düşürdük.                        | = 876 TRY
        Gelir 81,5 milyondan 117 milyon dolara çıktı.             | = 81500000 USD · = 117000000 USD
        Gelir 2,57 milyardan yüzde 10 artışla 2,83 milyar dolara yükseldi. | = 2570000000 USD · = 10 percent · = 2830000000 USD
        Kur 2,10'dan 2,35 liraya yükseldi.                        | = 2.1 TRY · = 2.35 TRY
        Sanıklar hakkında 7 yıl altışar aydan 15 yıla kadar hapis istendi. | >= 7 year · >= 6 month · <= 15 year
        "#,
    );
}

#[test]
fn q5_the_day_a_figure_holds_for() {
    let record =
        common::read("2002'de 182 milyon dolar olan dış ticaret hacminin bugün 6,7 milyar dolara ulaştığı kaydedildi.");
    let found: Vec<_> = record
        .quantities
        .iter()
        .map(|q| (sign(q), q.when.as_deref().unwrap_or("-"), q.measure.as_deref().unwrap_or("-")))
        .collect();
    assert_eq!(
        found,
        [
            ("= 182000000 USD".into(), "2002", "dış ticaret hacmi"),
            ("= 6700000000 USD".into(), "2025-09-08", "dış ticaret hacmi"),
        ]
    );
}

#[test]
fn q6_targets_and_plans() {
    let table = r#"
        story                                                             | status
        Taraflar 15 milyar dolar hedefine yaklaştı.                       | Target
        2030'a kadar ticareti 20 milyar dolara çıkarmayı hedefliyoruz.    | Target
        Şirket 341 milyon liralık yatırım yapacak.                        | Planned
        Üretim yüzde 4 arttı.                                             | Change
        Ülkede 725 okul var.                                              | Actual
    "#;
    check(table, "status", |record| record.quantities.iter().map(|q| format!("{:?}", q.status)).collect());
}

#[test]
fn q7_bounds_and_ranges() {
    quantities(
        r#"
        story                                                    | quantities
        Ziyarette 20'nin üzerinde anlaşma imzalandı.             | > 20 count
        Proje sayısı 530'u geçmiş durumda.                       | > 530 count
        Toplantıya en az 12 kişi katıldı.                        | >= 12 person
        Toplantıya en fazla 12 kişi katılabilecek.               | <= 12 person
        Ürün 100'e yakın ülkede satılıyor.                       | ~ 100 count
        Toplantıya yaklaşık 300 kişi katıldı.                    | ~ 300 person
        Köyde 5 milyon kadar İranlı yaşıyor.                     | ~ 5000000 person
        Alana 3-4 bin kişi geldi.                                | >= 3000 person .. 4000 · <= 4000 person
        Sergiye 10 ila 15 eser gelecek.                          | >= 10 count .. 15 · <= 15 count
        Köprüden günde 100 ile 120 bin araç geçiyor.             | >= 100000 count .. 120000 · <= 120000 count
        Önümüzdeki dört beş ay içinde fiyatlar düşer.            | >= 4 month .. 5 · <= 5 month
        Fiyat 5- 6 TL bandına çıktı.                             | >= 5 TRY .. 6 · <= 6 TRY
        Araçlar 25 bin lira ile 45 bin lira arasında satılıyor.  | >= 25000 TRY .. 45000 · <= 45000 TRY
        Tablo 25 lira ile 45 lira arasındaki farkı gösteriyor.   | = 25 TRY · = 45 TRY
        Mahkeme 24 saat içinde karar verecek.                    | <= 24 hour
        Hafıza 256 gigabyte'a kadar yükseltilebiliyor.           | <= 256 GB
        Katkı payı asgari 100 lira olacak.                       | >= 100 TRY
        "#,
    );
}

#[test]
fn q8_shares_halves_and_what_is_no_number() {
    quantities(
        r#"
        story                                                  | quantities
        Vakıf iki kente birer okul açtı.                       | = 2 count · = 1 count
        Odalara ikişer kişi yerleşti.                          | = 2 person
        Kente yarım milyon fidan dikildi.                      | = 500000 count
        Bütçe bir buçuk milyar lira.                           | = 1500000000 TRY
        Ülkede 1 buçuk milyon öğrenci var.                     | = 1500000 person
        Derginin çeyrek asır önceki sayısı bulundu.            | = 25 year
        Yarım saat kadar beklediler.                           | ~ 0.5 hour
        Onlarca kişi geldi, yüzlerce mektup yazıldı.           |
        Bir köprü yapıldı, biri kapandı.                       |
        Okullar bir gün süreyle tatil edildi.                  | = 1 day
        Zor bir yıl geçirdik.                                  |
        Dörtte biri kapandı, 4'te 1'i açıldı.                  |
        "#,
    );
}

#[test]
fn q9_dates_ranks_names_and_scores() {
    quantities(
        r#"
        story                                                        | quantities
        Tören 15 Temmuz günü yapıldı.                                |
        Partinin 24. kuruluş yıl dönümü kutlandı.                    |
        Yasa 2016'da çıktı, 2017 yılında değişti.                    |
        G20 zirvesinde F-16 görüşüldü.                               |
        Anayasanın 1'inci maddesi okundu.                            |
        Tören saat 14.30'da başladı, 23.00'te bitti.                 |
        Maç 3-1 bitti, öbürü 72-68 galip tamamlandı.                 |
        29 yaşındaki sporcu ve 45 yaş altı çalışanlar geldi.         |
        5 bin 442 sayılı yasanın 11/C maddesi uygulandı.             |
        34 AZ 100 plakalı araç bulundu.                              |
        Güne yükselişle başlayan BIST 100 endeksi geriledi.          |
        Yer altı tankları ve yüz maskesi bulundu.                    |
        Kanal 10 televizyonu yayını 4K verdi.                        |
        Bakan 2013-2020 yılları için konuştu.                        |
        Modeller ikinci el satılıyor.                                |
        Arsa 2007 ve 2008 yıllarında satışa çıkarıldı.                       |
        Müze 11.00-18.00 saatleri arasında açık.                             |
        "#,
    );
}

#[test]
fn q10_people_and_things_the_sentence_names_later() {
    quantities(
        r#"
        story                                                          | quantities
        250 milyonu geçen nüfusumuzla büyüyoruz.                       | > 250000000 person
        2 trilyonu aşan toplam hasılamız var.                          | > 2000000000000 count
        Hesap 65 milyona yakın kullanıcı hesabını kapsıyor.            | ~ 65000000 count
        Ülkede 725 tane Kazak öğrenci okuyor.                          | = 725 person
        Karar 35 Rus diplomatı kapsıyor.                               | = 35 person
        Üç yeni denizaltı alınacak.                                    | = 3 count
        Listede 6 üst düzey yetkili ve 5 Rus kurumu var.               | = 6 person · = 5 count
        Kazada 3 Pakistanlı hastaneye kaldırıldı.                      | = 3 person
        Bakanlık 5 yeni hastane açtı, 500 yataklı olanı bitmedi.       | = 5 count · = 500 count
        Salon 500 kişi, yurt 1.200 öğrenci kapasiteli.                 | = 500 person · = 1200 person
        Sisteme 604 çalışandan yalnızca 4'ü katılmadı.                 | = 604 person · = 4 person
        26 sektörün 11'inde artış yaşandı.                             | = 26 count · = 11 count
        Yetkililerden ikisinin adı açıklandı.                          | = 2 person
        Çeyrek altın 215, tam altın 880 liradan satılıyor.             | = 215 TRY · = 880 TRY
        Ödüller 500 bin, 1 milyon ve 2 milyon lira.                    | = 500000 TRY · = 1000000 TRY · = 2000000 TRY
        Hastaların 360'ı böbrek, 46'sı kalp olmak üzere 406 kişi bekliyor. | = 360 person · = 46 person · = 406 person
        Yaralı sayısının 46'ya düştüğü açıklandı.                      | = 46 person
        "#,
    );
}

/// What is measured ends with its noun, in dictionary form: no verb, no later noun, no case stays on it.
#[test]
fn the_measured_noun_is_bare() {
    check(
        r#"
        story                                                                    | measures
        Kent 300 milyon avroluk kaynağa ihtiyaç duyuyor.                         | kaynak
        Demir, "Üç yeni modelimizle fuara katılıyoruz." dedi.                    | yeni model
        Demir, "240 iş makinemiz gece gündüz çalışıyor." dedi.                   | iş makinesi
        Belediye 12 bin kişiyle görüştü.                                         | kişi
        Belediye iki bin ruhsat verdi, yirmi otobüs gönderdi.                    | ruhsat · otobüs
        İlçeye 35 kişilik ekip gitti, 13 milyon kişilik bir havuz açıldı.        | ekip · havuz
        Sözleşme iki kez uzatıldı.                                               | -
        Vali, iki kuruluş tarafından açılan merkezi gezdi.                       | kuruluş
        Halkın yüzde 39'unun konuyla ilgili bilgisi yok.                         | halk
        İstanbul'da belediyenin istediği 25 taşınmaz satıldı.                    | taşınmaz
        Listede 6 üst düzey Rus yetkilisi var.                                   | üst düzey Rus yetkilisi
        Kuyu 30 yıldır tartışmaların odağında.                                   | -
        Kentin 9 bin dönümlük arsa Örnek Holding'in oldu.                        | arsa
        Bizdeki oran yüzde 64, memur maaşındaki artış yüzde 4,6 oldu.            | oran · artış
        Bu alandaki yatırımlar 2015 yılında 221 milyar dolara yükseldi.          | yatırım
        Toplam gelir 2 milyar liradan yüzde 10 artışla 2,2 milyar liraya ulaştı. | toplam gelir · toplam gelir · toplam gelir
        İhracat haziranda yüzde 8 artarak 21 milyar dolara, ithalat yüzde 3 artışla 27 milyar dolara yükseldi. | ihracat · ihracat · ithalat · ithalat
        Satışlar yüzde 8 arttı. Cuma günkü hacim 20 milyon liraydı.              | satış · hacim
        Faaliyet geliri, bir önceki çeyrekte 19 milyon liraya geriledi.          | faaliyet geliri
        Köprünün geçiş ücreti ise 15 lira, ticari araçlar 40 liradan geçiyor.    | geçiş ücreti · geçiş ücreti
        Köyde 3000 çalışma saati devlete yazıldı.                                | çalışma saati
        Önceki sözleşmedeki yüzde 17'lik artış konuşuldu.                        | -
        Durağı inşa etmek 10 milyon liraya mal oldu.                             | -
        2 milyon liralık bir tutar aralarında paylaşıldı.                        | tutar
        Belediye 10 milyon lira bedelli ihaleyi iptal etti.                      | bedel
        Bankalar yüzde 3 faizli kredi, 25 milyon avro bütçeli destek verdi.      | faiz · bütçe
        İlçede 500 yatak kapasiteli hastane, 4 katlı bina yapıldı.               | yatak · kat
        Geçen yıl 10 şirket iflas etti, 12 ülke destek verdi, 5 ev hasar gördü.  | şirket · ülke · ev
        Okullar 1 gün tatil edildi, memura 2 gün idari izin verildi.             | tatil · idari izin
        Kiralar iki kattan fazla yükseldi.                                       | -
        Fiyatı 25 bin lira. Bu işlemden sonraki net değeri 150 milyon lira.      | fiyat · net değeri
        İki yıl öncesinin fiyatları geçerli.                                     | -
        "#,
        "measures",
        |record| {
            record.quantities.iter().map(|figure| figure.measure.clone().unwrap_or_else(|| "-".to_owned())).collect()
        },
    );
}

#[test]
fn spans_leave_out_a_suffix_after_the_figure() {
    let table = r#"
        story                                          | spans
        Ziyarette 20'nin üzerinde anlaşma imzalandı.   | 20
        Hacim 6,7 milyar dolara ulaştı.                | 6,7 milyar dolara
        Kuruluş 5 milyar TL'lik kaynak ayırdı.         | 5 milyar TL'lik
        Fon %13'ünü sattı.                             | %13
        Üç yeni gemi, iki tekne aldılar.               | Üç · iki tekne
        Paket 10-12 liradan satılıyor.                 | 10-12 · 12 liradan
    "#;
    check(table, "spans", |record| record.quantities.iter().map(|q| text(record, q.start, q.end)).collect());
}

/// † marks a story whose day of publication is unknown; all others are of Monday 8 September 2025.
#[test]
fn q11_dates() {
    let table = r#"
        story                                                   | dates
        Demir dün geldi, bugün konuştu, yarın dönecek.          | 2025-09-07 · 2025-09-08 · 2025-09-09
        Heyet geçen hafta salı günü geldi.                      | 2025-09-02
        Heyet gelecek ay dönecek.                               | 2025-10
        Tören 8 Eylül'de yapıldı.                               | 2025-09-08
        Üretim bu yılın ilk yarısında arttı.                    | 2025-01/2025-06
        Üretim 2024'ün üçüncü çeyreğinde arttı.                 | 2024-07/2024-09
        Anlaşma 15 Temmuz 2016'da imzalandı.                    | 2016-07-15
        Yasa 2016 yılında çıktı.                                | 2016
        Kasım 2016 itibarıyla durum böyle.                      | 2016-11
        Oylama 15-17 Nisan tarihlerinde yapıldı.                | 2025-04-15/2025-04-17
        Çalışma 2007 ile 2010 yılları arasında sürdü.           | 2007/2010
        Plan 2013-2020 yıllarını kapsıyor.                      | 2013/2020
        Tören 29 Eylül Pazartesi günü yapılacak.                | 2025-09-29
        Karar 15.01.2017 tarihli.                               | 2017-01-15
        Karar 29/12/2016 tarihli.                               | 2016-12-29
        Sanayi 1970'lerde kuruldu, 90'lı yıllarda büyüdü.       | 197X · 199X
        Bu yıl büyüdük, geçen yıl küçülmüştük.                  | 2025 · 2024
        Heyet önümüzdeki hafta gelecek.                         | 2025-09-15/2025-09-21
        Kurul 2016'nın Ağustos ayında toplandı.                 | 2016-08
        Tören 20 Aralık'ta yapıldı.                             | 2024-12-20
        Kurul cumartesi günü toplandı.                          | 2025-09-06
        Kurul geçen pazar toplandı, bu haftaki oturum kısa.     | 2025-09-07 · 2025-09-08/2025-09-14
        Köprü 12.01.2016 Salı günü açıldı.                      | 2016-01-12
        Müze gelecek haziranda açılacak.                        | 2026-06
        Yağış bu nisan ayında arttı.                            | 2025-04
        Sözleşme 2017'nin 11'inci ayında bitti.                 | 2017-11
        Anlaşma 21 Eylül bin dokuz yüz yetmiş sekizde bozuldu.  | 1978-09-21
        Fiyat 2001-2004 seneleri arasında arttı.                | 2001/2004
        Pazar alanı boştu; Kasım Demir konuştu.                 |
        Fuar 15'te bitti, bir önceki ay da vardı, şimdi yok.    |
        Ertesi gün, o yıl, sonraki hafta yaz geldi.             |
        2017'nin ilk aylarında kar 8 Eylül 1500 kişiyi üzdü.    | 2017 · 2025-09-08
        Yeni dünya düzeni konuşuldu, yarınlar umutlu.           |
        †Demir dün geldi, gelecek ay dönecek.                   |
        †Tören 8 Eylül'de yapıldı.                              | XXXX-09-08
        †Anlaşma 15 Temmuz 2016'da imzalandı.                   | 2016-07-15
    "#;
    check(table, "dates", |record| record.dates.iter().map(|date| date.value.clone()).collect());
}
