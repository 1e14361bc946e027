//! Issue of a record to sentence.

use alloc::string::String;

use super::issue::{RecordIssue, RecordIssueCode};
use crate::message::{Locale, template};

/// The sentence of an issue: what was found, what to do.
///
/// ```
/// use humanoid_id::{Locale, records::{RecordIssue, RecordIssueCode, record_message}};
/// let issue = RecordIssue::new(RecordIssueCode::RecallOpen, "/events/3").with("on", "2027-01-05");
/// assert!(record_message(&issue, Locale::En).starts_with("Recalled on 2027-01-05"));
/// ```
#[must_use]
pub fn record_message(issue: &RecordIssue, locale: Locale) -> String {
    template::fill(text(issue.code, locale), &|name| {
        let value = issue.param(name)?;
        match name {
            "kind" => kind(value, locale).map(String::from),
            _ => template::shown(value, template::LISTED),
        }
    })
}

const fn text(code: RecordIssueCode, locale: Locale) -> &'static str {
    match locale {
        Locale::En => english(code),
        Locale::ZhCn => chinese(code),
    }
}

#[rustfmt::skip]
const fn english(code: RecordIssueCode) -> &'static str {
    use RecordIssueCode as I;
    match code {
        I::NotARecord => "The line is not a record of the format[: expected {expected}, found {found}|: expected {expected}].",
        I::PersonalData => "This looks like [{kind}|a person’s data]. A public record says nothing of persons: remove this part.",
        I::CodeNotWellFormed => "The unit’s code is not well formed in its 29 places[: found “{found}”]. Check the code by itself.",
        I::CodeNotListed => "No registry in use[ (as of {asOf})] lists the code’s [{segment} “{code}”|enterprise or model]. Check the code, or use a newer registry.",
        I::UnitTwice => "The same unit is already in [line {line}|an earlier line]. Put all events of a unit into one line.",
        I::DayAfterAsOf => "The day [{on}|of this event] is later than the day that the data describe[ ({asOf})]. Check the day, or publish as of a later one.",
        I::DayBeforeProduction => "[“{event}” on {on}|The event] is earlier than the day on which the unit was made[ ({made})]. Check both days.",
        I::EventAfterScrapped => "[“{event}” on {on}|The event] is later than the end of the unit[ (“{end}” on {since})]. A scrapped unit that is used or sold again has to be explained: correct one of the two events.",
        I::RecallOpen => "Recalled[ on {on}], and no remedy is recorded. Have the fault remedied before the unit is used.",
        I::RoleCannot => "[“{event}”|This event] cannot come from the role [“{role}”|given]. Check the event and the role.",
        I::StatusDiffers => "The status given[ (“{status}”)] is not the one that follows from the events[ (“{state}”)]. Leave the status out, or add the missing event.",
        I::CorrectionOfNothing => "There is no event [“{event}” on {on}|of this kind and day] to correct. Name the event and its day as they are recorded.",
    }
}

#[rustfmt::skip]
const fn chinese(code: RecordIssueCode) -> &'static str {
    use RecordIssueCode as I;
    match code {
        I::NotARecord => "该行不符合记录格式[：应为 {expected}，实为 {found}|：应为 {expected}]。",
        I::PersonalData => "此处像是[{kind}|个人信息]。公开记录不得包含个人信息，请删去。",
        I::CodeNotWellFormed => "该台机器人的编码不是格式正确的29位编码[：实为“{found}”]。请单独检查该编码。",
        I::CodeNotListed => "所用登记表[（截至{asOf}）]未收录该编码的[{segment}“{code}”|企业或型号]。请核对编码，或使用更新的登记表。",
        I::UnitTwice => "[第{line}行|前面某行]已有同一台机器人。请把同一台的所有事件写在一行中。",
        I::DayAfterAsOf => "日期[{on}]晚于数据所述的日期[（{asOf}）]。请核对日期，或以更晚的日期发布。",
        I::DayBeforeProduction => "[{on} 的“{event}”|该事件]早于生产日期[（{made}）]。请核对两个日期。",
        I::EventAfterScrapped => "[{on} 的“{event}”|该事件]晚于该台机器人的终结[（{since} 的“{end}”）]。报废后再次使用或出售须有说明：请更正其中一个事件。",
        I::RecallOpen => "已召回[（{on}）]，尚无修复记录。请先排除缺陷再使用。",
        I::RoleCannot => "[“{event}”|该事件]不能由[“{role}”这一|所给]角色作出。请核对事件和角色。",
        I::StatusDiffers => "所给状态[（“{status}”）]与由事件得出的状态[（“{state}”）]不一致。请删去状态，或补上缺少的事件。",
        I::CorrectionOfNothing => "没有[{on} 的“{event}”|这样的事件]可供更正。请按记录写明事件及其日期。",
    }
}

fn kind(name: &str, locale: Locale) -> Option<&'static str> {
    let [english, chinese] = match name {
        "name" => ["the name of a person", "个人姓名"],
        "phone" => ["a phone number", "电话号码"],
        "mail" => ["a mail address", "电子邮箱"],
        "address" => ["an address", "地址"],
        "identity" => ["an identity document", "身份证件"],
        _ => return None,
    };
    Some(match locale {
        Locale::En => english,
        Locale::ZhCn => chinese,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_reads_well_without_facts_and_tells_them_where_they_are_known() {
        for &code in RecordIssueCode::ALL {
            for locale in Locale::ALL {
                let bare = record_message(&RecordIssue::new(code, ""), locale);
                assert!(!bare.contains(['[', '{', '|']), "{bare}");
                let full = code.params().iter().fold(RecordIssue::new(code, ""), |it, name| it.with(name, "phone"));
                assert_ne!(record_message(&full, locale), bare);
            }
        }
    }
}
