//! A dyad's events counted by day, week, month, quarter or year.

use detente_ledger::{DayCount, day_number, day_of};
use detente_ontology::{EventType, Quad, Status};
use jiff::{ToSpan as _, civil::Date};

/// How long a point of a series is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A day.
    Day,
    /// Seven days from a Monday.
    Week,
    /// A calendar month.
    Month,
    /// Three calendar months, from January on.
    Quarter,
    /// A calendar year.
    Year,
}

/// What happened in one step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Events by quad class, in the order of `Quad::ALL`.
    pub by_quad: [i64; 4],
    /// Sum of the events' scores on PLOVER's scale of conflict and cooperation.
    pub sum: f64,
}

/// The steps of a period without a gap: one without events counts none.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// How long a point is.
    pub step: Step,
    /// In the order of time.
    pub points: Vec<Point>,
}

impl Point {
    /// Events of all classes.
    pub fn count(&self) -> i64 {
        self.by_quad.iter().sum()
    }

    /// Events of a class.
    pub fn of(&self, class: Quad) -> i64 {
        let at = Quad::ALL.iter().position(|quad| *quad == class);
        at.map_or(0, |at| self.by_quad[at])
    }

    /// Mean score of an event, -10 to 10; none where there is no event.
    pub fn mean(&self) -> Option<f64> {
        (self.count() > 0).then(|| self.sum / self.count() as f64)
    }

    /// Share of events that are cooperation, verbal or material, 0 to 1; none where there is no event.
    pub fn cooperation(&self) -> Option<f64> {
        let cooperation = self.of(Quad::VerbalCooperation) + self.of(Quad::MaterialCooperation);
        (self.count() > 0).then(|| cooperation as f64 / self.count() as f64)
    }
}

impl Step {
    /// The first day of the step that `date` is in.
    pub fn start(self, date: Date) -> Date {
        match self {
            Step::Day => date,
            Step::Week => date.saturating_sub(i64::from(date.weekday().to_monday_zero_offset()).days()),
            Step::Month => date.first_of_month(),
            Step::Quarter => date.saturating_sub(i64::from((date.month() - 1) % 3).months()).first_of_month(),
            Step::Year => date.first_of_year(),
        }
    }

    /// The last day of the step that `date` is in.
    pub fn end(self, date: Date) -> Date {
        self.next(self.start(date)).map_or(Date::MAX, |next| next.saturating_sub(1.day()))
    }

    /// The first day of the next step; `None` at the end of the calendar.
    fn next(self, start: Date) -> Option<Date> {
        let length = match self {
            Step::Day => 1.day(),
            Step::Week => 1.week(),
            Step::Month => 1.month(),
            Step::Quarter => 3.months(),
            Step::Year => 1.year(),
        };
        start.checked_add(length).ok()
    }
}

impl Series {
    /// Counts what took place (happened or ongoing) in `days`, from the step of `from` to that of `to`; where one of them is not
    /// given, from the first or to the last event. Empty without any event to tell the period.
    pub fn of(days: &[DayCount], step: Step, from: Option<Date>, to: Option<Date>) -> Series {
        let took_place = |d: &&DayCount| matches!(d.status, Status::Happened | Status::Ongoing);
        let known = || days.iter().filter(took_place).map(|d| d.day);
        let (Some(from), Some(to)) =
            (from.or_else(|| known().min().and_then(day_of)), to.or_else(|| known().max().and_then(day_of)))
        else {
            return Series { step, points: Vec::new() };
        };
        let mut points = Vec::new();
        let mut next = Some(step.start(from));
        while let Some(start) = next.filter(|&start| start <= to) {
            points.push(Point { from: start, to: step.end(start), by_quad: [0; 4], sum: 0.0 });
            next = step.next(start);
        }
        let first: Vec<i32> = points.iter().map(|p| day_number(p.from)).collect();
        for day in days.iter().filter(took_place) {
            let Some(at) = first.partition_point(|&f| f <= day.day).checked_sub(1) else { continue };
            if day.day > day_number(points[at].to) {
                continue;
            }
            points[at].by_quad[quad(day.event_type)] += day.count;
            points[at].sum += day.sum;
        }
        Series { step, points }
    }
}

fn quad(event_type: EventType) -> usize {
    Quad::ALL.iter().position(|q| *q == event_type.quad()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn day(at: Date, event_type: EventType, status: Status, count: i64) -> DayCount {
        let sum = f64::from(event_type.score()) * count as f64;
        DayCount { day: day_number(at), event_type, status, count, sum }
    }

    #[test]
    fn events_fall_into_their_week_and_weeks_without_any_are_there() {
        let days = [
            day(date(1999, 3, 1), EventType::Consult, Status::Happened, 2),
            day(date(1999, 3, 7), EventType::Assault, Status::Ongoing, 1),
            day(date(1999, 3, 15), EventType::Aid, Status::Happened, 1),
            day(date(1999, 3, 15), EventType::Aid, Status::Planned, 7),
        ];
        let series = Series::of(&days, Step::Week, None, None);
        let counts: Vec<(Date, i64)> = series.points.iter().map(|p| (p.from, p.count())).collect();
        assert_eq!(counts, [(date(1999, 3, 1), 3), (date(1999, 3, 8), 0), (date(1999, 3, 15), 1)]);
        assert_eq!(series.points[0].by_quad, [2, 0, 0, 1]);
        assert_eq!(series.points[0].sum, -4.0);
        assert_eq!(series.points[1].mean(), None);
        assert_eq!(series.points[2].cooperation(), Some(1.0));
    }

    #[test]
    fn what_is_outside_of_the_period_is_left_out() {
        let days = [
            day(date(2001, 1, 31), EventType::Aid, Status::Happened, 1),
            day(date(2001, 2, 28), EventType::Aid, Status::Happened, 1),
            day(date(2001, 4, 1), EventType::Aid, Status::Happened, 1),
        ];
        let series = Series::of(&days, Step::Month, Some(date(2001, 2, 10)), Some(date(2001, 3, 2)));
        let counts: Vec<(Date, Date, i64)> =
            series.points.iter().map(|p| (p.from, p.to, p.count())).collect();
        assert_eq!(
            counts,
            [(date(2001, 2, 1), date(2001, 2, 28), 1), (date(2001, 3, 1), date(2001, 3, 31), 0)]
        );
    }

    #[test]
    fn the_calendars_ends_are_no_trouble() {
        for step in [Step::Day, Step::Week, Step::Month, Step::Quarter, Step::Year] {
            let last = Series::of(&[], step, Some(Date::MAX), Some(Date::MAX));
            assert_eq!(last.points.last().map(|p| p.to), Some(Date::MAX), "{step:?}");
            assert!(!Series::of(&[], step, Some(Date::MIN), Some(Date::MIN)).points.is_empty(), "{step:?}");
        }
    }
}
