//! English.

use crate::issue::IssueCode;
use crate::message::Words;

pub(super) static WORDS: Words = Words {
    issue,
    segments: ["country segment", "enterprise segment", "model segment", "serial segment"],
    // With its length, as far as that helps to tell it apart. Of a person's number nothing more is said than that.
    schemes: &[
        ("citizen-id", "a person’s ID number, which no result repeats"),
        ("social-credit-code", "a company’s social credit code (18 characters)"),
        ("vin", "a vehicle identification number (17 characters)"),
        ("drone-code", "a civil drone’s identification code (20 characters)"),
    ],
    characters: &[
        ("space", "space that is not the ordinary one"),
        ("full-width", "full-width characters"),
        ("invisible", "characters that cannot be seen"),
        ("separator", "dashes or dots that are not the ordinary ones"),
    ],
    scripts: ["Greek ", "Cyrillic "],
    instead: &[
        ("no-registry", "[“{field}”|This part] needs the maker’s layout. Give a registry that has it, or the segment."),
        (
            "no-layout",
            "The registry in use has no layout for [“{field}”|this part]. Check the codes before it, or give the segment.",
        ),
        ("no-in-house-number", "The maker’s layout has no in-house number. Give the serial or its fields."),
        (
            "no-such-field",
            "The maker’s layout has no field [“{field}”|of this name][: it has {expected}]. Check the name.",
        ),
        ("missing", "[“{field}”|A field] is missing[: expected {expected}]. Give its value."),
        ("padded", "Leave out what fills up [“{field}”|this field][: expected “{expected}”, found “{found}”]."),
        ("no-such-date", "[“{found}”|This] is not in the calendar. Check [“{field}”|the date]."),
        ("no-check-character", "No code can hold the check character[ “{field}”] of these parts. Choose others."),
        ("given-twice", "[“{field}”|This field] is given twice[: “{expected}” and “{found}”]. Leave one out."),
        ("not-an-object", "This line is not one JSON object. Check its quotes, commas and braces."),
        ("not-a-text", "A list or an object of JSON stands for the code. Write it as text."),
        (
            "too-short",
            "The [{segment}|segment] has [{expected} places, here {actual}|too few places here]. Complete it.",
        ),
        (
            "too-long",
            "The [{segment}|segment] has [{expected} places, here {actual}|too many places here]. Remove what does not belong.",
        ),
    ],
    edits: &[
        ("trim", "Left out the space around the code."),
        ("width", "Read [“{from}” as “{to}”|full-width characters as ordinary ones]."),
        ("case", "Read [“{from}” as “{to}”|small letters as capitals]."),
        ("separator", "Left out the [separator “{from}”|space between characters]."),
        ("invisible", "Left out a character that cannot be seen."),
    ],
    reasons: &[
        ("looks-alike", "[“{from}” and “{to}”|The two characters] look alike."),
        ("keyboard-neighbour", "[“{from}” and “{to}”|The two characters] are close together on the keyboard."),
        ("swapped", "Two characters may be swapped[: “{from}” for “{to}”]."),
        ("doubled", "[“{from}”|A character] may have been typed twice."),
        ("missing", "[“{to}”|A character] may be missing."),
        ("stray-character", "[“{from}”|One character] may not belong to the code."),
        ("country-form", "The code begins with two letters for the country or region[: “{to}”, not “{from}”]."),
        ("reserved-country", "[“{from}” is reserved; the code in use is “{to}”|The first two letters are reserved]."),
    ],
    statuses: &[("valid", "Well formed"), ("incomplete", "Not complete yet"), ("invalid", "Not well formed")],
    inputs: &[
        ("label", "Robot identity code"),
        ("country", "Country or region"),
        ("enterprise", "Enterprise"),
        ("model", "Model"),
        ("serial", "Serial"),
        ("start", "Enter 29 letters and digits; spaces come by themselves."),
        ("next", "Next: [{segment}, {left} of {width} places left; {remaining} left in all|the rest of the code]."),
        ("complete", "Complete and well formed. Not a registration check."),
        ("required", "Enter the robot’s identity code of 29 characters."),
        ("taken", "Took the only code out of the text."),
        ("several-codes", "Not taken: the text holds more than one code. Enter a single one."),
        ("too-long-to-check", "Not taken: the text is too long. Enter a single code."),
    ],
    notice: "Format only: matches the published structure of 22 May 2026. Not a registration check.",
    comma: ", ",
    without: [" without ", " ", ""],
};

