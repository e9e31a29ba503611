# A person, a body, a place.
entity-said = Ne dedi
entity-roles = Görevleri
entity-about = En çok söz ettikleri
entity-company = Birlikte anıldıkları
