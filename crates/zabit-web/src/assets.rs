//! Styles, script and signs, built in. Their names hold a hash of their bytes, so a browser may keep them for ever.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::error::Fault;
use crate::guard::secret::hex;

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// One file.
struct Asset {
    /// Its name in our folder: "zabit.css".
    plain: &'static str,
    /// Its address: "/assets/zabit.0123456789abcdef.css".
    address: String,
    kind: &'static str,
    bytes: &'static [u8],
}

impl Asset {
    fn new(plain: &'static str, kind: &'static str, bytes: &'static [u8]) -> Self {
        let hash = hex(&Sha256::digest(bytes)[..8]);
        let (stem, ending) = plain.rsplit_once('.').unwrap_or((plain, ""));
        Self { plain, address: format!("/assets/{stem}.{hash}.{ending}"), kind, bytes }
    }
}

static ASSETS: LazyLock<[Asset; 6]> = LazyLock::new(|| {
    [
        Asset::new("charts.css", "text/css; charset=utf-8", include_bytes!("assets/charts.css")),
        Asset::new("charts.js", "text/javascript; charset=utf-8", include_bytes!("assets/charts.js")),
        Asset::new("zabit.css", "text/css; charset=utf-8", include_bytes!("assets/zabit.css")),
        Asset::new("zabit.js", "text/javascript; charset=utf-8", include_bytes!("assets/zabit.js")),
        Asset::new("paste.js", "text/javascript; charset=utf-8", include_bytes!("assets/paste.js")),
        Asset::new("zabit.svg", "image/svg+xml", include_bytes!("assets/zabit.svg")),
    ]
});

/// The address of a file, by its name in our folder.
pub fn address(plain: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.plain == plain).map_or("", |asset| &asset.address)
}

/// Serves a file under its name with the hash.
pub async fn serve(Path(name): Path<String>) -> Result<Response, Fault> {
    let named = |asset: &&Asset| asset.address.strip_prefix("/assets/") == Some(&name);
    let asset = ASSETS.iter().find(named).ok_or(Fault::NotFound)?;
    let kind = HeaderValue::from_static(asset.kind);
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, FOR_EVER)], asset.bytes).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_an_address_of_its_own() {
        for name in ["charts.css", "charts.js", "zabit.css", "zabit.js", "zabit.svg"] {
            let stem = name.split('.').next().unwrap_or_default();
            assert!(address(name).starts_with(&format!("/assets/{stem}.")), "{name}");
        }
        assert_eq!(address("other.css"), "");
    }
}
