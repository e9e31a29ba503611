#!/usr/bin/env python3
"""Write invented news stories as JSON Lines, the same for the same seed: something to measure a large store with.

usage: bench/stories.py COUNT [SEED] > stories.jsonl

A story has five statements on average, with meetings, agreements, figures and promises between them, by some thousand
people of some hundred bodies over twenty years. Names, bodies and towns are put together from parts; none is meant to
be anybody's.
"""
import datetime, json, random, sys

FIRST = "Ayşe Mehmet Fatma Ali Zeynep Mustafa Elif Hasan Emine Hüseyin Selin İbrahim Derya Osman Nur Yusuf Ece Murat Sevgi Kemal " \
        "Leyla Orhan Gül Cem Pınar Levent Filiz Serkan Aylin Tarık".split()
LAST_A = "Ak Kara Demir Taş Gül Öz Er Yeşil Çelik Altın Gök Deniz Kaya Toprak Yıldız Aydın Bulut Işık Kutlu Bozkır".split()
LAST_B = "oğlu taş er kan soy ay dağ su bay gün alp han".split()
PLACES = "Akpınar Yenidere Taşköy Gölova Karatepe Çamlıbel Sarıkum Denizkent Ovacık Kızılırmak Bozdağ Yeşilyurt".split()
LANDS = ["Türkiye", "Kazakistan", "Azerbaycan", "Özbekistan", "Macaristan", "Japonya", "Brezilya", "Almanya", "Gürcistan", "Kenya"]
BODIES = ["{p} Belediyesi", "{p} Üniversitesi", "{p} Ticaret Odası", "{p} Kalkınma Ajansı", "{p} Spor Kulübü"]
MINISTRIES = ["Ulaştırma", "Tarım", "Enerji", "Ticaret", "Kültür", "Sağlık", "Maliye", "Çevre"]
OFFICES = ["Başkanı", "Genel Sekreteri", "Genel Müdürü", "Sözcüsü", "Rektörü"]
THINGS = ["köprü", "liman", "hastane", "okul", "fabrika", "müze", "tünel", "baraj", "fuar", "proje"]
GENITIVE = {"köprü": "köprünün", "liman": "limanın", "hastane": "hastanenin", "okul": "okulun", "fabrika": "fabrikanın",
            "müze": "müzenin", "tünel": "tünelin", "baraj": "barajın", "fuar": "fuarın", "proje": "projenin"}
DEEDS = ["gelecek yıl açılacağını", "zamanında tamamlandığını", "bölgeye iş getireceğini", "yeniden ele alınacağını",
         "bütçesinin arttığını", "iki kenti birbirine bağlayacağını", "ilgiyle karşılandığını", "yıl sonuna yetişeceğini"]
CUES = ["söyledi", "belirtti", "ifade etti", "açıkladı", "kaydetti", "vurguladı", "dile getirdi"]
QUOTES = ["Çalışmalar planlandığı gibi sürüyor.", "Bu adım iki taraf için de önemli.", "Kapımız herkese açık.",
          "Hedefimiz ortak bir gelecek.", "Bugün yeni bir sayfa açıyoruz.", "Sonuçları birlikte göreceğiz.",
          "Bu yatırım bölgeyi canlandıracak.", "Sözümüzün arkasındayız."]
MEASURES = ["ticaret hacmi", "yatırım tutarı", "ihracat", "turist sayısı", "üretim kapasitesi"]
BACKGROUND = [
    "{p} çevresinde yürütülen çalışmalar uzun süredir kamuoyunun gündeminde yer alıyor.",
    "Bölgede yaşayanlar için {t}, günlük hayatın önemli bir parçası olarak görülüyor.",
    "{p} ile komşu ilçeler arasında yeni bir yol yapılması da tartışılan konular arasında.",
    "Salonda kalabalık bir dinleyici topluluğu vardı ve toplantı beklenenden uzun sürdü.",
    "Heyetler, görüşmelerin ardından {p} çarşısını gezdi ve esnafla sohbet etti.",
    "Geçmiş yıllarda benzer bir {t} için hazırlanan plan, hava koşulları yüzünden ertelenmişti.",
    "Toplantıya yerel yöneticiler, oda temsilcileri ve çok sayıda davetli katıldı.",
    "Programın ikinci bölümünde öğrencilerin hazırladığı sergi açıldı ve konuklara tanıtıldı.",
    "{p} halkının bir bölümü tarımla, bir bölümü küçük işletmelerle geçimini sağlıyor.",
    "Yetkili kurumlar arasında yazışmaların sürdüğü, ayrıntıların daha sonra paylaşılacağı öğrenildi.",
    "Konunun uzmanları, {t} ile ilgili hazırlıkların aşama aşama ilerlediği görüşünde.",
    "Tören, halk oyunları gösterisi ve toplu fotoğraf çekiminin ardından sona erdi.",
]
OUTLETS = ["Örnek Haber", "Deneme Postası", "Kent Gazetesi", "Ülke Ajansı", "Sabah Yolu"]

