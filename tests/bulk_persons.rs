//! What may be a person's number is in no report about a row, in no form that it has there.

use humanoid_id::bulk::{Checker, Options, read_gb18030};

const CODE: &str = "CNTESTH1A00120260522A00000001";

/// All that is told of the rows of a file, as JSON.
fn told(file: &str) -> String {
    let mut checker = Checker::new(Options::default(), read_gb18030);
    let mut told = Vec::new();
    let mut sink = |row: humanoid_id::bulk::Row<'_>| told.push(format!("{} {:?}", row.text(), row.report().issues));
    checker.push(file.as_bytes(), &mut sink).expect("it has a column");
    checker.finish(&mut sink).expect("it has a column");
    told.join("\n")
}

#[test]
fn persons_are_masked_in_rows() {
    for person in [
        "11010519491231002X",
        "11010519491231002x",
        "110105-19491231-002X",
        // A digit that was typed wrong.
        "110105194912310021",
        // As they were before 1999.
        "110105491231002",
        "11010519491231002X/440524188001010014",
        "11010519491231002X440524188001010014",
        "11010519491231002X13812345678",
        "ID11010519491231002X",
        "13812345678",
        "138-1234-5678",
        "+86 138 1234 5678",
        "13812345678 13912345678",
        "1 13812345678",
        "+44 20 7946 0958",
    ] {
        for cell in [person.to_owned(), format!("张三 {person}"), format!("{CODE} 张三 {person}")] {
            let told = told(&format!("code\n{CODE}\n\"{cell}\"\n"));
            assert!(told.contains("***"), "{cell}: {told}");
            for piece in ["1101", "4405", "1949", "4912", "0021", "138", "1234", "5678", "7946", "张三"] {
                let rest = told.replace(CODE, "").replace("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", "");
                assert!(!rest.contains(piece), "{cell} shows {piece}: {told}");
            }
        }
    }
}

#[test]
fn codes_are_not() {
    for cell in
        ["CNTESTH1A0012026052200000138#", "CN-TEST-H1A001-20260522A0000000", "CNTESTH1A001", "12345678901234567890"]
    {
        let told = told(&format!("code\n{CODE}\n{cell}\n"));
        assert!(told.contains(cell), "{cell}: {told}");
    }
}
