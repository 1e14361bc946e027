//! How rows of fields are read, and lines that are one field each: header, columns, width.

use alloc::string::String;
use alloc::vec::Vec;

use crate::bulk::judge::sheet;
use crate::bulk::options::{Column, Format, Options, Quoting};
use crate::bulk::plan::beginning::{FileBeginning, SAMPLE};
use crate::bulk::plan::told::{shown_row, told_names};
use crate::bulk::plan::{Above, ColumnBy, Fields, MANY, MOST_NAMES, Plan, PlanError, header, likely};
use crate::bulk::rows::encoding::Encoding;
use crate::bulk::rows::splitter::Splitter;

impl Plan {
    pub(super) fn of_fields(
        head: &FileBeginning<'_>,
        options: &Options,
        format: Format,
        delimiter: Option<u8>,
    ) -> Result<Self, PlanError> {
        let mut splitter = match delimiter {
            Some(delimiter) if format.is_typed() => Splitter { delimiter: Some(delimiter), ..Splitter::lines() },
            Some(delimiter) => Splitter::fields(delimiter, head.encoding),
            None => Splitter { mark_is_text: head.encoding == Some(Encoding::Gb18030), ..Splitter::lines() },
        };
        let is_unquoted = options.quoting == Quoting::Auto && delimiter == Some(b'\t') && head.never_quotes(&splitter);
        if options.quoting == Quoting::None || is_unquoted {
            splitter.quote = None;
        }
        let mut many = head.rows(&splitter, MANY);
        if format.is_typed() {
            many.iter_mut().flatten().for_each(|cell| *cell = sheet::opened(cell).1.into_owned());
        }
        let rows = &many[..many.len().min(SAMPLE)];
        // Where it was said that the first row names the columns, or that none does, no other is looked for.
        let above = if options.header.is_some() { &rows[..rows.len().min(1)] } else { rows };
        let given = options.asked();
        let asked: Vec<&str> = given.iter().filter_map(Column::name).collect();
        let found = header::with(above, &asked);
        let names_in = |row: usize| above.get(row).map_or(&[][..], Vec::as_slice);

        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let is_width_known = width > 0 && !head.is_cut(&splitter);
        let place_of = |column: &Column| match column {
            &Column::Number(number) if number > width && is_width_known => Err(PlanError::ColumnBeyond(number, width)),
            Column::Number(number) => number.checked_sub(1).ok_or(PlanError::ColumnZero),
            Column::Name(name) => {
                let row = found.unwrap_or_else(|| header::likely(above));
                let place = names_in(row).iter().position(|it| it.trim().eq_ignore_ascii_case(name.trim()));
                place.ok_or_else(|| {
                    PlanError::NoSuchColumn(name.clone(), told_names(rows, row, options.header == Some(true)))
                })
            }
        };
        // Who names a column has looked at it.
        let looked_at = if asked.is_empty() { rows } else { &[] };
        let likenesses = likely::likenesses(looked_at, &options.rules);
        let (columns, column_by) = if given.is_empty() {
            let found = likely::columns(rows, &likenesses, above, &options.rules);
            (found.columns, if width <= 1 { ColumnBy::Alone } else { found.by })
        } else {
            (given.iter().map(place_of).collect::<Result<Vec<_>, _>>()?, ColumnBy::Given)
        };
        let header = match options.header {
            Some(has_header) => has_header.then_some(0),
            None if !asked.is_empty() => found,
            // What is no code may be data: names are told by the numbers that stand below them.
            None if !options.texts.is_empty() => {
                let is_label = |row: &[String], place: &usize| row.get(*place).is_some_and(|it| header::is_label(it));
                let is_data = |row: &[String]| columns.iter().any(|place| !is_label(row, place));
                let named = header::above(above, &columns, is_data);
                named.filter(|_| above.iter().any(|row| is_data(row)))
            }
            None => header::above(above, &columns, |row| likely::is_data(row, &columns, &options.rules)),
        };
        let header_row = header.map_or_else(Vec::new, |row| names_in(row).to_vec());
        let names = header.map_or(&[][..], names_in);
        let below = header.map_or(0, |row| row + 1).min(many.len());
        // Nothing is wrong with a row by its width where no row names the columns, or names one too few.
        let data = rows.get(header.map_or(0, |row| row + 1)..).unwrap_or_default();
        let is_narrow = data.iter().filter(|row| row.len() > names.len()).count() * 2 > data.len();
        let is_table = header.is_some() && !format.is_typed() && names.len() < MOST_NAMES && !is_narrow;
        let most = if is_table { names.len() } else { usize::MAX };
        let is_said = options.header == Some(true) || found.is_some();
        let told = header.map_or_else(Vec::new, |row| told_names(rows, row, is_said));
        let own_names = columns.iter().filter_map(|&place| names.get(place).cloned()).collect();
        let code_columns = likely::code_columns(&many[below..], &columns, &told, &options.rules);
        let all_names = (0..width.min(MOST_NAMES)).map(|place| told.get(place).cloned().unwrap_or_default()).collect();
        let header = header.map(|row| head.places(&splitter).get(row).copied().unwrap_or(Above { bytes: 0, line: 1 }));

        let (scores, called_codes) = (likely::sums(&likenesses), header::column_of_codes(above));
        let is_like_codes = |&place: &usize| {
            called_codes.is_some_and(|it| it.0 == place) || scores.get(place).is_some_and(|&score| score > 0)
        };
        let is_likely = matches!(column_by, ColumnBy::Content | ColumnBy::Name)
            || !asked.is_empty()
            || columns.iter().any(is_like_codes);
        let (fields, wanted) = fields_of(&columns, !options.texts.is_empty());
        splitter.wanted = wanted;
        Ok(Self {
            code_columns,
            letters_in_use: Vec::new(),
            first_row: shown_row(&many),
            splitter,
            fields,
            format,
            delimiter: delimiter.filter(|_| !format.is_typed()).map(char::from),
            header,
            may_come_again: header::may_come_again(&header_row, &columns),
            header_row,
            names: columns.iter().filter_map(|&place| told.get(place).cloned()).collect(),
            own_names,
            columns: columns.into_iter().map(|place| place + 1).collect(),
            all_names,
            column_by,
            width: most,
            usual_width: usual_width(data).unwrap_or(usize::MAX),
            is_likely,
            encoding: head.encoding,
        })
    }
}

/// How many fields more than half of these rows have.
fn usual_width(rows: &[Vec<String>]) -> Option<usize> {
    let having = |width: usize| rows.iter().filter(|row| row.len() == width).count();
    rows.iter().map(Vec::len).find(|&width| having(width) * 2 > rows.len())
}

/// What of a row is asked for, and the fields that it stands in, ascending.
fn fields_of(columns: &[usize], are_texts: bool) -> (Fields, [usize; 4]) {
    let mut wanted = columns.to_vec();
    wanted.sort_unstable();
    let among = |it: usize| wanted.iter().position(|&other| other == it).unwrap_or(0);
    let fields = match <[usize; 4]>::try_from(columns) {
        _ if are_texts => Fields::Texts(columns.iter().copied().map(among).collect()),
        Ok(four) => Fields::Four(four.map(among)),
        Err(_) => Fields::One,
    };
    let last = wanted.last().copied().unwrap_or(0);
    (fields, core::array::from_fn(|index| wanted.get(index).copied().unwrap_or(last)))
}
