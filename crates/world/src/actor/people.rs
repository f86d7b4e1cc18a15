//! People who hold or held an office, found by name.

use std::collections::HashMap;

use detente_ontology::Sector;
use jiff::civil::Date;

use super::facts::{check_wikidata, read_sector};
use super::fold::Folded;
use super::lexicon::{Entry, Lexicon};
use super::office::Office;
use super::period::Period;
use super::similar::Similar;
use super::sources;
use super::spelling::{is_same_given, sound};
use super::table::{Fault, is_code, parts, rows};

/// Somebody who held one or more offices.
#[derive(Debug)]
pub(crate) struct Person {
    pub(crate) name: &'static str,
    pub(crate) wikidata: &'static str,
    pub(crate) terms: Vec<Term>,
    /// Words of the name and its variants, folded.
    words: Vec<Box<str>>,
    /// The full name and its variants of several words, folded.
    full: Vec<Box<str>>,
}

/// One office that somebody held.
#[derive(Debug)]
pub(crate) struct Term {
    pub(crate) country: &'static str,
    pub(crate) sector: Sector,
    pub(crate) office: Option<Office>,
    pub(crate) period: Period,
}

/// All people, by what they may be called.
#[derive(Debug, Default)]
pub(crate) struct People {
    pub(crate) all: Vec<Person>,
    surnames: HashMap<Box<str>, Vec<Called>>,
    similar: Similar,
    holders: HashMap<(&'static str, Office), Vec<u32>>,
}

/// Somebody who may be called by a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Called {
    pub(crate) person: u32,
    /// The word is used without a given name.
    pub(crate) alone: bool,
}

/// Parts of names that are no surname by themselves.
pub(crate) const PARTICLES: &[&str] = &[
    "al", "el", "ul", "ud", "ad", "as", "an", "bin", "ben", "ibn", "abu", "abdel", "abdul", "de", "da", "do",
    "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "ten", "ter", "jr",
    "sr", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix",
];

/// Countries where the family name, or the name by which one is called, comes first.
const FIRST: &[&str] = &["VNM", "KHM", "SGP", "ETH", "ERI", "THA", "MMR"];
/// Countries where what follows the family name is never used alone.
const GIVEN_LAST: &[&str] = &["CHN", "TWN", "PRK", "KOR"];

/// Chinese and Korean family names, in the spellings of the press; they stand before the given name.
const FAMILY_NAMES: &str = " ahn an bae ban bang bao bo byun cai cao cha chai chan chang chao che chen cheng cheong cheung chi chiang chin cho \
    choe choi chon chou chow chu chuang chung dai deng ding dong du duan fan fang feng fu gan gao ge geng gim goh gong gu gua guan guo gwon ha ham \
    han hao he heo hong hou hsia hsiao hsieh hsu hu hua huang hur hwang hyon hyun jang jeon jeong ji jia jiang jin jo jon joo ju jun jung kang ke kim ko \
    koh koo kuan kung kuo kwak kwan kwok kwon lai lam lau lee lei leung li liang liao lien lim lin ling liu lo long lu lui luo lyu ma mao meng miao \
    min mo moon mun na nam ning no noh oh ou paek pai pak pan pang park pei peng phang pu pyo pyon qi qian qiao qin qiu qu ri rim rhee ro roh \
    ruan ryang ryoo ryu seo shan shao shen sheng shi shih shin shu sim sin so soh son song su suh suk sun sung tai tan tang tao thae tian tong tsai tsang \
    tseng tsui tu tung u wan wang wei wen weng won wong woo wu xi xia xiang xiao xie xin xing xiong xu xue yan yang yao ye yeh yi yim yin ying yo \
    yon yong yoo yoon you yu yuan yue yun zeng zhai zhan zhang zhao zheng zhi zhong zhou zhu zhuang zong zou ";

fn is_family_name(word: &str) -> bool {
    FAMILY_NAMES.split_ascii_whitespace().any(|name| name == word)
}

