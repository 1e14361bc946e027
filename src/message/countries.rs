//! The names of countries and regions.
//!
//! English names are ISO's short names without the article, with what ISO puts behind a comma in brackets; Chinese names
//! are the ones that platforms in mainland China print; names in other languages are those of Unicode's CLDR. Listing a
//! name takes no position on sovereignty or borders.

use crate::message::language::{Texts, texts};
use crate::message::{Locale, in_each_language};
use crate::tables::ALPHA_2;
use crate::tables::country::Country;

macro_rules! names {
    ($tag:literal) => {
        texts!(include_str!(concat!("../../languages/", $tag, ".toml")), "countries", ALPHA_2)
    };
}
impl Country {
    /// Its name in a language.
    ///
    /// ```
    /// use humanoid_id::{Country, Locale};
    /// let germany = Country::of("DE").unwrap();
    /// assert_eq!(Locale::ALL.map(|locale| germany.name(locale)), ["Germany", "德国", "ドイツ"]);
    /// ```
    #[must_use]
    pub fn name(self, locale: Locale) -> &'static str {
        let names: &Texts = in_each_language!(locale, Texts, names);
        names.at(self.place())
    }

    /// The English short name, such as `China`.
    #[must_use]
    pub fn name_en(self) -> &'static str {
        self.name(Locale::En)
    }

    /// The Chinese name, such as `中国`.
    #[must_use]
    pub fn name_zh(self) -> &'static str {
        self.name(Locale::ZhCn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_a_name_of_its_own() {
        for locale in Locale::ALL {
            let mut names: alloc::vec::Vec<_> = Country::all().map(|country| country.name(locale)).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), 249);
            assert!(!names.contains(&""));
        }
    }

    #[test]
    fn chinese_names_are_the_mainland_ones() {
        for (alpha2, en, zh) in [
            ("CN", "China", "中国"),
            ("HK", "Hong Kong", "中国香港"),
            ("MO", "Macao", "中国澳门"),
            ("TW", "Taiwan (Province of China)", "中国台湾"),
            ("TR", "Türkiye", "土耳其"),
            ("US", "United States of America", "美国"),
            ("ZW", "Zimbabwe", "津巴布韦"),
        ] {
            let country = Country::of(alpha2).expect("assigned");
            assert_eq!((country.name_en(), country.name_zh()), (en, zh));
        }
    }
}
