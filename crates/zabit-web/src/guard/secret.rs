//! A secret of this run, and what is signed with it: tokens of forms and sessions. Nothing of it is kept: after a restart
//! open forms are loaded anew and people log in once more.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// Random bytes that never leave the process.
pub struct Secret([u8; 32]);

impl Secret {
    /// A new secret.
    ///
    /// # Errors
    /// A system without random numbers.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// The signature of a text, for one use: a signature for another use never fits.
    pub fn sign(&self, purpose: &str, text: &str) -> String {
        // Every length is a key for HMAC.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return String::new() };
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        hex(&mac.finalize().into_bytes())
    }

    /// Whether a signature is that of a text; takes the same time wherever they differ.
    pub fn signed(&self, purpose: &str, text: &str, signature: &str) -> bool {
        let right = self.sign(purpose, text);
        !right.is_empty() && bool::from(right.as_bytes().ct_eq(signature.as_bytes()))
    }
}

/// Random hexadecimal digits, two for each byte.
///
/// # Errors
/// A system without random numbers.
pub fn random<const BYTES: usize>() -> Result<String, getrandom::Error> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes)?;
    Ok(hex(&bytes))
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_for_one_text_one_use_and_one_run() {
        let secret = Secret::new().unwrap();
        let signature = secret.sign("form", "ziyaretçi");
        assert!(secret.signed("form", "ziyaretçi", &signature));
        assert!(!secret.signed("session", "ziyaretçi", &signature));
        assert!(!secret.signed("form", "ziyaretci", &signature));
        assert!(!secret.signed("form", "ziyaretçi", ""));
        assert!(!Secret::new().unwrap().signed("form", "ziyaretçi", &signature));
        assert_eq!(random::<16>().unwrap().len(), 32);
    }
}
