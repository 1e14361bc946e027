//! Chinese as written on the mainland: full-width punctuation, no space between Chinese and Latin letters or digits.

use super::Words;
use crate::issue::IssueCode;

pub(super) static WORDS: Words = Words {
    issue,
    // The terms of the reports on the specification.
    segments: ["国家代码", "企业名称代码", "产品型号代码", "序列号"],
    schemes: &[
        ("citizen-id", "个人身份证号，检查结果不会复述"),
        ("social-credit-code", "统一社会信用代码（18位）"),
        ("vin", "车辆识别代号（17位）"),
        ("drone-code", "民用无人机唯一产品识别码（20位）"),
    ],
    characters: &[
        ("space", "非普通空格"),
        ("full-width", "全角字符"),
        ("invisible", "不可见字符"),
        ("separator", "非普通的连接符或间隔点"),
    ],
    scripts: ["希腊字母", "西里尔字母"],
    instead: &[
        (
            "no-registry",
            "[“{field}”|这一部分]要按企业的编码规则解读，但没有提供名录。请提供含有该规则的名录，或直接给出该段。",
        ),
        (
            "no-layout",
            "[“{field}”|这一部分]要按企业的编码规则解读，但所用名录中没有相应规则。请核对前面的代码，或直接给出该段。",
        ),
        ("no-in-house-number", "企业的编码规则没有规定内部编号[，“{field}”无法使用]。请给出序列号或各字段的值。"),
        ("no-such-field", "企业的编码规则中没有[“{field}”字段|这个字段][，现有字段为{expected}]。请核对名称。"),
        ("missing", "缺少[“{field}”|一个字段][，应为{expected}]。企业的编码规则要求给出该值。"),
        ("padded", "内部编号中[“{field}”|某个字段]不带补位字符[：应为“{expected}”，实际为“{found}”]。请去掉补位字符。"),
        ("no-such-date", "日历中没有[“{found}”|这个日期]。请核对[“{field}”|日期]。"),
        ("no-check-character", "该号码的校验字符[“{field}”]不能用在编码中。这个号码无法使用，请换一个。"),
        ("not-an-object", "这一行不是一个JSON对象。请检查引号、逗号和花括号。"),
        ("not-a-text", "编码处是JSON列表或对象。请写成文本。"),
        ("too-short", "[{segment}|该段][应为{expected}位，实际为{actual}位|位数不足]。请补全。"),
        ("too-long", "[{segment}|该段][应为{expected}位，实际为{actual}位|位数过多]。请删除多余的字符。"),
    ],
    edits: &[
        ("trim", "已忽略首尾空格。"),
        ("width", "已将[“{from}”读作“{to}”|全角字符读作半角]。"),
        ("case", "已将[“{from}”读作“{to}”|小写字母读作大写]。"),
        ("separator", "已忽略[分隔符“{from}”|字符之间的空格]。"),
        ("invisible", "已忽略一个不可见字符。"),
    ],
    reasons: &[
        ("looks-alike", "[“{from}”与“{to}”|两个字符]外形相似。"),
        ("keyboard-neighbour", "[“{from}”与“{to}”|两个字符]在键盘上位置相近。"),
        ("swapped", "可能有两个字符顺序颠倒[：“{to}”写成了“{from}”]。"),
        ("doubled", "[“{from}”|某个字符]可能多输了一次。"),
        ("missing", "可能漏了[“{to}”|一个字符]。"),
        ("stray-character", "[“{from}”|某个字符]可能不属于编码。"),
        ("country-form", "编码以国家或地区的2位字母代码开头[：应为“{to}”，不是“{from}”]。"),
        ("reserved-country", "[“{from}”是保留代码，现行代码为“{to}”|前2位是保留代码]。"),
    ],
    statuses: &[("valid", "格式正确"), ("incomplete", "尚未输完"), ("invalid", "格式有误")],
    inputs: &[
        ("label", "机器人身份编码"),
        ("country", "国家或地区"),
        ("enterprise", "企业"),
        ("model", "型号"),
        ("serial", "序列号"),
        ("start", "请输入29位数字和字母，空格会自动加上。"),
        ("next", "接下来：[{segment}，{width}位中还差{left}位，共还差{remaining}位|编码的其余部分]。"),
        ("complete", "已输完，格式正确；不核验登记情况。"),
        ("required", "请输入机器人的29位身份编码。"),
        ("taken", "已取用文本中唯一的编码。"),
        ("several-codes", "未采用：文本中有不止一个编码。请只输入一个。"),
        ("too-long-to-check", "未采用：文本过长。请只输入一个编码。"),
    ],
    notice: "仅检查格式：符合2026年5月22日公布的编码结构，不核验登记情况。",
    comma: "、",
    without: ["（不含", "、", "）"],
};

