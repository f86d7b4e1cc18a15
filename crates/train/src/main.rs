//! `detente-train`: checks the corpus and hands it to the trainer.

use anyhow::{Context as _, bail};
use clap::{Parser, Subcommand};
use detente_train::{corpus, export};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Check the corpus, and hand it to the trainer.
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
    Check,
    /// Write the corpus as JSON lines to standard output.
    Export,
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
    let (summary, faults) = corpus::check(&files);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match args.command {
        Command::Check => {
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
        Command::Export => {
            if let Some(first) = faults.first() {
                bail!("the corpus has {} faults (see `check`), the first: {first}", faults.len());
            }
            for sentence in files.iter().flat_map(|f| &f.sentences) {
                serde_json::to_writer(&mut out, &export::example(sentence))?;
                out.write_all(b"\n")?;
            }
            out.flush()?;
        }
    }
    Ok(())
}
