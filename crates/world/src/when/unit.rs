//! Units of time and the parts of a year and of a day.

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    HalfYear,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// ISO 8601's letter for a length, and how many of it the unit has. Decades and centuries are counted in
    /// years: ISO 8601 has no letter for them.
    pub(super) fn iso(self) -> (&'static str, u32) {
        match self {
            Unit::Second => ("S", 1),
            Unit::Minute => ("M", 1),
            Unit::Hour => ("H", 1),
            Unit::Day => ("D", 1),
            Unit::Week => ("W", 1),
            Unit::Fortnight => ("W", 2),
            Unit::Month => ("M", 1),
            Unit::Quarter => ("M", 3),
            Unit::HalfYear => ("M", 6),
            Unit::Year => ("Y", 1),
            Unit::Decade => ("Y", 10),
            Unit::Century => ("Y", 100),
        }
    }

    /// Shorter than a day, written after ISO 8601's `T`.
    pub(super) fn is_of_clock(self) -> bool {
        matches!(self, Unit::Second | Unit::Minute | Unit::Hour)
    }

    /// The next smaller unit and how many of it make one: what "and a half" is told in.
    pub(super) fn smaller(self) -> Option<(Unit, u32)> {
        match self {
            Unit::Minute => Some((Unit::Second, 60)),
            Unit::Hour => Some((Unit::Minute, 60)),
            Unit::Day => Some((Unit::Hour, 24)),
            Unit::Year => Some((Unit::Month, 12)),
            Unit::Decade => Some((Unit::Year, 10)),
            Unit::Century => Some((Unit::Year, 100)),
            _ => None,
        }
    }
}

/// A quarter of the year by its weather, on the northern half of the earth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

impl Season {
    /// TIMEX3's letters.
    pub(super) fn letters(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Fall => "FA",
            Season::Winter => "WI",
        }
    }

    /// Its first month. Meteorologists' seasons, of three whole months: news that says "this summer" on the
    /// tenth of June means this one. A winter belongs to the year in which it begins.
    pub(super) fn first_month(self) -> i8 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Fall => 9,
            Season::Winter => 12,
        }
    }
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayPart {
    Morning,
    Afternoon,
    Evening,
    Night,
}

impl DayPart {
    /// TIMEX3's letters.
    pub(super) fn letters(self) -> &'static str {
        match self {
            DayPart::Morning => "MO",
            DayPart::Afternoon => "AF",
            DayPart::Evening => "EV",
            DayPart::Night => "NI",
        }
    }
}

/// Which part of a longer time is meant: "early 1998", "the end of March".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Its first third.
    Start,
    /// Its middle third.
    Mid,
    /// Its last third.
    End,
    /// What had passed of it when the story was published: "earlier this year".
    Earlier,
    /// What was left of it when the story was published: "later this month".
    Later,
}
