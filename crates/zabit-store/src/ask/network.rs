//! Who meets, agrees with and speaks of whom?

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Result};
use serde::Serialize;

use super::{Page, Sql, id, list};
use crate::error::Result as StoreResult;
use crate::open::Store;

/// Stories that are looked at, the latest.
const STORIES: u32 = 2_000;
/// Ties for each entity shown, at most.
const TIES: usize = 3;

/// Which ties are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Only around this one.
    pub of: Option<i64>,
    /// Only of this kind.
    pub kind: Option<TieKind>,
}

/// A kind of tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TieKind {
    /// They met, called or visited each other.
    Meets,
    /// They are parties of an agreement.
    Agrees,
    /// One speaks of the other.
    Cites,
}

/// Entities and what ties them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Network {
    /// The entities, those with most ties first.
    pub nodes: Vec<Node>,
    /// The ties between them, the strongest first.
    pub ties: Vec<Tie>,
    /// Stories that were looked at.
    pub stories: usize,
}

/// An entity of a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Node {
    /// Its number: "e12".
    pub id: String,
    /// Its name.
    pub name: String,
    /// person, organisation, place or group.
    pub kind: String,
    /// All its ties to others in the network.
    pub weight: i64,
}

/// What ties two entities. `a` and `b` are places in the list of nodes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tie {
    /// One.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// Meetings that stories tell of.
    pub meets: i64,
    /// Agreements that stories tell of.
    pub agrees: i64,
    /// Statements of `a` that name `b`.
    pub cites: i64,
    /// Statements of `b` that name `a`.
    pub cited: i64,
}

/// Counts of a pair whose lower number comes first.
#[derive(Clone, Copy, Default)]
struct Sum {
    meets: i64,
    agrees: i64,
    cites: i64,
    cited: i64,
}

impl Sum {
    fn weight(&self) -> i64 {
        self.meets + self.agrees + self.cites + self.cited
    }
}

type Pairs = BTreeMap<(i64, i64), Sum>;

impl Store {
    /// The strongest ties of at most as many entities as the page has rows, by the latest 2,000 stories of its days.
    /// Meetings and agreements count where the story tells them as having taken place.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn network(&self, asked: &Ties, page: &Page) -> StoreResult<Network> {
        self.sql(|store| {
            let stories = stories(store, asked.of, page)?;
            let told = list(&stories);
            let wanted = |kind| asked.kind.is_none_or(|only| only == kind);
            let mut pairs = Pairs::new();
            if wanted(TieKind::Meets) {
                together(store, &told, "event.consult IS NOT NULL", &mut pairs, |sum| &mut sum.meets)?;
            }
            if wanted(TieKind::Agrees) {
                together(store, &told, "event.agreement IS NOT NULL", &mut pairs, |sum| &mut sum.agrees)?;
            }
            if wanted(TieKind::Cites) {
                spoken(store, &told, &mut pairs)?;
            }
            let chosen = chosen(&pairs, asked.of, page.limit as usize);
            network(store, &pairs, &chosen, stories.len())
        })
    }
}

fn stories(store: &Connection, of: Option<i64>, page: &Page) -> Result<Vec<i64>> {
    let current = "story.copy_of IS NULL AND story.superseded_by IS NULL";
    let sql = match of {
        Some(one) => Sql::new("SELECT DISTINCT story.id FROM appearance CROSS JOIN story")
            .plain("INDEXED BY story_head ON story.id = appearance.story")
            .with(&format!("WHERE {current} AND appearance.entity = ?"), one),
        None => Sql::new(format!("SELECT story.id FROM story INDEXED BY story_current WHERE {current}")),
    };
    let order = "ORDER BY story.published DESC, story.id DESC LIMIT ?";
    sql.days("story.published", page).with(order, STORIES).rows(store, |row| row.get(0))
}

