//! What each word is to this module. A word that isn't here is `Other`, and no rule begins with one.

use super::lexicon::Lex;
use super::unit::{DayPart, Season, Unit};

/// No word below is longer, in bytes.
pub(super) const LONGEST: usize = 16;

/// The word's part; `word` is in lower case.
pub(super) fn lex(word: &[u8]) -> Lex {
    calendar(word)
        .or_else(|| number(word))
        .or_else(|| relation(word))
        .or_else(|| function(word))
        .or_else(|| verb(word))
        .unwrap_or_else(|| ending(word))
}

/// Names of days, months, seasons, parts of the day, units and feasts.
fn calendar(word: &[u8]) -> Option<Lex> {
    Some(match word {
        b"january" => Lex::Month(1),
        b"february" => Lex::Month(2),
        b"march" => Lex::Month(3),
        b"april" => Lex::Month(4),
        b"may" => Lex::Month(5),
        b"june" => Lex::Month(6),
        b"july" => Lex::Month(7),
        b"august" => Lex::Month(8),
        b"september" => Lex::Month(9),
        b"october" => Lex::Month(10),
        b"november" => Lex::Month(11),
        b"december" => Lex::Month(12),
        b"jan" => Lex::MonthShort(1),
        b"feb" => Lex::MonthShort(2),
        b"mar" => Lex::MonthShort(3),
        b"apr" => Lex::MonthShort(4),
        b"jun" => Lex::MonthShort(6),
        b"jul" => Lex::MonthShort(7),
        b"aug" => Lex::MonthShort(8),
        b"sept" | b"sep" => Lex::MonthShort(9),
        b"oct" => Lex::MonthShort(10),
        b"nov" => Lex::MonthShort(11),
        b"dec" => Lex::MonthShort(12),
        b"monday" => Lex::Weekday(1),
        b"tuesday" => Lex::Weekday(2),
        b"wednesday" => Lex::Weekday(3),
        b"thursday" => Lex::Weekday(4),
        b"friday" => Lex::Weekday(5),
        b"saturday" => Lex::Weekday(6),
        b"sunday" => Lex::Weekday(7),
        b"mondays" => Lex::Weekdays(1),
        b"tuesdays" => Lex::Weekdays(2),
        b"wednesdays" => Lex::Weekdays(3),
        b"thursdays" => Lex::Weekdays(4),
        b"fridays" => Lex::Weekdays(5),
        b"saturdays" => Lex::Weekdays(6),
        b"sundays" => Lex::Weekdays(7),
        b"mon" => Lex::WeekdayShort(1),
        b"tue" | b"tues" => Lex::WeekdayShort(2),
        b"wed" => Lex::WeekdayShort(3),
        b"thu" | b"thur" | b"thurs" => Lex::WeekdayShort(4),
        b"fri" => Lex::WeekdayShort(5),
        b"sat" => Lex::WeekdayShort(6),
        b"sun" => Lex::WeekdayShort(7),
        b"spring" | b"springtime" => Lex::Season(Season::Spring),
        b"summer" | b"summertime" => Lex::Season(Season::Summer),
        b"autumn" | b"fall" => Lex::Season(Season::Fall),
        b"winter" | b"wintertime" => Lex::Season(Season::Winter),
        b"morning" | b"dawn" | b"daybreak" => Lex::DayPart(DayPart::Morning),
        b"afternoon" => Lex::DayPart(DayPart::Afternoon),
        b"evening" | b"dusk" => Lex::DayPart(DayPart::Evening),
        b"night" => Lex::DayPart(DayPart::Night),
        b"mornings" => Lex::DayParts(DayPart::Morning),
        b"afternoons" => Lex::DayParts(DayPart::Afternoon),
        b"evenings" => Lex::DayParts(DayPart::Evening),
        b"noon" | b"midday" => Lex::Noon,
        b"midnight" => Lex::Midnight,
        b"minute" => Lex::Unit(Unit::Minute),
        b"hour" => Lex::Unit(Unit::Hour),
        b"day" => Lex::Unit(Unit::Day),
        b"week" => Lex::Unit(Unit::Week),
        b"fortnight" => Lex::Unit(Unit::Fortnight),
        b"month" => Lex::Unit(Unit::Month),
        b"quarter" => Lex::Unit(Unit::Quarter),
        b"semester" => Lex::Unit(Unit::HalfYear),
        b"year" => Lex::Unit(Unit::Year),
        b"decade" => Lex::Unit(Unit::Decade),
        b"century" => Lex::Unit(Unit::Century),
        b"seconds" => Lex::Units(Unit::Second),
        b"minutes" | b"mins" => Lex::Units(Unit::Minute),
        b"hours" | b"hrs" => Lex::Units(Unit::Hour),
        b"days" | b"nights" => Lex::Units(Unit::Day),
        b"weeks" => Lex::Units(Unit::Week),
        b"fortnights" => Lex::Units(Unit::Fortnight),
        b"months" => Lex::Units(Unit::Month),
        b"quarters" => Lex::Units(Unit::Quarter),
        b"years" | b"yrs" => Lex::Units(Unit::Year),
        b"decades" => Lex::Units(Unit::Decade),
        b"centuries" => Lex::Units(Unit::Century),
        b"weekend" => Lex::Weekend,
        b"weekends" => Lex::Weekends,
        b"christmas" | b"easter" | b"thanksgiving" | b"new" | b"good" | b"palm" | b"ash" | b"boxing"
        | b"labor" | b"memorial" | b"veterans" | b"halloween" | b"valentine" | b"columbus" | b"martin"
        | b"presidents" | b"election" | b"inauguration" | b"bastille" | b"pentecost" | b"orthodox"
        | b"nowruz" | b"epiphany" | b"international" | b"saint" | b"earth" | b"anzac" | b"human"
        | b"armistice" | b"holy" | b"maundy" => Lex::Holiday,
        _ => return None,
    })
}

