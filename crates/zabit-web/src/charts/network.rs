//! Who is tied to whom: names as signs by their kind, ties as lines by their strength.

use zabit_store::{Network, Tie};

use super::Chart;
use super::forces::places;
use super::svg::{Anchor, Ink, Spot, Svg, cut};
use crate::pages::paths;
use crate::texts::Texts;

const SIZE: (u32, u32) = (860, 620);
/// Room for names at the sides.
const SIDE: f64 = 96.0;
const TOP: f64 = 60.0;
/// Room for a sign and its name.
const NAME: (f64, f64) = (104.0, 38.0);
/// Letters of a name.
const LETTERS: usize = 22;

/// The picture of a network; none where there are no ties. `href` leads from a tie to what is between its ends.
pub fn chart(title: &str, network: &Network, t: Texts) -> Option<Chart> {
    if network.ties.is_empty() {
        return None;
    }
    let strength = |tie: &Tie| (tie.meets + tie.agrees + tie.cites + tie.cited) as f64;
    let most = network.ties.iter().map(strength).fold(1.0, f64::max);
    let ties: Vec<_> = network.ties.iter().map(|tie| (tie.a, tie.b, strength(tie))).collect();
    let mut spots: Vec<Spot> = places(network.nodes.len(), &ties).into_iter().map(spot).collect();
    apart(&mut spots);
    let about = format!("{} {}", t.count("network-nodes", network.nodes.len()), t.count("network-ties", ties.len()));
    let mut svg = Svg::new(SIZE.0, SIZE.1, title, &about);
    for tie in &network.ties {
        let (Some(a), Some(b)) = (network.nodes.get(tie.a), network.nodes.get(tie.b)) else { continue };
        let label = format!("{} – {}: {}", a.name, b.name, told(tie, &a.name, &b.name, t));
        let ends = format!("{} {}", tie.a, tie.b);
        svg.link(&paths::between(&a.id, &b.id), &label, &[("tip", &label), ("tie", &ends)]);
        let ink = if tie.meets > 0 {
            Ink::Name
        } else if tie.agrees > 0 {
            Ink::Figure
        } else {
            Ink::Said
        };
        let dashes = if tie.meets + tie.agrees == 0 { "5 4" } else { "" };
        svg.line(&[spots[tie.a], spots[tie.b]], ink, 1.2 + 4.0 * (strength(tie) / most).sqrt(), dashes);
        svg.end_link();
    }
    let heaviest = network.nodes.iter().map(|node| node.weight).max().unwrap_or(1).max(1) as f64;
    for (at, node) in network.nodes.iter().enumerate() {
        let kind = t.name("kind", &node.kind);
        let label = format!("{} ({kind}), {}", node.name, t.count("network-weight", node.weight));
        svg.link(&paths::entity(&node.id), &label, &[("tip", &label), ("node", &at.to_string())]);
        sign(&mut svg, spots[at], 5.0 + 7.0 * (node.weight as f64 / heaviest).sqrt(), &node.kind);
        svg.end_link();
    }
    // Names last, so that no line runs through them.
    for (node, (x, y)) in network.nodes.iter().zip(&spots) {
        svg.text((*x, y + 24.0), &cut(&node.name, LETTERS), Ink::Text, Anchor::Middle, 12, false);
    }
    Some(Chart { title: title.to_owned(), about, svg: svg.finish() })
}

fn spot((x, y): Spot) -> Spot {
    let (wide, high) = (f64::from(SIZE.0), f64::from(SIZE.1));
    ((x + 1.0) / 2.0 * (wide - 2.0 * SIDE) + SIDE, (y + 1.0) / 2.0 * (high - TOP - 50.0) + TOP)
}

/// Moves signs whose names would cover each other, as little as that takes.
fn apart(spots: &mut [Spot]) {
    let low = f64::from(SIZE.1) - 50.0;
    for _ in 0..80 {
        for a in 0..spots.len() {
            for b in (a + 1)..spots.len() {
                let (across, down) = (spots[b].0 - spots[a].0, spots[b].1 - spots[a].1);
                if across.abs() < NAME.0 && down.abs() < NAME.1 {
                    let step = (NAME.1 - down.abs()) / 2.0 + 0.5;
                    let step = if down < 0.0 { -step } else { step };
                    spots[a].1 = (spots[a].1 - step).clamp(TOP, low);
                    spots[b].1 = (spots[b].1 + step).clamp(TOP, low);
                }
            }
        }
    }
}

/// People are round, bodies square, places lozenges: colour is not all that tells them apart.
fn sign(svg: &mut Svg, (x, y): Spot, size: f64, kind: &str) {
    match kind {
        "person" => svg.circle((x, y), size, Ink::Accent),
        "organisation" => {
            let half = size * 0.9;
            svg.shape(
                &[(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)],
                Ink::Event,
            );
        }
        _ => {
            let half = size * 1.2;
            svg.shape(&[(x, y - half), (x + half, y), (x, y + half), (x - half, y)], Ink::Commitment);
        }
    }
}

/// What ties two, in words.
pub fn told(tie: &Tie, a: &str, b: &str, t: Texts) -> String {
    let mut said = Vec::new();
    for (key, count) in [("network-meets", tie.meets), ("network-agrees", tie.agrees)] {
        if count > 0 {
            said.push(t.count(key, count));
        }
    }
    for (speaker, named, count) in [(a, b, tie.cites), (b, a, tie.cited)] {
        if count > 0 {
            let values = [
                ("speaker", speaker.to_owned().into()),
                ("named", named.to_owned().into()),
                ("count", count.into()),
                ("shown", t.number(count).into()),
            ];
            said.push(t.with("network-cites", &values));
        }
    }
    said.join(", ")
}

#[cfg(test)]
mod tests {
    use zabit_store::Node;

    use super::*;
    use crate::texts::Language;

    #[test]
    fn names_lead_to_pages_and_are_escaped() {
        let node = |id: &str, name: &str| Node {
            id: id.to_owned(),
            name: name.to_owned(),
            kind: "person".to_owned(),
            weight: 3,
        };
        let tie = Tie { a: 0, b: 1, meets: 2, agrees: 0, cites: 1, cited: 0 };
        let network =
            Network { nodes: vec![node("e1", "Ayşe <script>"), node("e2", "\"Ali\"")], ties: vec![tie], stories: 3 };
        let t = Texts { language: Language::Turkish };
        let made = chart("Ağ", &network, t).unwrap();
        assert!(made.svg.contains("href=\"/entity/e1\"") && made.svg.contains("href=\"/between?a=e1&amp;b=e2\""));
        assert!(made.svg.contains("Ayşe &lt;script&gt;") && !made.svg.contains("<script"), "{}", made.svg);
        assert!(made.svg.contains("2 görüşme"), "{}", made.svg);
        assert!(chart("Ağ", &Network::default(), t).is_none());
    }
}
