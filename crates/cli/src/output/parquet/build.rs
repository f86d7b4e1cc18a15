//! Arrow's builders, one a column.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{
    Date32Builder, Float32Builder, Float64Builder, Int64Builder, ListBuilder, StringBuilder,
};
use arrow_schema::{DataType, Field};
use jiff::civil::Date;

use crate::output::cell::{Cell, Kind};

/// Gathers the cells of a column.
#[derive(Debug)]
pub(super) enum Builder {
    Text(StringBuilder),
    Texts(ListBuilder<StringBuilder>),
    Whole(Int64Builder),
    Wholes(ListBuilder<Int64Builder>),
    Single(Float32Builder),
    Double(Float64Builder),
    Day(Date32Builder),
}

/// Arrow's type of a column.
pub(super) fn data_type(kind: Kind) -> DataType {
    let list = |item| DataType::List(Arc::new(Field::new_list_field(item, true)));
    match kind {
        Kind::Text | Kind::Name => DataType::Utf8,
        Kind::Texts => list(DataType::Utf8),
        Kind::Whole => DataType::Int64,
        Kind::Wholes => list(DataType::Int64),
        Kind::Single => DataType::Float32,
        Kind::Double => DataType::Float64,
        Kind::Day => DataType::Date32,
    }
}

impl Builder {
    pub(super) fn new(kind: Kind) -> Self {
        match kind {
            Kind::Text | Kind::Name => Builder::Text(StringBuilder::new()),
            Kind::Texts => Builder::Texts(ListBuilder::new(StringBuilder::new())),
            Kind::Whole => Builder::Whole(Int64Builder::new()),
            Kind::Wholes => Builder::Wholes(ListBuilder::new(Int64Builder::new())),
            Kind::Single => Builder::Single(Float32Builder::new()),
            Kind::Double => Builder::Double(Float64Builder::new()),
            Kind::Day => Builder::Day(Date32Builder::new()),
        }
    }

    /// Adds a cell of the column's kind.
    pub(super) fn push(&mut self, cell: Cell<'_>) {
        match (self, cell) {
            (Builder::Text(column), Cell::Text(text)) => column.append_option(text),
            (Builder::Text(column), Cell::Name(name)) => column.append_value(name),
            (Builder::Texts(column), Cell::Texts(texts)) => column.append_value(texts),
            (Builder::Whole(column), Cell::Whole(number)) => column.append_option(number),
            (Builder::Wholes(column), Cell::Wholes(numbers)) => {
                column.append_value(numbers.into_iter().map(Some))
            }
            (Builder::Single(column), Cell::Single(number)) => column.append_option(number),
            (Builder::Double(column), Cell::Double(number)) => column.append_option(number),
            (Builder::Day(column), Cell::Day(day)) => column.append_option(day.map(days_since_1970)),
            // A test checks that the cells are of their columns' kinds.
            (column, cell) => unreachable!("a cell {cell:?} in a column {column:?}"),
        }
    }

    /// The column; the builder is empty after it.
    pub(super) fn finish(&mut self) -> ArrayRef {
        match self {
            Builder::Text(column) => Arc::new(column.finish()),
            Builder::Texts(column) => Arc::new(column.finish()),
            Builder::Whole(column) => Arc::new(column.finish()),
            Builder::Wholes(column) => Arc::new(column.finish()),
            Builder::Single(column) => Arc::new(column.finish()),
            Builder::Double(column) => Arc::new(column.finish()),
            Builder::Day(column) => Arc::new(column.finish()),
        }
    }
}

/// Parquet's and Arrow's count of days.
fn days_since_1970(day: Date) -> i32 {
    // Ten thousand years have fewer days than an i32 counts, and a difference in days can't overflow.
    day.duration_since(Date::constant(1970, 1, 1)).as_hours().div_euclid(24) as i32
}