/// Number words.
fn number(word: &[u8]) -> Option<Lex> {
    Some(match word {
        b"one" => Lex::Cardinal(1),
        b"two" => Lex::Cardinal(2),
        b"three" => Lex::Cardinal(3),
        b"four" => Lex::Cardinal(4),
        b"five" => Lex::Cardinal(5),
        b"six" => Lex::Cardinal(6),
        b"seven" => Lex::Cardinal(7),
        b"eight" => Lex::Cardinal(8),
        b"nine" => Lex::Cardinal(9),
        b"ten" => Lex::Cardinal(10),
        b"eleven" => Lex::Cardinal(11),
        b"twelve" => Lex::Cardinal(12),
        b"thirteen" => Lex::Cardinal(13),
        b"fourteen" => Lex::Cardinal(14),
        b"fifteen" => Lex::Cardinal(15),
        b"sixteen" => Lex::Cardinal(16),
        b"seventeen" => Lex::Cardinal(17),
        b"eighteen" => Lex::Cardinal(18),
        b"nineteen" => Lex::Cardinal(19),
        b"twenty" => Lex::Cardinal(20),
        b"thirty" => Lex::Cardinal(30),
        b"forty" => Lex::Cardinal(40),
        b"fifty" => Lex::Cardinal(50),
        b"sixty" => Lex::Cardinal(60),
        b"seventy" => Lex::Cardinal(70),
        b"eighty" => Lex::Cardinal(80),
        b"ninety" => Lex::Cardinal(90),
        b"twenties" => Lex::Plural { value: 20, digits: 2 },
        b"thirties" => Lex::Plural { value: 30, digits: 2 },
        b"forties" => Lex::Plural { value: 40, digits: 2 },
        b"fifties" => Lex::Plural { value: 50, digits: 2 },
        b"sixties" => Lex::Plural { value: 60, digits: 2 },
        b"seventies" => Lex::Plural { value: 70, digits: 2 },
        b"eighties" => Lex::Plural { value: 80, digits: 2 },
        b"nineties" => Lex::Plural { value: 90, digits: 2 },
        b"hundred" => Lex::Scale(100),
        b"thousand" => Lex::Scale(1000),
        b"dozen" => Lex::Dozen,
        b"several" | b"few" | b"many" | b"numerous" | b"countless" => Lex::Several,
        b"couple" => Lex::Couple,
        b"half" => Lex::Half,
        b"dozens" | b"scores" | b"tens" | b"hundreds" | b"thousands" | b"millions" | b"handful" => Lex::Lots,
        b"first" => Lex::Ordinal(1),
        b"second" => Lex::Ordinal(2),
        b"third" => Lex::Ordinal(3),
        b"fourth" => Lex::Ordinal(4),
        b"fifth" => Lex::Ordinal(5),
        b"sixth" => Lex::Ordinal(6),
        b"seventh" => Lex::Ordinal(7),
        b"eighth" => Lex::Ordinal(8),
        b"ninth" => Lex::Ordinal(9),
        b"tenth" => Lex::Ordinal(10),
        b"eleventh" => Lex::Ordinal(11),
        b"twelfth" => Lex::Ordinal(12),
        b"thirteenth" => Lex::Ordinal(13),
        b"fourteenth" => Lex::Ordinal(14),
        b"fifteenth" => Lex::Ordinal(15),
        b"sixteenth" => Lex::Ordinal(16),
        b"seventeenth" => Lex::Ordinal(17),
        b"eighteenth" => Lex::Ordinal(18),
        b"nineteenth" => Lex::Ordinal(19),
        b"twentieth" => Lex::Ordinal(20),
        _ => return None,
    })
}