#[rustfmt::skip]
const fn issue(code: IssueCode) -> &'static str {
    use IssueCode as I;
    match code {
        I::NotAString => "Expected a string[; found {type}]. Pass the code as text.",
        I::TooLongToCheck => "The text is too long to check[: {length} characters, where at most {limit} are read]. Enter one code of 29 characters.",
        I::TooShort => "A code has [{expected}|29] characters; this one has [{actual}|fewer]. Complete [the {segment} ({width} places)|what is missing].",
        I::TooLong => "A code has [{expected}|29] characters; this one has [{actual}|more]. Remove what does not belong[ in the {segment} ({width} places)].",
        I::CharacterNotAllowed => "[“{character}” ({codePoint})|“{character}”|Character {codePoint}|This character] is not allowed [in the {segment}|here]; [use only {allowed}|remove or replace it].",
        I::LookAlikeCharacter => "[“{character}” ({codePoint})|“{character}”|Character {codePoint}|This character] only looks like [“{looksLike}”; type “{looksLike}”|a letter or digit; type it] from the keyboard.",
        I::AmbiguousLetter => "[“{character}” is easily read as “{maybe}”|“{character}” is easily read as a digit|This letter is easily read as a digit], and similar codes often leave it out. [Did you mean “{maybe}”?|Check which one is meant.]",
        I::CountryNotLetters => "The first two places are the country or region in letters, such as CN[; found “{found}”].",
        I::CountryUnassigned => "[“{found}” is|These letters are] not the code of any country or region. Check the first two places; China is CN.",
        I::CountryUserAssigned => "[“{found}” is|These letters are] left for private use; no country or region has that code. Check the first two places.",
        I::CountryReserved => "[“{found}” is|These letters are] reserved and not used as a country or region code. [Did you mean “{maybe}”?|Check the first two places.]",
        I::CountryWithdrawn => "[“{found}” is|These letters are] no longer used for a country or region. Enter the current code.",
        I::CountryNotChina => "The country or region code [has to be {expected}, not “{found}”|has to be {expected}|is “{found}”; so far it is usually CN|is not CN; so far it is usually CN]. Check that it is right.",
        I::PlaceholderSegment => "The [{segment}|segment] is one character repeated[ (“{found}”)] and looks like a placeholder. Check the original.",
        I::OtherScheme => "This looks like [{scheme}|another kind of code]. Enter the robot’s own code of 29 characters.",
        I::SpreadsheetScientific => "A spreadsheet turned the code into a number[ (“{found}”)], and characters are lost. Format the column as text and enter the code again.",
        I::SpreadsheetRounded => "A spreadsheet kept 15 digits of the code and turned the rest into zeros[ (“{found}”)]. Format the column as text and enter the code again.",
        I::SpreadsheetDate => "A spreadsheet turned [the {segment}|the code] into a date[ (“{found}”)]. Format the column as text and enter the code again.",
        I::SpreadsheetFormula => "[The cell holds a formula that was saved without its result (“{found}”). Open the file in a spreadsheet program, save it there, and check it again.|The cell held a formula or a leading apostrophe; the text in it was read.]",
        I::SpreadsheetCharacters => "The code was read, but its cell holds [{kind}|characters that only look right][ ({codePoint})], which other programs take for part of the code. Enter it again from the keyboard.",
        I::LostLeadingZeros => "The [{segment}|segment] has [{expected} places, here {actual}|too few places here]; a spreadsheet probably dropped leading zeros. Format the column as text and enter the values again.",
        I::SeveralCodes => "This cell holds [{count}|several] codes. Put one code in each cell.",
        I::RowShape => "The row does not fit the table[: expected {expected} fields, found {actual}]. Look in the file for a quote that is never closed, or a delimiter too many or too few.",
        I::RowTooLong => "The row is too long to be read[: longer than {limit} bytes]. Check whether line ends are missing in the file.",
        I::Blank => "The cell is empty; it counts as neither valid nor invalid.",
        I::TotalsRow => "This row looks like a title or a total, not a code.",
        I::Duplicate => "The same code is already in [row {row}|an earlier row]. Check which row is right.",
        I::NearDuplicate => "This code is almost the same as the one in [row {row}|an earlier row]. Check for a typing error.",
        I::EnterpriseUnknown => "The registry in use[ (as of {asOf})] does not list [enterprise “{code}”|this enterprise]. Check the code, or use a newer registry.",
        I::ModelUnknown => "The registry in use[ (as of {asOf})] does not list [model “{code}”|this model]. Check the code, or use a newer registry.",
        I::EnterpriseRetired => "The registry in use[ (as of {asOf})] lists [enterprise “{code}”|this enterprise] as no longer active[ since {since}]. Check when the robot was made.",
        I::ModelRetired => "The registry in use[ (as of {asOf})] lists [model “{code}”|this model] as no longer active[ since {since}]. Check when the robot was made.",
        I::ModelLayoutMismatch | I::SerialLayoutMismatch => "[In the {segment}|Here], [“{field}”|a part] does not fit the maker’s layout[: expected {expected}, found “{found}”|: expected {expected}]. Check for a typing error.",
        I::CheckCharacterWrong => "The check character[ “{field}”] does not agree with the rest[: expected “{expected}”, found “{found}”]. Compare the code with the original.",
        I::NotCanonical => "This is a code, but not in its 29 plain characters. Compare and join on the canonical form.",
    }
}
