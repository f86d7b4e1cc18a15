//! The data files, compiled in.

/// The countries.
pub(crate) const COUNTRIES: &str = include_str!("../../../../world/countries.tsv");
/// Cities, provinces and sites.
pub(crate) const CITIES: &str = include_str!("../../../../world/cities.tsv");
/// Organisations, companies and national bodies.
pub(crate) const ORGANISATIONS: &str = include_str!("../../../../world/organisations.tsv");
/// Parties and armed groups.
pub(crate) const GROUPS: &str = include_str!("../../../../world/groups.tsv");
/// Words for roles.
pub(crate) const ROLES: &str = include_str!("../../../../world/roles.tsv");
/// Office holders: name of the file, and its text.
pub(crate) const OFFICES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/offices.rs"));

/// All of them, each with the name of its file.
pub(crate) fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    let tables = [
        ("countries.tsv", COUNTRIES),
        ("cities.tsv", CITIES),
        ("organisations.tsv", ORGANISATIONS),
        ("groups.tsv", GROUPS),
        ("roles.tsv", ROLES),
    ];
    tables.into_iter().chain(OFFICES.iter().copied())
}
