/* Columns of China's 29-character humanoid-robot identity codes, judged where they lie.
 *
 * One interface, built twice: as a WebAssembly module without imports (there size_t is 32 bits wide, and pointers are places
 * in the module's memory) and as a shared library. A column is what Arrow calls one: the bytes of all texts behind each other,
 * offsets (one more than there are rows), and a bit map of the rows that are not null, the lowest bit first.
 *
 * Every function takes buffers of the caller and keeps none of them. Offsets and lengths are checked: an offset that is
 * negative, smaller than the one before it, or beyond data_len makes an empty text, which is skipped. A null row is skipped and
 * is no code. Pointers cannot be checked: they must lead to as much memory as is said here. Offsets stand on a multiple of
 * their width; memory of hid_alloc does.
 *
 * A judge is never changed after it was made, so threads may share one. */
#ifndef HUMANOID_ID_COLUMNS_H
#define HUMANOID_ID_COLUMNS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What functions return that were given lengths which no buffer can have, or no judge. */
#define HID_REFUSED SIZE_MAX
/* In place: the remark concerns the text as a whole. In code: there is no remark. */
#define HID_NO_PLACE 255
#define HID_NO_CODE 0
/* More rows in one call are refused. */
#define HID_MOST_ROWS (INT32_MAX / 29)

enum { HID_VALID = 0, HID_WARNED = 1, HID_INVALID = 2, HID_SKIPPED = 3 };

typedef struct hid_judge hid_judge;

/* The version of this interface: 1. Functions are added under the same number; it grows where one changes. */
uint32_t hid_abi(void);

/* The names behind the numbers, in three lines that a line feed parts: those of the status bytes, counted from 0; those of
 * the issue codes, counted from 1; those of the segments, each with a colon and its width. A zero byte stands between each
 * two. Numbers never change; new ones are added at the end. */
const uint8_t *hid_names(void);
size_t hid_names_len(void);

/* Memory in the module, on a multiple of 16; NULL where there is none. For whoever cannot write to it otherwise. */
uint8_t *hid_alloc(size_t len);
void hid_free(uint8_t *at, size_t len);

/* A judge by options as an object of JSON in UTF-8, named as in the npm package: {"country":"cn-only"}. Without options
 * (len 0) it judges by the defaults. NULL where an option is wrong: then refusal holds a sentence that names it and says what
 * it takes, with a zero byte behind, cut at refusal_room. */
hid_judge *hid_new(const uint8_t *options, size_t len, uint8_t *refusal, size_t refusal_room);
void hid_drop(hid_judge *judge);

/* The verdict on each row: status, issue code (the first of the worst) and place, a byte a row in each.
 * A place is counted from 0; 29 is the first place too many. Returns how many rows are invalid. */
size_t hid_check32(const hid_judge *judge, size_t rows, const int32_t *offsets, const uint8_t *data, size_t data_len,
                   const uint8_t *validity, size_t first_bit, uint8_t *status, uint8_t *code, uint8_t *place);
size_t hid_check64(const hid_judge *judge, size_t rows, const int64_t *offsets, const uint8_t *data, size_t data_len,
                   const uint8_t *validity, size_t first_bit, uint8_t *status, uint8_t *code, uint8_t *place);

/* The 29 places of each text that is a code, as a column again: texts has room for 29 * rows bytes, ends for rows + 1
 * offsets, is_there for (rows + 7) / 8 bytes. Texts that are none are null. Returns how many are codes. */
size_t hid_canonical32(const hid_judge *judge, size_t rows, const int32_t *offsets, const uint8_t *data, size_t data_len,
                       const uint8_t *validity, size_t first_bit, uint8_t *texts, int32_t *ends, uint8_t *is_there);
size_t hid_canonical64(const hid_judge *judge, size_t rows, const int64_t *offsets, const uint8_t *data, size_t data_len,
                       const uint8_t *validity, size_t first_bit, uint8_t *texts, int32_t *ends, uint8_t *is_there);

/* The four segments, as four columns: country, enterprise, model and serial begin in texts at 0, 2 * rows, 6 * rows and
 * 12 * rows, and in ends at 0, 1, 2 and 3 times rows + 1. is_there is that of all four. Returns how many are codes. */
size_t hid_segments32(const hid_judge *judge, size_t rows, const int32_t *offsets, const uint8_t *data, size_t data_len,
                      const uint8_t *validity, size_t first_bit, uint8_t *texts, int32_t *ends, uint8_t *is_there);
size_t hid_segments64(const hid_judge *judge, size_t rows, const int64_t *offsets, const uint8_t *data, size_t data_len,
                      const uint8_t *validity, size_t first_bit, uint8_t *texts, int32_t *ends, uint8_t *is_there);

/* What there is to say about one text in a language (en, zh-CN): a sentence a line, the worst first; nothing about a text
 * without a remark. Written to `to` as far as there is room, without a zero byte. Returns the length of it all in bytes. */
size_t hid_message(const hid_judge *judge, const uint8_t *text, size_t len, const uint8_t *locale, size_t locale_len,
                   uint8_t *to, size_t room);

#ifdef __cplusplus
}
#endif
#endif
