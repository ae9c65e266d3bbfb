//! What each field takes, as read from the JSON Schemas of the drafts: so that the structs stay the one description
//! of the content model.

use super::draft::*;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

const COUNT: RangeInclusive<i64> = 0..=u32::MAX as i64;
const SIGNED: RangeInclusive<i64> = i32::MIN as i64..=i32::MAX as i64;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    Text,
    /// A whole number within these bounds.
    Whole(RangeInclusive<i64>),
    /// `true` or `false`.
    Truth,
    List(Box<Shape>),
    /// Keys in the order of the schema, and what each takes.
    Map(Vec<(String, Shape)>),
}

/// A kind of draft with its shape.
pub trait Typed: serde::de::DeserializeOwned + JsonSchema + Default {
    fn shape() -> &'static Shape;
}

macro_rules! typed {
    ($($name:ty)*) => {
        $(impl Typed for $name {
            fn shape() -> &'static Shape {
                static SHAPE: LazyLock<Shape> = LazyLock::new(of::<$name>);
                &SHAPE
            }
        })*
    };
}

typed! {
    SiteDraft ActorDraft NumberDraft DeadlineDraft QuestionDraft EventDraft CorrectionDraft EditionDraft RemovedDraft
    WordingDraft ArticleDraft ClaimDraft NoteDraft PageDraft
}

fn of<T: JsonSchema>() -> Shape {
    let settings = SchemaSettings::default().with(|s| s.inline_subschemas = true);
    from_schema(settings.into_generator().into_root_schema_for::<T>().as_value())
}

fn from_schema(schema: &Value) -> Shape {
    let kind = match schema.get("type") {
        Some(Value::String(kind)) => kind.as_str(),
        // An optional field: its type and `null`.
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).find(|k| *k != "null").unwrap_or("string"),
        _ => {
            let choices = schema.get("anyOf").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            let choice = choices.iter().find(|c| c.get("type").is_none_or(|t| t != "null"));
            return choice.map_or(Shape::Text, from_schema);
        }
    };
    match kind {
        "integer" if schema.get("minimum").is_some() => Shape::Whole(COUNT),
        "integer" => Shape::Whole(SIGNED),
        "boolean" => Shape::Truth,
        "array" => Shape::List(Box::new(schema.get("items").map_or(Shape::Text, from_schema))),
        "object" => {
            let fields = schema.get("properties").and_then(Value::as_object);
            Shape::Map(fields.into_iter().flatten().map(|(name, field)| (name.clone(), from_schema(field))).collect())
        }
        _ => Shape::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(shape: &'static Shape, name: &str) -> &'static Shape {
        let Shape::Map(fields) = shape else { panic!("{shape:?}") };
        &fields.iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("no {name}")).1
    }

    #[test]
    fn fields_have_the_types_of_the_structs() {
        for (shape, name, expected) in [
            (ClaimDraft::shape(), "value", Shape::Text),
            (ClaimDraft::shape(), "for", Shape::Text),
            (ClaimDraft::shape(), "via", Shape::List(Box::new(Shape::Text))),
            (ClaimDraft::shape(), "sic", Shape::Truth),
            (NumberDraft::shape(), "stable_for", Shape::Whole(COUNT)),
            (NumberDraft::shape(), "weight", Shape::Whole(SIGNED)),
            (NumberDraft::shape(), "match", Shape::List(Box::new(Shape::Text))),
        ] {
            assert_eq!(field(shape, name), &expected, "{name}");
        }
        assert!(matches!(field(ArticleDraft::shape(), "claims"), Shape::List(item) if **item == *ClaimDraft::shape()));
        assert!(matches!(field(NoteDraft::shape(), "override"), Shape::Map(fields) if fields.len() == 2));
        assert!(matches!(field(SiteDraft::shape(), "limits"), Shape::Map(_)));
    }
}
