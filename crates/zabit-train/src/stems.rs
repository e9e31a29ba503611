//! Stems: the dictionary forms of treebanks with the parts of speech they were seen as.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use zabit_turkish::casing;
use zabit_turkish::morph::Upos;

use crate::read;
use crate::words::HELD_BACK;

/// What the treebanks say of one lemma.
#[derive(Default)]
struct Seen {
    /// How often as each part of speech, by `Upos as u8`.
    as_upos: [u32; 17],
    /// How often as a noun or adjective with these very letters as its form.
    bare: u32,
    /// How often as a noun or adjective whose letters begin with the lemma's.
    begins: u32,
}

/// From lemma to a set of parts of speech, one bit each: those of the treebanks and those written by hand.
pub(crate) fn stems(shared: &Path, by_hand: &str) -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let mut files: Vec<_> = fs::read_dir(shared.join("data/ud"))?.collect::<Result<_, _>>()?;
    files.sort_by_key(|file| file.path());
    let mut seen = BTreeMap::new();
    for file in files {
        let name = file.file_name().to_string_lossy().into_owned();
        if !name.contains(HELD_BACK) {
            let text = read(&file.path())?;
            // GB leaves Polarity=Pos out of all verbs, the others out of nouns with the copula alone.
            let far = !name.contains("_gb-");
            text.lines().for_each(|line| add(&mut seen, line, far));
        }
    }
    let mut sets: BTreeMap<String, u64> = seen.iter().map(|(lemma, seen)| (lemma.clone(), set(seen))).collect();
    // "ed" of "eden" is a slip: the stem is "et", and the analyser knows how it softens.
    let is_verb = |set: Option<&u64>| set.is_some_and(|set| set >> Upos::Verb as u8 & 1 != 0);
    let soft = |lemma: &String| lemma.strip_suffix('d').is_some_and(|stem| is_verb(sets.get(&format!("{stem}t"))));
    let slips: Vec<String> = sets.keys().filter(|lemma| soft(lemma)).cloned().collect();
    for slip in slips {
        sets.entry(slip).and_modify(|set| *set &= !(1 << Upos::Verb as u8));
    }
    for (tag, words) in by_hand.lines().filter_map(|line| line.split_once('\t')) {
        let upos: Upos = tag.parse()?;
        for word in words.split_whitespace() {
            *sets.entry(word.to_owned()).or_default() |= 1 << upos as u8;
        }
    }
    sets.retain(|_, set| *set != 0);
    Ok(sets)
}

fn add(seen: &mut BTreeMap<String, Seen>, line: &str, far: bool) {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, lemma, upos, _, feats, ..] = columns.as_slice() else { return };
    let Ok(upos) = upos.parse::<Upos>() else { return };
    if id.starts_with('#') || id.contains('-') {
        return;
    }
    let (form, mut lemma) = (casing::lower(form), casing::lower(lemma));
    if upos == Upos::Verb {
        lemma = lemma.strip_suffix("mak").or(lemma.strip_suffix("mek")).map_or(lemma.clone(), Into::into);
    }
    if !is_plain(&lemma) || !fits(&form, &lemma, upos, feats, far) {
        return;
    }
    let seen = seen.entry(lemma.to_string()).or_default();
    if let Some(count) = seen.as_upos.get_mut(upos as usize) {
        *count += 1;
    }
    if matches!(upos, Upos::Noun | Upos::Adj) {
        seen.bare += u32::from(form == lemma);
        seen.begins += u32::from(form.starts_with(lemma.as_str()));
    }
}

/// Whether a lemma can be that of the form: some treebanks give a whole participle as a verb's lemma, and tag a noun
/// with the copula as a verb.
fn fits(form: &str, lemma: &str, upos: Upos, feats: &str, far: bool) -> bool {
    match upos {
        Upos::Verb => {
            let is_imperative = feats.contains("Mood=Imp") && feats.contains("Person=2");
            // A verb is affirmed or denied; "hazırdı", tagged VERB of the lemma "hazır" by some, is neither.
            let is_copular = far && feats.contains("VerbForm=Fin") && !feats.contains("Polarity=");
            !is_copular && (form != lemma || is_imperative)
        }
        // "katıldığ": a participle cut in the middle; words of two syllables and more end in k.
        Upos::Noun | Upos::Adj | Upos::Adv => !lemma.ends_with('ğ') || vowels(lemma) < 2,
        _ => false,
    }
}

fn vowels(word: &str) -> usize {
    word.chars().filter(|c| "aıoueiöüâîû".contains(*c)).count()
}

fn set(seen: &Seen) -> u64 {
    let count = |upos: Upos| seen.as_upos.get(upos as usize).copied().unwrap_or_default();
    let verb = count(Upos::Verb);
    let mut set = 0;
    // Verbal nouns and participles are tagged NOUN and ADJ with the verb as their lemma in most treebanks.
    let is_nominal = seen.bare > 0 || verb == 0;
    for upos in [Upos::Noun, Upos::Adj] {
        // A part of speech that one occurrence in twenty shows is a slip of the hand.
        let is_usual = count(upos) * 20 >= count(Upos::Noun) + count(Upos::Adj);
        set |= u64::from(is_nominal && is_usual && count(upos) > 0) << upos as u8;
    }
    set |= u64::from(seen.as_upos.get(Upos::Adv as usize).is_some_and(|n| *n > 0) && is_nominal) << Upos::Adv as u8;
    set | u64::from(verb > 1 || verb == 1 && !is_nominal) << Upos::Verb as u8
}

/// Two letters or more, all in lower case; the few verbs and nouns of one letter are entries.
fn is_plain(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_alphabetic)
}
