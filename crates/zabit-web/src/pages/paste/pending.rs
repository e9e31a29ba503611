//! Files of several stories, between their upload and the moment they are kept: in memory, few at a time, for a while.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use zabit_intake::Article;

use crate::error::Fault;
use crate::guard::secret::random;

/// How long a file is held.
const AGE: Duration = Duration::from_secs(30 * 60);
/// Bytes of text of all files; the oldest go first.
const BYTES: usize = 48 << 20;
/// Files at a time.
const FILES: usize = 16;

/// Files of several stories that were not kept yet.
#[derive(Default)]
pub struct Pending(Mutex<Vec<File>>);

struct File {
    id: String,
    since: Instant,
    bytes: usize,
    articles: Arc<Vec<Article>>,
}

impl Pending {
    /// Holds the stories of a file, and gives the name to ask for them by, which nobody can guess.
    ///
    /// # Errors
    /// A system without random numbers.
    pub fn put(&self, articles: Vec<Article>) -> Result<String, Fault> {
        let id = random::<16>().map_err(|_| Fault::Internal)?;
        let bytes = articles.iter().map(|article| article.text.bytes().len()).sum();
        let file = File { id: id.clone(), since: Instant::now(), bytes, articles: Arc::new(articles) };
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.retain(|file| file.since.elapsed() < AGE);
        files.push(file);
        while files.len() > 1 && (files.len() > FILES || files.iter().map(|file| file.bytes).sum::<usize>() > BYTES) {
            files.remove(0);
        }
        Ok(id)
    }

    /// The stories of a file; nothing where it is gone.
    pub fn get(&self, id: &str) -> Option<Arc<Vec<Article>>> {
        let files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let file = files.iter().find(|file| file.id == id && file.since.elapsed() < AGE)?;
        Some(Arc::clone(&file.articles))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_go_first() {
        let pending = Pending::default();
        let ids: Vec<String> = (0..=FILES).map(|_| pending.put(Vec::new()).unwrap()).collect();
        assert!(pending.get(&ids[0]).is_none());
        assert!(ids[1..].iter().all(|id| pending.get(id).is_some()));
        assert!(pending.get("").is_none());
    }
}
