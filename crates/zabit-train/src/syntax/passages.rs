//! What the annotated passages say about trees: a reported clause is one phrase, headed by its nominalised verb, and the
//! source hangs on a verb of its own, never inside the clause.
//!
//! That leaves most arcs open. They are filled in by parsing with the weights learnt from the treebanks, moves that
//! break what is known being left out (self-training with constraints; cf. Mirroshandel and Nasr 2011, "Active learning
//! for dependency parsing using partially annotated sentences"). A tree that breaks it all the same is not used.

use std::ops::Range;
use std::path::Path;

use serde_json::Value;
use zabit_analysis::syntax::machine::{MOVES, Machine, Move, NOBODY};
use zabit_analysis::syntax::{MOVE_WEIGHTS, Sentence, best_of, features};
use zabit_analysis::words::{self, Choice};
use zabit_text::Story;
use zabit_turkish::morph::Upos;

use super::learn::Lesson;
use super::table::Table;

/// How many tokens after the clause its reporting verb is looked for: "söyledi", "bir kez daha dile getirdi".
const REACH: usize = 5;
/// Words before a name that may be its title and head it.
const TITLE: u32 = 4;
/// How often a sentence is shown in a round: they are few.
const TIMES: usize = 3;

/// An annotated passage.
pub struct Passage {
    pub story: Story,
    /// Its indirect statements that name a source and have a verb of reporting after them.
    pub reports: Vec<Report>,
}

/// An indirect statement with what the passage says about it, in tokens of the story.
pub struct Report {
    pub sentence: Range<usize>,
    pub content: Range<usize>,
    /// The verb that reports.
    pub cue: usize,
    /// Tokens of the source's names in this sentence, outside the content. Empty where it is named elsewhere.
    pub source: Vec<usize>,
    /// The source's name.
    pub name: String,
}

/// All annotated passages.
///
/// # Errors
/// A file that cannot be read.
pub fn all(shared: &Path) -> Result<Vec<Passage>, String> {
    let news = crate::read(&shared.join("data/news/cnn-turk-first-half.txt"))?;
    let lines: Vec<&str> = news.lines().map(str::trim).collect();
    let passage = |passage: &str| {
        let gold: Value = serde_json::from_str(passage).map_err(|error| error.to_string())?;
        let line = |at: usize| gold["lines"][at].as_u64().map_or(1, |line| line as usize);
        let story = Story::new(lines.get(line(0) - 1..line(1)).unwrap_or_default().join("\n"));
        let reports = reports(&story, &gold);
        Ok(Passage { story, reports })
    };
    crate::read(&shared.join("gold/train/passages.jsonl"))?.lines().map(passage).collect()
}

fn reports(story: &Story, gold: &Value) -> Vec<Report> {
    let number = |value: &Value| value.as_u64().map_or(0, |number| number as u32);
    let list = |name: &str| gold[name].as_array().map(Vec::as_slice).unwrap_or_default();
    let span = |of: &Value| (number(&of["start"]), number(&of["end"]));
    let names: Vec<(u32, u32)> = list("names").iter().map(span).collect();
    let within = |token: usize, (start, end): (u32, u32)| {
        story.tokens.get(token).is_some_and(|token| token.cp >= start && token.cp < end)
    };
    let report = |statement: &Value| {
        let name = statement["source"].as_str()?;
        let inside: Vec<usize> = (0..story.tokens.len()).filter(|token| within(*token, span(statement))).collect();
        let content = *inside.first()?..*inside.last()? + 1;
        let sentence = story.sentences.get(story.sentence_of(content.end - 1)).cloned()?;
        if statement["type"] != "indirect" || !sentence.contains(&content.start) {
            return None;
        }
        let (_, choices) = analysed(story, &sentence);
        let upos = |token: usize| choices.get(token - sentence.start).map(|choice| choice.upos);
        let after = content.end..sentence.end.min(content.end + REACH);
        let cue = after.into_iter().find(|token| upos(*token) == Some(Upos::Verb))?;
        let is_named = |token: &usize| {
            let word = story.stem(*token);
            let part = name.split_whitespace().any(|part| part == word);
            part && !content.contains(token) && names.iter().any(|span| within(*token, *span))
        };
        let source = sentence.clone().filter(is_named).collect();
        Some(Report { sentence, content, cue, source, name: name.to_owned() })
    };
    list("statements").iter().filter_map(report).collect()
}

/// The forms of a sentence and their analysis.
pub fn analysed<'a>(story: &'a Story, sentence: &Range<usize>) -> (Vec<&'a str>, Vec<Choice>) {
    let forms: Vec<&str> = sentence.clone().map(|token| story.str(token)).collect();
    let choices = words::choose(&forms);
    (forms, choices)
}

