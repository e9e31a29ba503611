//! How well sentences are parsed, on the development treebank.

use std::path::Path;
use std::time::Instant;

use zabit_analysis::syntax::{self, Arc, Cases, Relation, Tree, WordArc};
use zabit_analysis::words::Choice;
use zabit_turkish::morph::Upos;

use super::gold::{Gold, is_nominalised};
use super::{forms, trees};
use crate::treebank::{Habits, Sentence};

/// Right ones among those found and among those there are.
#[derive(Default, Clone, Copy)]
struct Count {
    right: usize,
    found: usize,
    there: usize,
}

impl Count {
    fn add(&mut self, right: bool, found: bool, there: bool) {
        self.right += usize::from(right);
        self.found += usize::from(found);
        self.there += usize::from(there);
    }

    fn print(&self, name: &str) {
        let share = |of: usize| 100.0 * self.right as f64 / of.max(1) as f64;
        let f1 = 200.0 * self.right as f64 / (self.found + self.there).max(1) as f64;
        println!(
            "{name:28} precision {:5.1}  recall {:5.1}  F1 {f1:5.1}  ({})",
            share(self.found),
            share(self.there),
            self.there
        );
    }
}

/// Scores trees on the development treebank, tokens given and all else found.
///
/// # Errors
/// A file that cannot be read.
pub fn score(shared: &Path) -> Result<(), String> {
    let all = trees(shared, "tr_boun-ud-dev", Habits::Near)?;
    let mut table = Scores::default();
    let mut simple = Scores::default();
    for (sentence, choices, gold) in &all {
        let tree = syntax::parse(choices, &forms(sentence));
        table.add(sentence, choices, &syntax::words(&tree, choices));
        table.clauses(sentence, choices, &tree, gold);
        let base = baseline(choices);
        simple.add(sentence, choices, &base);
    }
    table.print("parser");
    table.print_clauses();
    simple.print("baseline");
    let tokens: usize = all.iter().map(|(sentence, ..)| sentence.tokens.len()).sum();
    let given: Vec<_> = all.iter().map(|(sentence, choices, _)| (forms(sentence), choices)).collect();
    let mut best = f64::MAX;
    for _ in 0..20 {
        let start = Instant::now();
        let arcs: usize = given.iter().map(|(forms, choices)| syntax::parse(choices, forms).arcs().len()).sum();
        best = best.min(start.elapsed().as_secs_f64() / arcs.max(1) as f64);
    }
    println!("speed: {:.3} µs a token, best of 20 ({tokens} tokens)", best * 1e6);
    Ok(())
}

#[derive(Default)]
struct Scores {
    words: Count,
    heads: usize,
    universal: usize,
    full: usize,
    subjects: Count,
    objects: Count,
    ccomp: Count,
    clause_heads: Count,
    edges: Count,
    edges_by_case: Count,
    no_sign: [usize; 2],
}

impl Scores {
    fn add(&mut self, sentence: &Sentence, choices: &[Choice], arcs: &[WordArc]) {
        let count = |choice: &Choice| 1 + choice.reading().map_or(0, |reading| reading.clitics.len());
        // The number of the treebank's word for each of ours, where token and part are the same.
        let same = |arc: &WordArc| {
            let token = sentence.tokens.get(arc.token as usize)?;
            let ours = choices.get(arc.token as usize).map(count)?;
            (ours == token.count).then_some(token.first + arc.part as usize + 1)
        };
        self.words.found += arcs.len();
        self.words.there += sentence.words.len();
        for arc in arcs {
            let Some(number) = same(arc) else { continue };
            let Some(word) = sentence.words.get(number - 1) else { continue };
            self.words.right += 1;
            let head = if arc.head == 0 { Some(0) } else { arcs.get(arc.head as usize - 1).and_then(same) };
            let right = head == Some(word.head);
            let ours = arc.relation.text();
            let base = |label: &str| label.split(':').next().unwrap_or_default().to_owned();
            self.heads += usize::from(right);
            self.universal += usize::from(right && base(ours) == base(&word.deprel));
            self.full += usize::from(right && ours == word.deprel);
            if word.upos != Upos::Punct {
                self.no_sign[1] += 1;
                self.no_sign[0] += usize::from(right);
            }
            for (count, name) in [(&mut self.subjects, "nsubj"), (&mut self.objects, "obj"), (&mut self.ccomp, "ccomp")]
            {
                let (found, there) = (ours == name, base(&word.deprel) == name);
                count.add(found && there && right, found, there);
            }
        }
    }

