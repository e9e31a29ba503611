# People, bodies and places.
people-title = Kişiler ve kurumlar
people-filter = Adında geçen
people-kinds = Tür
people-kind-person = Kişiler
people-kind-organisation = Kurumlar
people-kind-place = Yerler
people-kind-group = Topluluklar
people-name = Ad
people-role = Son görevi
people-statements = Söz
people-stories = Haber
people-seen = Geçtiği günler
people-unit = söz
people-none = Bu süzgeçlerle kimse bulunamadı.
