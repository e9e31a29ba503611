//! What must hold of any tokens: a reading for each, and CoNLL-U that says them all again.

use proptest::prelude::*;
use zabit_analysis::conllu::{Sentence, Token, read, readings, words, write};
use zabit_analysis::words::choose;

/// Forms of the language, of no language, and in between.
fn form() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "(yol|köprü|Demir|açık|gel|hedef|6,7|[a-zçğıöşü]{1,6})(lar|ı|da|ki|dı|mış|yor|dır|'nin|’di|ydı){0,5}",
        2 => r"\PC{1,8}",
        1 => "[.,:;!?\"'’“”()%*-]{1,3}",
        1 => "[\u{301}\u{308}'’.-]{1,4}",
    ]
    .prop_map(|form| form.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>())
    .prop_filter("a token has letters or signs", |form| !form.is_empty())
}

fn sentence() -> impl Strategy<Value = Sentence> {
    let token = (form(), any::<bool>()).prop_map(|(form, space_after)| Token { form, space_after });
    prop::collection::vec(token, 0..24).prop_map(|tokens| Sentence { comments: vec!["# x".to_owned()], tokens })
}

/// The columns of each line that has any.
fn rows(printed: &str) -> Vec<Vec<&str>> {
    printed.lines().filter(|l| !l.is_empty() && !l.starts_with("# x")).map(|line| line.split('\t').collect()).collect()
}

proptest! {
    #[test]
    fn every_token_gets_one_of_its_readings(sentence in sentence()) {
        let choices = choose(&sentence.forms());
        prop_assert_eq!(choices.len(), sentence.tokens.len());
        for (token, choice) in sentence.tokens.iter().zip(&choices) {
            prop_assert!(choice.reading().is_some(), "{}", token.form);
            let forms: String = words(&token.form, choice).iter().map(|word| word.form).collect();
            prop_assert_eq!(&forms, &token.form);
        }
    }

    #[test]
    fn the_same_tokens_are_read_alike_again(sentence in sentence()) {
        let first: Vec<_> = choose(&sentence.forms()).iter().map(|choice| (choice.index, choice.upos)).collect();
        let again: Vec<_> = choose(&sentence.forms()).iter().map(|choice| (choice.index, choice.upos)).collect();
        prop_assert_eq!(first, again);
    }

    #[test]
    fn ten_columns_ids_in_order_and_one_tree(sentence in sentence()) {
        let mut printed = String::new();
        write(&sentence, &choose(&sentence.forms()), &mut printed);
        let (mut next, mut covered, mut roots) = (1_usize, 0, 0);
        let mut heads = Vec::new();
        for row in rows(&printed) {
            prop_assert_eq!(row.len(), 10, "{:?}", row);
            prop_assert!(row.iter().all(|column| !column.is_empty()), "{:?}", row);
            if let Some((first, last)) = row[0].split_once('-') {
                let (first, last): (usize, usize) = (first.parse().unwrap(), last.parse().unwrap());
                prop_assert!(first == next && last > first && first > covered, "{:?}", row);
                covered = last;
                continue;
            }
            prop_assert_eq!(row[0].parse(), Ok(next));
            next += 1;
            roots += usize::from(row[6] == "0");
            heads.push(row[6].parse::<usize>().unwrap());
        }
        prop_assert!(heads.iter().enumerate().all(|(at, head)| *head < next && *head != at + 1), "{:?}", heads);
        prop_assert!(covered < next);
        prop_assert_eq!(roots, usize::from(!sentence.tokens.is_empty()));
        prop_assert!(printed.is_empty() || printed.ends_with("\n\n"));
    }

    #[test]
    fn what_is_written_reads_back(sentence in sentence()) {
        let mut printed = String::new();
        write(&sentence, &choose(&sentence.forms()), &mut printed);
        let back = read(&printed).unwrap();
        let wanted: Vec<Sentence> = [sentence].into_iter().filter(|sentence| !sentence.tokens.is_empty()).collect();
        prop_assert_eq!(back.iter().map(Sentence::text).collect::<String>(), wanted.iter().map(Sentence::text).collect::<String>());
        prop_assert_eq!(back, wanted);
    }

    #[test]
    fn the_table_has_one_chosen_reading_a_token(sentence in sentence()) {
        let mut printed = String::new();
        readings(&sentence, &choose(&sentence.forms()), &mut printed);
        let rows = rows(&printed);
        prop_assert!(rows.iter().all(|row| row.len() == 7), "{:?}", rows);
        for id in 1..=sentence.tokens.len() {
            let id = id.to_string();
            prop_assert_eq!(rows.iter().filter(|row| row[0] == id && row[2].starts_with('*')).count(), 1);
        }
    }

    #[test]
    fn any_text_is_conllu_or_an_error(text in "(([0-9]{1,2}|[0-9]-[0-9]|[0-9]\\.1|#|x)(\t\\PC{0,3}){0,10}\n{0,2}){0,6}") {
        if let Ok(sentences) = read(&text) {
            prop_assert!(sentences.iter().all(|sentence| !sentence.tokens.is_empty()));
        }
    }
}
