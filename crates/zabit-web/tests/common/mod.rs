//! A server on a free port, and a client that speaks HTTP by hand: hostile requests too.

#![allow(dead_code)]

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::oneshot;
use zabit_intake::{Article, Options as Intake, open};
use zabit_keep::{Taken, take};
use zabit_store::{Fresh, Store};
use zabit_text::LoadOptions;
use zabit_web::{Limits, Options, Server};

/// An invented story: day, outlet, text. The first line is the headline.
pub type Told<'a> = (&'a str, &'a str, &'a str);

pub const STORIES: &[Told] = &[
    (
        "2025-03-01",
        "Deneme Ajansı",
        "Iğdır'da ırmak temizlendi\nIğdır Belediye Başkanı Ayşe Denemez, \"Irmağın temizliği bitti, kıyıda yüz ağaç \
         dikildi, yürüyüş yolu haftaya açılacak.\" dedi. Denemez, 12 milyon lira harcandığını söyledi.",
    ),
    (
        "2025-03-02",
        "Örnek Gazete",
        "Iğdır'da ırmak temizlendi\nIğdır Belediye Başkanı Ayşe Denemez, \"Irmağın temizliği bitti, kıyıda yüz ağaç \
         dikildi, yürüyüş yolu haftaya açılacak.\" dedi. Denemez, 12 milyon lira harcandığını söyledi.",
    ),
    (
        "2025-06-11",
        "Örnek Gazete",
        "Köprü Protokolü imzalandı\nÖrnek Birliği Genel Sekreteri Kemal Sınar, \"2030'a kadar yeni bir okul açacağız.\" \
         dedi. Örnek Birliği ile Deneme Vakfı arasında Köprü Protokolü imzalandı.",
    ),
];

/// A story that tries everything on the page that shows it.
pub const NASTY: Told = (
    "2025-07-01",
    "<img src=x onerror=alert(1)>",
    "<script>alert('başlık')</script>\nÖrnek Birliği Başkanı Ayşe \"<b onmouseover=alert(1)>Denemez</b>\", \"<script>alert(1)\
     </script> &amp; </p></main><style>*{display:none}</style> {{ 7*7 }} ${7*7} javascript:alert(1) dedik.\" dedi.",
);

/// A server at work in a thread of its own, with a store in a folder of its own.
pub struct Running {
    pub address: SocketAddr,
    pub store: PathBuf,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    folder: tempfile::TempDir,
}

impl Running {
    /// A server with some stories.
    pub fn new(stories: &[Told]) -> Self {
        Self::with(stories, |_| {})
    }

    /// A server with some stories, its options changed.
    pub fn with(stories: &[Told], change: impl FnOnce(&mut Options)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("kayit.db");
        fill(&store, stories);
        Self::start(folder, store, change)
    }

