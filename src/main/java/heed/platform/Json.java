package heed.platform;

import jakarta.json.spi.JsonProvider;

/**
 * The one way to JSON. {@link jakarta.json.Json} looks through the whole class path for its provider at every object and
 * every list; this one is found once. It may be used by many threads (Jakarta JSON Processing 2.1, {@link JsonProvider}).
 */
public final class Json {
    public static final JsonProvider JSON = JsonProvider.provider();

    private Json() {}
}
