//! Verb forms by the analysis: what the features of a reading mean for a clause.
//!
//! In:  the readings of a word form ([`zabit_turkish::morph`]).
//! Out: [`Verb`]s: the stem, and a [`VerbForm`] that says what the form does in its clause.
//! Source: Göksel and Kerslake (2005), ch. 8.2 (tense, aspect, modality, person), 8.3 (copula) and 8.5
//! (subordinating suffixes).

use compact_str::CompactString;
use zabit_analysis::words::form::Form;
use zabit_turkish::morph::{
    self, Aspect, Evident, Mood, Number, NumberPsor, PersonPsor, Polarity, Reading, Upos, Voice,
};
use zabit_turkish::suffix::Case;
use zabit_turkish::verb::{Converb, Kind, Person, Tense, VerbForm};

use crate::Doc;

/// A reading of a form as a verb.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Verb {
    /// Its dictionary stem.
    pub(crate) lemma: CompactString,
    /// What it does.
    pub(crate) form: VerbForm,
    /// Which of the form's readings it is.
    pub(crate) index: u16,
}

/// The readings of a form as a verb, in the order of the analyser.
pub(crate) fn of(form: &Form, lower: &str) -> Box<[Verb]> {
    let verbs = form.readings.iter().zip(0..).filter(|(reading, _)| reading.upos == Upos::Verb);
    let verb = |(reading, index): (&Reading, u16)| {
        let ending = lower.get(reading.stem..).unwrap_or_default();
        let mut found = verb_form(reading, ending)?;
        found.passive |= is_passive_of_causative(reading, form);
        Some(Verb { lemma: reading.lemma.clone(), form: found, index })
    };
    let mut verbs: Vec<Verb> = verbs.filter_map(verb).collect();
    // "açmadan": the converb is likelier than the verbal noun in the ablative.
    verbs.sort_by_key(|verb| verb.form.kind == Kind::Action && verb.form.case == Some(Case::Ablative));
    verbs.into()
}

/// A token as a verb, in the reading chosen in its sentence; `None` where another part of speech was chosen.
pub(crate) fn chosen<'d>(doc: &'d Doc, at: usize) -> Option<&'d VerbForm> {
    let index = doc.choice(at).index;
    doc.verbs(at).iter().find(|verb| verb.index == index).map(|verb| &verb.form)
}

/// Whether a token is a verb that ends a main clause: "anlaşılamadı", "sürüyor".
pub(crate) fn is_finite(doc: &Doc, at: usize) -> bool {
    chosen(doc, at).is_some_and(|form| form.is_finite() && form.tense != Tense::Imperative)
}

/// Whether a token is a subject participle before its noun: "verilen", "gelen", not "insan".
pub(crate) fn is_participle(doc: &Doc, at: usize) -> bool {
    chosen(doc, at).is_some_and(|form| {
        form.kind == Kind::Relative && form.tense == Tense::None && form.case == Some(Case::Nominative)
    })
}

/// Whether a token is a participle of any kind before its noun: "imzalanan", "yaptığı".
pub(crate) fn is_relative(doc: &Doc, at: usize) -> bool {
    is_participle(doc, at) || chosen(doc, at).is_some_and(|form| form.kind == Kind::ObjectRelative)
}

/// Whether a token is an adverbial verb that goes on to the next clause: "belirterek", "belirtip".
pub(crate) fn goes_on(doc: &Doc, at: usize) -> bool {
    chosen(doc, at).is_some_and(|form| matches!(form.kind, Kind::Converb(Converb::Arak | Converb::Ip)))
}

/// "başla-t-ıl-an": the notation of BOUN names the causative alone, but the same letters are the passive of "başlat".
fn is_passive_of_causative(reading: &Reading, form: &Form) -> bool {
    let voiceless = |reading: &Reading| (reading.feats.without::<Voice>(), reading.clitics.len());
    reading.feats.has(Voice::Cau)
        && form.readings.iter().any(|other| {
            other.stem > reading.stem && other.feats.has(Voice::Pass) && voiceless(other) == voiceless(reading)
        })
}

