# The front page.
home-title = Kayıtlar
home-latest = Son haberler
home-latest-all = Tüm haberlerde ara
home-people = En çok söz alanlar
home-people-all = Tüm kişiler
home-agreements = Son anlaşmalar
home-commitments = Vadesi geçmemiş taahhütler
home-none = Henüz yok.
home-empty = Depo boş
home-empty-text = İlk haberleri ekleyin; sayfalar kendiliğinden dolar. Düz metin, HTML, JSON, CSV, RSS/Atom ve WARC okunur.
home-empty-then = Ekleme bitince bu sayfayı yenileyin.
due = vade: { $value }
