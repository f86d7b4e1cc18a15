//! `docs/ledger.md` has every table with every column, and no other.

use std::collections::BTreeMap;

use crate::common::ledger;

const DOCS: &str = include_str!("../../../../docs/ledger.md");

#[test]
fn the_tables_are_documented() {
    let mut written: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for section in DOCS.split("\n### `").skip(1) {
        let (table, rest) = section.split_once('`').unwrap();
        let section = rest.split("\n#").next().unwrap();
        let rows = section.lines().filter(|line| line.starts_with('|')).skip(2);
        let names = rows.flat_map(|line| line.split('|').nth(1).unwrap().split('`').skip(1).step_by(2));
        written.insert(table.to_owned(), names.map(str::to_owned).collect());
    }
    let (_folder, ledger) = ledger();
    let db = rusqlite::Connection::open(ledger.path()).unwrap();
    let mut select = db
        .prepare(
            "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' ORDER BY c.cid",
        )
        .unwrap();
    let mut made: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap() {
        let (table, column): (String, String) = row.unwrap();
        made.entry(table).or_default().push(column);
    }
    for columns in written.values_mut().chain(made.values_mut()) {
        columns.sort_unstable();
    }
    assert_eq!(written, made);
}
