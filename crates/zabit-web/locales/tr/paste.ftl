# A story pasted into a box.
paste-title = Haber yapıştır
paste-text = Haberin metnini kutuya yapıştırın. Metin okunur, depoya eklenir, kaydı açılır. Aynı haber ikinci kez eklenmez.
paste-story = Metin
paste-headline = Başlık (metinde yoksa)
paste-outlet = Yayın
paste-published = Yayın günü
paste-url = Adresi
paste-keep = Oku ve depoya ekle
paste-language = Bu metin Türkçe değil; Zabıt yalnızca Türkçe haber okur.
paste-no-text = Okunacak metin bulunamadı.
paste-day = Yayın günü 2025-09-08 biçiminde olmalı.
