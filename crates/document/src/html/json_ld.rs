//! What a page says about its article in JSON-LD, in the words of schema.org.

use serde_json::Value;

/// What is said of an article.
#[derive(Debug, Default)]
pub(crate) struct Described {
    pub(crate) headline: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) body: Option<String>,
}

/// schema.org's types for what a story may be.
fn is_article(kind: &str) -> bool {
    let kind = kind.rsplit(['/', ':', '#']).next().unwrap_or(kind);
    kind.ends_with("Article")
        || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report" | "SocialMediaPosting")
}

/// The first article that the scripts describe. Scripts that are no JSON are passed over.
pub(crate) fn described(scripts: &[String]) -> Option<Described> {
    scripts.iter().find_map(|script| {
        let value: Value = serde_json::from_str(without_comment(script)).ok()?;
        find(&value).map(describe)
    })
}

/// Old software wraps scripts in comments or CDATA.
fn without_comment(script: &str) -> &str {
    let script = script.trim();
    let script = script.strip_prefix("<!--").or_else(|| script.strip_prefix("//<![CDATA[")).unwrap_or(script);
    script
        .strip_suffix("-->")
        .or_else(|| script.strip_suffix("//]]>"))
        .unwrap_or(script)
        .trim()
        .trim_end_matches(';')
}

/// Looks through lists and graphs, breadth first. serde_json bounds the depth of what it has read.
fn find(value: &Value) -> Option<&Value> {
    let mut level = vec![value];
    while !level.is_empty() {
        let mut next = Vec::new();
        for value in level {
            match value {
                Value::Array(values) => next.extend(values),
                Value::Object(object) => {
                    if object.get("@type").is_some_and(|kind| strings(kind).any(is_article)) {
                        return Some(value);
                    }
                    next.extend(
                        ["@graph", "mainEntity", "mainEntityOfPage"]
                            .iter()
                            .filter_map(|key| object.get(*key)),
                    );
                }
                _ => {}
            }
        }
        level = next;
    }
    None
}

fn describe(article: &Value) -> Described {
    let first = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| article.get(name).and_then(|value| strings(value).next()))
            .map(str::to_owned)
    };
    let inner = |outer: &str, name: &str| {
        let value = article.get(outer)?;
        let value = value.as_array().and_then(|values| values.first()).unwrap_or(value);
        strings(value.get(name)?).next().map(str::to_owned)
    };
    Described {
        headline: first(&["headline", "name"]),
        date: first(&["datePublished", "dateCreated", "dateModified"]),
        publisher: inner("publisher", "name").or_else(|| first(&["publisher"])),
        url: first(&["url", "mainEntityOfPage", "@id"]).or_else(|| inner("mainEntityOfPage", "@id")),
        body: first(&["articleBody"]),
    }
}

/// The string that a value is, or the strings in it.
fn strings(value: &Value) -> impl Iterator<Item = &str> {
    let own = value.as_str();
    let inner = value.as_array().into_iter().flatten().filter_map(Value::as_str);
    own.into_iter().chain(inner).filter(|text| !text.trim().is_empty())
}