impl People {
    /// Reads the office holders; full names go into the lexicon.
    pub(crate) fn read(lexicon: &mut Lexicon, faults: &mut Vec<Fault>) -> People {
        let mut people = People::default();
        let mut known: HashMap<String, u32> = HashMap::new();
        let columns = ["country", "office", "sector", "name", "from", "to", "also", "wikidata"];
        for (file, text) in sources::OFFICES {
            for row in rows(file, text, columns, 4, faults) {
                let [country, office, sector, name, from, to, also, wikidata] = row.cells;
                if !is_code(country) {
                    faults.push(row.fault(format!("{country:?} is no code of three capitals")));
                    continue;
                }
                let Some(sector) = read_sector(&row, sector, faults) else { continue };
                let Some(period) = Period::read(from, to) else {
                    faults.push(row.fault(format!("from {from:?} to {to:?} is no time")));
                    continue;
                };
                check_wikidata(&row, wikidata, faults);
                let folded = Folded::new(name, usize::MAX);
                if folded.len() == 0 {
                    faults.push(row.fault("the name has no letters"));
                    continue;
                }
                let number = people.number_of(name, folded.text(), wikidata, &mut known);
                let office = Office::read(Folded::new(office, usize::MAX).text());
                if let Some(office) = office {
                    people.holders.entry((country, office)).or_default().push(number);
                }
                people.all[number as usize].terms.push(Term { country, sector, office, period });
                for written in std::iter::once(name).chain(parts(also)) {
                    people.call(number, country, written, lexicon);
                }
            }
        }
        people
    }

    /// The number of the person of that identifier, or of that name where the line gives none.
    fn number_of(
        &mut self,
        name: &'static str,
        folded: &str,
        wikidata: &'static str,
        known: &mut HashMap<String, u32>,
    ) -> u32 {
        let by_name = |known: &HashMap<String, u32>, all: &[Person]| {
            let number = *known.get(folded)?;
            let other = all[number as usize].wikidata;
            (wikidata.is_empty() || other.is_empty()).then_some(number)
        };
        let found = known.get(wikidata).copied().filter(|_| !wikidata.is_empty());
        let number = found.or_else(|| by_name(known, &self.all)).unwrap_or_else(|| {
            self.all.push(Person { name, wikidata, terms: Vec::new(), words: Vec::new(), full: Vec::new() });
            self.all.len() as u32 - 1
        });
        let person = &mut self.all[number as usize];
        if person.wikidata.is_empty() {
            person.wikidata = wikidata;
        }
        known.entry(folded.to_owned()).or_insert(number);
        if !wikidata.is_empty() {
            known.insert(wikidata.to_owned(), number);
        }
        number
    }

    /// Makes somebody known under a name.
    fn call(&mut self, number: u32, country: &str, written: &str, lexicon: &mut Lexicon) {
        let folded = Folded::new(written.trim_start_matches('='), usize::MAX);
        let person = &mut self.all[number as usize];
        if folded.len() == 0 || person.full.iter().any(|full| **full == *folded.text()) {
            return;
        }
        for i in 0..folded.len() {
            if !PARTICLES.contains(&folded.at(i)) && person.words.iter().all(|word| **word != *folded.at(i)) {
                person.words.push(folded.at(i).into());
            }
        }
        person.full.push(folded.text().into());
        let proper: Vec<&str> =
            (0..folded.len()).map(|i| folded.at(i)).filter(|word| !PARTICLES.contains(word)).collect();
        if folded.len() > 1 {
            lexicon.add(written, Entry::Person(number));
        }
        let Some(last) = proper.last() else { return };
        // Frank Hsieh is called Hsieh, and Hsieh Chang-ting too.
        let family_first = GIVEN_LAST.contains(&country) && is_family_name(proper[0]);
        let first = FIRST.contains(&country) || family_first;
        if first {
            self.add_surname(proper[0], Called { person: number, alone: true });
        }
        // Of Kim Jong Un, "Un" is no name by itself.
        let alone = proper.len() == 1 || !family_first;
        self.add_surname(last, Called { person: number, alone });
        // Spanish and Portuguese family names are two, and the first may stand for both.
        if proper.len() > 2 {
            self.add_surname(proper[proper.len() - 2], Called { person: number, alone: false });
        }
    }

