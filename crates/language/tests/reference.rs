//! The reader's figures against those of the PyTorch reader in 32-bit floats. `reference.json` is made by
//! `crates/train/python/reference.py`, to be run again when the weights change.

use detente_language::{Inspection, Reader};
use detente_ontology::{ByteSpan, EventType, Status};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

static GRAPH: &[u8] = include_bytes!("../../../model/reader.onnx");
static TOKENIZER: &[u8] = include_bytes!("../../../model/tokenizer.json");

/// Largest difference of a probability that is let pass: a little more than was measured (0.160, 0.112, 0.120, 0.160). It is what
/// 8-bit integers cost: ONNX Runtime, on the same graph and sentences, differs as much (`onnxruntime_differs_by` in
/// `reference.json`).
const TAGS: f32 = 0.20;
const GATE: f32 = 0.15;
const TYPES: f32 = 0.15;
const STATUSES: f32 = 0.20;
/// Share of the pairs with an event whose most probable type is to be the reference's.
const SAME_TYPE: f64 = 0.9;

#[derive(Deserialize)]
struct Reference {
    sha256: String,
    types: Vec<String>,
    statuses: Vec<String>,
    sentences: Vec<Sentence>,
}

#[derive(Deserialize)]
struct Sentence {
    text: String,
    participants: Vec<(usize, usize)>,
    tokens: Vec<u32>,
    offsets: Vec<(usize, usize)>,
    tags: Vec<[f32; 3]>,
    pairs: Vec<Pair>,
}

#[derive(Deserialize)]
struct Pair {
    actor: Option<usize>,
    recipient: Option<usize>,
    gate: f32,
    #[serde(rename = "type")]
    types: Vec<f32>,
    status: Vec<f32>,
}

fn reference() -> Reference {
    serde_json::from_str(include_str!("reference.json")).expect("reference.json is what reference.py writes")
}

fn reader() -> Reader {
    Reader::load(GRAPH, TOKENIZER).expect("the committed model loads")
}

fn inspect(reader: &Reader, sentence: &Sentence) -> Inspection {
    let participants: Vec<ByteSpan> =
        sentence.participants.iter().map(|&(start, end)| ByteSpan::new(start, end)).collect();
    reader.inspect(&sentence.text, &participants)
}

fn farthest(ours: &[f32], theirs: &[f32]) -> f32 {
    assert_eq!(ours.len(), theirs.len());
    // `max` would pass over a NaN.
    ours.iter()
        .zip(theirs)
        .map(|(a, b)| (a - b).abs())
        .fold(0.0, |most, d| if d > most || d.is_nan() { d } else { most })
}

fn best(probabilities: &[f32]) -> Option<usize> {
    (0..probabilities.len()).max_by(|&a, &b| probabilities[a].total_cmp(&probabilities[b]))
}

#[test]
fn the_reference_is_of_the_committed_weights() {
    let sum: String = Sha256::digest(GRAPH).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(
        reference().sha256,
        sum,
        "the weights have changed: run crates/train/python/reference.py again"
    );
}

#[test]
fn vocabularies_are_in_the_same_order() {
    let types: Vec<String> = EventType::ALL.iter().map(ToString::to_string).collect();
    let statuses: Vec<String> = Status::ALL.iter().map(ToString::to_string).collect();
    assert_eq!((reference().types, reference().statuses), (types, statuses));
}

#[test]
fn tokens_and_offsets_are_the_same() {
    let reader = reader();
    for sentence in reference().sentences {
        let tokens = inspect(&reader, &sentence).tokens;
        let ids: Vec<u32> = tokens.iter().map(|t| t.0).collect();
        assert_eq!(ids, sentence.tokens, "{}", sentence.text);
        // The marks that frame a sentence have no place in the text.
        let inner = 1..ids.len() - 1;
        let places: Vec<(usize, usize)> =
            tokens[inner.clone()].iter().map(|t| (t.1.start, t.1.end)).collect();
        assert_eq!(places, sentence.offsets[inner], "{}", sentence.text);
    }
}

#[test]
fn probabilities_agree_within_the_tolerance() {
    let reader = reader();
    let (mut tags, mut gates, mut types, mut statuses) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
    let (mut events, mut same) = (0, 0);
    for sentence in reference().sentences {
        let ours = inspect(&reader, &sentence);
        tags = tags.max(farthest(ours.tags.as_flattened(), sentence.tags.as_flattened()));
        assert_eq!(ours.pairs.len(), sentence.pairs.len(), "{}", sentence.text);
        for ((gate, ours), theirs) in ours.pairs.iter().zip(&sentence.pairs) {
            assert_eq!((ours.sides.actor, ours.sides.recipient), (theirs.actor, theirs.recipient));
            gates = gates.max(farthest(&[*gate], &[theirs.gate]));
            let all: Vec<f32> = ours.types.iter().copied().chain([ours.none]).collect();
            types = types.max(farthest(&all, &theirs.types));
            statuses = statuses.max(farthest(&ours.statuses, &theirs.status));
            let (kinds, none) = theirs.types.split_at(EventType::ALL.len());
            if none[0] < 0.5 {
                events += 1;
                same += usize::from(best(&ours.types) == best(kinds));
            }
        }
    }
    println!(
        "largest differences: tags {tags:.4}, gate {gates:.4}, types {types:.4}, statuses {statuses:.4}; same type: {same} of {events}"
    );
    assert!(
        tags <= TAGS && gates <= GATE && types <= TYPES && statuses <= STATUSES,
        "tags {tags}, gate {gates}, types {types}, statuses {statuses}"
    );
    assert!(events >= 10 && same as f64 >= SAME_TYPE * events as f64, "the same type in {same} of {events}");
}

#[test]
fn a_sentence_is_read_as_it_is_inspected() {
    let reader = reader();
    for sentence in reference().sentences {
        let [(a, b), (c, d), ..] = sentence.participants[..] else { continue };
        let reading =
            reader.relate(&sentence.text, ByteSpan::new(a, b), ByteSpan::new(c, d)).expect("both are there");
        let pair =
            sentence.pairs.iter().find(|p| (p.actor, p.recipient) == (Some(0), Some(1))).expect("is there");
        let all: Vec<f32> = reading.types.iter().copied().chain([reading.none]).collect();
        let apart = farthest(&all, &pair.types);
        assert!(apart <= TYPES, "{apart}: {}", sentence.text);
        let whole = ByteSpan::new(0, sentence.text.len());
        for found in &reader.read(&sentence.text, &[whole])[0].participants {
            assert!(whole.contains(found.span), "{}", sentence.text);
        }
    }
}