/// `ending` are the letters after the stem, in lower case.
fn verb_form(reading: &Reading, ending: &str) -> Option<VerbForm> {
    let feats = reading.feats;
    let voice = feats.get::<Voice>().map_or("", morph::Attribute::text);
    let able = feats.get::<Mood>().is_some_and(|mood| morph::Attribute::text(mood).contains("Pot"));
    let mut form = VerbForm {
        kind: Kind::Finite,
        passive: voice.ends_with("Pass"),
        causative: voice.contains("Cau"),
        negative: feats.has(Polarity::Neg),
        able,
        tense: Tense::None,
        person: Person::None,
        case: None,
    };
    // "açmıştı", "açacaktı": participle and copula make one finite verb.
    let copula = reading.clitics.iter().find(|clitic| clitic.upos == Upos::Aux);
    match feats.get::<morph::VerbForm>() {
        Some(morph::VerbForm::Conv) => form.kind = Kind::Converb(converb(ending)?),
        Some(morph::VerbForm::Vnoun) if feats.get::<Number>().is_none() => {
            form.kind = Kind::Infinitive;
            form.case = Some(case(feats));
        }
        // "satış": a noun, which reports no clause.
        Some(morph::VerbForm::Vnoun) if !ending.contains("ma") && !ending.contains("me") => return None,
        Some(morph::VerbForm::Vnoun) => {
            form.kind = Kind::Action;
            form.case = Some(case(feats));
            form.person = possessor(feats);
        }
        Some(morph::VerbForm::Part) if copula.is_none() => participle(&mut form, feats)?,
        // "süre", "diye": an optative of the third person that nobody writes any more.
        _ if feats.has(Mood::Opt) && feats.has(morph::Person::Third) => return None,
        _ => finite(&mut form, reading),
    }
    Some(form)
}

fn participle(form: &mut VerbForm, feats: morph::Feats) -> Option<()> {
    form.person = possessor(feats);
    match feats.get::<morph::Tense>() {
        Some(morph::Tense::Pres) => {
            form.kind = Kind::Relative;
            form.case = Some(case(feats));
        }
        Some(tense) => {
            form.tense = if tense == morph::Tense::Fut { Tense::Future } else { Tense::Past };
            let owned = form.person != Person::None;
            form.kind = match feats.get::<morph::Case>() {
                None if owned => Kind::ObjectRelative,
                // "açılacak köprü"
                None => Kind::Relative,
                Some(_) if owned => Kind::Factive,
                // "aldıktan sonra"
                Some(_) => return None,
            };
            form.case = Some(case(feats));
        }
        // "açmış olan"
        None => {
            form.kind = Kind::Relative;
            form.case = Some(case(feats));
        }
    }
    Some(())
}

fn finite(form: &mut VerbForm, reading: &Reading) {
    let feats = reading.feats;
    form.person = person(feats);
    let past_copula = reading.clitics.iter().any(|clitic| clitic.feats.has(Evident::Fh));
    if let Some(clitic) = reading.clitics.iter().find(|clitic| clitic.upos == Upos::Aux) {
        form.person = person(clitic.feats);
    }
    let mood = feats.get::<Mood>();
    form.tense = match mood {
        Some(Mood::Imp | Mood::ImpPot) => Tense::Imperative,
        Some(Mood::Opt | Mood::OptPot) => Tense::Optative,
        Some(Mood::Nec | Mood::NecPot | Mood::GenNec | Mood::GenNecPot | Mood::CndNec) => Tense::Necessity,
        Some(Mood::Cnd | Mood::CndPot | Mood::CndGen | Mood::CndGenPot | Mood::Des | Mood::DesPot) => {
            Tense::Conditional
        }
        _ => tense(feats, past_copula, !reading.clitics.is_empty()),
    };
}

