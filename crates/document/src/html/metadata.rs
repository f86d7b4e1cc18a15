//! Title, date, source and address of a page's article, from whichever of the page's statements is the most reliable.

use super::json_ld::{self, Described};
use super::page::Page;
use super::tags::Tag;
use crate::{DateOrder, parse_date};

/// What a page says about its article.
#[derive(Debug, Default)]
pub(crate) struct About {
    pub(crate) title: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) url: Option<String>,
    /// The article's text, if the page carries it as data.
    pub(crate) body: Option<String>,
}

/// Names under which pages give the date of publication, the most exact first: Open Graph, schema.org, Dublin Core, and what
/// analytics, search engines and news systems ask for.
const DATE_NAMES: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published",
    "publication_date",
    "publication-date",
    "article.published",
    "originalpublicationdate",
    "ptime",
    "displaydate",
    "date",
    "rnews:datepublished",
    "created",
    "article:modified_time",
    "last-modified",
];

/// What the page says.
pub(crate) fn of(page: &Page) -> About {
    let described = json_ld::described(&page.json_ld).unwrap_or_default();
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| {
            page.metas.iter().find(|(known, _)| known == name).map(|(_, content)| content.as_str())
        })
    };
    let site = meta(&["og:site_name", "application-name", "apple-mobile-web-app-title"]);
    let url = url(page, &described, meta(&["og:url", "twitter:url", "parsely-link", "dc.identifier"]));
    let source = described
        .publisher
        .as_deref()
        .or(meta(&["og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name"]))
        // The host is what is left to know a publisher by.
        .or_else(|| url.as_deref().and_then(host));
    let title =
        title(page, &described, meta(&["og:title", "twitter:title", "dc.title", "parsely-title"]), site);
    About {
        title,
        date: date(page, &described, url.as_deref()),
        source: source.map(clean),
        body: described.body.as_deref().map(Page::text_of),
        url,
    }
}

fn title(page: &Page, described: &Described, meta: Option<&str>, site: Option<&str>) -> Option<String> {
    let heading = || {
        let mut headings = page.blocks.iter().filter(|block| page.nodes[block.node].tag == Tag::Heading1);
        headings.next().map(|block| page.words(block))
    };
    let said = described.headline.as_deref().or(meta).map(|title| own_title(page, &clean(title), site));
    let element = || page.title.as_deref().map(clean).filter(|title| !title.is_empty());
    said.or_else(|| {
        let (element, heading) = (element(), heading());
        match (element, heading) {
            // A heading that the title begins with is the title without the site's name.
            (Some(element), Some(heading)) if element.starts_with(heading) => Some(heading.to_owned()),
            (Some(element), _) => Some(own_title(page, &element, site)),
            (None, heading) => heading.map(clean),
        }
    })
    .filter(|title| !title.is_empty())
}

/// What may stand between a title and the site's name.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", ": ", " » ", " · "];

/// A title without the site's name, which may stand before or after it.
fn own_title(page: &Page, title: &str, site: Option<&str>) -> String {
    let ends = SEPARATORS.iter().filter_map(|mark| title.rfind(mark).map(|at| &title[..at]));
    let starts = SEPARATORS.iter().filter_map(|mark| title.find(mark).map(|at| &title[at + mark.len()..]));
    let parts: Vec<&str> = ends.chain(starts).map(str::trim).filter(|part| part.contains(' ')).collect();
    // The part that the page shows by itself is the title.
    let is_shown = |part: &str| page.blocks.iter().any(|block| page.words(block) == part);
    let shown = parts.into_iter().filter(|part| is_shown(part)).max_by_key(|part| part.len());
    match shown {
        Some(part) if !is_shown(title) => part.to_owned(),
        _ => without_site(title, site).to_owned(),
    }
}

