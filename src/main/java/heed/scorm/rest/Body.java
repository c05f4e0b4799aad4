package heed.scorm.rest;

import static heed.platform.Json.JSON;

import heed.platform.Refusal;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JSON object that a program has sent; what has another type than it should is refused by its name. */
final class Body {
    private final JsonObject object;

    private Body(JsonObject object) {
        this.object = object;
    }

    /** @throws Refusal when the text is no JSON object */
    static Body of(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text == null ? "" : text))) {
            return new Body(reader.readObject());
        } catch (JsonException e) {
            throw new Refusal("scorm.api.json");
        }
    }

    private Optional<JsonValue> value(String name) {
        return Optional.ofNullable(object.get(name)).filter(v -> v.getValueType() != JsonValue.ValueType.NULL);
    }

    private static String kept(String name, String text) {
        if (text.indexOf('\0') >= 0) {
            throw wrong(name);
        }
        return text;
    }

    private static Refusal wrong(String name) {
        return new Refusal("scorm.api.field", name);
    }

    /** A text, or a number or truth value as one; empty when missing. The character 0 is in no text that can be kept. */
    Optional<String> text(String name) {
        return value(name).map(v -> switch (v.getValueType()) {
            case STRING -> kept(name, ((JsonString) v).getString());
            case NUMBER, TRUE, FALSE -> v.toString();
            default -> throw wrong(name);
        });
    }

    /** @throws Refusal when it is missing or blank */
    String needed(String name) {
        return text(name).filter(t -> !t.isBlank()).orElseThrow(() -> wrong(name));
    }

    Optional<Integer> number(String name) {
        return text(name).map(t -> {
            try {
                return Integer.valueOf(t.strip());
            } catch (NumberFormatException e) {
                throw wrong(name);
            }
        });
    }

    Optional<Body> object(String name) {
        return value(name).map(v -> {
            if (v.getValueType() != JsonValue.ValueType.OBJECT) {
                throw wrong(name);
            }
            return new Body(v.asJsonObject());
        });
    }

    private JsonArray array(String name) {
        return value(name).map(v -> {
            if (v.getValueType() != JsonValue.ValueType.ARRAY) {
                throw wrong(name);
            }
            return v.asJsonArray();
        }).orElse(JsonValue.EMPTY_JSON_ARRAY);
    }

    List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        for (JsonValue value : array(name)) {
            if (!(value instanceof JsonString text)) {
                throw wrong(name);
            }
            all.add(kept(name, text.getString()));
        }
        return all;
    }

    List<Body> objects(String name) {
        List<Body> all = new ArrayList<>();
        for (JsonValue value : array(name)) {
            if (value.getValueType() != JsonValue.ValueType.OBJECT) {
                throw wrong(name);
            }
            all.add(new Body(value.asJsonObject()));
        }
        return all;
    }
}
