//! Stretches of the calendar: a day, a week, a quarter, a decade.

use jiff::Span;
use jiff::civil::Date;

use super::unit::{Part, Season, Unit};

/// A stretch of the calendar, kept by its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    first: Date,
    grain: Grain,
}

/// How long a stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grain {
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    HalfYear,
    Season(Season),
    Year,
    FiscalYear,
    Decade,
    Century,
}

/// Years that TIMEX3 writes with four digits.
const YEARS: std::ops::RangeInclusive<i16> = 1..=9998;

impl Point {
    /// The stretch of this grain in which `day` lies.
    pub(super) fn around(day: Date, grain: Grain) -> Option<Point> {
        let first = match grain {
            Grain::Day => day,
            Grain::Week => monday(day)?,
            Grain::Weekend => days_after(monday(day)?, 5)?,
            Grain::Month => day.first_of_month(),
            Grain::Quarter => Date::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).ok()?,
            Grain::HalfYear => Date::new(day.year(), (day.month() - 1) / 6 * 6 + 1, 1).ok()?,
            Grain::Season(season) => {
                // January and February belong to the winter that began in the year before.
                let late = season == Season::Winter && day.month() < 3;
                Date::new(day.year() - i16::from(late), season.first_month(), 1).ok()?
            }
            Grain::Year | Grain::FiscalYear => day.first_of_year(),
            Grain::Decade => Date::new(day.year().div_euclid(10) * 10, 1, 1).ok()?,
            Grain::Century => Date::new((day.year() - 1).div_euclid(100) * 100 + 1, 1, 1).ok()?,
        };
        YEARS.contains(&first.year()).then_some(Point { first, grain })
    }

    /// The stretch of this unit in which `day` lies; `None` for what is shorter than a day.
    pub(super) fn of_unit(day: Date, unit: Unit) -> Option<Point> {
        let grain = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => return None,
            Unit::Day => Grain::Day,
            Unit::Week | Unit::Fortnight => Grain::Week,
            Unit::Month => Grain::Month,
            Unit::Quarter => Grain::Quarter,
            Unit::HalfYear => Grain::HalfYear,
            Unit::Year => Grain::Year,
            Unit::Decade => Grain::Decade,
            Unit::Century => Grain::Century,
        };
        Point::around(day, grain)
    }

    pub(super) fn day(day: Date) -> Option<Point> {
        Point::around(day, Grain::Day)
    }

    /// The day of this year, month and day of the month, where the calendar has it.
    pub(super) fn ymd(year: i32, month: i8, day: u32) -> Option<Point> {
        Point::day(Date::new(i16::try_from(year).ok()?, month, i8::try_from(day).ok()?).ok()?)
    }

    /// The month of this year.
    pub(super) fn month(year: i32, month: i8) -> Option<Point> {
        Point::around(Date::new(i16::try_from(year).ok()?, month, 1).ok()?, Grain::Month)
    }

    /// The stretch that begins with January (or with the season) of this year.
    pub(super) fn of_year(year: i32, grain: Grain) -> Option<Point> {
        let month = match grain {
            Grain::Season(season) => season.first_month(),
            _ => 1,
        };
        Point::around(Date::new(i16::try_from(year).ok()?, month, 1).ok()?, grain)
    }

    /// The `number`th quarter (of 4) or half (of 2) of this year.
    pub(super) fn share(year: i32, grain: Grain, number: u32) -> Option<Point> {
        let months = if grain == Grain::Quarter { 3 } else { 6 };
        let month = i8::try_from(number.checked_sub(1)?.checked_mul(months)?.checked_add(1)?).ok()?;
        Point::around(Date::new(i16::try_from(year).ok()?, month, 1).ok()?, grain)
    }

    /// Its first day.
    pub(super) fn first(self) -> Date {
        self.first
    }

    /// How long it is.
    pub(super) fn grain(self) -> Grain {
        self.grain
    }

    /// Its last day.
    pub(super) fn last(self) -> Option<Date> {
        let next = match self.grain {
            Grain::Weekend => return days_after(self.first, 1),
            _ => self.shift(1)?,
        };
        next.first.yesterday().ok()
    }

    /// The stretch of the same grain that lies `count` later, earlier when negative.
    pub(super) fn shift(self, count: i64) -> Option<Point> {
        let months = |each: i64| months_after(self.first, count.checked_mul(each)?);
        let first = match self.grain {
            Grain::Day => days_after(self.first, count)?,
            Grain::Week | Grain::Weekend => days_after(self.first, count.checked_mul(7)?)?,
            Grain::Month => months(1)?,
            // A season's neighbour isn't of its name, but begins where it ends.
            Grain::Quarter | Grain::Season(_) => months(3)?,
            Grain::HalfYear => months(6)?,
            Grain::Year | Grain::FiscalYear => months(12)?,
            Grain::Decade => months(120)?,
            Grain::Century => months(1200)?,
        };
        Some(Point { first, grain: self.grain })
    }

    /// TIMEX3's value.
    pub(super) fn value(self) -> String {
        let (year, month) = (self.first.year(), self.first.month());
        match self.grain {
            Grain::Day => format!("{year:04}-{month:02}-{:02}", self.first.day()),
            Grain::Week | Grain::Weekend => {
                let week = self.first.iso_week_date();
                let end = if self.grain == Grain::Weekend { "-WE" } else { "" };
                format!("{:04}-W{:02}{end}", week.year(), week.week())
            }
            Grain::Month => format!("{year:04}-{month:02}"),
            Grain::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
            Grain::HalfYear => format!("{year:04}-H{}", (month - 1) / 6 + 1),
            Grain::Season(season) => format!("{year:04}-{}", season.letters()),
            Grain::Year => format!("{year:04}"),
            Grain::FiscalYear => format!("FY{year:04}"),
            Grain::Decade => format!("{:03}X", year / 10),
            Grain::Century => format!("{:02}XX", year / 100),
        }
    }

    /// First and last day of the part that is meant, as it looked on the story's day.
    pub(super) fn days(self, part: Option<Part>, story: Option<Date>) -> Option<(Date, Date)> {
        let (first, last) = (self.first, self.last()?);
        let length = (last.duration_since(first).as_hours() / 24) + 1;
        if length < 3 {
            return Some((first, last));
        }
        let third = length / 3;
        Some(match (part, story) {
            (None, _) => (first, last),
            (Some(Part::Start), _) => (first, days_after(first, third - 1)?),
            (Some(Part::Mid), _) => (days_after(first, third)?, days_after(first, length - third - 1)?),
            (Some(Part::End), _) => (days_after(last, 1 - third)?, last),
            (Some(Part::Earlier), Some(story)) if first <= story => (first, last.min(story)),
            (Some(Part::Later), Some(story)) if story <= last => (first.max(story), last),
            (Some(Part::Earlier | Part::Later), _) => (first, last),
        })
    }
}

fn monday(day: Date) -> Option<Date> {
    days_after(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// The day `count` days after `day`; `None` where it leaves the years that can be written.
pub(super) fn days_after(day: Date, count: i64) -> Option<Date> {
    let sum = day.checked_add(Span::new().try_days(count).ok()?).ok()?;
    YEARS.contains(&sum.year()).then_some(sum)
}

/// The same day `count` months after `day`, or that month's last day.
pub(super) fn months_after(day: Date, count: i64) -> Option<Date> {
    let sum = day.checked_add(Span::new().try_months(count).ok()?).ok()?;
    YEARS.contains(&sum.year()).then_some(sum)
}