/// The sentences with reports, their trees filled in by what was learnt before.
pub fn lessons(passages: &[Passage], learnt: &Table<MOVE_WEIGHTS>, group: usize) -> Vec<Lesson> {
    let score = |machine: &Machine| learnt.score(&features::state(machine), group);
    let mut out = Vec::new();
    for Passage { story, reports } in passages {
        for of_one in reports.chunk_by(|a, b| a.sentence == b.sentence) {
            let Some(first) = of_one.first() else { continue };
            let (forms, choices) = analysed(story, &first.sentence);
            let mut work = Sentence::default();
            work.take(&choices, &forms);
            let known = Known::of(&work, &choices, of_one);
            let Some(heads) = known.heads(&mut work.machine, score) else { continue };
            let relations = vec![None; heads.len()];
            out.push(Lesson { words: std::mem::take(&mut work.machine.words), heads, relations, group, times: TIMES });
        }
    }
    out
}

/// What is known of the tree of a sentence. Numbers are those of its words, signs left out.
#[derive(Debug, Default)]
struct Known {
    /// Phrases, and the word that heads each.
    phrases: Vec<(Range<u32>, u32)>,
    /// Words that hang on each other or on words of other ranges.
    hung: Vec<(Range<u32>, [Range<u32>; 2])>,
}

impl Known {
    /// What reports say about the words of their sentence.
    fn of(work: &Sentence, choices: &[Choice], reports: &[Report]) -> Self {
        let mut known = Self::default();
        let is_light = |word: u32| {
            let choice = work.places.get(word as usize).and_then(|place| choices.get(*place as usize));
            choice.and_then(Choice::reading).is_some_and(|reading| matches!(reading.lemma.as_str(), "et" | "ol"))
        };
        // In "kabul ettiğini" the noun is the head.
        let head = |verb: u32, first: u32| if is_light(verb) && verb > first { verb - 1 } else { verb };
        for report in reports {
            // The first word that is this token or stands after it.
            let word = |token: usize| {
                work.places.partition_point(|place| (*place as usize) < token - report.sentence.start) as u32
            };
            let (first, end) = (word(report.content.start), word(report.content.end));
            if first >= end {
                continue;
            }
            known.phrases.push((first..end, head(end - 1, first)));
            let (Some(from), Some(to)) = (report.source.iter().min(), report.source.iter().max()) else { continue };
            let (from, to, cue) = (word(*from), word(*to) + 1, head(word(report.cue), end));
            let title = from.saturating_sub(TITLE);
            if to <= first {
                known.hung.push((from..to, [title..from, cue..u32::MAX]));
            } else if from > cue {
                known.hung.push((cue..cue + 1, [title.max(cue + 1)..from, from..to]));
            }
        }
        known
    }

    /// Whether an arc fits all that is known.
    fn allows(&self, head: u32, word: u32) -> bool {
        let phrases = self.phrases.iter().all(|(phrase, top)| match (phrase.contains(&word), phrase.contains(&head)) {
            (true, inside) => (word == *top) != inside,
            (false, inside) => !inside,
        });
        let hung = self.hung.iter().all(|(words, on)| {
            !words.contains(&word) || words.contains(&head) || on.iter().any(|on| on.contains(&head))
        });
        phrases && hung
    }

    /// Whether a move keeps open what must still be done.
    fn permits(&self, machine: &Machine, step: Move) -> bool {
        let top = machine.top(0);
        match step {
            Move::Left => self.allows(machine.next, top),
            Move::Right => self.allows(machine.top(1), top),
            // The head of a phrase is read when all before it have their heads.
            Move::Shift => !self.phrases.iter().any(|(phrase, head)| *head == machine.next && phrase.contains(&top)),
        }
    }

    /// The heads of the words by the best moves that fit; `None` where no tree was found that does.
    fn heads(&self, machine: &mut Machine, score: impl Fn(&Machine) -> [f32; MOVE_WEIGHTS]) -> Option<Vec<u32>> {
        machine.start();
        while !machine.is_done() {
            let can = machine.allowed();
            let fits = MOVES.map(|step| can[step as usize] && self.permits(machine, step));
            let step = best_of(&score(machine), if fits.contains(&true) { fits } else { can });
            machine.make(step);
        }
        let heads: Vec<u32> = machine.built.iter().take(machine.count() as usize).map(|word| word.head).collect();
        let whole = (0..).zip(&heads).all(|(word, head)| *head != NOBODY && self.allows(*head, word));
        whole.then_some(heads)
    }
}