/// Words that place a time: before or after the story, early or late in it, again and again.
fn relation(word: &[u8]) -> Option<Lex> {
    Some(match word {
        b"last" => Lex::Last,
        b"past" | b"preceding" => Lex::Past,
        b"previous" | b"prior" => Lex::Previous,
        b"next" => Lex::Next,
        b"coming" | b"upcoming" | b"ensuing" => Lex::Coming,
        b"following" => Lex::Following,
        b"same" => Lex::Same,
        b"recent" => Lex::Recent,
        b"every" => Lex::Every,
        b"each" => Lex::Each,
        b"per" => Lex::Per,
        b"early" => Lex::Early,
        b"mid" => Lex::Mid,
        b"late" => Lex::Late,
        b"earlier" => Lex::Earlier,
        b"later" => Lex::Later,
        b"end" | b"close" => Lex::End,
        b"beginning" | b"start" | b"outset" | b"onset" => Lex::Beginning,
        b"middle" => Lex::Middle,
        b"midyear" => Lex::MidUnit(Unit::Year),
        b"midmonth" => Lex::MidUnit(Unit::Month),
        b"midweek" => Lex::MidUnit(Unit::Week),
        b"rest" | b"remainder" | b"course" => Lex::Rest,
        b"ago" => Lex::Ago,
        b"before" => Lex::Before,
        b"after" => Lex::After,
        b"since" => Lex::Since,
        b"until" | b"till" => Lex::Until,
        b"today" => Lex::Today,
        b"yesterday" => Lex::Yesterday,
        b"tomorrow" => Lex::Tomorrow,
        b"tonight" => Lex::Tonight,
        b"overnight" => Lex::Overnight,
        b"now" => Lex::Now,
        b"currently" | b"nowadays" | b"presently" => Lex::Currently,
        b"current" => Lex::Current,
        b"moment" => Lex::Moment,
        b"present" => Lex::Present,
        b"recently" | b"lately" => Lex::Recently,
        b"soon" => Lex::Soon,
        b"future" => Lex::Future,
        b"hourly" => Lex::Recurring(Unit::Hour),
        b"daily" | b"nightly" => Lex::Recurring(Unit::Day),
        b"weekly" => Lex::Recurring(Unit::Week),
        b"fortnightly" => Lex::Recurring(Unit::Fortnight),
        b"monthly" => Lex::Recurring(Unit::Month),
        b"quarterly" => Lex::Recurring(Unit::Quarter),
        b"yearly" | b"annual" | b"annually" => Lex::Recurring(Unit::Year),
        b"daylong" => Lex::Lasting(Unit::Day),
        b"weeklong" => Lex::Lasting(Unit::Week),
        b"monthlong" => Lex::Lasting(Unit::Month),
        b"yearlong" => Lex::Lasting(Unit::Year),
        b"q" => Lex::Q,
        b"am" => Lex::Am,
        b"pm" => Lex::Pm,
        b"gmt" | b"utc" | b"est" | b"edt" | b"cst" | b"cdt" | b"mst" | b"mdt" | b"pst" | b"pdt" | b"bst"
        | b"cet" | b"cest" | b"eet" | b"msk" | b"jst" => Lex::Zone,
        b"fiscal" | b"fy" => Lex::Fiscal,
        b"old" | b"long" | b"olds" => Lex::Old,
        _ => return None,
    })
}

