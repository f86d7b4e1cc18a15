//! What a word may be to this module.

use super::unit::{DayPart, Season, Unit};

/// A word's part in a time expression, or in the search for a tense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lex {
    /// Any other word.
    Other,
    /// A mark: `.`, `,`, `-`. Variants of a mark are folded into one.
    Mark(char),
    /// A plain run of digits.
    Number {
        value: u32,
        digits: u8,
    },
    /// Digits with thousands separated: never a year.
    Grouped(u32),
    /// Digits with decimals.
    Decimal,
    /// Digits with a plural ending: `1990s`, `90s`.
    Plural {
        value: u32,
        digits: u8,
    },
    /// `7th`, `seventh`.
    Ordinal(u32),
    /// A number word below a hundred.
    Cardinal(u32),
    /// `hundred`, `thousand`.
    Scale(u32),
    /// `dozen`: a noun that counts.
    Dozen,
    /// `several`, `few`, `many`: a number that isn't told.
    Several,
    /// `couple`.
    Couple,
    /// `half`.
    Half,
    /// `dozens`, `hundreds`, `handful`: many, when "of" follows.
    Lots,
    /// A month's name.
    Month(i8),
    /// A month's abbreviation.
    MonthShort(i8),
    /// A weekday's name; Monday is 1.
    Weekday(i8),
    /// A weekday's abbreviation.
    WeekdayShort(i8),
    /// `Mondays`.
    Weekdays(i8),
    /// A unit of time: `year`.
    Unit(Unit),
    /// Its plural: `years`.
    Units(Unit),
    Weekend,
    Weekends,
    Season(Season),
    /// `morning`, `night`.
    DayPart(DayPart),
    /// `mornings`.
    DayParts(DayPart),
    Noon,
    Midnight,
    The,
    /// `a`, `an`.
    A,
    This,
    That,
    These,
    Last,
    /// `past`, `preceding`: with a length of time.
    Past,
    Previous,
    Next,
    /// `coming`, `upcoming`.
    Coming,
    Following,
    Same,
    /// `recent`.
    Recent,
    /// `every`.
    Every,
    /// `each`.
    Each,
    Per,
    /// `early`, `mid`, `late`.
    Early,
    Mid,
    Late,
    Earlier,
    Later,
    /// `end`, `close`.
    End,
    /// `beginning`, `start`, `outset`.
    Beginning,
    /// `middle`.
    Middle,
    /// `midyear`: the middle of one unit.
    MidUnit(Unit),
    /// `rest`, `remainder`.
    Rest,
    Ago,
    Before,
    After,
    Since,
    Until,
    In,
    On,
    Of,
    At,
    By,
    For,
    From,
    To,
    /// `during`, `through`, `within`, `throughout`, `over`: other words before a time.
    Within,
    Between,
    And,
    Or,
    /// `about`, `nearly`, `almost`, `some`: before a number.
    About,
    /// `more`, `less`, `fewer`.
    More,
    Than,
    Least,
    /// `full`, `whole`, `entire`.
    Full,
    Today,
    Yesterday,
    Tomorrow,
    Tonight,
    Overnight,
    Now,
    /// `currently`, `nowadays`, `presently`.
    Currently,
    Current,
    Moment,
    Present,
    /// `recently`, `lately`.
    Recently,
    Soon,
    Future,
    /// `daily`, `annually`: what recurs once in the unit.
    Recurring(Unit),
    /// `yearlong`: what lasts one unit.
    Lasting(Unit),
    /// `Q` of `Q3`.
    Q,
    Am,
    Pm,
    OClock,
    /// `GMT`, `EST`.
    Zone,
    /// `fiscal`, `FY`.
    Fiscal,
    /// `old`, `long`: after `24-year-`.
    Old,
    /// First word of a holiday's name.
    Holiday,
    /// Its number is no year: `flight 1999`, `Resolution 1973`.
    Numbered,
    /// `'s`.
    Possessive,
    /// `will`, `'ll`, `shall`.
    Will,
    /// `would`, `could`, `might`, `should`, `can`, `must`.
    Modal,
    /// `is`, `are`.
    Is,
    /// `be`.
    Be,
    /// A past form.
    Did,
    /// A past form of telling: `said`, `announced`. Its time is when the news was told.
    Told,
    /// Looks to what comes when `to`, `for` or `on` follows: `expected`, `scheduled`, `agreed`.
    Expect,
    /// A present form that newspapers use of what comes: `begins`, `opens`.
    Begins,
}
