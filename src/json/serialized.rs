//! JSON text as plain data for serde: what has one description as JSON needs no second one.

use core::cell::RefCell;

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::reader::{Reader, Stop, unescaped};

/// A document of ours, which is sound.
pub(crate) struct Serialized<'d>(pub &'d str);

impl Serialize for Serialized<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value(&RefCell::new(Reader::new(self.0, 0))).serialize(serializer)
    }
}

/// The value that comes next. A serializer asks for each once, in its turn.
struct Value<'r, 'd>(&'r RefCell<Reader<'d>>);

fn told<E: Error>(_: Stop) -> E {
    E::custom("no sound JSON")
}

impl Serialize for Value<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reader = self.0;
        let next = reader.borrow_mut().peek();
        match next {
            b'{' => {
                reader.borrow_mut().open().map_err(told)?;
                let mut map = serializer.serialize_map(None)?;
                let mut is_first = true;
                loop {
                    let name = reader.borrow_mut().member(is_first).map_err(told)?;
                    let Some(name) = name else { return map.end() };
                    map.serialize_entry(&*unescaped(name), self)?;
                    is_first = false;
                }
            }
            b'[' => {
                reader.borrow_mut().open().map_err(told)?;
                let mut list = serializer.serialize_seq(None)?;
                let mut is_first = true;
                loop {
                    let is_there = reader.borrow_mut().element(is_first).map_err(told)?;
                    if !is_there {
                        return list.end();
                    }
                    list.serialize_element(self)?;
                    is_first = false;
                }
            }
            b'"' => {
                let text = reader.borrow_mut().string().map_err(told)?;
                serializer.serialize_str(&unescaped(text))
            }
            _ => {
                let scalar = reader.borrow_mut().scalar().map_err(told)?;
                match scalar {
                    "null" => serializer.serialize_none(),
                    "true" => serializer.serialize_bool(true),
                    "false" => serializer.serialize_bool(false),
                    number => match (number.parse::<u64>(), number.parse::<i64>(), number.parse::<f64>()) {
                        (Ok(whole), ..) => serializer.serialize_u64(whole),
                        (_, Ok(whole), _) => serializer.serialize_i64(whole),
                        (.., Ok(number)) => serializer.serialize_f64(number),
                        _ => Err(S::Error::custom("no number")),
                    },
                }
            }
        }
    }
}