/// Small words around a time.
fn function(word: &[u8]) -> Option<Lex> {
    Some(match word {
        b"the" => Lex::The,
        b"a" | b"an" => Lex::A,
        b"this" => Lex::This,
        b"that" => Lex::That,
        b"these" => Lex::These,
        b"in" => Lex::In,
        b"on" => Lex::On,
        b"of" => Lex::Of,
        b"at" => Lex::At,
        b"by" => Lex::By,
        b"for" => Lex::For,
        b"from" => Lex::From,
        b"to" => Lex::To,
        b"during" | b"through" | b"throughout" | b"within" | b"over" => Lex::Within,
        b"between" => Lex::Between,
        b"and" => Lex::And,
        b"or" => Lex::Or,
        b"about" | b"around" | b"nearly" | b"almost" | b"some" | b"roughly" | b"approximately"
        | b"exactly" | b"just" | b"barely" => Lex::About,
        b"more" | b"less" | b"fewer" => Lex::More,
        b"than" => Lex::Than,
        b"least" | b"most" => Lex::Least,
        b"full" | b"whole" | b"entire" | b"straight" | b"consecutive" | b"additional" | b"final" => Lex::Full,
        b"resolution" | b"windows" | b"flight" | b"room" | b"highway" | b"route" | b"section"
        | b"article" | b"no" | b"nos" | b"page" | b"paragraph" | b"unit" | b"number" | b"dlrs"
        | b"dollars" | b"rs" | b"us" | b"tel" | b"phone" | b"nasdaq" | b"dow" | b"index" | b"figure" => {
            Lex::Numbered
        }
        _ => return None,
    })
}

/// Verbs whose form tells a tense and which end in no `-ed`, and those that look to what comes.
fn verb(word: &[u8]) -> Option<Lex> {
    Some(match word {
        b"will" | b"shall" => Lex::Will,
        b"would" | b"could" | b"might" | b"should" | b"can" | b"must" | b"cannot" => Lex::Modal,
        b"is" | b"are" => Lex::Is,
        b"be" => Lex::Be,
        b"expected" | b"scheduled" | b"due" | b"planned" | b"plans" | b"plan" | b"planning" | b"slated"
        | b"hopes" | b"hope" | b"hoped" | b"expects" | b"expect" | b"intends" | b"intend" | b"agreed"
        | b"agrees" | b"promised" | b"promises" | b"vowed" | b"vows" | b"pledged" | b"threatened"
        | b"wants" | b"wanted" | b"want" | b"invited" | b"urged" | b"urges" | b"ordered" | b"decided"
        | b"offered" | b"preparing" | b"prepares" | b"prepared" | b"poised" | b"likely" | b"ready"
        | b"set" | b"going" | b"supposed" | b"called" | b"calls" | b"calling" => Lex::Expect,
        b"begins" | b"starts" | b"opens" | b"ends" | b"expires" | b"arrives" | b"leaves" | b"meets"
        | b"travels" | b"visits" | b"resumes" | b"faces" | b"returns" | b"concludes" | b"closes"
        | b"votes" => Lex::Begins,
        b"said" | b"told" | b"announced" | b"reported" | b"added" | b"stated" => Lex::Told,
        b"was" | b"were" | b"had" | b"did" | b"has" | b"have" | b"been" | b"met" | b"went" | b"came"
        | b"took" | b"gave" | b"held" | b"made" | b"began" | b"left" | b"found" | b"saw" | b"led"
        | b"won" | b"lost" | b"sent" | b"fell" | b"rose" | b"broke" | b"brought" | b"built" | b"bought"
        | b"cut" | b"fought" | b"flew" | b"got" | b"grew" | b"hit" | b"kept" | b"knew" | b"paid" | b"put"
        | b"ran" | b"sat" | b"shot" | b"spoke" | b"stood" | b"struck" | b"swore" | b"thought" | b"threw"
        | b"wrote" | b"withdrew" | b"became" | b"felt" | b"heard" | b"meant" | b"quit" | b"sold"
        | b"spent" | b"spread" | b"wore" | b"drew" | b"drove" | b"chose" | b"blew" | b"bore" | b"arose"
        | b"sought" | b"taught" | b"caught" | b"laid" | b"woke" | b"shook" | b"sank" | b"rang" | b"rode"
        | b"shut" | b"slid" | b"stole" | b"overthrew" | b"undertook" | b"forbade" | b"hung" | b"dealt"
        | b"done" | b"gone" | b"seen" | b"taken" | b"given" | b"says" => Lex::Did,
        _ => return None,
    })
}

/// A word that isn't listed may still be a verb's past form.
pub(super) fn ending(word: &[u8]) -> Lex {
    let past =
        word.len() > 4 && word.ends_with(b"ed") && (!word.ends_with(b"eed") || word.ends_with(b"reed"));
    if past { Lex::Did } else { Lex::Other }
}