class World:
    """Who there is, made once."""
    def __init__(self, dice):
        self.people = []
        bodies = [body.format(p=place) for place in PLACES for body in BODIES]
        for at in range(4000):
            name = f"{dice.choice(FIRST)} {dice.choice(LAST_A)}{dice.choice(LAST_B)}"
            if at % 8 == 0:
                role = f"{dice.choice(MINISTRIES)} Bakanı"
            else:
                role = f"{dice.choice(bodies)} {dice.choice(OFFICES)}"
            self.people.append((name, role))

    def person(self, dice):
        """A few are heard often, most seldom."""
        return self.people[min(int(dice.paretovariate(0.6)) - 1, len(self.people) - 1)]

def figure(dice):
    return f"{dice.randint(2, 95)},{dice.randint(1, 9)} milyar dolar" if dice.random() < 0.5 else f"{dice.randint(2, 900)} milyon lira"

def statement(dice, name):
    last = name.split()[1]
    thing = dice.choice(THINGS)
    kind = dice.random()
    if kind < 0.35:
        return f"{last}, \"{dice.choice(QUOTES)}\" dedi."
    if kind < 0.8:
        return f"{last}, {GENITIVE[thing]} {dice.choice(DEEDS)} {dice.choice(CUES)}."
    return f"{last}, {dice.choice(MEASURES)} {figure(dice)} hedeflediklerini {dice.choice(CUES)}."

def story(number, world, dice):
    day = datetime.date(2005, 1, 1) + datetime.timedelta(days=dice.randrange(7600))
    (name, role), (other, other_role) = world.person(dice), world.person(dice)
    one, two = dice.sample(LANDS, 2)
    place = dice.choice(PLACES)
    lines = [f"{role} {name}, {place} ilçesinde {other_role} {other} ile bir araya geldi."]
    if dice.random() < 0.3:
        lines.append(f"{one} ile {two} arasında {dice.choice(['işbirliği', 'ticaret', 'ulaştırma'])} anlaşması imzalandı.")
    if dice.random() < 0.5:
        lines.append(f"İki ülke arasındaki {dice.choice(MEASURES)} geçen yıl {figure(dice)} oldu.")
    for _ in range(dice.randint(3, 5)):
        lines.append(statement(dice, dice.choice([name, name, other])))
    if dice.random() < 0.3:
        lines.append(f"{name.split()[1]}, \"{place} için {dice.randint(2, 9)} yeni {dice.choice(THINGS)} yapacağız.\" diye konuştu.")
    # What surrounds the statements in wire copy: as many words again and more, in paragraphs.
    for _ in range(dice.randint(4, 7)):
        told = dice.sample(BACKGROUND, 3)
        paragraph = " ".join(one.format(p=dice.choice(PLACES), t=dice.choice(THINGS)) for one in told)
        lines.insert(dice.randint(1, len(lines)), paragraph)
    title = f"{name.split()[1]}: {dice.choice(THINGS).capitalize()} {dice.choice(['konuşuldu', 'hazır', 'büyüyor', 'yolda'])}"
    return {"id": str(number), "title": title, "published": day.isoformat(), "outlet": dice.choice(OUTLETS),
            "url": f"https://ornek.example/{number}", "text": "\n".join(lines)}

def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    dice = random.Random(seed)
    world = World(dice)
    for number in range(count):
        sys.stdout.write(json.dumps(story(number, world, dice), ensure_ascii=False) + "\n")

if __name__ == "__main__":
    main()
