//! The trees of the treebanks, over tokens and in the notation of UD Turkish BOUN.

use zabit_analysis::syntax::Relation;
use zabit_analysis::words::Choice;
use zabit_turkish::morph::{Case, Feats, NumberPsor, PersonPsor, Upos, VerbForm};

use crate::treebank::{Sentence, Word};

/// A tree over tokens.
pub struct Gold {
    /// Index of each token's head; `None` for the root.
    pub heads: Vec<Option<usize>>,
    pub relations: Vec<Relation>,
}

impl Gold {
    /// For each token the first that hangs on it, itself included and signs left out.
    pub fn firsts(&self) -> Vec<usize> {
        let mut firsts: Vec<usize> = (0..self.heads.len()).collect();
        for (at, relation) in self.relations.iter().enumerate() {
            let mut up = self.heads.get(at).copied().flatten().filter(|_| *relation != Relation::Punct);
            while let Some(head) = up {
                firsts[head] = firsts[head].min(at);
                up = self.heads[head];
            }
        }
        firsts
    }
}

/// Whose habits a treebank follows, as far as trees go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Makers {
    /// BOUN itself: nothing to do.
    Boun,
    Gb,
    Pud,
    /// Kenet, Penn, FrameNet, Tourism, Atis.
    Starlang,
}

impl Makers {
    pub const ALL: [Self; 3] = [Self::Gb, Self::Pud, Self::Starlang];

    pub fn of(file: &str) -> Self {
        match file {
            "tr_boun-ud-dev" => Self::Boun,
            "tr_gb-ud-test" => Self::Gb,
            "tr_pud-ud-test" => Self::Pud,
            _ => Self::Starlang,
        }
    }
}

/// The tree of a sentence whose tokens were analysed; `None` where the treebank's arcs make none.
pub fn gold(sentence: &Sentence, choices: &[Choice], makers: Makers) -> Option<Gold> {
    let tokens = &sentence.tokens;
    let mut token_of = vec![0; sentence.words.len()];
    for (at, token) in tokens.iter().enumerate() {
        token_of.get_mut(token.first..token.first + token.count)?.fill(at);
    }
    let mut heads = Vec::new();
    let mut hosts = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let words = sentence.words.get(token.first..token.first + token.count)?;
        let outward = |word: &&Word| word.head == 0 || token_of.get(word.head - 1) != Some(&at);
        let host = words.iter().find(outward)?;
        heads.push(host.head.checked_sub(1).and_then(|head| token_of.get(head)).copied());
        hosts.push(host);
    }
    let mut labels: Vec<String> = hosts.iter().map(|host| host.deprel.clone()).collect();
    if makers != Makers::Boun {
        turn_light_verbs(&mut heads, &mut labels, choices);
        turn_clauses(&mut heads, &mut labels);
    }
    let label = |at: usize| {
        let head = heads.get(at).copied().flatten();
        relation(labels.get(at).map_or("", String::as_str), choices.get(at), head.and_then(|h| choices.get(h)), makers)
    };
    let relations = (0..heads.len()).map(label).collect();
    is_tree(&heads).then_some(Gold { heads, relations })
}

/// Verbs that form one predicate with the noun before them where BOUN makes that noun the head, by how often it does.
const LIGHT: [&str; 9] = ["et", "ol", "ver", "al", "çık", "gel", "geç", "at", "edil"];

/// BOUN and PUD make the noun of "kabul etti" the head; others the verb.
fn turn_light_verbs(heads: &mut [Option<usize>], labels: &mut [String], choices: &[Choice]) {
    for noun in 0..heads.len() {
        let Some(verb) = heads[noun].filter(|head| *head == noun + 1 && labels[noun] == "compound") else { continue };
        let Some(choice) = choices.get(verb).filter(|choice| choice.upos == Upos::Verb) else { continue };
        let lemma = choice.reading().map_or("", |reading| reading.lemma.as_str());
        if !LIGHT.contains(&lemma) {
            continue;
        }
        heads.iter_mut().filter(|head| **head == Some(verb)).for_each(|head| *head = Some(noun));
        heads[noun] = heads[verb];
        heads[verb] = Some(noun);
        labels[noun] = std::mem::take(&mut labels[verb]);
        labels[verb] = if matches!(lemma, "et" | "ol" | "edil") { "compound:lvc" } else { "compound" }.to_owned();
    }
}

