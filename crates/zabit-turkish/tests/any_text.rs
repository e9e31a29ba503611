//! No text makes the finders panic, and what they find lies in the text.

use std::ops::Range;

use zabit_turkish::{date, duration, measure, numeral};

/// Texts with all that the finders look at, in small letters and capitals, and with what they do not expect.
const TEXTS: &[&str] = &[
    "12 Ocak 2016 Pazartesi günü, 3'ünden 22'sine kadar; yirmi bir Mayıs'ta 5.00'dan %20'ye",
    "GEÇEN YILIN İLK ÇEYREĞİNDE SONDAN ÜÇÜNCÜ, BİR ÖNCEKİNİ, YÜZDE ON BEŞTEN FAZLASI",
    "2016'nın 11'inci ayında '' 7,62mm 1,1^-23 -5 ^^^ 10/1'den 11/07'ye … 99999999999999999999999999999",
    "İki buçuk saatliğine ’’ 30'un üzerinde ʻ10 k — 5'te 2 · ½ yüz bin trilyon trilyon trilyon bölü 0",
    "1e99999 1e-999 9^999 0^-1 31/12 32.13.2017 -- 00.00.0000 '12' bugünden iki gün önce kadar arasında",
    "\u{301}ı\u{307} İ\u{307}ki 3\u{a0}km ﬁ 5 ﬁt ǅ 2 DŽ ẞ birkaç günden az bir süre 70'lerde yetmişlerde",
];

fn finders(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    found.extend(numeral::find(text).into_iter().map(|it| it.bytes));
    found.extend(numeral::percents(text).into_iter().map(|it| it.bytes));
    found.extend(numeral::ranks(text).into_iter().map(|it| it.bytes));
    found.extend(numeral::intervals(text).into_iter().map(|it| it.bytes));
    found.extend(measure::dimensions(text).into_iter().map(|it| it.bytes));
    found.extend(measure::ages(text).into_iter().map(|it| it.bytes));
    found.extend(date::find(text).into_iter().map(|it| it.bytes));
    for (bytes, duration) in duration::find(text) {
        let _ = duration.seconds();
        found.push(bytes);
    }
    found
}

#[test]
fn every_piece_of_odd_texts() {
    for text in TEXTS {
        let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for (n, start) in cuts.iter().enumerate() {
            for end in cuts.iter().skip(n).step_by(5) {
                let piece = &text[*start..*end];
                for bytes in finders(piece) {
                    assert!(piece.get(bytes.clone()).is_some_and(|it| !it.is_empty()), "{bytes:?} in {piece:?}");
                }
            }
        }
    }
}

#[test]
fn time_grows_with_the_length() {
    let timed = |times: usize| {
        let text = "iki bin on sekiz kilo ve 5 Mayıs'tan fazla 3 günlük 20 veya ".repeat(times);
        let start = std::time::Instant::now();
        assert!(finders(&text).len() > times);
        start.elapsed()
    };
    timed(100);
    // Sixteen times the text; a quadratic finder would need 256 times as long.
    let (short, long) = (timed(250), timed(4_000));
    assert!(long < short * 100, "{short:?}, then {long:?}");
}
