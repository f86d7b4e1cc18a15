//! What class names and other attributes tell about an element.

/// What an element is for, as far as its attributes tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Hint {
    #[default]
    None,
    /// The body of the article, said in so many words.
    ArticleBody,
    /// The date of publication.
    Date,
    /// What is around articles: menus, promotions, lists of other articles.
    Around,
    /// What is not of the article: captions, what is not shown.
    Never,
    /// What readers wrote, which may be longer than the article.
    Comments,
}

/// The attributes that hints are taken from.
#[derive(Debug, Default)]
pub(crate) struct Attributes<'t> {
    pub(crate) class: &'t str,
    pub(crate) id: &'t str,
    pub(crate) role: &'t str,
    pub(crate) itemprop: &'t str,
    pub(crate) style: &'t str,
    pub(crate) hidden: bool,
}

/// Words that stand in class names of what is around articles.
const AROUND: &[&str] = &[
    "ad",
    "ads",
    "adslot",
    "adunit",
    "adsbygoogle",
    "advert",
    "advertisement",
    "advertising",
    "advertorial",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "cookie",
    "cookies",
    "consent",
    "donate",
    "follow",
    "footer",
    "gallery",
    "inlinead",
    "masthead",
    "menu",
    "more",
    "morestories",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "pager",
    "pagination",
    "paywall",
    "popular",
    "popup",
    "prevnext",
    "promo",
    "promos",
    "promotion",
    "rail",
    "readmore",
    "recirc",
    "recommended",
    "recommendation",
    "recommendations",
    "related",
    "relatedlinks",
    "relatedstories",
    "share",
    "sharing",
    "sharebar",
    "shares",
    "sharedaddy",
    "sidebar",
    "signup",
    "skip",
    "skyscraper",
    "social",
    "sponsor",
    "sponsored",
    "sponsors",
    "subscribe",
    "subscription",
    "taboola",
    "tags",
    "taglist",
    "teaser",
    "teasers",
    "toolbar",
    "tools",
    "trending",
    "widget",
    "widgets",
];

/// Words that stand in class names of what is never an article's text.
const NEVER: &[&str] = &[
    "caption",
    "captions",
    "credit",
    "credits",
    "figcaption",
    "hidden",
    "imagecaption",
    "photocaption",
    "screenreader",
    "visuallyhidden",
];

/// Words that stand in class names of what readers wrote.
const COMMENTS: &[&str] = &["comment", "comments", "commentlist", "disqus", "respond"];

/// Class names that say "this is the article's body", as they come, without hyphens and underscores.
const BODIES: &[&str] = &[
    "articlebody",
    "articlecontent",
    "articletext",
    "articlecontents",
    "bodycontent",
    "entrycontent",
    "entrybody",
    "maincontent",
    "newstext",
    "newsbody",
    "postbody",
    "postcontent",
    "storybody",
    "storycontent",
    "storytext",
    "storybodytext",
    "articlebodytext",
];

const DATES: &[&str] =
    &["date", "dateline", "datetime", "published", "publishdate", "pubdate", "timestamp", "posted"];

impl Attributes<'_> {
    pub(crate) fn hint(&self) -> Hint {
        if self.itemprop.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("articleBody")) {
            return Hint::ArticleBody;
        }
        if self.hidden || hides(self.style) {
            return Hint::Never;
        }
        if self.itemprop.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("datePublished")) {
            return Hint::Date;
        }
        if matches!(
            self.role,
            "navigation" | "banner" | "complementary" | "contentinfo" | "search" | "dialog"
        ) {
            return Hint::Around;
        }
        let names = || self.class.split_ascii_whitespace().chain(self.id.split_ascii_whitespace()).take(40);
        if names().any(is_body) {
            return Hint::ArticleBody;
        }
        let (mut around, mut date) = (false, false);
        for name in names() {
            for word in words(name) {
                if COMMENTS.contains(&word.as_str()) {
                    return Hint::Comments;
                }
                if NEVER.contains(&word.as_str()) {
                    return Hint::Never;
                }
                around |= AROUND.contains(&word.as_str());
                date |= DATES.contains(&word.as_str());
            }
        }
        match (around, date) {
            (_, true) => Hint::Date,
            (true, _) => Hint::Around,
            _ => Hint::None,
        }
    }
}

fn hides(style: &str) -> bool {
    if style.is_empty() {
        return false;
    }
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}

fn is_body(name: &str) -> bool {
    if name.len() > 40 {
        return false;
    }
    let plain: String =
        name.chars().filter(|c| c.is_ascii_alphanumeric()).collect::<String>().to_ascii_lowercase();
    BODIES.contains(&plain.as_str())
}

/// The words of a class name, in small letters: `relatedStories`, `related-stories` and `related_stories` have the same two,
/// and the whole without its marks is one more.
fn words(name: &str) -> Vec<String> {
    let name = if name.len() > 60 { "" } else { name };
    let mut words = vec![String::new()];
    let mut after_small = false;
    for c in name.chars() {
        let starts = c.is_ascii_uppercase() && after_small;
        if !c.is_ascii_alphanumeric() || starts {
            words.push(String::new());
        }
        if c.is_ascii_alphanumeric()
            && let Some(last) = words.last_mut()
        {
            last.push(c.to_ascii_lowercase());
        }
        after_small = c.is_ascii_lowercase();
    }
    if words.len() > 1 {
        words.push(words.concat());
    }
    // "has-sidebar" and "no-comments" are said of the page that has them or has them not.
    if matches!(words[0].as_str(), "has" | "no" | "with" | "without" | "is" | "page") {
        Vec::new()
    } else {
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_names_are_read() {
        let cases = [
            ("", Hint::None),
            ("story wide", Hint::None),
            ("article-body", Hint::ArticleBody),
            ("entry-content clearfix", Hint::ArticleBody),
            ("relatedStories", Hint::Around),
            ("site_nav", Hint::Around),
            ("ad", Hint::Around),
            ("header lead shadow", Hint::None),
            ("has-sidebar", Hint::None),
            ("comments-area", Hint::Comments),
            ("wp-caption-text", Hint::Never),
            ("post-date", Hint::Date),
        ];
        let got = |class| Attributes { class, ..Attributes::default() }.hint();
        let failures: Vec<_> = cases
            .iter()
            .filter(|(class, hint)| got(class) != *hint)
            .map(|(class, _)| (class, got(class)))
            .collect();
        assert!(failures.is_empty(), "{failures:?}");
    }
}
