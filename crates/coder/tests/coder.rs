//! The coder with the model that is compiled in: what must hold whatever the model says.

use detente_coder::{Coder, Options};
use detente_ontology::{CharIndex, CharSpan, EventType, Mention, Status, Story};
use jiff::civil::date;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Loaded once: the tests share it, as threads of the program do.
static CODER: LazyLock<Coder> = LazyLock::new(|| Coder::load().expect("the compiled-in model"));

/// Keeps everything that the model finds at all likely, so that there is much to check.
const EVERYTHING: Options = Options { plover_strict: false, min_confidence: 0.1 };

const STORY: &str = "Norwegian Foreign Minister Astrid Solvang met Chilean President Tomás Araníbar in Oslo on Monday. \
    She accused the Maltese government of blocking the talks. Mr Araníbar’s visit – the “first in years” – had angered \
    Bolivia, which recalled its ambassador. Norway will send medical aid to Chile next month. Police arrested twelve \
    protesters in Łódź, and the rebels’ spokesman denied that they had attacked a convoy near São Tomé.";

fn story(id: &str, text: &str) -> Story {
    Story { id: id.to_owned(), text: text.to_owned(), date: Some(date(2024, 5, 7)), ..Story::default() }
}

/// Every span of a mention, with the words that the record has beside it.
fn spans(mention: &Mention) -> Vec<(usize, usize, &str)> {
    let people = mention.actor.iter().chain(&mention.recipient).chain(&mention.speaker);
    let mut spans: Vec<(usize, usize, &str)> = people.map(|p| (p.start, p.end, p.text.as_str())).collect();
    spans.extend(mention.trigger.iter().map(|s| (s.start, s.end, s.text.as_str())));
    spans.extend(mention.agreements.iter().map(|a| (a.start, a.end, a.text.as_str())));
    spans.extend(mention.place.iter().map(|p| (p.start, p.end, p.text.as_str())));
    spans.push((mention.sentence.start, mention.sentence.end, mention.sentence.text.as_str()));
    spans
}

fn assert_quotes(story: &Story, mentions: &[Mention]) {
    let index = CharIndex::new(&story.text);
    for mention in mentions {
        for (start, end, words) in spans(mention) {
            let span = index.bytes(CharSpan { start, end }).expect("a span within the text");
            assert_eq!(span.of(&story.text), words, "{}", mention.id);
            assert!(
                mention.sentence.start <= start && end <= mention.sentence.end
                    || mention.place.as_ref().is_some_and(|p| p.start == start)
            );
        }
    }
}

#[test]
fn spans_quote_their_source() {
    for text in [STORY, &format!("\u{feff}«Überschrift» 日本語 𝛼\r\n\r\n\t{STORY}\n\n{STORY}")] {
        let story = story("s", text);
        let mentions = CODER.code(&story, &EVERYTHING);
        assert!(!mentions.is_empty());
        assert_quotes(&story, &mentions);
    }
}

#[test]
fn letters_of_several_bytes_move_spans_by_code_points() {
    let plain = CODER.code(&story("s", STORY), &Options::default());
    let prefix = "Ångström 東京 𝛼𝛽.\n\n";
    let moved = CODER.code(&story("s", &format!("{prefix}{STORY}")), &Options::default());
    let prefix = prefix.chars().count();
    let first = plain.first().expect("the story has events");
    let again = moved.iter().find(|m| m.sentence.text == first.sentence.text).expect("the same sentence");
    assert_eq!(again.sentence.start, first.sentence.start + prefix);
    assert_eq!(again.sentence.end, first.sentence.end + prefix);
}

#[test]
fn ids_are_unique_and_depend_on_the_story() {
    let ids = |id: &str, text: &str| -> Vec<String> {
        CODER.code(&story(id, text), &EVERYTHING).into_iter().map(|m| m.id).collect()
    };
    let first = ids("one", &format!("{STORY} {STORY}"));
    assert_eq!(first.iter().collect::<HashSet<_>>().len(), first.len());
    assert_eq!(first, ids("one", &format!("{STORY} {STORY}")));
    let other: HashSet<String> = ids("two", STORY).into_iter().collect();
    assert!(first.iter().all(|id| !other.contains(id)));
}

#[test]
fn two_runs_are_equal() {
    let story = story("s", STORY);
    let again = Coder::load().expect("the compiled-in model");
    assert_eq!(CODER.code(&story, &EVERYTHING), again.code(&story, &EVERYTHING));
}

#[test]
fn plans_are_folded_if_asked() {
    let story = story("s", STORY);
    let strict = Options { plover_strict: true, ..EVERYTHING };
    let (plain, folded) = (CODER.code(&story, &EVERYTHING), CODER.code(&story, &strict));
    assert_eq!(plain.len(), folded.len());
    use EventType::*;
    for (plain, folded) in plain.iter().zip(&folded) {
        // A planned date makes a plan of what the words leave open, so the fold may keep a type, but never make another.
        let allowed = [plain.event_type, plain.event_type.strict(Status::Planned)];
        assert!(allowed.contains(&folded.event_type), "{} to {}", plain.event_type, folded.event_type);
        assert_eq!(folded.quad, folded.event_type.quad());
        if folded.event_type != plain.event_type {
            assert!(matches!(folded.event_type, Agree | Concede) && folded.mode.is_empty());
        }
    }
}

#[test]
fn nothing_comes_of_nothing() {
    for text in ["", " ", "\n\n\n", "…", "—", "\u{feff}", "12345 67890.", "????!!!!", "\u{0}\u{1}"] {
        assert_eq!(CODER.code(&story("s", text), &Options::default()), [], "{text:?}");
    }
}

#[test]
fn a_long_story_of_one_sentence_ends() {
    const TIMES: usize = 5_000;
    let sentence = "The Norwegian foreign minister met the Chilean president in Oslo. ";
    let story = story("s", &sentence.repeat(TIMES));
    let mentions = CODER.code(&story, &Options::default());
    let ids: HashSet<&str> = mentions.iter().map(|m| m.id.as_str()).collect();
    assert_eq!(ids.len(), mentions.len());
    // The same words are read alike wherever they stand.
    assert_eq!(mentions.len() % TIMES, 0);
    assert_quotes(&story, &mentions[..mentions.len().min(20)]);
}

#[test]
fn agreements_are_linked() {
    let text = "Russia and the United States signed START I on 31 July 1991. Moscow praised the treaty on Friday. \
        Norway accused Chile of breaking the Treaty of Astridholm.";
    let story = story("s", text);
    let mentions = CODER.code(&story, &EVERYTHING);
    assert_quotes(&story, &mentions);
    let found = |words: &str| {
        mentions.iter().flat_map(|m| &m.agreements).find(|a| a.text == words).map(|a| a.id.as_deref())
    };
    assert_eq!(found("START I"), Some(Some("start-1")));
    assert_eq!(found("treaty"), Some(Some("start-1")));
    assert_eq!(found("Treaty of Astridholm"), Some(None));
}

#[test]
fn a_story_without_a_date_is_coded() {
    let undated = Story { date: None, ..story("s", STORY) };
    let mentions = CODER.code(&undated, &EVERYTHING);
    assert!(!mentions.is_empty());
    assert_quotes(&undated, &mentions);
}
