//! `detente-train`: checks the corpus, hands it to the trainer, and measures the model on what it has not seen.

use anyhow::{Context as _, bail};
use clap::{Parser, Subcommand};
use detente_coder::Coder;
use detente_train::corpus::{Part, Sentence};
use detente_train::{accuracy, corpus, export, plain, texts};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Check the corpus, hand it to the trainer, and measure the model.
#[derive(Parser)]
struct Args {
    /// Folder with the corpus.
    #[arg(long, default_value = "corpus", global = true)]
    corpus: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// List the corpus' faults by file and line, and count it.
    Check {
        /// Folder with texts that the corpus must share no run of eight words with: the field `text` of its JSON lines.
        #[arg(long)]
        apart_from: Option<PathBuf>,
    },
    /// Write the corpus as JSON lines to standard output, with plain sentences made from the frames.
    Export {
        /// Sentences to make from each frame.
        #[arg(long, default_value_t = 2)]
        plain: usize,
        /// Seed for what is drawn at random.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Measure the model on the held-out part of the corpus.
    Accuracy {
        /// Print one JSON object instead of a table.
        #[arg(long)]
        json: bool,
    },
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("detente-train: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let args = Args::parse();
    let files = corpus::read(&args.corpus).with_context(|| format!("reading {}", args.corpus.display()))?;
    let (summary, mut faults) = corpus::check(&files);
    let (frames, wrong) = plain::read(&args.corpus.join("frames"))
        .with_context(|| format!("reading {}/frames", args.corpus.display()))?;
    faults.extend(wrong.iter().map(|(path, f)| format!("{}:{}: {}", path.display(), f.line, f.message)));
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match args.command {
        Command::Check { apart_from } => {
            faults.extend(corpus::near_duplicates(&files));
            if let Some(folder) = apart_from {
                let texts = texts::read(&folder).with_context(|| format!("reading {}", folder.display()))?;
                faults.extend(corpus::overlaps(
                    &files,
                    texts.iter().map(|(name, text)| (name.as_str(), text.as_str())),
                ));
                writeln!(out, "compared with {} texts of {}", texts.len(), folder.display())?;
            }
            for fault in &faults {
                writeln!(out, "{fault}")?;
            }
            writeln!(
                out,
                "{} sentences in {} files, {} without event, {} held out",
                summary.sentences,
                files.len(),
                summary.without_event,
                summary.held_out
            )?;
            writeln!(out, "{} frames", frames.len())?;
            for (event_type, count) in &summary.by_type {
                writeln!(out, "{event_type:<10} {count:>5}")?;
            }
            for (status, count) in &summary.by_status {
                writeln!(out, "{status:<10} {count:>5}")?;
            }
            out.flush()?;
            if !faults.is_empty() {
                bail!("the corpus has {} faults", faults.len());
            }
        }
        Command::Export { plain, seed } => {
            if let Some(first) = faults.first() {
                bail!("the corpus has {} faults (see `check`), the first: {first}", faults.len());
            }
            let sentences = || files.iter().flat_map(|f| &f.sentences);
            for sentence in sentences() {
                serde_json::to_writer(&mut out, &export::example(sentence, sentence.part()))?;
                out.write_all(b"\n")?;
            }
            let trained_on: Vec<&Sentence> = sentences().filter(|s| s.part() == Part::Train).collect();
            for sentence in plain::sentences(&frames, &trained_on, plain, seed) {
                serde_json::to_writer(&mut out, &export::example(&sentence, Part::Train))?;
                out.write_all(b"\n")?;
            }
            out.flush()?;
        }
        Command::Accuracy { json } => {
            if let Some(first) = faults.first() {
                bail!("the corpus has {} faults (see `check`), the first: {first}", faults.len());
            }
            let coder = Coder::load().context("loading the model")?;
            let sentences: Vec<&Sentence> = files.iter().flat_map(|f| &f.sentences).collect();
            let report = accuracy::measure(&coder, &sentences);
            if json {
                serde_json::to_writer(&mut out, &report)?;
                out.write_all(b"\n")?;
            } else {
                out.write_all(accuracy::table(&report).as_bytes())?;
            }
            out.flush()?;
        }
    }
    Ok(())
}