/// Counts the pairs among the parties of events that took place.
fn together(
    store: &Connection,
    stories: &str,
    only: &str,
    pairs: &mut Pairs,
    count: impl Fn(&mut Sum) -> &mut i64,
) -> Result<()> {
    let sql = Sql::new("SELECT event.id, party.entity FROM json_each(")
        .with("?) told CROSS JOIN event ON event.story = told.value", stories.to_owned())
        .plain("CROSS JOIN party ON party.event = event.id WHERE event.modality = 'happened' AND")
        .plain(only);
    let mut parties: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    sql.each(store, |row| {
        parties.entry(row.get(0)?).or_default().insert(row.get(1)?);
        Ok(true)
    })?;
    for parties in parties.into_values() {
        for (at, a) in parties.iter().enumerate() {
            for b in parties.iter().skip(at + 1) {
                *count(pairs.entry((*a, *b)).or_default()) += 1;
            }
        }
    }
    Ok(())
}

/// Counts who speaks of whom.
fn spoken(store: &Connection, stories: &str, pairs: &mut Pairs) -> Result<()> {
    let sql = Sql::new("SELECT statement.entity, about.entity, count(*) FROM json_each(")
        .with("?) told CROSS JOIN statement ON statement.story = told.value", stories.to_owned())
        .plain("CROSS JOIN about ON about.statement = statement.id")
        .plain("WHERE statement.same_as IS NULL AND statement.entity <> about.entity GROUP BY 1, 2");
    sql.each(store, |row| {
        let (speaker, named, times): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let sum = pairs.entry((speaker.min(named), speaker.max(named))).or_default();
        *(if speaker < named { &mut sum.cites } else { &mut sum.cited }) += times;
        Ok(true)
    })
}

/// The strongest pairs first; of equal ones that of lower numbers.
fn strongest(pairs: &Pairs) -> Vec<(&(i64, i64), &Sum)> {
    let mut sorted: Vec<_> = pairs.iter().collect();
    sorted.sort_by_key(|(pair, sum)| (-sum.weight(), **pair));
    sorted
}

/// Who is shown: the ends of the strongest ties, or one and those it has the strongest ties with.
fn chosen(pairs: &Pairs, of: Option<i64>, most: usize) -> BTreeSet<i64> {
    let mut chosen: BTreeSet<i64> = of.into_iter().collect();
    for ((a, b), _) in strongest(pairs) {
        let new = usize::from(!chosen.contains(a)) + usize::from(!chosen.contains(b));
        if chosen.len() + new <= most && of.is_none_or(|one| one == *a || one == *b) {
            chosen.extend([*a, *b]);
        }
    }
    chosen
}

fn network(store: &Connection, pairs: &Pairs, chosen: &BTreeSet<i64>, stories: usize) -> Result<Network> {
    let mut weights: BTreeMap<i64, i64> = chosen.iter().map(|one| (*one, 0)).collect();
    let mut kept = Vec::new();
    for (pair, sum) in strongest(pairs) {
        if chosen.contains(&pair.0) && chosen.contains(&pair.1) && kept.len() < chosen.len() * TIES {
            for one in [pair.0, pair.1] {
                *weights.entry(one).or_default() += sum.weight();
            }
            kept.push((*pair, *sum));
        }
    }
    let mut order: Vec<(i64, i64)> = weights.into_iter().collect();
    order.sort_by_key(|(one, weight)| (-weight, *one));
    let mut known = store.prepare_cached("SELECT name, kind FROM entity WHERE id = ?1")?;
    let node = |(one, weight): &(i64, i64)| {
        known.query_row([one], |row| {
            Ok(Node { id: id('e', *one), name: row.get(0)?, kind: row.get(1)?, weight: *weight })
        })
    };
    let nodes = order.iter().map(node).collect::<Result<_>>()?;
    let place = |one: i64| order.iter().position(|(other, _)| *other == one).unwrap_or_default();
    let tie = |((a, b), sum): ((i64, i64), Sum)| Tie {
        a: place(a),
        b: place(b),
        meets: sum.meets,
        agrees: sum.agrees,
        cites: sum.cites,
        cited: sum.cited,
    };
    Ok(Network { nodes, ties: kept.into_iter().map(tie).collect(), stories })
}