    /// A server whose store is not there.
    pub fn without_store() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("kayit.db");
        Self::start(folder, store, |_| {})
    }

    fn start(folder: tempfile::TempDir, store: PathBuf, change: impl FnOnce(&mut Options)) -> Self {
        let mut options = Options::new(store.clone(), "127.0.0.1:0".parse().unwrap());
        options.limits = Limits { patience: Duration::from_millis(200), ..Limits::default() };
        change(&mut options);
        let (stop, stopped) = oneshot::channel();
        let (ready, address) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_multi_thread().thread_stack_size(8 << 20).enable_all().build().unwrap();
            runtime.block_on(async {
                let server = Server::bind(options).await.unwrap();
                ready.send(server.address().unwrap()).unwrap();
                server.run(async { drop(stopped.await) }).await;
            });
        });
        let mut address: SocketAddr = address.recv().unwrap();
        address.set_ip([127, 0, 0, 1].into());
        Self { address, store, stop: Some(stop), thread: Some(thread), folder }
    }

    /// Tells the server to stop.
    pub fn stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
    }

    /// Waits until it has stopped.
    pub fn end(mut self) -> tempfile::TempDir {
        self.stop();
        self.thread.take().unwrap().join().unwrap();
        std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap())
    }

    /// "127.0.0.1:12345".
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// The page at an address.
    pub fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[])
    }

    /// The page at an address, with headers.
    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send("GET", path, headers, b"")
    }

    /// Sends a request with the usual headers, and those given.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
            head += &format!("Host: {}\r\n", self.host());
        }
        for (name, value) in headers {
            head += &format!("{name}: {value}\r\n");
        }
        if method != "GET" {
            head += &format!("Content-Length: {}\r\n", body.len());
        }
        self.raw(&[head.as_bytes(), b"\r\n", body].concat())
    }

    /// Sends bytes as they are.
    pub fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.open();
        // Who is refused early may close before all is sent.
        let _ = stream.write_all(bytes);
        Answer::read(&mut stream)
    }

    /// An open connection.
    pub fn open(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    /// A browser that has loaded a page with a form: its cookies and the token of its forms.
    pub fn visitor(&self) -> (String, String) {
        let page = self.get("/paste");
        (page.cookies(), page.csrf())
    }

    /// Sends a form as our own page does.
    pub fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let (cookies, csrf) = self.visitor();
        let origin = format!("http://{}", self.host());
        let headers = [
            ("Cookie", cookies.as_str()),
            ("Origin", origin.as_str()),
            ("Sec-Fetch-Site", "same-origin"),
            ("Content-Type", "application/x-www-form-urlencoded"),
        ];
        let fields: Vec<_> = [("csrf", csrf.as_str())].into_iter().chain(fields.iter().copied()).collect();
        self.send("POST", path, &headers, encoded(&fields).as_bytes())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    pub fn read(stream: &mut TcpStream) -> Self {
        let mut bytes = Vec::new();
        // A connection that is reset has said what it had to say.
        let _ = stream.read_to_end(&mut bytes);
        let _ = stream.shutdown(Shutdown::Both);
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).unwrap_or(0);
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
        Self { status, headers, body: body.to_owned() }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The cookies it sets, as a browser sends them back.
    pub fn cookies(&self) -> String {
        let set = self.headers.iter().filter(|(name, _)| name == "set-cookie");
        set.filter_map(|(_, line)| line.split(';').next()).collect::<Vec<_>>().join("; ")
    }

    /// The token of its form.
    pub fn csrf(&self) -> String {
        let (_, rest) = self.body.split_once("name=\"csrf\" value=\"").expect("a form with a token");
        rest.split('"').next().unwrap().to_owned()
    }
}

/// Fields as a form sends them.
pub fn encoded(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// Makes a store of stories, read as `zabit add` does.
pub fn fill(path: &Path, stories: &[Told]) {
    fill_from(path, 0, stories);
}

/// Adds stories to a store; their addresses count from a number, so that none is a version of another.
pub fn fill_from(path: &Path, first: usize, stories: &[Told]) {
    let fresh: Vec<Fresh> = (first..).zip(stories).map(|(at, told)| fresh(at, told)).collect();
    Store::create(path).unwrap().add(&fresh, &[]).unwrap();
}

fn fresh(at: usize, (day, outlet, text): &Told) -> Fresh {
    // An address is hostile where its outlet is.
    let url =
        if outlet.contains('<') { "javascript:alert(1)".to_owned() } else { format!("https://ornek.example/{at}") };
    let (title, body) = text.split_once('\n').unwrap();
    let line = serde_json::json!({ "title": title, "text": body, "date": day, "outlet": outlet, "url": url });
    let bytes = line.to_string().into_bytes();
    let article: Article =
        open("haber.jsonl", std::io::Cursor::new(bytes), &Intake::default()).next().unwrap().unwrap();
    take(article, &LoadOptions { any_language: true, ..LoadOptions::default() }).map(Taken::read).unwrap()
}
