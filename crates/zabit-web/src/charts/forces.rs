//! Where the ends of ties stand, so that those tied strongly are near each other: forces as Fruchterman and Reingold (1991)
//! have them, from one start and without chance, so that the same network gives the same picture.
//!
//! Ours because the crates that do this are either under the AGPL or no longer kept.

use super::svg::Spot;

const TURNS: usize = 300;

/// Places of `many` ends within the square from −1 to 1. A tie is two ends and its strength.
pub fn places(many: usize, ties: &[(usize, usize, f64)]) -> Vec<Spot> {
    let mut spots: Vec<Spot> = (0..many).map(start).collect();
    let near = 1.6 / (many.max(1) as f64).sqrt();
    let strongest = ties.iter().map(|tie| tie.2).fold(1.0, f64::max);
    for turn in 0..TURNS {
        let mut forces = vec![(0.0, 0.0); many];
        for a in 0..many {
            for b in (a + 1)..many {
                let (across, up, far) = between(&spots, a, b);
                // Those far from each other leave each other alone, so that parts of a network do not fly apart.
                if far < 3.0 * near {
                    push(&mut forces, a, b, (across, up), near * near / far / far);
                }
            }
        }
        for (a, b, strength) in ties.iter().filter(|(a, b, _)| *a < many && *b < many && a != b) {
            let (across, up, far) = between(&spots, *a, *b);
            let pull = far / near * (0.35 + 0.25 * strength.ln_1p() / strongest.ln_1p());
            push(&mut forces, *a, *b, (across, up), -pull);
        }
        let heat = 0.12 * (1.0 - turn as f64 / TURNS as f64) + 0.002;
        for (spot, force) in spots.iter_mut().zip(&forces) {
            // What nothing holds is held by the middle.
            let force = (force.0 - spot.0 * 1.1, force.1 - spot.1 * 1.1);
            let long = force.0.hypot(force.1).max(1e-9);
            let step = long.min(heat) / long;
            *spot = (spot.0 + force.0 * step, spot.1 + force.1 * step);
        }
    }
    fit(&mut spots);
    spots
}

/// Places on a spiral, no two alike.
fn start(at: usize) -> Spot {
    let (turn, far) = (at as f64 * 2.399_963, ((at as f64 + 0.5) * 0.03).sqrt());
    (far * turn.cos(), far * turn.sin())
}

fn between(spots: &[Spot], a: usize, b: usize) -> (f64, f64, f64) {
    let (across, up) = (spots[a].0 - spots[b].0, spots[a].1 - spots[b].1);
    (across, up, across.hypot(up).max(1e-3))
}

/// A force on two that goes along the way between them.
fn push(forces: &mut [Spot], a: usize, b: usize, (across, up): Spot, force: f64) {
    forces[a] = (forces[a].0 + across * force, forces[a].1 + up * force);
    forces[b] = (forces[b].0 - across * force, forces[b].1 - up * force);
}

/// Stretches the picture to the square.
fn fit(spots: &mut [Spot]) {
    let parts: [fn(&mut Spot) -> &mut f64; 2] = [|spot| &mut spot.0, |spot| &mut spot.1];
    for part in parts {
        let mut values: Vec<f64> = spots.iter_mut().map(|spot| *part(spot)).collect();
        values.sort_by(f64::total_cmp);
        let (Some(low), Some(high)) = (values.first().copied(), values.last().copied()) else { return };
        let wide = (high - low).max(1e-6);
        for spot in spots.iter_mut() {
            let value = part(spot);
            *value = if high > low { (*value - low) / wide * 2.0 - 1.0 } else { 0.0 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_each_time_apart_and_inside() {
        let ties = [(0, 1, 5.0), (1, 2, 1.0), (3, 4, 2.0), (9, 9, 1.0), (7, 99, 1.0)];
        let spots = places(10, &ties);
        assert_eq!(spots, places(10, &ties));
        for (at, a) in spots.iter().enumerate() {
            assert!(a.0.abs() <= 1.0 && a.1.abs() <= 1.0, "{a:?}");
            assert!(spots[at + 1..].iter().all(|b| (a.0 - b.0).hypot(a.1 - b.1) > 0.05), "two on one place");
        }
        let far = |a: usize, b: usize| (spots[a].0 - spots[b].0).hypot(spots[a].1 - spots[b].1);
        assert!(far(0, 1) < far(0, 3), "the tied are nearer");
    }

    #[test]
    fn none_and_one() {
        assert!(places(0, &[]).is_empty());
        assert_eq!(places(1, &[]), [(0.0, 0.0)]);
    }
}
