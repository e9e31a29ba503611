//! `zabit serve`: the store on pages.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;
use zabit_web::{Options, TokenHash, serve};

use super::typed::StoreArg;
use crate::{Stop, notes};

/// What `zabit serve --help` ends with.
pub const EXAMPLES: &str = "\
Examples:
  zabit serve                                        then open http://127.0.0.1:4280/
  zabit serve --store arsiv.db --listen 127.0.0.1:8080
  zabit serve --listen 0.0.0.0:4280 --token-file zabit.token --host arsiv.ornek.example

On a loopback address (127.0.0.1, ::1) there is no login: whoever is on this machine may read and change the
store. Any other address needs --token-file: where the file is not there, a token is made and printed once,
and the file gets its SHA-256 alone. People type the token on a page; programs send it as
\"Authorization: Bearer TOKEN\". To have a new one, delete the file. There is no encryption of its own: on an
open network put a server with TLS before it. Ctrl-C ends it when what is under way is done.";

/// `zabit serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Which store.
    #[command(flatten)]
    pub store: StoreArg,
    /// Where to listen; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:4280")]
    pub listen: SocketAddr,
    /// The file with the SHA-256 of the token; it is made where there is none, and the token printed.
    #[arg(long, value_name = "FILE")]
    pub token_file: Option<PathBuf>,
    /// A name under which the server is reached, beside localhost and its addresses; may be given again.
    #[arg(long, value_name = "NAME")]
    pub host: Vec<String>,
    /// Requests a second that one address may make.
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..))]
    pub rate: u32,
}

/// Serves until it is told to stop.
///
/// # Errors
/// An address that cannot be had, or needs a token; a token file that is none.
pub fn run(typed: ServeArgs) -> Result<bool, Stop> {
    notes::keep_panics_quiet();
    let mut options = Options::new(typed.store.path()?, typed.listen);
    options.hosts = typed.host;
    options.limits.rate = typed.rate;
    options.limits.burst = typed.rate.saturating_mul(2);
    options.token = typed.token_file.as_deref().map(token).transpose()?;
    serve(options, |address| anstream::eprintln!("http://{address}/  (Ctrl-C ends it)"))?;
    Ok(true)
}

/// The hash in a token file. Where there is no file, a token is made and shown, this once.
fn token(path: &Path) -> Result<TokenHash, Stop> {
    let told = |cause: io::Error| Stop::Usage(format!("{}: cannot be read or made ({cause})", path.display()));
    match std::fs::read_to_string(path) {
        Ok(text) => text.parse().map_err(|error| Stop::Usage(format!("{}: {error}", path.display()))),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let (token, hash) = TokenHash::generate().map_err(told)?;
            write(path, &format!("{hash}\n")).map_err(told)?;
            anstream::eprintln!("token (keep it, it is not shown again): {token}");
            Ok(hash)
        }
        Err(error) => Err(told(error)),
    }
}

/// Writes a new file that only its owner reads.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}
