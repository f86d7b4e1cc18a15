//! A file's blocks to sentences. A faulty block is reported and left out; the rest goes on.

use super::{Sentence, header::parse_header, label::parse_label, text::parse_text};

/// What is wrong, and on which line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1.
    pub line: usize,
    /// What was found and what was expected.
    pub message: String,
}

/// Reads a file's text.
pub fn parse(source: &str) -> (Vec<Sentence>, Vec<Fault>) {
    let (mut sentences, mut faults) = (Vec::new(), Vec::new());
    let mut lines = source
        .lines()
        .enumerate()
        .map(|(i, l)| (i + 1, l.trim_end()))
        .filter(|(_, l)| !l.starts_with('#'))
        .peekable();
    loop {
        while lines.next_if(|(_, l)| l.is_empty()).is_some() {}
        let mut block = Vec::new();
        while let Some(line) = lines.next_if(|(_, l)| !l.is_empty()) {
            block.push(line);
        }
        if block.is_empty() {
            return (sentences, faults);
        }
        match parse_block(&block) {
            Ok(sentence) => sentences.push(sentence),
            Err(fault) => faults.push(fault),
        }
    }
}

fn parse_block(block: &[(usize, &str)]) -> Result<Sentence, Fault> {
    let (line, first) = block[0];
    let at = |line: usize| move |message: String| Fault { line, message };
    let header = parse_header(first).map_err(at(line))?;
    let &(text_line, marked) = block.get(1).ok_or_else(|| at(line)("the text is missing".to_owned()))?;
    let (text, participants) = parse_text(marked).map_err(at(text_line))?;
    let labels = block[2..]
        .iter()
        .map(|&(line, label)| parse_label(label, &text, participants.len()).map_err(at(line)))
        .collect::<Result<Vec<_>, _>>()?;
    if labels.is_empty() && header.topic.is_none() {
        return Err(at(line)("a sentence without an event needs a topic in its header".to_owned()));
    }
    Ok(Sentence { header, line, text, participants, labels })
}

#[cfg(test)]
mod tests {
    use super::*;
    use detente_ontology::{EventType, Mode, Status};
    use proptest::prelude::*;

    #[test]
    fn a_block_is_read_whole() {
        let (sentences, faults) = parse(
            "# comment\n\n= x-1 wire 1994\n{1:France} said {2:Mali} met {3:rebels}; rebels met.\n\
             CONSULT/visit planned 1+2 > 3 \"met\"#2 by 1 @diplomatic,economic\n",
        );
        assert_eq!(faults, []);
        let [s] = &sentences[..] else { panic!("one sentence") };
        assert_eq!(s.text, "France said Mali met rebels; rebels met.");
        assert_eq!(s.participants[1].of(&s.text), "Mali");
        let label = &s.labels[0];
        assert_eq!(
            (label.event_type, label.mode, label.status),
            (EventType::Consult, Some(Mode::Visit), Status::Planned)
        );
        assert_eq!(
            (&label.actors[..], &label.recipients[..], label.speaker),
            (&[0, 1][..], &[2][..], Some(0))
        );
        assert_eq!(label.trigger.start, s.text.rfind("met").unwrap());
        assert_eq!(label.contexts.len(), 2);
    }

    #[test]
    fn faults_name_their_line() {
        let cases = [
            ("France met Mali", 1, "expected a header"),
            ("= x-1 wire 1994", 1, "text is missing"),
            ("= x-1 wire 1900\nText.", 1, "1945"),
            ("= x-1 fax 1994\nText.", 1, "unknown register"),
            ("= x-1 wire 1994\nText.", 1, "needs a topic"),
            ("= x-1 wire 1994\n{2:A} met.\nCONSULT happened 1 > - \"met\"", 2, "participant number"),
            ("= x-1 wire 1994\n{1:A met.\nCONSULT happened 1 > - \"met\"", 2, "brace"),
            ("= x-1 wire 1994\n{1:A} met.\nMEET happened 1 > - \"met\"", 3, "unknown event type"),
            ("= x-1 wire 1994\n{1:A} met.\nCONSULT/riot happened 1 > - \"met\"", 3, "unknown mode"),
            ("= x-1 wire 1994\n{1:A} met.\nCONSULT done 1 > - \"met\"", 3, "unknown status"),
            ("= x-1 wire 1994\n{1:A} met.\nCONSULT happened 2 > - \"met\"", 3, "not in the text"),
            ("= x-1 wire 1994\n{1:A} met.\nCONSULT happened 1 > 1 \"met\"", 3, "both sides"),
            ("= x-1 wire 1994\n{1:A} met.\nCONSULT happened - > - \"met\"", 3, "at least one side"),
            ("= x-1 wire 1994\n{1:A} met.\nCONSULT happened 1 > - \"saw\"", 3, "does not stand"),
        ];
        for (source, line, message) in cases {
            let (_, faults) = parse(source);
            let [fault] = &faults[..] else { panic!("{source:?} has {faults:?}") };
            assert!(fault.line == line && fault.message.contains(message), "{source:?} gives {fault:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(source in "(= [a-z0-9-]{1,4} wire 19[0-9]{2}\n|[{}:0-9a-zé\"#>@+ -]{0,20}\n|[A-Z]{3,9} happened 1 > - \"[a-z]{0,3}\"#?[0-9]?\n|\n){0,12}") {
            parse(&source);
        }
    }
}
