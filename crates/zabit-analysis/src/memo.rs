//! What was worked out for a word form, kept for the next time it is met. Half of running text is a thousand forms.

use std::rc::Rc;

use hashbrown::HashMap;

/// Forms of one generation. Two of them hold nearly all forms of a megabyte of news (39,000).
const GENERATION: usize = 1 << 15;
/// A form of more bytes will not come again.
const LONGEST: usize = 64;

/// Values by word form, in two generations: what is met again moves to the young one; when that is full it becomes
/// the old one, and what nobody asked for since is forgotten. Bounded in memory whatever the text, and never empty
/// after it has forgotten.
#[derive(Debug)]
pub struct Memo<V> {
    young: HashMap<Box<str>, Rc<V>>,
    old: HashMap<Box<str>, Rc<V>>,
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self { young: HashMap::new(), old: HashMap::new() }
    }
}

impl<V> Memo<V> {
    /// The value of a form, made by `make` where it is not known.
    pub fn get(&mut self, form: &str, make: impl FnOnce(&str) -> V) -> Rc<V> {
        if let Some(value) = self.young.get(form) {
            return Rc::clone(value);
        }
        if form.len() > LONGEST {
            return Rc::new(make(form));
        }
        let (form, value) = match self.old.remove_entry(form) {
            Some(known) => known,
            None => (form.into(), Rc::new(make(form))),
        };
        if self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(form, Rc::clone(&value));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_worked_out_once_while_it_is_in_use() {
        let mut memo = Memo::default();
        let mut made = 0;
        for round in 0..4 * GENERATION {
            memo.get("köprü", |form| {
                made += 1;
                form.len()
            });
            memo.get(&round.to_string(), str::len);
        }
        assert_eq!(made, 1);
        assert!(memo.young.len() + memo.old.len() <= 2 * GENERATION);
    }

    #[test]
    fn a_long_form_is_not_kept() {
        let mut memo = Memo::default();
        assert_eq!(*memo.get(&"a".repeat(1000), str::len), 1000);
        assert!(memo.young.is_empty());
    }
}