/// Clauses set side by side ("geldi, gördü"): BOUN hangs the later ones on the first as its conjuncts; others the
/// earlier ones on the last.
fn turn_clauses(heads: &mut [Option<usize>], labels: &mut [String]) {
    for last in 0..heads.len() {
        let earlier = |at: &usize| heads[*at] == Some(last) && labels[*at] == "parataxis";
        let earlier: Vec<usize> = (0..last).filter(earlier).collect();
        let Some(first) = earlier.first().copied() else { continue };
        heads[first] = heads[last];
        labels[first] = std::mem::take(&mut labels[last]);
        for at in earlier.into_iter().skip(1).chain([last]) {
            heads[at] = Some(first);
            labels[at] = "conj".to_owned();
        }
        // What stands before all of them belongs to the first.
        heads.iter_mut().take(first).filter(|head| **head == Some(last)).for_each(|head| *head = Some(first));
    }
}

fn is_tree(heads: &[Option<usize>]) -> bool {
    let rooted = |from: usize| {
        let mut at = from;
        (0..=heads.len()).any(|_| match heads.get(at).copied().flatten() {
            Some(up) => {
                at = up;
                false
            }
            None => true,
        })
    };
    heads.iter().filter(|head| head.is_none()).count() == 1 && (0..heads.len()).all(rooted)
}

/// The reference's relation for what a treebank says.
fn relation(label: &str, own: Option<&Choice>, head: Option<&Choice>, makers: Makers) -> Relation {
    let feats = |choice: Option<&Choice>| choice.and_then(Choice::reading).map(|r| r.feats).unwrap_or_default();
    let (own_feats, head_feats) = (feats(own), feats(head));
    let upos = |choice: Option<&Choice>| choice.map_or(Upos::X, |choice| choice.upos);
    let lemma = own.and_then(Choice::reading).map_or("", |reading| reading.lemma.as_str());
    let case = own_feats.get::<Case>();
    let nominal = matches!(upos(own), Upos::Noun | Upos::Propn | Upos::Pron);
    let base = label.split(':').next().unwrap_or(label);
    if makers == Makers::Boun {
        return label.parse().or(base.parse()).unwrap_or(Relation::Nmod);
    }
    match (base, lemma) {
        (_, "mi" | "mı" | "mu" | "mü") if upos(own) == Upos::Aux => return Relation::DiscourseQ,
        ("advmod" | "case" | "mark", "de" | "da") => return Relation::AdvmodEmph,
        ("mark", _) if upos(own) == Upos::Adp => return Relation::Case,
        ("mark", _) => return Relation::Cc,
        ("cop" | "aux", "ol") => return Relation::CompoundLvc,
        ("cop" | "advcl", "olarak") => return Relation::Aux,
        ("iobj", _) => return Relation::Obl,
        ("nmod", _) if nominal && makes_possessive(case, head_feats) && upos(head) != Upos::Verb => {
            return Relation::NmodPoss;
        }
        ("nmod", _) if nominal && case == Some(Case::Gen) && upos(head) == Upos::Verb => return Relation::Nsubj,
        ("compound", _) if nominal && case == Some(Case::Nom) && owned(head_feats) => return Relation::NmodPoss,
        _ => {}
    }
    label.parse().or(base.parse()).unwrap_or(Relation::Nmod)
}

fn makes_possessive(case: Option<Case>, head: Feats) -> bool {
    case == Some(Case::Gen) || case == Some(Case::Nom) && owned(head)
}

fn owned(feats: Feats) -> bool {
    feats.get::<PersonPsor>().is_some() || feats.get::<NumberPsor>().is_some()
}

/// Whether a word is a verb that is no finite one.
pub fn is_nominalised(choice: &Choice) -> bool {
    let form = choice.reading().and_then(|reading| reading.feats.get::<VerbForm>());
    choice.upos == Upos::Verb && matches!(form, Some(VerbForm::Vnoun | VerbForm::Part))
}
