//! The generated parts of `countries.tsv` and `currencies.tsv`: Turkish names of the Unicode CLDR, as the ICU4X data
//! carry them, with the codes of ISO 3166-1 and ISO 4217.
//!
//! Built with the feature `cldr` alone: the data are large and nobody needs them but whoever makes the tables anew.

use std::error::Error;
use std::fs;
use std::path::Path;

use icu_experimental::dimension::provider::currency::displayname::CurrencyDisplaynameV1;
use icu_experimental::displaynames::multi::RegionDisplayNames;
use icu_experimental::provider::Baked;
use icu_locale_core::{locale, subtags::Region};
use icu_provider::prelude::*;
use zabit_turkish::casing;

/// Alpha-2 and alpha-3 of each land of ISO 3166-1 and of the parts that CLDR names beside them (an island is of its state).
/// "-" where the land is contested and ISO has no code: a code would take a side.
const LANDS: &str = "ACSHN ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH \
    BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA \
    BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CPFRA CQGGY CRCRI CUCUB \
    CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DGIOT DJDJI DKDNK DMDMA DODOM DZDZA EAESP ECECU EEEST EGEGY EHESH ERERI \
    ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB \
    GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN ICESP IDIDN IEIRL \
    ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA \
    KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO \
    MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI \
    MXMEX MYMYS MZMOZ NANAM NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER \
    PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA \
    SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV \
    SXSXM SYSYR SZSWZ TASHN TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV \
    TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM XK- \
    YEYEM YTMYT ZAZAF ZMZMB ZWZWE";

/// The currencies of ISO 4217 in use, and ANG, CUC and HRK, withdrawn lately and still in the news. No funds, no metals.
const CURRENCIES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF \
    CHF CLP CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD \
    HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD \
    LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP \
    PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND \
    TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// Where the part made by hand begins in `countries.tsv`.
const BY_HAND: &str = "# By hand:";

/// Writes the tables of a folder: the names before [`BY_HAND`] in `countries.tsv` anew, and `currencies.tsv` whole.
pub fn tables(out: &Path) -> Result<(), Box<dyn Error>> {
    let path = out.join("countries.tsv");
    let old = crate::read(&path)?;
    let by_hand = old.find(BY_HAND).ok_or_else(|| format!("{}: no line {BY_HAND:?}", path.display()))?;
    fs::write(&path, format!("{}{}", countries()?, &old[by_hand..]))?;
    fs::write(out.join("currencies.tsv"), currencies()?)?;
    Ok(())
}

/// The generated part of `countries.tsv`, in the order of the alpha-3 codes.
fn countries() -> Result<String, Box<dyn Error>> {
    let names = RegionDisplayNames::try_new(locale!("tr").into(), Default::default())?;
    let mut rows = Vec::new();
    for land in LANDS.split_whitespace() {
        let (alpha2, code) = land.split_at(2);
        let name = names.of(Region::try_from_str(alpha2)?).ok_or_else(|| format!("no name for {alpha2}"))?;
        rows.push((code, plain(name)));
    }
    rows.sort();
    let mut text = String::from(
        "# Country or land, ISO 3166-1 alpha-3 of the state it lies in; \"-\" where that is contested, ambiguous or no more:\n\
         # a code would take a side.\n\
         # Unicode CLDR, territory names in Turkish; made by `cargo run -p zabit-train --features cldr -- countries`:\n",
    );
    for (code, name) in rows {
        text.push_str(&format!("{name}\t{code}\n"));
    }
    Ok(text)
}

/// As news writes it: "Myanmar (Burma)", "Kongo - Kinşasa", "Çin Hong Kong ÖİB" without what only tells lands apart.
fn plain(name: &str) -> String {
    let name = name.strip_suffix(')').and_then(|open| open.rsplit_once(" (")).map_or(name, |(before, _)| before);
    name.trim_start_matches("Çin ").trim_end_matches(" ÖİB").replace(" - ", " ")
}

/// `currencies.tsv`: names in lower case, in the order of the codes.
fn currencies() -> Result<String, Box<dyn Error>> {
    let tr: DataLocale = (&locale!("tr")).into();
    let mut text = String::from(
        "# Names of currencies, ISO 4217. Unicode CLDR, currency names in Turkish, in lower case; made by\n\
         # `cargo run -p zabit-train --features cldr -- countries`. Shorter names and other ones: units.tsv, which goes first.\n",
    );
    for code in CURRENCIES.split_whitespace() {
        let attributes = DataMarkerAttributes::try_from_str(code).map_err(|_| format!("{code} is no code"))?;
        let id = DataIdentifierBorrowed::for_marker_attributes_and_locale(attributes, &tr);
        let found: DataResponse<CurrencyDisplaynameV1> = Baked.load(DataRequest { id, ..Default::default() })?;
        let name: &str = found.payload.get();
        text.push_str(&format!("{}\t{code}\n", casing::lower(name)));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_tables_are_those_of_cldr() {
        let countries = include_str!("../../zabit-turkish/data/countries.tsv");
        assert!(countries.starts_with(&super::countries().expect("names")));
        assert_eq!(include_str!("../../zabit-turkish/data/currencies.tsv"), super::currencies().expect("names"));
    }
}
