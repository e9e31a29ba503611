//! Connections: taken, held to their time, and ended in order.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::ServiceExt;

use crate::app::app;
use crate::guard::rate::Peer;
use crate::options::Options;
use crate::state::Web;

/// Bytes of a request's head at most.
const HEAD: usize = 64 << 10;
/// Pause after a connection that could not be taken, as when no more files may be open.
const PAUSE: Duration = Duration::from_millis(50);
/// Bytes of a thread's stack: stories are read on them.
const STACK: usize = 8 << 20;

/// Why a server does not start.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// An address that others reach, and no token.
    #[error("{0}: others can reach this address; name a token with --token-file, or listen on 127.0.0.1")]
    NoToken(SocketAddr),
    /// The address cannot be had.
    #[error("{address}: cannot be listened on ({cause}); is another server running there? name another with --listen")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// The system does not let us start.
    #[error("the server cannot start: {0}")]
    System(#[from] io::Error),
}

/// A server that has its address.
pub struct Server {
    listener: TcpListener,
    web: Web,
}

impl Server {
    /// Takes the address. The store may be missing: pages say so until it is there.
    ///
    /// # Errors
    /// An address that others reach, without a token; one that cannot be had.
    pub async fn bind(options: Options) -> Result<Self, ServeError> {
        let address = options.listen;
        if !address.ip().to_canonical().is_loopback() && options.token.is_none() {
            return Err(ServeError::NoToken(address));
        }
        let listener = TcpListener::bind(address).await.map_err(|cause| ServeError::Listen { address, cause })?;
        let web = Web::new(options).map_err(io::Error::from)?;
        Ok(Self { listener, web })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// A system that does not tell.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Serves until `stop`. Then no connection is taken any more; requests under way are answered, and a change of the
    /// store that has begun is finished.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let Self { listener, web } = self;
        let limits = web.options().limits.clone();
        let router = app(web.clone());
        let turns = Arc::new(Semaphore::new(limits.connections));
        let open = GracefulShutdown::new();
        let mut stop = std::pin::pin!(stop);
        loop {
            let (stream, peer, turn) = tokio::select! {
                next = next(&listener, &turns) => match next {
                    Ok(next) => next,
                    Err(_) => { tokio::time::sleep(PAUSE).await; continue }
                },
                () = &mut stop => break,
            };
            connect(stream, Peer(peer.ip()), turn, &router, limits.head, &open);
        }
        drop(listener);
        // Longer than any request may take.
        let _ = tokio::time::timeout(limits.request + limits.head, open.shutdown()).await;
        web.settle().await;
    }
}

async fn next(
    listener: &TcpListener,
    turns: &Arc<Semaphore>,
) -> io::Result<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let turn = Arc::clone(turns).acquire_owned().await.map_err(io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    Ok((stream, peer, turn))
}

fn connect(
    stream: TcpStream,
    peer: Peer,
    turn: OwnedSemaphorePermit,
    router: &Router,
    head: Duration,
    open: &GracefulShutdown,
) {
    let router = router.clone();
    let answer = hyper::service::service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(peer);
        router.clone().oneshot(request)
    });
    // Small answers do not wait for more to send.
    let _ = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(stream), answer);
    let connection = open.watch(connection);
    tokio::spawn(async move {
        // A connection that breaks is the reader's affair.
        let _ = connection.await;
        drop(turn);
    });
}

/// Serves until Ctrl-C or, where there are such signals, SIGTERM. `ready` is told the address.
///
/// # Errors
/// As [`Server::bind`].
pub fn serve(options: Options, ready: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().thread_stack_size(STACK).enable_all().build()?;
    runtime.block_on(async {
        let server = Server::bind(options).await?;
        let stop = stop()?;
        ready(server.address()?);
        server.run(stop).await;
        Ok(())
    })
}

/// Ends when the system asks us to.
fn stop() -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    let mut term = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    Ok(async move {
        let interrupt = tokio::signal::ctrl_c();
        #[cfg(unix)]
        tokio::select! {
            _ = interrupt => {}
            _ = term.recv() => {}
        }
        #[cfg(not(unix))]
        let _ = interrupt.await;
    })
}
