//! The questions of the pages of relations, figures, agreements, commitments and networks.

use super::super::*;
use crate::Store;

pub(super) fn ask(store: &Store, a: i64, b: i64, speaker: i64, page: &Page) {
    for kind in MomentKind::ALL {
        store.between_only(a, b, kind, page).unwrap();
        store.events_of(a, kind, page).unwrap();
    }
    assert_eq!(store.between_years(a, b, page).unwrap().len(), 1);
    store.event_years(speaker, page).unwrap();
    assert_eq!(store.said_years(speaker, page).unwrap().len(), 1);
    let asked = Figures { measure: Query::new("ticaret"), of: vec![a, b] };
    store.dues(store.figures(&asked, page).unwrap().iter()).unwrap();
    assert_eq!(store.meets(speaker).unwrap().len(), 1);
    for of in [vec![], vec![a], vec![a, b]] {
        assert!(!store.measures(&of, page).unwrap().is_empty());
        let asked = Agreements { of, status: None };
        assert_eq!(store.agreements_called("Yol Protokolü", &asked, page).unwrap().len(), 1);
    }
    for due in [Due::Ahead, Due::Past, Due::Untold] {
        let asked = Commitments { by: Some(speaker), kind: Some("pledge".to_owned()), open: None };
        store.commitments_due(&asked, due, "2025-01-01", page).unwrap();
        store.commitments_due(&Commitments::default(), due, "2025-01-01", page).unwrap();
    }
    for of in [None, Some(speaker)] {
        assert!(!store.network(&Ties { of, kind: None }, page).unwrap().ties.is_empty());
    }
}
