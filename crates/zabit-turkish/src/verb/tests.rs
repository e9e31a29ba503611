use super::*;

/// "Finite Past Sg3 passive" for a form.
fn shown(form: &VerbForm) -> String {
    let kind = match form.kind {
        Kind::Converb(converb) => format!("{converb:?}"),
        kind => format!("{kind:?}"),
    };
    let mut out = vec![kind];
    if form.tense != Tense::None {
        out.push(format!("{:?}", form.tense));
    }
    if form.person != Person::None {
        out.push(format!("{:?}", form.person));
    }
    if let Some(case) = form.case {
        out.push(format!("{case:?}"));
    }
    for (flag, word) in
        [(form.passive, "passive"), (form.causative, "causative"), (form.able, "able"), (form.negative, "negative")]
    {
        if flag {
            out.push(word.to_owned());
        }
    }
    out.join(" ")
}

#[test]
fn first_readings() {
    let table = "
        belirt   | belirtti         | Finite Past Sg3
        belirt   | belirttiler      | Finite Past Pl3
        belirt   | belirterek       | Arak
        belirt   | belirten         | Relative Nominative
        belirt   | belirtilen       | Relative Nominative passive
        belirt   | belirtildi       | Finite Past Sg3 passive
        belirt   | belirtirken      | Ken
        belirt   | belirtmişti      | Finite PastPerfect Sg3
        belirt   | belirtmişlerdi   | Finite PastPerfect Pl3
        belirt   | belirtip         | Ip
        belirt   | belirtmeden      | Madan
        belirt   | belirtince       | Inca
        belirt   | belirttikçe      | Dikca
        kaydet   | kaydedildi       | Finite Past Sg3 passive
        kaydet   | kaydeden         | Relative Nominative
        kaydet   | kaydetti         | Finite Past Sg3
        kaydet   | kaydederek       | Arak
        söyle    | söylüyor         | Finite Present Sg3
        söyle    | söyledi          | Finite Past Sg3
        söyle    | söyleyen         | Relative Nominative
        söyle    | söylendi         | Finite Past Sg3 passive
        söyle    | söylemişti       | Finite PastPerfect Sg3
        söyle    | söylüyordu       | Finite Imperfect Sg3
        de       | diyor            | Finite Present Sg3
        de       | dedi             | Finite Past Sg3
        de       | diyen            | Relative Nominative
        de       | diyerek          | Arak
        de       | dediğini         | Factive Past Sg3 Accusative
        de       | dediği           | ObjectRelative Past Sg3 Nominative
        de       | denildi          | Finite Past Sg3 passive
        de       | diyecek          | Finite Future Sg3
        aç       | açacağız         | Finite Future Pl1
        aç       | açacağım         | Finite Future Sg1
        aç       | açacaklarını     | Factive Future Pl3 Accusative
        aç       | açacağını        | Factive Future Sg3 Accusative
        aç       | açıldığını       | Factive Past Sg3 Accusative passive
        aç       | açmayı           | Action Accusative
        aç       | açılmasını       | Action Sg3 Accusative passive
        aç       | açmaya           | Action Dative
        aç       | açabiliriz       | Finite Aorist Pl1 able
        aç       | açamaz           | Finite Aorist Sg3 able negative
        aç       | açamıyor         | Finite Present Sg3 able negative
        aç       | açmalıyız        | Finite Necessity Pl1
        aç       | açalım           | Finite Optative Pl1
        aç       | açsın            | Finite Imperative Sg3
        aç       | açarsa           | Finite Conditional Sg3
        aç       | açtırdı          | Finite Past Sg3 causative
        aç       | açmaktadır       | Finite Present Sg3
        aç       | açmaktan         | Infinitive Ablative
        imzala   | imzalanacak      | Finite Future Sg3 passive
        imzala   | imzalanmadı      | Finite Past Sg3 passive negative
        imzala   | imzalıyor        | Finite Present Sg3
        imzala   | imzaladı         | Finite Past Sg3
        imzala   | imzalayacağımız  | ObjectRelative Future Pl1 Nominative
        imzala   | imzalandığını    | Factive Past Sg3 Accusative passive
        görüş    | görüşmedi        | Finite Past Sg3 negative
        görüş    | görüşmede        | Action Locative
        görüş    | görüşmesinde     | Action Sg3 Locative
        görüş    | görüşmüyor       | Finite Present Sg3 negative
        görüş    | görüşmez         | Finite Aorist Sg3 negative
        et       | edeceğimizi      | Factive Future Pl1 Accusative
        et       | ediyoruz         | Finite Present Pl1
        et       | edildi           | Finite Past Sg3 passive
        et       | edecek           | Finite Future Sg3
        et       | etmişlerdir      | Finite Evidential Pl3
        git      | giden            | Relative Nominative
        yap      | yapılması        | Action Sg3 Nominative passive
        yap      | yapılan          | Relative Nominative passive
        yap      | yaptırıldı       | Finite Past Sg3 passive causative
        hedefle  | hedefliyoruz     | Finite Present Pl1
        hedefle  | hedeflediklerini | Factive Past Pl3 Accusative
        gerek    | gerektiğini      | Factive Past Sg3 Accusative
        gerek    | gerekiyor        | Finite Present Sg3
        iste     | istiyoruz        | Finite Present Pl1
        iste     | istemişti        | Finite PastPerfect Sg3
        iste     | isteyenlerin     | Relative Genitive
        bekle    | beklenmektedir   | Finite Present Sg3 passive
        ol       | olduğumuzu       | Factive Past Pl1 Accusative
        gel      | gelmesinin       | Action Sg3 Genitive
        gel      | gelseydi         | -
        de       | deniz            | -
        de       | değil            | -
        söyle    | söylem           | -
        iste     | istek            | -
    ";
    let mut wrong = Vec::new();
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let found = of(cells[0], cells[1]).map_or_else(|| "-".to_owned(), |form| shown(&form));
        if found != cells[2] {
            wrong.push(format!("{}: {found}, not {}", cells[1], cells[2]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nominative_clauses_have_both_readings() {
    let kinds: Vec<Kind> = all("aç", "açıldığı").iter().map(|form| form.kind).collect();
    assert_eq!(kinds, [Kind::ObjectRelative, Kind::Factive]);
}

#[test]
fn takes_any_letters() {
    for word in ["", "’", "ğğğ", "y", "日本", "e\u{307}"] {
        let _ = (ending(word), of("de", word), of("", word));
    }
}
