//! How lines of JSON are read: the member or the place of a list that holds the codes.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::bulk::options::{Column, Format, Options};
use crate::bulk::plan::beginning::FileBeginning;
use crate::bulk::plan::told::all_masked;
use crate::bulk::plan::{Above, ColumnBy, Fields, MANY, MOST_NAMES, Plan, PlanError, header, likely};
use crate::bulk::rows::encoding::Encoding;
use crate::bulk::rows::json;
use crate::bulk::rows::splitter::Splitter;

impl Plan {
    pub(super) fn of_json(head: &FileBeginning<'_>, options: &Options) -> Result<Self, PlanError> {
        let mut all_names: Vec<String> = Vec::new();
        let splitter = Splitter { mark_is_text: head.encoding == Some(Encoding::Gb18030), ..Splitter::lines() };
        let mut rows = head.rows(&splitter, MANY);
        for row in &mut rows {
            let mut cells = Vec::new();
            let _ = json::each_member(&row.concat(), |name, value| {
                let place = all_names.iter().position(|it| *it == name).unwrap_or(all_names.len());
                if place == all_names.len() && place < MOST_NAMES {
                    all_names.push(name.to_string());
                }
                if let (json::Value::Text(text), true) = (value, place < MOST_NAMES) {
                    cells.resize(cells.len().max(place + 1), String::new());
                    cells[place] = text;
                }
            });
            *row = cells;
        }
        // Lists have names only where the first of them holds them.
        let are_lists = head.first_byte() == Some(b'[');
        let header_row =
            if are_lists && header::name_codes(&rows[..rows.len().min(1)]) { rows.remove(0) } else { Vec::new() };
        let header = (!header_row.is_empty()).then_some(Above { bytes: 0, line: 1 });
        let key_names = if are_lists { &header_row } else { &all_names };
        let are_known = !all_names.is_empty() && !head.is_cut(&splitter);
        let key_of = |column: &Column| match column {
            Column::Number(number) if are_lists => Ok(number.to_string()),
            Column::Number(_) => Err(PlanError::ColumnByNumber),
            Column::Name(name) if are_lists => {
                let place = header_row.iter().position(|it| it.trim().eq_ignore_ascii_case(name.trim()));
                place
                    .map(|place| (place + 1).to_string())
                    .ok_or_else(|| PlanError::NoSuchColumn(name.clone(), all_masked(&header_row)))
            }
            Column::Name(name) if !are_known || all_names.contains(name) => Ok(name.clone()),
            Column::Name(name) => {
                let other = all_names.iter().find(|it| it.trim().eq_ignore_ascii_case(name.trim()));
                other.cloned().ok_or_else(|| PlanError::NoSuchColumn(name.clone(), all_masked(&all_names)))
            }
        };
        let asked = options.asked().iter().map(key_of).collect::<Result<Vec<_>, _>>()?;
        let (names, column_by) = if asked.is_empty() {
            let likenesses = likely::likenesses(&rows, &options.rules);
            let found = likely::columns(&rows, &likenesses, core::slice::from_ref(key_names), &options.rules);
            let name = |&place: &usize| all_names.get(place).cloned().unwrap_or_default();
            (found.columns.iter().map(name).collect(), found.by)
        } else {
            (asked, ColumnBy::Given)
        };
        let fields = match <[String; 4]>::try_from(names.clone()) {
            _ if !options.texts.is_empty() => Fields::TextKeys(names.clone()),
            Ok(four) => Fields::FourKeys(four),
            Err(_) => Fields::Key(names.concat()),
        };
        let used: Vec<usize> = names.iter().filter_map(|name| all_names.iter().position(|it| it == name)).collect();
        Ok(Self {
            code_columns: likely::code_columns(&rows, &used, &all_masked(&all_names), &options.rules),
            letters_in_use: Vec::new(),
            first_row: Vec::new(),
            splitter,
            fields,
            format: Format::JsonLines,
            delimiter: None,
            header,
            columns: Vec::new(),
            names: all_masked(&names),
            own_names: names,
            header_row,
            may_come_again: false,
            all_names: all_masked(&all_names),
            column_by,
            width: usize::MAX,
            usual_width: usize::MAX,
            is_likely: column_by != ColumnBy::Default,
            encoding: head.encoding,
        })
    }
}
