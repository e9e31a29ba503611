//! What was worked out for a word form, kept for the next time it is met. Half of running text is a thousand forms.

use std::rc::Rc;

use quick_cache::unsync::Cache;
use quick_cache::{DefaultHashBuilder, OptionsBuilder, UnitWeighter};

/// Forms kept: nearly all that two megabytes of news have (65,000).
const KEPT: u64 = 1 << 16;
/// A form of more bytes will not come again.
const LONGEST: usize = 64;

/// Values by word form. Bounded in memory whatever the text; forms met again outlive those met once (S3-FIFO: Yang et
/// al. 2023, "FIFO queues are all you need for cache eviction").
pub struct Memo<V> {
    forms: Cache<Box<str>, Rc<V>>,
}

impl<V> Default for Memo<V> {
    /// An empty memory; room is taken as forms come.
    fn default() -> Self {
        let options = OptionsBuilder::new().estimated_items_capacity(0).weight_capacity(KEPT).build();
        let forms = match options {
            Ok(options) => {
                Cache::with_options(options, UnitWeighter, DefaultHashBuilder::default(), Default::default())
            }
            Err(_) => Cache::new(KEPT as usize),
        };
        Self { forms }
    }
}

impl<V> Memo<V> {
    /// The value of a form, made by `make` where it is not known.
    pub fn get(&mut self, form: &str, make: impl FnOnce(&str) -> V) -> Rc<V> {
        if let Some(value) = self.forms.get(form) {
            return Rc::clone(value);
        }
        let value = Rc::new(make(form));
        if form.len() <= LONGEST {
            self.forms.insert(form.into(), Rc::clone(&value));
        }
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
        for round in 0..4 * KEPT {
            memo.get("köprü", |form| {
                made += 1;
                form.len()
            });
            memo.get(&round.to_string(), str::len);
        }
        assert_eq!(made, 1);
        assert!(memo.forms.len() as u64 <= KEPT);
    }

    #[test]
    fn a_long_form_is_not_kept() {
        let mut memo = Memo::default();
        assert_eq!(*memo.get(&"a".repeat(1000), str::len), 1000);
        assert!(memo.forms.is_empty());
    }
}
