//! What `zabit analyze` prints, in which order, and how it ends.

mod common;

use common::{Place, STORY};

/// The word lines of an output: form, lemma, UPOS of each.
fn words(out: &str) -> Vec<(&str, &str, &str)> {
    let rows = out.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let columns = rows.map(|line| line.split('\t').collect::<Vec<_>>());
    columns.filter(|c| !c[0].contains('-')).map(|c| (c[1], c[2], c[3])).collect()
}

/// The values of a comment, in order.
fn comments<'a>(out: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!("# {name} = ");
    out.lines().filter_map(|line| line.strip_prefix(start.as_str())).collect()
}

#[test]
fn a_sentence_with_a_multiword_token() {
    let run = Place::new().zabit_with(&["analyze", "-"], "Demir'in köprüsü açıktı.".as_bytes());
    let rows: Vec<&str> = run.assert(0, &[]).out.lines().filter(|line| !line.starts_with('#')).collect();
    let wanted = [
        "1\tDemir'in\tDemir\tPROPN\t_\tCase=Gen|Number=Sing|Person=3\t2\tnmod:poss\t_\t_",
        "2\tköprüsü\tköprü\tNOUN\t_\tCase=Nom|Number=Sing|Number[psor]=Sing|Person=3|Person[psor]=3\t3\tnsubj\t_\t_",
        "3-4\taçıktı\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
        "3\taçık\taçık\tADJ\t_\t_\t0\troot\t_\t_",
        "4\ttı\ty\tAUX\t_\tAspect=Perf|Evident=Fh|Number=Sing|Person=3|Tense=Past\t3\tcop\t_\t_",
        "5\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_",
        "",
    ];
    assert_eq!(rows, wanted);
}

#[test]
fn documents_paragraphs_and_sentences_are_marked() {
    let place = Place::new();
    let run = place.file("haber.txt", STORY).zabit(&["analyze", "haber.txt"]);
    let id = place.zabit(&["read", "haber.txt"]).records()[0]["document"]["id"].as_str().expect("an id").to_owned();
    let out = &run.assert(0, &[]).out;
    assert!(
        out.starts_with(&format!("# newdoc id = {id}\n# source = haber.txt\n# newpar\n# sent_id = {id}-1\n# text = "))
    );
    assert_eq!(out.matches("# newpar\n").count(), 3);
    let numbers: Vec<String> = (1..=comments(out, "sent_id").len()).map(|n| format!("{id}-{n}")).collect();
    assert_eq!(comments(out, "sent_id"), numbers);
    assert_eq!(comments(out, "text")[0], "Köprü yıl sonunda açılacak");
}

#[test]
fn all_readings_as_a_table() {
    let run = Place::new().zabit_with(&["analyze", "--all-readings"], "Köprüdeki yol.".as_bytes());
    let rows: Vec<Vec<&str>> =
        run.assert(0, &[]).out.lines().filter(|l| l.contains('\t')).map(|l| l.split('\t').collect()).collect();
    assert!(rows.iter().all(|row| row.len() == 7), "{rows:?}");
    for token in ["1", "2", "3"] {
        let chosen = rows.iter().filter(|row| row[0] == token && row[2].starts_with('*')).count();
        assert_eq!(chosen, 1, "{rows:?}");
    }
    assert!(rows.iter().any(|row| row[1] == "Köprüdeki" && row[3] == "köprü" && row[6].starts_with("ki ")), "{rows:?}");
}

#[test]
fn given_tokens_are_kept() {
    let place = Place::new();
    let row = |id: &str, form: &str, misc: &str| format!("{id}\t{form}\tx\tX\t_\t_\t0\tx\t_\t{misc}\n");
    let rows = [row("1-2", "Dr.", "_"), row("1", "Dr", "_"), row("2", ".", "_"), row("3", "Demir", "SpaceAfter=No")];
    place.file("bir.conllu", format!("# sent_id = a\n# text = Dr. Demir\n{}\n", rows.concat()));
    let run = place.zabit(&["analyze", "--input", "conllu", "bir.conllu"]);
    let out = &run.assert(0, &[]).out;
    assert!(out.starts_with("# sent_id = a\n# text = Dr. Demir\n1\tDr.\t"), "{out}");
    assert_eq!(words(out).iter().map(|word| word.0).collect::<Vec<_>>(), ["Dr.", "Demir"]);
    assert!(out.contains("\t_\tSpaceAfter=No\n"), "{out}");
    // What was printed can be read again, and nothing changes any more.
    place.file("iki.conllu", out);
    assert_eq!(&place.zabit(&["analyze", "--input", "conllu", "iki.conllu"]).out, out);
    // Of a folder, the CoNLL-U files are taken.
    place.file("k/bir.conllu", out).file("k/haber.txt", STORY);
    assert_eq!(&place.zabit(&["analyze", "--input", "conllu", "k"]).assert(0, &[]).out, out);
}

#[test]
fn what_is_no_conllu_is_named_and_the_others_go_on() {
    let place = Place::new();
    place.file("iyi.conllu", "1\tYol\t_\t_\t_\t_\t_\t_\t_\t_\n").file("haber.txt", STORY);
    let run = place.zabit(&["analyze", "-q", "--input", "conllu", "haber.txt", "yok.conllu", "iyi.conllu"]);
    let lines = [
        "error: haber.txt: line 1: 1 columns where CoNLL-U has 10, parted by tabs; give CoNLL-U, or leave out --input",
        "error: yok.conllu: no such file or folder; check the path",
    ];
    assert_eq!(words(&run.assert(1, &lines).out), [("Yol", "yol", "NOUN")]);
}

#[test]
fn bad_files_are_one_line_each() {
    let place = Place::new();
    place.file("a.txt", STORY).file("bos.txt", "").file("en.txt", "The bridge will be opened by the end of the year.");
    let run = place.zabit(&["analyze", "bos.txt", "en.txt", "yok.txt", "a.txt"]);
    let lines = [
        "error: bos.txt: is empty; give a file with a story in it",
        "skipped: en.txt: is in English, not Turkish; read it anyway with --any-language",
        "error: yok.txt: no such file or folder; check the path",
        "1 read, 1 skipped, 2 failed",
    ];
    assert_eq!(comments(&run.assert(1, &lines).out, "source"), ["a.txt"]);
}

#[test]
fn folders_come_in_order_on_any_number_of_threads() {
    let place = Place::new();
    for n in 0..60 {
        place.file(&format!("haberler/{}/{n:02}.txt", n % 3), format!("{STORY}Sayı {n}. {}", "Yol açık. ".repeat(n)));
    }
    let runs: Vec<_> = ["1", "2", "5"].iter().map(|n| place.zabit(&["analyze", "-j", n, "haberler"])).collect();
    assert!(runs.iter().all(|run| run.code == 0 && run.out == runs[0].out));
    let sources = comments(&runs[0].out, "source");
    assert!(sources.len() == 60 && sources.is_sorted());
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let place = Place::new();
    place.file("haber.txt", "Demir geldi ve yol açıldı. ".repeat(20_000));
    let (first, err, status) = place.zabit_until_first_line(&["analyze", "haber.txt", "haber.txt", "haber.txt"]);
    assert!(first.starts_with("# newdoc"));
    assert_eq!((err.as_str(), status), ("", Some(0)));
}
