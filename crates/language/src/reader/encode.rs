//! Sentences to pieces of token ids that the encoder takes, and pieces to batches.

use detente_ontology::ByteSpan;
use tokenizers::Tokenizer;

/// Bytes of a sentence that are tokenized at once. What has no space in so many bytes is no sentence and is passed over.
const MAX_BYTES: usize = 4096;
/// Tokens in a piece, with the two that frame it. The model was trained on no more.
const MAX_TOKENS: usize = 192;
/// Sentences that are encoded at once.
const BATCH: usize = 8;
/// Pieces are read in windows of this many, and within one sorted by length: memory is bounded and padding is small.
pub(super) const WINDOW: usize = 64;
/// BERT's marks for the beginning and the end of a piece.
const BEGIN: u32 = 101;
const END: u32 = 102;

/// A sentence, or a part of a long one, as the encoder sees it.
#[derive(Debug)]
pub(super) struct Piece {
    /// Index of the sentence.
    pub(super) sentence: usize,
    /// Token ids, framed by the marks.
    pub(super) ids: Vec<u32>,
    /// Where each token stands in the text; the frame's marks are empty.
    pub(super) spans: Vec<ByteSpan>,
    /// Whether a token is a later part of a word ("##" in BERT's vocabulary).
    pub(super) inner: Vec<bool>,
}

/// A token's id, its place, and whether it is a later part of a word.
type EncodedToken = (u32, ByteSpan, bool);

fn tokenize(tokenizer: &Tokenizer, text: &str, within: ByteSpan) -> Vec<EncodedToken> {
    // The tokenizer fails on no text; were it to, the sentence would have no tokens and so no events.
    let Ok(encoding) = tokenizer.encode(within.of(text), false) else { return Vec::new() };
    let places = encoding.get_offsets().iter().map(|&(a, b)| ByteSpan::new(a, b).shifted(within.start));
    let inner = encoding.get_tokens().iter().map(|t| t.starts_with("##"));
    encoding
        .get_ids()
        .iter()
        .copied()
        .zip(places)
        .zip(inner)
        .map(|((id, span), inner)| (id, span, inner))
        .collect()
}

fn frame(sentence: usize, tokens: &[EncodedToken]) -> Piece {
    let mark = |id: u32, at: usize| (id, ByteSpan::new(at, at), false);
    let begin = mark(BEGIN, tokens.first().map_or(0, |t| t.1.start));
    let end = mark(END, tokens.last().map_or(0, |t| t.1.end));
    let all = || std::iter::once(&begin).chain(tokens).chain(std::iter::once(&end));
    Piece {
        sentence,
        ids: all().map(|t| t.0).collect(),
        spans: all().map(|t| t.1).collect(),
        inner: all().map(|t| t.2).collect(),
    }
}

/// The pieces of all sentences, in their order.
pub(super) fn pieces(tokenizer: &Tokenizer, text: &str, sentences: &[ByteSpan]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(sentences.len());
    for (sentence, &span) in sentences.iter().enumerate() {
        for part in parts(text, span) {
            let tokens = tokenize(tokenizer, text, part);
            pieces.extend(tokens.chunks(MAX_TOKENS - 2).map(|part| frame(sentence, part)));
        }
    }
    pieces
}

/// The sentence, cut at spaces into parts that are short enough.
fn parts(text: &str, sentence: ByteSpan) -> Vec<ByteSpan> {
    if sentence.len() <= MAX_BYTES {
        return vec![sentence];
    }
    let mut parts: Vec<ByteSpan> = Vec::new();
    let mut at = sentence.start;
    for word in sentence.of(text).split_inclusive(char::is_whitespace) {
        let span = ByteSpan::new(at, at + word.len());
        at = span.end;
        match parts.last_mut() {
            Some(part) if part.end == span.start && span.end - part.start <= MAX_BYTES => part.end = span.end,
            _ if word.len() <= MAX_BYTES => parts.push(span),
            _ => {}
        }
    }
    parts
}

/// One piece that holds both spans, as far as the encoder's length allows.
pub(super) fn piece_around(tokenizer: &Tokenizer, text: &str, one: ByteSpan, other: ByteSpan) -> Piece {
    let tokens: Vec<EncodedToken> = parts(text, ByteSpan::new(0, text.len()))
        .into_iter()
        .flat_map(|part| tokenize(tokenizer, text, part))
        .collect();
    let wanted = MAX_TOKENS - 2;
    let mut from = 0;
    if tokens.len() > wanted {
        let touched = |t: &EncodedToken| t.1.overlaps(one) || t.1.overlaps(other);
        let first = tokens.iter().position(touched).unwrap_or(0);
        let last = tokens.iter().rposition(touched).unwrap_or(0);
        let slack = wanted.saturating_sub(last + 1 - first);
        from = first.saturating_sub(slack / 2).min(tokens.len() - wanted);
    }
    let to = tokens.len().min(from + wanted);
    frame(0, &tokens[from..to])
}

/// Indices of items of like length together.
pub(super) fn batches<T>(items: &[T], length: impl Fn(&T) -> usize) -> Vec<Vec<usize>> {
    let mut sorted: Vec<usize> = (0..items.len()).collect();
    sorted.sort_by_key(|&at| length(&items[at]));
    sorted.chunks(BATCH).map(<[usize]>::to_vec).collect()
}
