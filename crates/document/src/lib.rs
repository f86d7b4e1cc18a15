//! Bytes to stories: plain text, HTML, JSONL and CSV, compressed or not, in any encoding.
//!
//! It finds the article and keeps its text exactly. It does not fetch anything, and it does not
//! look into what a story says.
