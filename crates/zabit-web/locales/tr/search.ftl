# Search.
search-title = Arama
search-title-for = Arama: { $value }
search-words = Aranan
search-outlet = Yayın
search-outlet-any = hepsi
search-speaker = Konuşan
search-speaker-hint = Ad ya da e12
search-only-title = Yalnızca başlıklarda
search-newest = Önce en yeniler
search-none = Bu sözcüklerle haber bulunamadı.
search-none-help = Sözcüğün her çekimi aranır: “görüşmeler”, “görüşmesinde”yi de bulur. Daha az sözcükle ya da süzgeçsiz deneyin.
search-start = Ne arıyorsunuz?
search-start-help = Sözcüğün her çekimi bulunur. Tırnak içindeki öbek olduğu gibi aranır, başına - konan sözcük dışarıda bırakılır, sonuna * konan sözcüğün başı aranır.
search-only-out = Yalnızca dışarıda bırakılacak sözcük yazılmış; aranacak bir sözcük de yazın.
search-speaker-none = “{ $value }” adında kimse bulunamadı.
search-speaker-several = “{ $value }” birden çok kişiye uyuyor; birini seçin:
search-results = Sonuçlar
