//! What the rules look at: the words of a paragraph, the story's date and the time named last.

use jiff::civil::Date;

use super::lexicon::Lex;
use super::point::{Grain, Point};
use super::tense::ends_sentence;
use super::token::Token;

/// No sentence is longer than this many words, as far as this module looks.
const SENTENCE: usize = 60;

/// A paragraph in its story.
pub(super) struct Context<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    /// The story's date.
    pub(super) date: Option<Date>,
    /// What the text has named so far.
    pub(super) named: Named,
}

/// The times that later words may count from.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Named {
    /// The stretch of the calendar named last.
    pub(super) last: Option<Point>,
    /// The word of this paragraph at which it was named.
    pub(super) at: Option<usize>,
    /// The day named last: what "the next day" counts from, though a month was named since.
    pub(super) day: Option<Date>,
}

impl Named {
    /// Notes what the expression at word `at` names. When the news was told ("said Tuesday") is not when
    /// the story's events happened, so such a day stands only where nothing else was named before.
    pub(super) fn note(&mut self, point: Point, at: usize, told: bool) {
        if told && point.grain() == Grain::Day && self.last.is_some() {
            return;
        }
        *self = Named { last: Some(point), at: Some(at), ..*self };
        if point.grain() == Grain::Day {
            self.day = Some(point.first());
        }
    }

    /// The same at the beginning of the next paragraph.
    pub(super) fn carried(self) -> Named {
        Named { at: None, ..self }
    }
}

/// What stands before the first and after the last word.
const NOTHING: Lex = Lex::Mark('\n');

impl<'t> Context<'t> {
    /// The part of word `at`.
    pub(super) fn lex(&self, at: usize) -> Lex {
        self.tokens.get(at).map_or(NOTHING, |token| token.lex)
    }

    /// The part of the word before `at`.
    pub(super) fn before(&self, at: usize) -> Lex {
        at.checked_sub(1).map_or(NOTHING, |at| self.lex(at))
    }

    /// Whether word `at` is this one of the lexicon.
    pub(super) fn is(&self, at: usize, lex: Lex) -> bool {
        self.lex(at) == lex
    }

    /// The word itself.
    pub(super) fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| &self.text[token.start..token.end])
    }

    /// Whether word `at` is this one, whatever its case.
    pub(super) fn reads(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether no white space stands before word `at`.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// Whether `at` is a word with a capital that doesn't begin a sentence.
    pub(super) fn name(&self, at: usize) -> bool {
        self.capital(at) && at > 0 && !matches!(self.before(at), Lex::Mark('.' | '"' | '?' | '!' | ':' | '_'))
    }

    /// Whether a mark joins the words on its two sides without a space.
    pub(super) fn joint(&self, at: usize, mark: char) -> bool {
        self.is(at, Lex::Mark(mark)) && self.glued(at) && self.glued(at + 1)
    }

    /// `at`, or the word after it where a hyphen stands there.
    pub(super) fn past_hyphen(&self, at: usize) -> usize {
        if self.joint(at, '-') { at + 1 } else { at }
    }

    /// `at`, or the word after it where this one stands there.
    pub(super) fn past(&self, at: usize, lex: Lex) -> usize {
        if self.is(at, lex) { at + 1 } else { at }
    }

    /// The day that the text named last, else the story's.
    pub(super) fn named_day(&self) -> Option<Date> {
        match self.named.last {
            Some(point) if point.grain() == Grain::Day => Some(point.first()),
            _ => self.date,
        }
    }

    /// Where the text stands on the calendar: what it named last, else the story's day.
    pub(super) fn anchor(&self) -> Option<Point> {
        self.named.last.or_else(|| self.date.and_then(Point::day))
    }

    /// Where the paragraph tells of a year gone by: the day of it that was named last.
    pub(super) fn told_of(&self) -> Option<Point> {
        let (Some(_), Some(named), Some(story)) = (self.named.at, self.named.last, self.date) else {
            return None;
        };
        (named.grain() == Grain::Day && named.first().year() + 1 < story.year()).then_some(named)
    }

    /// What the sentence of word `at` has named before it.
    pub(super) fn named_in_sentence(&self, at: usize) -> Option<Point> {
        let named = self.named.at?;
        let near = named < at && at - named <= SENTENCE;
        (near && !(named..at).any(|word| ends_sentence(self, word))).then_some(self.named.last?)
    }

    /// Whether a clause ends before word `at`.
    pub(super) fn clause_ends(&self, at: usize) -> bool {
        matches!(self.lex(at), Lex::Mark('.' | ',' | ';' | '\n' | '"' | ')' | '-' | '_'))
    }
}
