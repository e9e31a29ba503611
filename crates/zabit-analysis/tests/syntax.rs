//! Trees: what must hold of any, and what they say of some sentences. All sentences are invented.

use proptest::prelude::*;
use zabit_analysis::syntax::{self, Cases, Relation, Tree, clause_of, subject_of};
use zabit_analysis::words::{self, Choice};

fn analysed(sentence: &str) -> (Vec<&str>, Vec<Choice>) {
    let tokens: Vec<&str> = sentence.split_whitespace().collect();
    let choices = words::choose(&tokens);
    (tokens, choices)
}

/// Checks the rows of a table: sentence, verb, its subject (`-` for none), its clause. A row whose verb is followed by
/// "gap" is one that is known to be wrong, and must be.
fn assert_rows(table: &str, found: impl Fn(&[&str], &[Choice], u32) -> (String, String)) {
    let mut wrong = Vec::new();
    for row in table.lines().filter(|line| line.contains('|')) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [sentence, verb, subject, clause] = cells.as_slice() else { panic!("not four cells: {row}") };
        let (tokens, choices) = analysed(sentence);
        let (verb, gap) = verb.split_once(", ").map_or((*verb, false), |(verb, _)| (verb, true));
        let at = tokens.iter().position(|token| *token == verb).expect("the verb is in the sentence") as u32;
        let got = found(&tokens, &choices, at);
        if (got == ((*subject).to_owned(), (*clause).to_owned())) == gap {
            let what = if gap { "closed a gap" } else { "expected" };
            wrong.push(format!("{sentence}\n  {what} {subject} | {clause}\n  found    {} | {}", got.0, got.1));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn word(tokens: &[&str], at: Option<u32>) -> String {
    at.and_then(|at| tokens.get(at as usize)).map_or("-", |token| token).to_owned()
}

#[test]
fn subjects_and_clauses_by_the_tree() {
    let table = "
        Köprünün yakında açılacağını söyledi .              | açılacağını  | Köprünün   | Köprünün yakında açılacağını
        Demir , yolun kapandığını söyledi .                 | söyledi      | Demir      | Demir , yolun kapandığını söyledi
        Demir , yolun kapandığını söyledi .                 | kapandığını  | yolun      | yolun kapandığını
        Kapıyı açan kadın güldü .                           | açan         | kadın      | Kapıyı açan
        Demir gitti .                                       | gitti        | Demir      | Demir gitti
        Okullar açılıyor .                                  | açılıyor     | Okullar    | Okullar açılıyor
        Demir Ankara'ya gitti .                             | gitti        | Demir      | Demir Ankara'ya gitti
        Yeni köprüyü yarın açacağız .                       | açacağız     | -          | Yeni köprüyü yarın açacağız
        Demir köprünün açılacağını söyledi .                | söyledi      | Demir      | Demir köprünün açılacağını söyledi
        Okullar yarın açılıyor .                            | açılıyor, gap | Okullar   | Okullar yarın açılıyor
    ";
    assert_rows(table, |tokens, choices, verb| {
        let tree = syntax::parse(choices, tokens);
        let clause = clause_of(&tree, verb);
        let words = &tokens[clause.start as usize..clause.end as usize];
        (word(tokens, subject_of(&tree, verb)), words.join(" "))
    });
}

/// Here the verb is that of the clause, and the subject that of the verb of reporting after it.
#[test]
fn sources_and_clauses_by_case() {
    let table = "
        Demir , köprünün yakında açılacağını söyledi .              | açılacağını | Demir      | köprünün yakında açılacağını
        Bakan Demir köprünün açılacağını söyledi .                  | açılacağını | Demir      | köprünün açılacağını
        Köprünün açılacağını söyleyen Demir , sözünü tuttu .        | açılacağını | Demir      | Köprünün açılacağını
        Polis ekipleri yolun kapandığını bildirdi .                 | kapandığını | ekipleri   | yolun kapandığını
        Yılmaz , yaptığı konuşmada , verginin düşeceğini belirtti . | düşeceğini, gap | Yılmaz | verginin düşeceğini
        Açıklamada yolun kapandığı belirtildi .                     | kapandığı   | -          | yolun kapandığı
        Demir ise fiyatların artmadığını söyledi .                  | artmadığını | Demir      | fiyatların artmadığını
    ";
    assert_rows(table, |tokens, choices, verb| {
        let cases = Cases::new(choices, tokens);
        let clause = cases.clause(verb);
        let words = &tokens[clause.start as usize..clause.end as usize];
        (word(tokens, cases.subject(verb + 1, &clause)), words.join(" "))
    });
}

#[test]
fn clitics_hang_on_their_word() {
    let (tokens, choices) = analysed("Evdeki çocuk mutluydu .");
    let tree = syntax::parse(&choices, &tokens);
    let words = syntax::words(&tree, &choices);
    let relations: Vec<Relation> = words.iter().filter(|word| word.part > 0).map(|word| word.relation).collect();
    assert_eq!(relations, [Relation::DepDer, Relation::Cop]);
    for word in words.iter().filter(|word| word.part > 0) {
        let host = &words[word.head as usize - 1];
        assert_eq!((host.token, host.part), (word.token, 0));
    }
}

#[test]
fn the_program_has_a_parser() {
    let (tokens, choices) = analysed("Kırmızı araba durdu .");
    let tree = syntax::parse(&choices, &tokens);
    assert_eq!(tree.relation(0), Relation::Amod);
    assert_eq!(tree.head(0), Some(1));
}

/// One root, no circles, phrases that hold their token.
fn assert_whole(tree: &Tree, count: usize) {
    assert_eq!(tree.arcs().len(), count);
    let roots = tree.arcs().iter().filter(|arc| arc.head.is_none()).count();
    assert_eq!(roots, usize::from(count > 0));
    for at in 0..count as u32 {
        assert_eq!(tree.relation(at) == Relation::Root, tree.head(at).is_none());
        let (mut up, mut steps) = (at, 0);
        while let Some(head) = tree.head(up) {
            (up, steps) = (head, steps + 1);
            assert!(steps < count, "a circle at {at}");
        }
        assert!(tree.phrase(at).contains(&at));
        assert!(tree.phrase(at).end as usize <= count);
    }
}

proptest! {
    #[test]
    fn any_tokens_make_a_tree(tokens in prop::collection::vec(
        prop_oneof![
            any::<String>(),
            "[,.\"()'-]",
            prop::sample::select(vec!["Demir", "köprünün", "açılacağını", "söyledi", "ve", "ki", "evdeki", "mi", "12"])
                .prop_map(str::to_owned),
        ],
        0..40,
    )) {
        let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
        let choices = words::choose(&tokens);
        let tree = syntax::parse(&choices, &tokens);
        assert_whole(&tree, tokens.len());
        let cases = Cases::new(&choices, &tokens);
        for verb in 0..tokens.len() as u32 + 2 {
            let _ = subject_of(&tree, verb);
            prop_assert!(clause_of(&tree, verb).end == verb + 1);
            let clause = cases.clause(verb);
            prop_assert!(clause.start <= verb);
            let _ = cases.subject(verb, &clause);
        }
        let words = syntax::words(&tree, &choices);
        prop_assert_eq!(words.iter().filter(|word| word.head == 0).count(), usize::from(!tokens.is_empty()));
        prop_assert!(words.iter().all(|word| word.head as usize <= words.len()));
    }
}

#[test]
fn fewer_tokens_than_choices_do_no_harm() {
    let (tokens, choices) = analysed("Demir , köprünün açılacağını söyledi .");
    assert_whole(&syntax::parse(&choices, &tokens[..2]), choices.len());
    assert_whole(&syntax::parse(&[], &tokens), 0);
}