/// Takes the site's name off a title's end: "Talks resume | The Daily", "Talks resume - The Daily".
fn without_site<'t>(title: &'t str, site: Option<&str>) -> &'t str {
    // A colon is part of many titles.
    let marks = SEPARATORS.iter().filter(|mark| **mark != ": ");
    let last = marks.filter_map(|mark| title.rfind(mark).map(|at| (at, mark.len()))).max();
    let Some((at, mark)) = last else { return title };
    let (head, tail) = (title[..at].trim(), title[at + mark..].trim());
    let words = |text: &str| text.split_whitespace().count();
    let is_site = match site {
        Some(site) => tail.eq_ignore_ascii_case(site) || site.to_lowercase().contains(&tail.to_lowercase()),
        // Where the site does not name itself, a short end after a longer beginning is taken for its name.
        None => words(tail) <= 4 && words(head) > words(tail) && words(head) >= 3,
    };
    if is_site && !head.is_empty() { head } else { title }
}

/// The first statement that can be read as a date; if none can, the first as it stands, so that the reader is told.
fn date(page: &Page, described: &Described, url: Option<&str>) -> Option<String> {
    let said = described.date.iter().map(String::as_str);
    let metas = DATE_NAMES.iter().filter_map(|name| {
        page.metas.iter().find(|(known, _)| known == name).map(|(_, content)| content.as_str())
    });
    let published = page.dates.iter().filter(|(_, published)| *published).map(|(date, _)| date.as_str());
    let others = page.dates.iter().filter(|(_, published)| !*published).map(|(date, _)| date.as_str());
    let candidates: Vec<&str> = said.chain(metas).chain(published).chain(others).collect();
    let readable = candidates
        .iter()
        .find(|date| parse_date(date, DateOrder::Unknown).is_ok())
        .map(|date| (*date).to_owned());
    readable
        .or_else(|| url.and_then(date_in_url))
        .or_else(|| candidates.first().map(|date| (*date).to_owned()))
}

/// The date in an address such as `/2009/05/07/talks.html` or `/2009/may/07/talks`.
fn date_in_url(url: &str) -> Option<String> {
    let parts: Vec<&str> = url.split(['/', '?', '#']).collect();
    parts.windows(3).find_map(|window| {
        let [year, month, day] = window else { return None };
        let digits = |part: &str, count: std::ops::RangeInclusive<usize>| {
            count.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let is_month = digits(month, 1..=2)
            || (month.len() >= 3 && month.bytes().all(|byte| byte.is_ascii_alphabetic()));
        let plausible = digits(year, 4..=4) && is_month && digits(day, 1..=2);
        let date = plausible.then(|| format!("{year}-{month}-{day}"))?;
        parse_date(&date, DateOrder::Unknown).ok().map(|date| date.to_string())
    })
}

fn url(page: &Page, described: &Described, meta: Option<&str>) -> Option<String> {
    let candidates = [page.canonical.as_deref(), meta, described.url.as_deref()];
    // An address that is relative to the page's own leads nowhere once the page is a file.
    candidates.into_iter().flatten().map(str::trim).find(|url| host(url).is_some()).map(str::to_owned)
}

fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

/// Text with its entities decoded, which many pages write twice, in one line.
fn clean(text: &str) -> String {
    let decoded = if text.contains('&') { Page::text_of(text) } else { text.to_owned() };
    decoded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_lose_the_sites_name() {
        let cases = [
            ("Talks resume in Geneva | The Daily", None, "Talks resume in Geneva"),
            ("Talks resume in Geneva - The Daily", Some("The Daily"), "Talks resume in Geneva"),
            ("Talks - a beginning of the end", Some("The Daily"), "Talks - a beginning of the end"),
            ("Talks resume", None, "Talks resume"),
        ];
        let failures: Vec<_> =
            cases.iter().filter(|(title, site, want)| without_site(title, *site) != *want).collect();
        assert!(failures.is_empty(), "{failures:?}");
    }

    #[test]
    fn addresses_tell_dates() {
        let cases = [
            ("https://daily.example/2009/05/07/talks.html", Some("2009-05-07")),
            ("https://daily.example/world/2009/may/07/talks", Some("2009-05-07")),
            ("https://daily.example/2009/talks", None),
            ("https://daily.example/2009/99/99/", None),
        ];
        let failures: Vec<_> =
            cases.iter().filter(|(url, want)| date_in_url(url).as_deref() != *want).collect();
        assert!(failures.is_empty(), "{failures:?}");
    }
}
