//! The table: for people. Each event with who and whom, when and where, and below it the sentence that says so.

mod marks;
mod wrap;

use std::io::Write as _;

use detente_ontology::{Mention, Participant, Quad};

use self::marks::{Role, marked_words};
use self::wrap::{Word, Wrapped};
use super::{Out, Sink};
use crate::commands::code::Head;

/// How to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    /// Columns to draw in.
    pub(super) width: usize,
    /// Whether to use colour; without it, marks stand around the words.
    pub(super) has_colour: bool,
}

pub(super) struct Table {
    out: Out,
    style: Style,
    stories: u64,
    events: u64,
}

impl Table {
    pub(super) fn new(out: Out, style: Style) -> Self {
        Table { out, style, stories: 0, events: 0 }
    }
}

impl Sink for Table {
    fn write(&mut self, story: &Head, mentions: &[Mention]) -> anyhow::Result<()> {
        self.stories += 1;
        self.events += mentions.len() as u64;
        if mentions.is_empty() {
            return Ok(());
        }
        let mut text = story_lines(story, self.style);
        for mention in mentions {
            text.push_str(&event_lines(mention, self.style));
        }
        Ok(self.out.write_all(text.as_bytes())?)
    }

    fn flush(&mut self) -> anyhow::Result<()> {
        Ok(self.out.flush()?)
    }