    fn add_surname(&mut self, word: &str, called: Called) {
        let entries = self.surnames.entry(sound(word).into()).or_default();
        match entries.iter_mut().find(|entry| entry.person == called.person) {
            Some(entry) => entry.alone |= called.alone,
            None => entries.push(called),
        }
        self.similar.add(word, 6);
    }

    /// Who may be called by this surname.
    pub(crate) fn called(&self, surname: &str) -> &[Called] {
        self.surnames.get(sound(surname).as_str()).map_or(&[], Vec::as_slice)
    }

    /// Who may be meant by a surname that is misspelt by one letter.
    pub(crate) fn called_nearly(&self, surname: &str) -> &[Called] {
        self.similar.find(surname).map_or(&[], |known| self.called(known))
    }

    /// The one person who held the office at the date.
    pub(crate) fn holder(&self, country: &str, office: Office, date: Date) -> Option<(&Person, &Term)> {
        let numbers = self.holders.get(&(country, office))?;
        let mut found: Option<(&Person, &Term)> = None;
        for &number in numbers {
            let person = &self.all[number as usize];
            let mut terms = person.terms.iter();
            let at = |term: &&Term| {
                term.country == country && term.office == Some(office) && term.period.holds(date)
            };
            if let Some(term) = terms.find(at) {
                // On the day of a change, the one who comes is meant.
                match found {
                    Some((other, _)) if std::ptr::eq(other, person) => {}
                    Some((_, old)) if old.period.from == term.period.from => return None,
                    Some((_, old)) if old.period.from > term.period.from => {}
                    _ => found = Some((person, term)),
                }
            }
        }
        found
    }
}

impl Person {
    /// Whether a word can be part of this person's name.
    pub(crate) fn has_word(&self, word: &str) -> bool {
        self.words.iter().any(|known| is_same_given(word, known))
    }

    /// Whether a way to write the name begins with this word.
    pub(crate) fn begins_with(&self, word: &str) -> bool {
        self.full.iter().any(|full| full.split(' ').next().is_some_and(|first| is_same_given(word, first)))
    }

    /// Whether folded text has the full name in it.
    pub(crate) fn is_named_in(&self, folded: &str) -> bool {
        self.full.iter().any(|full| full.contains(' ') && folded.contains(&**full))
    }

    /// Whether any office was held for this country.
    pub(crate) fn served(&self, country: &str) -> bool {
        self.terms.iter().any(|term| term.country == country)
    }

    /// Whether an office of this kind was ever held.
    pub(crate) fn held(&self, office: Office) -> bool {
        self.terms.iter().any(|term| term.office == Some(office))
    }

    /// The term at a date; of several, one of the office asked for, or the highest.
    pub(crate) fn term_at(&self, date: Date, office: Option<Office>) -> Option<&Term> {
        let weight = |term: &&Term| {
            let asked = office.is_some() && term.office == office;
            (asked, term.office.is_some_and(Office::leads), term.office.is_some(), term.period.from)
        };
        self.terms.iter().filter(|term| term.period.holds(date)).max_by_key(weight)
    }

    /// The term that began last.
    pub(crate) fn latest(&self) -> Option<&Term> {
        self.terms.iter().max_by_key(|term| (term.period.to, term.period.from))
    }

    /// The first day in office.
    pub(crate) fn first_day(&self) -> Date {
        self.terms.iter().map(|term| term.period.from).min().unwrap_or(Date::MIN)
    }

    /// The last day in office before `date`, if there is one.
    pub(crate) fn left_before(&self, date: Date) -> Option<Date> {
        self.terms.iter().map(|term| term.period.to).filter(|to| *to < date).max()
    }
}
