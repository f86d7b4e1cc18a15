//! Where a text names agreements.

use detente_ontology::ByteSpan;
use jiff::civil::Date;

use super::choose::{Evidence, choose};
use super::corefer::{Memory, taken_up};
use super::lexicon::Meaning;
use super::unknown::{between, capitalised};
use super::words::{Gap, Shape, Words};
use super::{Agreement, Agreements, heads};

/// A place in a text that names an agreement.
#[derive(Debug, Clone, Copy)]
pub struct AgreementMention<'a> {
    /// The words, without an article.
    pub span: ByteSpan,
    /// The agreement; `None` where it is not known, or where it can't be told which is meant.
    pub agreement: Option<&'a Agreement>,
}

/// A name in the text, before it is settled what it means.
struct Named {
    from: usize,
    to: usize,
    meanings: Vec<Meaning>,
}

/// What one sentence names.
struct Sentence {
    words: std::ops::Range<usize>,
    names: Vec<Named>,
    parties: Vec<&'static str>,
}

impl Agreements {
    /// The agreements that a story names, in the order of its text: by name, by a short form that the story's date and
    /// the parties which it names settle, and by words that take one up again ("the treaty"). Names of agreements that
    /// are not known are among them. `sentences` are those of `text`, in order; what lies outside is not looked at.
    ///
    /// ```
    /// use detente_ontology::ByteSpan;
    /// let agreements = detente_world::Agreements::load();
    /// let text = "Both had signed START I in Moscow.";
    /// let found = agreements.find(text, &[ByteSpan::new(0, text.len())], None);
    /// assert_eq!(found[0].span.of(text), "START I");
    /// assert_eq!(found[0].agreement.unwrap().id, "start-1");
    /// ```
    ///
    /// # Panics
    /// If a sentence does not lie on character boundaries of the text.
    pub fn find(&self, text: &str, sentences: &[ByteSpan], date: Option<Date>) -> Vec<AgreementMention<'_>> {
        let mut words = Words::default();
        let sentences: Vec<Sentence> =
            sentences.iter().map(|sentence| self.read_sentence(text, *sentence, &mut words)).collect();
        let mut story: Vec<&'static str> = sentences.iter().flat_map(|s| s.parties.iter().copied()).collect();
        story.sort_unstable();
        story.dedup();
        let mut memory = Memory::default();
        let mut found = Vec::new();
        for (number, sentence) in sentences.iter().enumerate() {
            let evidence = Evidence { date, sentence: &sentence.parties, story: &story };
            self.settle(&words, sentence, number, evidence, &mut memory, &mut found);
        }
        found
    }

    /// Reads the names of one sentence, each word once.
    fn read_sentence(&self, text: &str, sentence: ByteSpan, words: &mut Words) -> Sentence {
        let first = words.len();
        let within = sentence.of(text);
        words.add(within, sentence.start);
        let mut names: Vec<Named> = Vec::new();
        let mut parties = Vec::new();
        // In a headline of capitals, "START" may be the verb.
        let is_shouted = !within.contains(char::is_lowercase);
        let mut at = first;
        while at < words.len() {
            let Some(hit) = self.lexicon.hit(words, at).filter(|hit| !(is_shouted && hit.len == 1)) else {
                at += 1;
                continue;
            };
            let to = at + hit.len;
            let is_agreement = |meaning: &Meaning| matches!(meaning, Meaning::Agreement { .. });
            for meaning in &hit.meanings {
                if let Meaning::Party(number) = *meaning {
                    parties.push(self.parties.name(number));
                }
            }
            if hit.meanings.iter().any(is_agreement) {
                // What the name itself says of its parties counts: "the Iran nuclear deal".
                for inner in at..to {
                    let inside = self.lexicon.hit(words, inner).filter(|hit| inner + hit.len <= to);
                    for meaning in inside.into_iter().flat_map(|hit| hit.meanings) {
                        if let Meaning::Party(number) = meaning {
                            parties.push(self.parties.name(number));
                        }
                    }
                }
                names.push(Named { from: at, to, meanings: hit.meanings });
            }
            at = to;
        }
        parties.sort_unstable();
        parties.dedup();
        Sentence { words: first..words.len(), names, parties }
    }

    /// Settles what a sentence names, from left to right.
    fn settle<'a>(
        &'a self,
        words: &Words,
        sentence: &Sentence,
        number: usize,
        evidence: Evidence<'_>,
        memory: &mut Memory,
        found: &mut Vec<AgreementMention<'a>>,
    ) {
        let end = sentence.words.end;
        let mut names = sentence.names.iter().peekable();
        // Words before this one belong to a mention.
        let mut free = sentence.words.start;
        let mut at = free;
        while at < end {
            if let Some(name) = names.next_if(|name| name.from <= at) {
                let to = with_head(words, name, end);
                let years = years_about(words, name.from, to, sentence.words.clone());
                let chosen = choose(self, &name.meanings, &years, evidence, memory);
                // A weak form without evidence may still be a name of capitals, and is looked at below.
                if let Some(chosen) = chosen.filter(|_| name.from >= free) {
                    let agreement = &self.all[chosen as usize];
                    found.push(AgreementMention {
                        span: words.span(name.from, to),
                        agreement: Some(agreement),
                    });
                    memory.known(chosen, number);
                    free = to;
                    at = to;
                }
                continue;
            }
            let Some(head) = heads::head(words.at(at)) else {
                at += 1;
                continue;
            };
            // A name that begins further left reaches to the next one at most.
            let limit = names.peek().map_or(end, |next| next.from);
            if let Some(range) =
                between(words, free, at, limit).or_else(|| capitalised(words, free, at, limit))
            {
                found.push(AgreementMention { span: words.span(range.start, range.end), agreement: None });
                memory.unknown(head, number);
                free = range.end;
                at = range.end;
                continue;
            }
            if let Some((from, chosen)) = taken_up(self, words, free..end, at, head, number, evidence, memory)
            {
                let agreement = &self.all[chosen as usize];
                found.push(AgreementMention { span: words.span(from, at + 1), agreement: Some(agreement) });
                memory.known(chosen, number);
                free = at + 1;
            }
            at += 1;
        }
    }
}

/// The end of a name with the head behind it, if it has none of its own: "New START treaty".
fn with_head(words: &Words, name: &Named, end: usize) -> usize {
    let has_head = heads::head(words.at(name.to - 1)).is_some();
    let next = name.to;
    let is_head = |i: usize| {
        matches!(heads::head(words.at(i)), Some("treaty" | "accord" | "agreement" | "pact" | "deal"))
    };
    if !has_head && next < end && words.word(next).gap == Gap::Open && is_head(next) {
        next + 1
    } else {
        name.to
    }
}

/// Years that belong to a name: "the 1972 ABM treaty", "the Oslo accords of 1993", "START, signed in 1991".
fn years_about(words: &Words, from: usize, to: usize, sentence: std::ops::Range<usize>) -> Vec<i16> {
    let year =
        |i: usize| (words.word(i).shape == Shape::Number).then(|| words.at(i).parse::<i16>().ok()).flatten();
    let is_year = |year: &i16| (1945..2100).contains(year);
    let before = (from > sentence.start).then(|| from - 1).and_then(year);
    let mut behind = to;
    while behind < sentence.end
        && behind < to + 2
        && matches!(words.at(behind), "of" | "in" | "signed" | "from")
    {
        behind += 1;
    }
    let after = (to < behind && behind < sentence.end).then(|| year(behind)).flatten();
    before.into_iter().chain(after).filter(is_year).collect()
}