fn tense(feats: morph::Feats, past_copula: bool, copula: bool) -> Tense {
    let past_too = feats.has(Evident::Fh) && !matches!(feats.get::<morph::Tense>(), Some(morph::Tense::Past));
    let past = past_copula || past_too;
    match (feats.get::<Aspect>(), feats.get::<morph::Tense>()) {
        (Some(Aspect::Prog), _) => {
            if past {
                Tense::Imperfect
            } else {
                Tense::Present
            }
        }
        (Some(Aspect::Hab), _) => {
            if past {
                Tense::Habitual
            } else {
                Tense::Aorist
            }
        }
        (Some(Aspect::Prosp), _) => {
            if past {
                Tense::FuturePast
            } else {
                Tense::Future
            }
        }
        (_, Some(morph::Tense::Fut | morph::Tense::FutPast)) => {
            if past {
                Tense::FuturePast
            } else {
                Tense::Future
            }
        }
        _ if feats.has(Evident::Nfh) => {
            if past_copula {
                Tense::PastPerfect
            } else {
                Tense::Evidential
            }
        }
        _ if past_copula => Tense::PastPerfect,
        // "açmıştır", "açmışlar"
        (Some(Aspect::Imp), None) if copula => Tense::Evidential,
        (_, Some(morph::Tense::Past)) => Tense::Past,
        _ => Tense::None,
    }
}

fn converb(lower: &str) -> Option<Converb> {
    const ENDINGS: &[(&[&str], Converb)] = &[
        (&["arak", "erek"], Converb::Arak),
        (&["ıp", "ip", "up", "üp"], Converb::Ip),
        (&["ken"], Converb::Ken),
        (&["ınca", "ince", "unca", "ünce"], Converb::Inca),
        (&["madan", "meden"], Converb::Madan),
        (&["dıkça", "dikçe", "dukça", "dükçe", "tıkça", "tikçe", "tukça", "tükçe"], Converb::Dikca),
        (&["alı", "eli"], Converb::Ali),
    ];
    let fits = |(endings, _): &&(&[&str], Converb)| endings.iter().any(|ending| lower.ends_with(ending));
    ENDINGS.iter().find(fits).map(|(_, converb)| *converb)
}

fn person(feats: morph::Feats) -> Person {
    let plural = feats.has(Number::Plur);
    match feats.get::<morph::Person>() {
        Some(morph::Person::First) => {
            if plural {
                Person::Pl1
            } else {
                Person::Sg1
            }
        }
        Some(morph::Person::Second) => {
            if plural {
                Person::Pl2
            } else {
                Person::Sg2
            }
        }
        Some(morph::Person::Third) => {
            if plural {
                Person::Pl3
            } else {
                Person::Sg3
            }
        }
        None => Person::None,
    }
}

fn possessor(feats: morph::Feats) -> Person {
    let plural = feats.has(NumberPsor::Plur);
    match feats.get::<PersonPsor>() {
        Some(PersonPsor::First) => {
            if plural {
                Person::Pl1
            } else {
                Person::Sg1
            }
        }
        Some(PersonPsor::Second) => {
            if plural {
                Person::Pl2
            } else {
                Person::Sg2
            }
        }
        Some(PersonPsor::Third) => {
            if plural {
                Person::Pl3
            } else {
                Person::Sg3
            }
        }
        None => Person::None,
    }
}

/// The case of a nominal reading; none counts as the nominative.
pub(crate) fn case(feats: morph::Feats) -> Case {
    match feats.get::<morph::Case>() {
        None | Some(morph::Case::Nom) => Case::Nominative,
        Some(morph::Case::Acc) => Case::Accusative,
        Some(morph::Case::Dat) => Case::Dative,
        Some(morph::Case::Loc) => Case::Locative,
        Some(morph::Case::Abl) => Case::Ablative,
        Some(morph::Case::Gen) => Case::Genitive,
        Some(morph::Case::Ins) => Case::Instrumental,
        Some(morph::Case::Equ) => Case::Equative,
    }
}