    fn finish(&mut self) -> anyhow::Result<()> {
        let legend = if self.events > 0 { legend(self.style) } else { String::new() };
        let events = counted(self.events, "event", "events");
        let stories = counted(self.stories, "story", "stories");
        writeln!(self.out, "{events} in {stories}{legend}")?;
        self.flush()
    }
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn legend(style: Style) -> String {
    let mut words = Wrapped::new(style, 0);
    for (role, name) in [(Role::Actor, "actor"), (Role::Recipient, "recipient"), (Role::Trigger, "trigger")] {
        words.put(Word::of(role, name));
    }
    format!("   {}", words.finish().trim_end())
}

fn story_lines(story: &Head, style: Style) -> String {
    let date = story.date.map(|date| date.to_string());
    let name = story.title.as_deref().unwrap_or(&story.id);
    let mut line = Wrapped::new(style, 0);
    line.put_text(Role::Title, name);
    let about = [date.as_deref(), story.source.as_deref(), Some(story.id.as_str()).filter(|&id| id != name)];
    for part in about.into_iter().flatten() {
        line.put(Word::of(Role::Faint, "·"));
        line.put_text(Role::Faint, part);
    }
    let mut lines = line.finish();
    lines.push('\n');
    lines
}

fn event_lines(mention: &Mention, style: Style) -> String {
    let mut head = Wrapped::new(style, 2);
    head.put_text(Role::Type(mention.quad), mention.event_type.word());
    for mode in &mention.mode {
        head.put_text(Role::Type(mention.quad), mode.word());
    }
    head.put(Word::of(Role::Faint, "·"));
    head.put_text(Role::None, mention.status.word());
    head.put(Word::of(Role::Faint, "·"));
    put_side(&mut head, &mention.actor);
    if !mention.recipient.is_empty() {
        head.put(Word::of(Role::Faint, "→"));
        put_side(&mut head, &mention.recipient);
    }
    if let Some(date) = &mention.date {
        head.put(Word::of(Role::Faint, "·"));
        let days = match (&date.from, &date.to) {
            (Some(from), Some(to)) if from == to => from.clone(),
            (Some(from), Some(to)) => format!("{from} to {to}"),
            _ => date.value.clone(),
        };
        head.put_text(Role::None, &days);
    }
    if let Some(place) = &mention.place {
        head.put(Word::of(Role::Faint, "·"));
        head.put_text(Role::None, &place.name);
        if let Some(country) = place.country.as_deref() {
            head.put_text(Role::Faint, &format!("({country})"));
        }
    }
    head.put(Word::of(Role::Faint, "·"));
    head.put_text(Role::Faint, &format!("{:.0}%", mention.confidence * 100.0));
    let mut sentence = Wrapped::new(style, 4);
    marked_words(mention, style, |word| sentence.put(word));
    let mut lines = head.finish();
    lines.push_str(&sentence.finish());
    lines.push('\n');
    lines
}

fn put_side(line: &mut Wrapped, side: &[Participant]) {
    if side.is_empty() {
        line.put_text(Role::Faint, "someone");
    }
    for (at, participant) in side.iter().enumerate() {
        if at > 0 {
            line.put(Word::of(Role::Faint, "+"));
        }
        line.put_text(Role::None, participant.name.as_deref().unwrap_or(&participant.text));
        let sector = participant.sector.map(|sector| sector.word());
        let about: Vec<_> = [participant.country.as_deref(), sector].into_iter().flatten().collect();
        if !about.is_empty() {
            line.put_text(Role::Faint, &format!("({})", about.join(" ")));
        }
    }
}

/// The codes that set a role off in a terminal.
fn code(role: Role) -> &'static str {
    match role {
        Role::None => "",
        Role::Title => "1",
        Role::Faint => "2",
        Role::Actor => "1;32",
        Role::Recipient => "1;36",
        Role::Trigger => "1;4;33",
        Role::Type(Quad::VerbalCooperation | Quad::MaterialCooperation) => "1;32",
        Role::Type(Quad::VerbalConflict) => "1;33",
        Role::Type(Quad::MaterialConflict) => "1;31",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::columns::example;
    use super::*;
    use crate::terminal::columns;

    #[test]
    fn an_event_is_drawn_in_the_width_there_is() {
        let (head, mention) = example();
        let style = Style { width: 60, has_colour: false };
        let expected = "\
=Envoys, at \"last\" · 2009-05-06 · s1

  CONSULT visit · planned · Ada Moe (NOR GOV) + Ole Lie (NOR
  GOV) → envoy (OMN GOV) · 2009-05-07 · Łódź (POL) · 93%
    [Ada Moe;] and [Ole Lie] will *meet* ␛[31mOman␛[0m's
    {envoy} in Łódź on May 7 under the Salt Pact.

";
        assert_eq!(story_lines(&head, style) + &event_lines(&mention, style), expected);
    }

    #[test]
    fn only_our_own_codes_reach_the_terminal() {
        let (head, mut mention) = example();
        mention.actor[0].name = Some("Ada\u{1b}]0;x\u{7} Moe".into());
        let style = Style { width: 80, has_colour: true };
        let drawn = story_lines(&head, style) + &event_lines(&mention, style);
        assert!(drawn.contains("\u{1b}[1;32mAda\u{1b}[0m"), "{drawn:?}");
        for code in drawn.split('\u{1b}').skip(1) {
            let (code, _) = code.split_once('m').unwrap();
            assert!(
                code.starts_with('[') && code[1..].chars().all(|c| c.is_ascii_digit() || c == ';'),
                "{code:?}"
            );
        }
        assert!(!drawn.contains('\u{7}'));
    }

    proptest! {
        #[test]
        fn any_text_stays_within_its_lines(
            text in any::<String>(), title in any::<String>(), start in 0usize..60, end in 0usize..60, width in 30usize..90,
        ) {
            let (mut head, mut mention) = example();
            mention.sentence.end = mention.sentence.start + text.chars().count();
            mention.sentence.text = text;
            // Spans may be wrong; then they mark nothing.
            mention.actor[0].start = start;
            mention.actor[0].end = end;
            head.title = Some(title);
            let style = Style { width, has_colour: false };
            let drawn = story_lines(&head, style) + &event_lines(&mention, style);
            for line in drawn.lines() {
                prop_assert!(line.chars().map(columns).sum::<usize>() <= width, "{:?}", line);
                prop_assert!(!line.chars().any(char::is_control), "{:?}", line);
            }
        }
    }
}