    /// Left edges of the clauses of verbs that are not finite.
    fn clauses(&mut self, sentence: &Sentence, choices: &[Choice], tree: &Tree, gold: &Gold) {
        let first = gold.firsts();
        let forms = forms(sentence);
        let cases = Cases::new(choices, &forms);
        let nominal = |feats: &str| feats.contains("VerbForm=Vnoun") || feats.contains("VerbForm=Part");
        for (at, (token, choice)) in sentence.tokens.iter().zip(choices).enumerate() {
            let Some(word) = sentence.words.get(token.first) else { continue };
            let there = word.upos == Upos::Verb && nominal(&word.feats) && word.head != 0;
            let found = is_nominalised(choice);
            let begins = |start: u32| first.get(at) == Some(&(start as usize));
            self.clause_heads.add(found && there, found, there);
            self.edges.add(found && there && begins(tree.phrase(at as u32).start), found, there);
            self.edges_by_case.add(found && there && begins(cases.clause(at as u32).start), found, there);
        }
    }

    fn print(&self, name: &str) {
        let f1 = |right: usize| 200.0 * right as f64 / (self.words.found + self.words.there) as f64;
        println!(
            "{name}: words {:.2} UAS {:.2} LAS {:.2} (with subtypes {:.2}), UAS without signs {:.2}",
            f1(self.words.right),
            f1(self.heads),
            f1(self.universal),
            f1(self.full),
            100.0 * self.no_sign[0] as f64 / self.no_sign[1] as f64
        );
        self.subjects.print("  nsubj with head");
        self.objects.print("  obj with head");
        self.ccomp.print("  ccomp with head");
    }

    fn print_clauses(&self) {
        self.clause_heads.print("  nominalised verbs");
        self.edges.print("  their clause's left edge");
        self.edges_by_case.print("  by case and order");
    }
}

/// Every word hangs on the next, the last that is no sign is the root; the relation most frequent for its part of
/// speech in BOUN.
fn baseline(choices: &[Choice]) -> Vec<WordArc> {
    let last = choices.iter().rposition(|choice| choice.upos != Upos::Punct).unwrap_or(0);
    let common = |upos: Upos| match upos {
        Upos::Adj => Relation::Amod,
        Upos::Adp => Relation::Case,
        Upos::Adv => Relation::Advmod,
        Upos::Aux => Relation::Cop,
        Upos::Cconj | Upos::Sconj => Relation::Cc,
        Upos::Det => Relation::Det,
        Upos::Intj => Relation::Discourse,
        Upos::Num => Relation::Nummod,
        Upos::Part => Relation::AdvmodEmph,
        Upos::Pron => Relation::Nsubj,
        Upos::Propn => Relation::NmodPoss,
        Upos::Punct | Upos::Sym => Relation::Punct,
        Upos::Verb => Relation::Acl,
        Upos::Noun | Upos::X => Relation::NmodPoss,
    };
    let arcs = choices.iter().enumerate().map(|(at, choice)| {
        let head = match at {
            at if at == last => None,
            at if at > last => Some(last as u32),
            at => Some(at as u32 + 1),
        };
        Arc { head, relation: if head.is_none() { Relation::Root } else { common(choice.upos) } }
    });
    syntax::words_of(&arcs.collect::<Vec<_>>(), choices)
}