#[rustfmt::skip]
const fn issue(code: IssueCode) -> &'static str {
    use IssueCode as I;
    match code {
        I::NotAString => "应为字符串[，实际为{type}]。请以文本形式传入编码。",
        I::TooLongToCheck => "文本过长，无法检查[：共{length}个字符，上限为{limit}个]。请只输入一个29位编码。",
        I::TooShort => "编码应为[{expected}|29]位（数字和字母），[实际为{actual}位|当前位数不足]。请补全[{segment}（{width}位）|缺少的部分]。",
        I::TooLong => "编码应为[{expected}|29]位（数字和字母），[实际为{actual}位|当前位数过多]。请删除[{segment}（{width}位）中]多余的字符。",
        I::CharacterNotAllowed => "[{segment}中|此处]不能使用[“{character}”（{codePoint}）|“{character}”|字符{codePoint}|该字符]，[只能使用{allowed}|请删除或更换]。",
        I::LookAlikeCharacter => "[“{character}”（{codePoint}）|“{character}”|字符{codePoint}|该字符]只是看起来像[“{looksLike}”，请用键盘输入“{looksLike}”|数字或字母，请用键盘重新输入]。",
        I::AmbiguousLetter => "[“{character}”容易与“{maybe}”混淆|“{character}”容易与数字混淆|该字母容易与数字混淆]，同类编码一般不用。[是否应为“{maybe}”？|请核对。]",
        I::CountryNotLetters => "前2位应为国家或地区的字母代码，如CN[；实际为“{found}”]。",
        I::CountryUnassigned => "[“{found}”|这两个字母]不是任何国家或地区的代码。请检查前2位，中国为CN。",
        I::CountryUserAssigned => "[“{found}”|这两个字母]是供用户自定义的代码，不代表任何国家或地区。请检查前2位。",
        I::CountryReserved => "[“{found}”|这两个字母]是保留代码，不作为国家或地区代码使用。[是否应为“{maybe}”？|请检查前2位。]",
        I::CountryWithdrawn => "[“{found}”|该国家或地区代码]已停用。请改用现行的国家或地区代码。",
        I::CountryNotChina => "国家或地区代码[只能是{expected}，实际为“{found}”|只能是{expected}|为“{found}”，目前一般为CN|不是CN，目前一般为CN]。请确认是否无误。",
        I::PlaceholderSegment => "[{segment}|该段]全部是同一个字符[（“{found}”）]，像是占位内容。请与原件核对。",
        I::OtherScheme => "这看起来是[{scheme}|其他类型的编码]。请输入机器人的29位编码。",
        I::SpreadsheetScientific => "电子表格把编码转换成了数字[（“{found}”）]，部分字符已丢失。请将该列设为文本格式，再重新录入编码。",
        I::SpreadsheetRounded => "电子表格只保留了前15位数字，其余变成了0[（“{found}”）]。请将该列设为文本格式，再重新录入编码。",
        I::SpreadsheetDate => "电子表格把[{segment}|编码]转换成了日期[（“{found}”）]。请将该列设为文本格式，再重新录入。",
        I::SpreadsheetFormula => "[单元格内的公式没有保存计算结果（“{found}”）。请用电子表格软件打开该文件并另存，再重新检查。|单元格内是公式，或内容以撇号开头；已读取其中的文本。]",
        I::SpreadsheetCharacters => "编码已读出，但单元格内含有[{kind}|形似的其他字符][（{codePoint}）]，其他程序会把它当作编码的一部分。请用键盘重新输入。",
        I::LostLeadingZeros => "[{segment}|该段][应为{expected}位，实际为{actual}位|位数不足]，开头的0可能被电子表格去掉了。请将该列设为文本格式，再重新录入。",
        I::SeveralCodes => "一个单元格内有[{count}|多]个编码。请每格只填一个。",
        I::RowShape => "这一行与表格的列对不上[：应有{expected}列，实有{actual}列]。请在文件中检查这一行：引号是否闭合，分隔符是否多了或少了。",
        I::RowTooLong => "这一行过长[，超过{limit}字节]，未予读取。请检查文件中是否缺少换行。",
        I::Blank => "单元格为空，既不算有效，也不算无效。",
        I::TotalsRow => "这一行像是标题或合计，不是编码。",
        I::Duplicate => "与[第{row}行|前面某行]的编码相同。请核对以哪一行为准。",
        I::NearDuplicate => "与[第{row}行|前面某行]的编码只差一处。请检查是否录入有误。",
        I::EnterpriseUnknown => "所用名录[（截至{asOf}）]中没有[企业代码“{code}”|该企业代码]。请核对代码，或换用更新的名录。",
        I::ModelUnknown => "所用名录[（截至{asOf}）]中没有[型号代码“{code}”|该型号代码]。请核对代码，或换用更新的名录。",
        I::EnterpriseRetired => "所用名录[（截至{asOf}）]显示，[企业代码“{code}”|该企业代码][自{since}起]已停用。请核对机器人的生产时间。",
        I::ModelRetired => "所用名录[（截至{asOf}）]显示，[型号代码“{code}”|该型号代码][自{since}起]已停用。请核对机器人的生产时间。",
        I::ModelLayoutMismatch | I::SerialLayoutMismatch => "[{segment}中|此处][“{field}”|有一部分]不符合企业的编码规则[：应为{expected}，实际为“{found}”|：应为{expected}]。请检查是否录入有误。",
        I::CheckCharacterWrong => "校验字符[“{field}”]与其余内容不符[：应为“{expected}”，实际为“{found}”]。请与原件核对。",
    }
}
