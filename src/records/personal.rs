//! What has no place in a public record: persons. A member whose name asks for a person's data and a text that looks like
//! a citizen ID, a phone number or a mail address are refused, and what was found is never repeated.

use alloc::string::String;
use alloc::vec::Vec;

use crate::privacy::{holds_citizen_id, holds_phone_number};

/// What a member or a text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Personal {
    Name,
    Phone,
    Mail,
    Address,
    Identity,
}

impl Personal {
    /// Its name in data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Mail => "mail",
            Self::Address => "address",
            Self::Identity => "identity",
        }
    }
}

/// Words of a member's name, in lower case and put together in pairs, where nothing of a robot has them: `mobile` may be a
/// base, `cell` a battery's, `driver` a program.
const WORDS: [(Personal, &[&str]); 5] = [
    (
        Personal::Name,
        &[
            "owner",
            "person",
            "customer",
            "buyer",
            "firstname",
            "lastname",
            "surname",
            "fullname",
            "username",
            "contact",
            "technician",
            "birthday",
            "birthdate",
            "birth",
            "gender",
        ],
    ),
    (
        Personal::Phone,
        &[
            "phone",
            "telephone",
            "tel",
            "mobilephone",
            "mobileno",
            "mobilenumber",
            "cellphone",
            "fax",
            "wechat",
            "whatsapp",
        ],
    ),
    (Personal::Mail, &["email", "mail", "mailbox"]),
    (Personal::Address, &["address", "addr", "street", "postcode", "zipcode", "latitude", "longitude", "gps"]),
    (
        Personal::Identity,
        &["idcard", "citizenid", "idnumber", "passport", "identitycard", "identityno", "ssn", "bankcard"],
    ),
];
/// The same where they are all of a name.
const ALONE: [(Personal, &[&str]); 2] = [(Personal::Name, &["name", "names"]), (Personal::Phone, &["mobile", "qq"])];
const CHINESE: [(Personal, &[&str]); 5] = [
    (
        Personal::Name,
        &["姓名", "车主", "机主", "所有人", "所有者", "联系人", "客户", "用户名", "买方", "买家", "生日", "性别"],
    ),
    (Personal::Phone, &["电话", "手机", "微信", "传真", "電話", "手機", "携帯"]),
    (Personal::Mail, &["邮箱", "郵箱", "邮件", "メール"]),
    (Personal::Address, &["地址", "住址", "住所", "邮编", "经度", "纬度"]),
    (Personal::Identity, &["身份证", "身份證", "证件", "護照", "护照", "驾照", "银行卡"]),
];

/// What the name of a member asks for. `idCard`, `id_card` and `x-id-card` are two words and, put together, one.
pub(super) fn kind_of_name(name: &str) -> Option<Personal> {
    if let Some((kind, _)) = CHINESE.iter().find(|(_, words)| words.iter().any(|word| name.contains(word))) {
        return Some(*kind);
    }
    let words = words_of(name);
    let is_in = |list: &[&str]| {
        let pairs = words.windows(2).map(<[String]>::concat);
        words.iter().cloned().chain(pairs).any(|word| list.contains(&word.as_str()))
    };
    let own = words.strip_prefix(&[String::from("x")]).unwrap_or(&words);
    let is_alone = |list: &[&str]| own.len() == 1 && own.iter().any(|word| list.contains(&word.as_str()));
    let known = WORDS.iter().find(|(_, list)| is_in(list));
    known.or_else(|| ALONE.iter().find(|(_, list)| is_alone(list))).map(|(kind, _)| *kind)
}

fn words_of(name: &str) -> Vec<String> {
    let (mut words, mut was_small) = (Vec::from([String::new()]), false);
    for character in name.chars() {
        let begins = character.is_uppercase() && was_small;
        if begins || !character.is_alphanumeric() {
            words.push(String::new());
        }
        was_small = character.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| character.is_alphanumeric()) {
            word.extend(character.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What a text holds.
pub(super) fn kind_of_text(text: &str) -> Option<Personal> {
    if !text.bytes().any(|it| it.is_ascii_digit() || it == b'@' || !it.is_ascii()) {
        return None;
    }
    if holds_citizen_id(text) {
        return Some(Personal::Identity);
    }
    if holds_mail(text) {
        return Some(Personal::Mail);
    }
    holds_phone_number(text).then_some(Personal::Phone)
}

/// `somebody@somewhere.tld`
fn holds_mail(text: &str) -> bool {
    let is_part = |it: char| it.is_alphanumeric() || matches!(it, '.' | '_' | '-' | '+');
    text.char_indices().filter(|(_, it)| matches!(it, '@' | '＠')).any(|(at, sign)| {
        let before = text.get(..at).unwrap_or_default().chars().next_back().is_some_and(is_part);
        let after = text.get(at + sign.len_utf8()..).unwrap_or_default();
        let host = after.split(|it: char| !is_part(it)).next().unwrap_or_default();
        before && host.trim_end_matches('.').contains('.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_members_that_ask_for_a_person() {
        for (name, kind) in [
            ("owner", Some(Personal::Name)),
            ("x-owner", Some(Personal::Name)),
            ("x-ownerPhone", Some(Personal::Name)),
            ("x-phone-number", Some(Personal::Phone)),
            ("mobile_no", Some(Personal::Phone)),
            ("x-idCard", Some(Personal::Identity)),
            ("x-联系电话", Some(Personal::Phone)),
            ("x-身份证号", Some(Personal::Identity)),
            ("E-Mail", Some(Personal::Mail)),
            ("x-name", Some(Personal::Name)),
            ("x-part-name", None),
            ("x-mobile", Some(Personal::Phone)),
            ("x-mobile-base", None),
            ("x-battery-cell", None),
            ("x-firmware", None),
            ("x-telemetry", None),
            ("x-hotel", None),
        ] {
            assert_eq!(kind_of_name(name), kind, "{name}");
        }
    }

    #[test]
    fn texts_that_hold_a_person() {
        for (text, kind) in [
            ("call 13800138000", Some(Personal::Phone)),
            ("+86 138-0013-8000", Some(Personal::Phone)),
            ("电话１３８００１３８０００。", Some(Personal::Phone)),
            ("(+44) 20 7946 0958", Some(Personal::Phone)),
            ("身份证号：11010519491231002X", Some(Personal::Identity)),
            ("write to a.b@example.org.", Some(Personal::Mail)),
            ("CNTESTH1A00120260522A00000001", None),
            ("2026-05-22", None),
            ("20260522", None),
            ("firmware 1.3.8-0013", None),
            ("part A13800138000B", None),
            ("@ 12 V", None),
            ("the left knee was replaced", None),
        ] {
            assert_eq!(kind_of_text(text), kind, "{text}");
        }
    }
}
