"""Makes the workbooks and tables of this folder: what other programs write, so that it is they who say what is right.

Everything in them is made up; the enterprise is TEST. To make them anew:

    python3 -m venv venv && venv/bin/pip install openpyxl==3.1.5 XlsxWriter==3.3.1 pandas==3.1.1 pyarrow==26.0.1 \
        msoffcrypto-tool==6.1.0
    venv/bin/python tests/sheets/make.py        # and LibreOffice, as `soffice`

What should come of each stands in tests/js/sheets.test.mjs.
"""

import subprocess
from decimal import Decimal
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import pandas
import pyarrow
import pyarrow.parquet
import xlsxwriter

HERE = Path(__file__).parent
GOOD = "CNTESTH1A00120260522A00000001"
OTHER = "CNTESTH1A00120260522A00000002"
BAD = "CNTESTH1A0#120260522A00000003"


def fleet():
    """One column of codes, with all that goes wrong in one; the first sheet is empty, and a row in the middle is too."""
    book = openpyxl.Workbook()
    book.active.title = "说明"
    sheet = book.create_sheet("台账")
    rows = [
        ["序号", "编码", "名称"],
        [1, GOOD, "甲, “一”"],
        [2, BAD, "two\nlines"],
        [3, GOOD, "again"],
        [4, 86159990012026052200000000000, "a number"],
        [],
        [6, f'="{OTHER}"', "a formula that is its text"],
        [7, "=B2&C2", "a formula without its result"],
        [8, 20260522000000000, "17 digits"],
        [9, None, "blank"],
        [10, "  cntest-h1a001-20260522a00000004 ", "edited"],
        [11, True, "a truth"],
        ["合计", 11, None],
    ]
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)
    book.save(HERE / "fleet-openpyxl.xlsx")


def four():
    """Four columns that begin at C5, written with inline and with rich texts."""
    for name, options in [("four-xlsxwriter.xlsx", {}), ("four-inline-xlsxwriter.xlsx", {"constant_memory": True})]:
        book = xlsxwriter.Workbook(HERE / name, options)
        sheet = book.add_worksheet("Parts & more")
        bold = book.add_format({"bold": True})
        sheet.write_row("C5", ["country", "enterprise", "model", "serial"])
        sheet.write_row("C6", ["CN", "TEST", "H1A001", "20260522A00000001"])
        sheet.write_row("C7", ["CN", 12, "H1A001", "20260522A00000002"])
        sheet.write_row("C8", ["CN", "TEST", "H1A001", 20260522000000000])
        sheet.write_row("C9", ["CN", "TEST", 200000, "20260522A00000003"])
        sheet.write_row("C10", ["CN", "TEST", "H1A001"])
        if not options:
            sheet.write_rich_string("F10", bold, "20260522", "A00000004")
        else:
            sheet.write("F10", "20260522A00000004")
        book.close()


def tables():
    """Typed columns: what is exact, and what has been through a double."""
    codes = [GOOD, BAD, None, GOOD]
    frame = pandas.DataFrame({
        "no": [1, 2, 3, 4],
        "编码": codes,
        "made": pandas.to_datetime(["2026-05-22"] * 4),
        "weight": [60.5, None, 61.0, 62.25],
    })
    frame.to_excel(HERE / "fleet-pandas.xlsx", index=False)
    for codec in ["snappy", "gzip", "zstd", "brotli", "lz4", "none"]:
        frame.to_parquet(HERE / f"fleet-{codec}.parquet", index=False, compression=codec)
    serials = [20260522000000001, 20260522000000002]
    table = pyarrow.table({
        "tags": pyarrow.array([["a"], ["b"]]),
        "country": pyarrow.array(["CN", "CN"]).dictionary_encode(),
        "enterprise": pyarrow.array(["TEST", "TEST"]),
        "model": pyarrow.array([b"H1A001", b"H1A001"], pyarrow.binary(6)),
        "exact": pyarrow.array(serials, pyarrow.int64()),
        "decimal": pyarrow.array([Decimal(it) for it in serials], pyarrow.decimal128(29, 0)),
        "rounded": pyarrow.array([float(it) for it in serials]),
    })
    pyarrow.parquet.write_table(table, HERE / "four-pyarrow.parquet", row_group_size=1)
    # An export without rows, whose group says 0 of the place of its pages.
    empty = pyarrow.table({"code": pyarrow.array([], pyarrow.string())})
    pyarrow.parquet.write_table(empty, HERE / "empty-pyarrow.parquet")


def titled():
    """As a person lays it out: a title over merged cells, who filled it in, a maker's name merged down, totals, a signature."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "登记表"
    rows = [
        ["2026年第一批人形机器人身份编码登记表"],
        ["填报单位：TEST", None, None, "日期：2026-06-01"],
        ["序号", "厂家", "设备编码", "备注"],
        [1, "甲", GOOD, None],
        [2, None, OTHER, "x"],
        [3, None, BAD, None],
        [],
        ["合计", None, "3台", None],
        ["制表人：某", None, None, "审核：某"],
    ]
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)
    for cells in ["A1:D1", "A2:C2", "B4:B6", "A9:C9"]:
        sheet.merge_cells(cells)
    source = HERE / "titled-openpyxl.xlsx"
    book.save(source)
    convert(source, "titled-libreoffice.xlsx", "xlsx")
    # Comma, quote, and the number that GB18030 goes by.
    convert(source, "titled-libreoffice.csv", "csv:Text - txt - csv (StarCalc):44,34,85")


def convert(source, name, filter_):
    """With LibreOffice."""
    folder = HERE / "made"
    subprocess.run(["soffice", "--headless", "--convert-to", filter_, "--outdir", folder, source], check=True)
    (folder / f"{source.stem}.{filter_.split(':')[0]}").rename(HERE / name)
    folder.rmdir()


def others():
    """The same workbook as other programs write it, and what is refused."""
    source = HERE / "fleet-openpyxl.xlsx"
    for name, filter_ in [("fleet-libreoffice.xlsx", "xlsx"), ("fleet.ods", "ods"), ("fleet.xls", "xls")]:
        convert(source, name, filter_)
    with open(source, "rb") as plain, open(HERE / "encrypted.xlsx", "wb") as hidden:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("secret", hidden)


fleet()
four()
tables()
titled()
others()
